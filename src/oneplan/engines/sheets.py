"""Sheets of plain text cells out of a CSV file or a workbook, for the engines' own commands.

For files of one's own: nothing here guards against a hostile file, as the product's intake does.
"""

from __future__ import annotations

import contextlib
import csv
import io
from pathlib import Path

import python_calamine

ENCODINGS = ("utf-8-sig", "cp874")
MOST_BYTES = 50_000_000


def read_sheets(path: Path) -> list[list[list[str]]]:
    """Every sheet as rows of text; one for a delimited file.

    Raises ``ValueError`` saying why for a file that is too large, empty or of another kind.
    """
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"{path.name}: larger than {MOST_BYTES:,} bytes")
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".ods"):
        return _workbook(path)
    return [_delimited(path)]


def _workbook(path: Path) -> list[list[list[str]]]:
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except python_calamine.CalamineError as problem:
        raise ValueError(f"{path.name}: {problem}") from problem
    return [[[_text(cell) for cell in row] for row in sheet] for sheet in sheets]


def _delimited(path: Path) -> list[list[str]]:
    held = path.read_bytes()
    if b"\0" in held:
        raise ValueError(f"{path.name}: not a text file")
    text = _decoded(held)
    if not text.strip():
        raise ValueError(f"{path.name}: empty or in an unknown encoding")
    first = text.splitlines()[0]
    delimiter = max(",;\t|", key=first.count)
    return [list(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]


def _decoded(held: bytes) -> str:
    """UTF-8, else Thai Windows; "" for neither."""
    for encoding in ENCODINGS:
        with contextlib.suppress(UnicodeDecodeError):
            return held.decode(encoding)
    return ""


def _text(cell: object) -> str:
    """A workbook's whole numbers without the ".0" that spreadsheets give them."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
