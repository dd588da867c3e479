"""Indicators out of a text field: one a line, name, target and baseline told apart.

Projects and activities write "ร้อยละของครัวเรือนที่มีน้ำใช้ ไม่น้อยกว่าร้อยละ 80" into one box.
What stands there is read as it stands: the first number with its unit is the target, a baseline
only what is called one.  Nothing is guessed into a row that the line does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from oneplan.engines.indicator_quality.rows import IndicatorRow, Level
from oneplan.thai.digits import to_arabic
from oneplan.thai.repair import clean

MOST_LINES = 30
"""Lines of a field that are read; nobody steers a work by more."""
NUMBER = "-?\\d[\\d,]*(?:\\.\\d+)?"
_MARK = re.compile(
    "^(?:[-•*–—]\\s*|\\(?[0-9ก-ฮ]{1,2}[.)]\\s+|\\(\\d{1,2}\\)\\s*|(?:ตัวชี้วัด|ตัวชี้วัดที่)\\s*\\d*\\s*[:.]\\s*"
    "|(?:เชิงปริมาณ|เชิงคุณภาพ|ผลผลิต|ผลลัพธ์)\\s*[:：]\\s*)+"
)
_HEADING = re.compile("(?:ตัวชี้วัด|เชิงปริมาณ|เชิงคุณภาพ|ผลผลิต|ผลลัพธ์|ค่าเป้าหมาย)\\s*[:：]?")
_BASE = re.compile(
    "[(\\s]*(?:ค่าฐาน|ข้อมูลฐาน|ปีฐาน)\\s*(?:(?:ปี|พ\\.ศ\\.)\\s*(25\\d\\d))?\\s*[:=]?\\s*"
    f"((?:ร้อยละ\\s*)?{NUMBER}\\s*[^\\s()\\d,;]*)\\s*(?:\\(?(?:ปี|พ\\.ศ\\.)?\\s*(25\\d\\d)\\)?)?\\)?"
)
_TARGET = re.compile(
    "(?P<lead>(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกิน|อย่างน้อย|เป้าหมาย|เท่ากับ|[>=≥:]|\\s)*)"
    f"(?:(?P<percent>ร้อยละ)\\s*(?P<share>{NUMBER})|(?P<number>{NUMBER})\\s*(?P<unit>%|[ก-๎A-Za-z./]+)?)"
)
_NAMED = re.compile("(?:พ\\.ศ\\.|มาตรา|หมู่(?:ที่)?|ครั้งที่|รุ่นที่|ระยะที่|ข้อ|อายุ|ทล\\.|สาย)\\s*$")
"""What stands before a number that names something and is no target."""
_YEAR = re.compile("25\\d\\d")


def rows_in(text: str, *, level: Level, year: int) -> list[IndicatorRow]:
    """The indicators of a text field, for the targets of one fiscal year (B.E.; 0: unknown).

    An empty field is one row without a name, so that the review can say so.

    >>> row = rows_in("1) จำนวนแปลงที่มีน้ำใช้ 40 แปลง", level=Level.ACTIVITY, year=2571)[0]
    >>> row.name, row.targets
    ('จำนวนแปลงที่มีน้ำใช้', ((2571, '40 แปลง'),))
    """
    lines = list(_lines(text))[:MOST_LINES]
    return [
        _row(line, level=level, year=year, number=at) for at, line in enumerate(lines, start=1)
    ] or [IndicatorRow(name="", level=level, number=1)]


def _lines(text: str) -> Iterator[str]:
    for part in re.split("[\\r\\n;]+", clean(text)):
        line = _MARK.sub("", to_arabic(part).strip()).strip()
        if any(map(str.isalpha, line)) and not _HEADING.fullmatch(line):
            yield line


def _row(line: str, *, level: Level, year: int, number: int) -> IndicatorRow:
    base = _BASE.search(line)
    rest = (line[: base.start()] + " " + line[base.end() :]).strip() if base else line
    name, target = _told_apart(rest)
    return IndicatorRow(
        name=name,
        unit=_unit(target),
        baseline=base[2].strip() if base else "",
        base_year=(base[1] or base[3] or "") if base else "",
        targets=((year, target),) if target else (),
        level=level,
        number=number,
    )


def _told_apart(line: str) -> tuple[str, str]:
    """The name of a line and its target as written; the target may be empty."""
    for found in _TARGET.finditer(line):
        number = found["share"] or found["number"]
        at = found.start("share") if found["percent"] else found.start("number")
        if _YEAR.fullmatch(number) or _NAMED.search(line[:at]):
            continue
        before, after = line[: found.start()].strip(), line[found.end() :].strip()
        if found["percent"]:
            name = f"ร้อยละ{after}" if not before else f"{before} {after}".strip()
            return name, f"ร้อยละ {number}"
        return f"{before} {after}".strip(), f"{number} {found['unit'] or ''}".strip()
    return line, ""


def _unit(target: str) -> str:
    if target.startswith("ร้อยละ") or target.endswith("%"):
        return "ร้อยละ"
    return re.sub(f"^{NUMBER}\\s*", "", target)
