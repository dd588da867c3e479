"""Indicator rows out of a CSV file or workbook whose headings are recognised by their letters.

For the engine's own command on a file of one's own.  Files from strangers go through the
product's guarded intake, which then calls ``rows_of``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from oneplan.engines.indicator_quality.rows import Direction, IndicatorRow, Level
from oneplan.engines.sheets import read_sheets
from oneplan.thai.search import fold

HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("kpi_th", "kpi", "indicator", "name", "ตัวชี้วัด", "ชื่อตัวชี้วัด", "ตัวชี้วัดความสำเร็จ",
             "ตัวชี้วัดและหน่วยนับ", "ตัวชี้วัดเป้าหมาย"),
    "unit": ("unit_th", "unit", "หน่วย", "หน่วยนับ", "หน่วยวัด"),
    "baseline": ("base_value", "baseline", "ค่าฐาน", "ข้อมูลฐาน", "ข้อมูลพื้นฐาน", "ค่าข้อมูลฐาน"),
    "base_year": ("base_year_be", "base_year", "ปีฐาน", "ปีของค่าฐาน", "ปีข้อมูลฐาน"),
    "source": ("source", "source_th", "แหล่งข้อมูล", "แหล่งที่มา", "ที่มา", "ที่มาของข้อมูล"),
    "level": ("level", "ระดับ", "ระดับตัวชี้วัด"),
    "direction": ("direction", "ทิศทาง"),
    "issue": ("issue_th", "issue", "ประเด็น", "ประเด็นการพัฒนา", "ประเด็นยุทธศาสตร์",
              "project", "โครงการ"),
}  # fmt: skip
SEARCHED = 15
_TARGET = re.compile(
    "^(?:t|target|เป้าหมาย|ค่าเป้าหมาย|เป้า|ปี|พศ|ปีงบประมาณ|ค่าเป้าหมายปี)*(?:พศ)?(2[45]\\d\\d)?$"
)
_LETTERS = re.compile("[^0-9a-zก-๎]+")
_LEVELS = {
    "goal": Level.GOAL, "เป้าหมาย": Level.GOAL, "เป้าหมายการพัฒนา": Level.GOAL, "issue": Level.ISSUE,
    "ประเด็น": Level.ISSUE, "project": Level.PROJECT, "โครงการ": Level.PROJECT,
    "activity": Level.ACTIVITY, "กิจกรรม": Level.ACTIVITY,
}  # fmt: skip
_DIRECTIONS = {
    "up": Direction.UP, "เพิ่ม": Direction.UP, "เพิ่มขึ้น": Direction.UP, "มากดี": Direction.UP,
    "down": Direction.DOWN, "ลด": Direction.DOWN, "ลดลง": Direction.DOWN, "น้อยดี": Direction.DOWN,
    "keep": Direction.KEEP, "คงที่": Direction.KEEP,
}  # fmt: skip


class NoIndicators(ValueError):
    """No sheet of the file has a heading that names indicators."""


def read_indicators(path: Path, *, level: Level = Level.ISSUE) -> list[IndicatorRow]:
    """The indicators of every sheet of ``path``; ``level`` where no column says it.

    Raises ``NoIndicators``, or ``ValueError`` for a file that cannot be read.
    """
    found = [row for sheet in read_sheets(path) for row in rows_of(sheet, level=level)]
    if not found:
        raise NoIndicators(path.name)
    return found


def rows_of(cells: Sequence[Sequence[str]], *, level: Level = Level.ISSUE) -> list[IndicatorRow]:
    """Indicators of one sheet of text cells; none where no heading is recognised.

    Row numbers are those of the sheet, 1 for the first.  An empty issue is the one above.
    """
    best = max(range(min(SEARCHED, len(cells))), key=lambda at: _known(cells[at]), default=None)
    if best is None or "name" not in _columns(cells[best]):
        return []
    columns, years = _columns(cells[best]), _years(cells[best])
    rows: list[IndicatorRow] = []
    for at in range(best + 1, len(cells)):
        if any(cell.strip() for cell in cells[at]):
            above = rows[-1].issue if rows else ""
            row = _row(
                cells[at], columns=columns, years=years, number=at + 1, above=above, level=level
            )
            if row.name.strip() or row.baseline.strip() or any(text for _year, text in row.targets):
                rows.append(row)
    return rows


def _row(
    cells: Sequence[str],
    *,
    columns: dict[str, int],
    years: list[tuple[int, int]],
    number: int,
    above: str,
    level: Level,
) -> IndicatorRow:
    def cell(field: str) -> str:
        at = columns.get(field)
        return cells[at] if at is not None and at < len(cells) else ""

    return IndicatorRow(
        name=cell("name"), unit=cell("unit"), baseline=cell("baseline"),
        base_year=cell("base_year"), source=cell("source"), issue=cell("issue") or above,
        level=_LEVELS.get(fold(cell("level")), level),
        direction=_DIRECTIONS.get(fold(cell("direction")), Direction.UNKNOWN),
        targets=tuple((year, cells[at] if at < len(cells) else "") for at, year in years),
        number=number,
    )  # fmt: skip


def _known(cells: Sequence[str]) -> int:
    return len(_columns(cells)) + len(_years(cells))


def _columns(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        letters = _LETTERS.sub("", fold(cell))
        for field, headings in HEADINGS.items():
            if letters and letters in (_LETTERS.sub("", heading) for heading in headings):
                found.setdefault(field, at)
    return found


def _years(cells: Sequence[str]) -> list[tuple[int, int]]:
    """Columns of targets with their year; 0 for a single column of targets without one."""
    found = []
    for at, cell in enumerate(cells):
        letters = _LETTERS.sub("", fold(cell))
        match = _TARGET.fullmatch(letters) if letters else None
        if match and (match[1] or "เป้า" in letters or letters.startswith("target")):
            found.append((at, int(match[1] or 0)))
    return found
