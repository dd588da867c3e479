"""What reading a file yields: tables of plain cells, their rows numbered as a human sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from oneplan.core.findings import Finding, Severity, Where

Cell = str | int | float | bool | date | None
"""One cell as the file holds it (``datetime`` is a ``date`` too); empty is ``""`` or None."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the headings.  ``number`` is what a spreadsheet shows beside it (1 = first)."""

    number: int
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook, one delimited file, or one list inside a JSON document.

    ``file`` is the path below the folder that was asked for; ``sheet`` is empty where the format
    has none; ``header_row`` is the (last) row the headings stand in.
    """

    file: str
    sheet: str
    header: list[str]
    header_row: int
    rows: list[Row] = field(repr=False)


def trouble(
    code: str,
    *,
    file: str,
    sheet: str = "",
    row: int | None = None,
    severity: Severity = Severity.ERROR,
    **facts: object,
) -> Finding:
    """A finding about a file or a sheet as a whole."""
    return Finding(code, severity, Where(file=file, sheet=sheet, row=row), {"file": file, **facts})


def is_blank(cell: Cell) -> bool:
    """Whether a cell shows nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def filled(rows: Iterable[Row]) -> list[Row]:
    """The rows in which at least one cell shows something."""
    return [row for row in rows if not all(is_blank(cell) for cell in row.cells)]
