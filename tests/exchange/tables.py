"""Small made-up tables and files for the intake's tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from oneplan.config.env import read_env
from oneplan.exchange.reading import Cell, Row, Table

LINE_HEADINGS = (
    "ปีงบประมาณ", "รหัสรายการ", "ประเภทหน่วยงาน", "รหัสหน่วยงาน",
    "โครงการ", "งบรายจ่าย", "รายการ", "จำนวนเงิน",
)  # fmt: skip


def table(header: Sequence[str], *rows: Sequence[Cell], file: str = "t.csv") -> Table:
    """A table whose rows are numbered from 2, as under one row of headings."""
    numbered = [Row(number, list(cells)) for number, cells in enumerate(rows, start=2)]
    return Table(file, "", list(header), 1, numbered)


def line(
    line_id: str = "L1", amount: Cell = 100, *, owner: str = "67", item: str = "ก่อสร้างถนน"
) -> list[Cell]:
    """A row under ``LINE_HEADINGS``."""
    return [2571, line_id, "จังหวัด", owner, "โครงการพัฒนาด้านสังคม", "งบลงทุน", item, amount]


def workbook(path: Path, **sheets: Sequence[Sequence[Cell]]) -> Path:
    """A workbook with the given sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def real_data(folder: str) -> Path:
    """A folder of real data, or a skip that says what is missing."""
    path = read_env().real_data / folder
    if not path.is_dir():
        pytest.skip(f"real data not found: {path} (set ONEPLAN_REAL_DATA)")
    return path
