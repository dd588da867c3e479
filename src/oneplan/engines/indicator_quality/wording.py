"""Better wordings: Thai proposals built from the row, ready to be taken over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from oneplan.engines.indicator_quality import words
from oneplan.engines.indicator_quality.fitting import base_fits, likely_unit
from oneplan.engines.indicator_quality.reading import Reading
from oneplan.engines.indicator_quality.rows import Direction
from oneplan.engines.indicator_quality.units import Kind
from oneplan.engines.indicator_quality.values import written
from oneplan.engines.indicator_quality.words import GAP

_RATE = re.compile("^(?:ร้อยละ|อัตรา|เปอร์เซ็นต์)\\s*(?:ที่เพิ่มขึ้นของ|ที่ลดลงของ|ของ|การ)?\\s*")
_COUNT = re.compile("^จำนวน(?:ของ)?\\s*")
_NUMBER_END = re.compile("\\s*(?:ร้อยละ)?\\s*\\d[\\d,.]*\\s*(?:%|[ก-๎]+(?:/|ต่อ)ปี|[ก-๎]*)?\\s*$")
_ACTIVITY = re.compile(
    "^(?:ครั้ง(?:ที่|ของ)?)?(?:การ)?(?:จัดทำ|จัดกิจกรรม|จัดอบรม|จัดงาน|จัด|ฝึกอบรม|อบรม|ประชุม|สัมมนา|ดำเนินการ|ดำเนินงาน)\\s*"
)


def quantity(reading: Reading) -> str:
    """The thing measured: the name without the change it wishes for and without "ร้อยละ".

    "ร้อยละรายได้ต่อคนเพิ่มขึ้น" gives "รายได้ต่อคน".
    """
    plain = words.CHANGE_AT_END.sub("", title(reading)).strip()
    if words.HAS_AMOUNT.match(_RATE.sub("", plain)):
        plain = _RATE.sub("", plain)
    return _COUNT.sub("จำนวน", plain) or title(reading)


def title(reading: Reading) -> str:
    """The name on one line."""
    return " ".join(reading.row.name.split())


def as_growth(reading: Reading) -> str:
    """The name as a rate of change: a year upon the year before, or over the base year.

    With a baseline both are carried to the last year, for they differ.
    """
    verb = "ลดลง" if reading.direction is Direction.DOWN else "เพิ่มขึ้น"
    thing = quantity(reading)
    yearly = f"ร้อยละที่{verb}ต่อปี{_of(thing)} เทียบกับปีก่อนหน้า"
    levels = yearly_levels(reading)
    if not levels or not reading.base_year:
        return f"{yearly} ({base(reading)})"
    last, rate = reading.series[-1]
    over_base = _grown(reading, [rate])[-1]
    unit = base_unit(reading)
    return (
        f"{yearly} ({base(reading)}; ถ้านับปีแรกจากค่าฐาน ปี {last} = {written(levels[-1])} {unit})"
        f" หรือ ร้อยละที่{verb}{_of(thing)} เทียบกับปีฐาน {reading.base_year}"
        f" (ปี {last} = {written(over_base)} {unit})"
    )


def as_levels(reading: Reading) -> str:
    """The name as a level, with the targets that its growth would mean from the baseline on."""
    levels = zip((year for year, _rate in reading.series), yearly_levels(reading), strict=False)
    return f"{quantity(reading)} หน่วย: {likely_unit(reading)} ค่าเป้าหมาย {told(levels) or GAP}"


def in_points(reading: Reading) -> str:
    """A share as levels, its targets read as points added to the baseline year by year."""
    level, sign = reading.base_level, -1 if reading.direction is Direction.DOWN else 1
    levels = []
    for year, step in reading.series if level is not None else ():
        level = (level or Decimal(0)) + sign * step
        levels.append((year, level))
    return f"{quantity(reading)} ค่าเป้าหมาย {told(levels) or GAP}"


def yearly_levels(reading: Reading) -> list[Decimal]:
    """Where the growth leads, each year upon the one before, the first upon the baseline."""
    return _grown(reading, [rate for _year, rate in reading.series])


def base(reading: Reading) -> str:
    """The baseline in words, with gaps where the row says nothing that fits."""
    year, amount = reading.base_year or GAP, reading.baseline.amount
    shown = written(amount) if amount is not None and base_fits(reading) else GAP
    return f"ค่าฐานปี {year} = {shown} {base_unit(reading)}".rstrip()


def baseline_line(reading: Reading) -> str:
    """A line to fill in where the baseline is missing or wrong."""
    source = reading.row.source.strip() or GAP
    year, unit = reading.base_year or GAP, base_unit(reading)
    return f"{quantity(reading)}: ค่าฐานปี {year} = {GAP} {unit} แหล่งข้อมูล: {source}"


def base_unit(reading: Reading) -> str:
    """The unit a baseline of this row should have."""
    shown = reading.baseline.unit
    if shown.known and base_fits(reading):
        return shown.text
    if reading.unit.known and reading.unit.kind is not Kind.PERCENT:
        return reading.unit.text
    return likely_unit(reading)


def with_measure(reading: Reading) -> str:
    """The name led by a measure fitting its unit."""
    subject = _ACTIVITY.sub("", quantity(reading)) or quantity(reading)
    if reading.unit.kind is Kind.PERCENT:
        change = words.CHANGE_AT_END.search(title(reading))
        return f"ร้อยละที่เพิ่มขึ้นต่อปี{_of(subject)}" if change else f"ร้อยละ{_of(subject)}"
    lead = {
        Kind.MONEY: "มูลค่า",
        Kind.SCORE: "ระดับ",
        Kind.TIME: "ระยะเวลา",
        Kind.AREA: "พื้นที่",
        Kind.MEASURE: "ปริมาณ",
    }
    return f"{lead.get(reading.unit.kind, 'จำนวน')}{subject}"


def as_outcome(reading: Reading) -> str:
    """What to count instead of the activity: who is changed by it."""
    subject = _NUMBER_END.sub("", _ACTIVITY.sub("", _COUNT.sub("", title(reading)))).strip()
    return f"ร้อยละของ{GAP}(กลุ่มเป้าหมาย) ที่{GAP}(ผลที่เกิดขึ้น) หลังจาก{subject or GAP}"


def told(levels: Iterable[tuple[int, Decimal]]) -> str:
    """Targets by year: "2571 = 10.5, 2572 = 11"."""
    return ", ".join(f"{year or GAP} = {written(level)}" for year, level in levels)


def _grown(reading: Reading, rates: Iterable[Decimal]) -> list[Decimal]:
    level = reading.baseline.amount
    if level is None:
        return []
    levels, sign = [], -1 if reading.direction is Direction.DOWN else 1
    for rate in rates:
        level = level * (100 + sign * rate) / 100
        levels.append(level.quantize(Decimal(1)) if reading.baseline.unit.kind.is_whole else level)
    return levels


def _of(thing: str) -> str:
    """ "ของ" and the thing, a space between where the thing is in Latin letters."""
    return f"ของ {thing}" if thing[:1].isascii() else f"ของ{thing}"
