"""Safe reading of tables: whatever a file holds, the answer is tables and findings."""

from oneplan.exchange.reading.files import read_tables
from oneplan.exchange.reading.tables import Cell, Row, Table

__all__ = ["Cell", "Row", "Table", "read_tables"]
