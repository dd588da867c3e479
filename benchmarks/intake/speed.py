"""How fast intake is: one small workbook, a folder of real lines, a workbook of 100,000 rows.

Run ``.venv/bin/python benchmarks/intake/speed.py``; each figure stands beside its limit.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from oneplan.config.env import read_env
from oneplan.exchange.gathering import gather

HEADINGS = (
    "ปีงบประมาณ", "รหัสรายการ", "ประเภทหน่วยงาน", "รหัสหน่วยงาน", "โครงการ", "งบรายจ่าย",
    "รายการ", "จำนวนเงิน", "รหัสจังหวัด", "รหัสอำเภอ", "รหัสตำบล",
)  # fmt: skip


def write_workbook(path: Path, *, rows: int) -> Path:
    """A made-up workbook of budget lines."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("งบ")
    sheet.write_row(0, 0, HEADINGS)
    for number in range(1, rows + 1):
        project, item = f"โครงการพัฒนาด้านที่ {number % 50}", f"ก่อสร้างถนน หมู่ที่ {number}"
        line = (2571, f"L{number}", "จังหวัด", "67", project, "งบลงทุน", item)
        sheet.write_row(number, 0, (*line, number * 100.25, 67, "6701;6703", ""))
    book.close()
    return path


def measure(name: str, limit: float, work: Callable[[], object]) -> bool:
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    sys.stdout.write(f"{name:<40}{seconds:8.2f} s   limit {limit:g} s\n")
    return seconds <= limit


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        small = write_workbook(Path(folder, "small.xlsx"), rows=10)
        large = write_workbook(Path(folder, "large.xlsx"), rows=100_000)
        kept = [
            measure("a workbook of 10 rows", 0.5, lambda: gather(small)),
            measure("a workbook of 100,000 rows", 15, lambda: gather(large)),
        ]
    real = read_env().real_data / "province_budget_fy2565"
    if real.is_dir():
        kept.append(measure("the provinces' lines of FY2565", 2, lambda: gather(real)))
    else:
        sys.stdout.write(f"real data not found: {real} (set ONEPLAN_REAL_DATA)\n")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
