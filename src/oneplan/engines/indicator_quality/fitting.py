"""Which units fit a name: what "จำนวนวัน" may be counted in, and what it may not."""

from __future__ import annotations

import re

from oneplan.engines.indicator_quality import words
from oneplan.engines.indicator_quality.reading import Reading
from oneplan.engines.indicator_quality.units import Kind, Unit
from oneplan.engines.indicator_quality.words import GAP

COUNTS_TIME = re.compile("จำนวน(?:ของ)?\\s*(?:วัน|ปี|เดือน|ชั่วโมง|นาที)|ระยะเวลา")
COUNTS = re.compile("จำนวน")
IS_MONEY = re.compile("มูลค่า|รายได้|รายจ่าย|ค่าใช้จ่าย|ผลิตภัณฑ์มวลรวม|ยอดขาย|ยอดจำหน่าย|gpp|gdp|หนี้สิน")
IS_AREA = re.compile("พื้นที่")
IS_PERCENT = re.compile("ร้อยละ|เปอร์เซ็นต์|%")
IS_TOTAL = re.compile("ปริมาณ")

_COUNTED_IN = (
    ("ครัวเรือน", re.compile("จำนวน(?:ของ)?ครัวเรือน")),
    ("หมู่บ้าน", re.compile("จำนวน(?:ของ)?หมู่บ้าน")),
    ("คดี", re.compile("จำนวน(?:ของ)?คดี")),
    ("ครั้ง", re.compile("จำนวน(?:ของ)?(?:ครั้ง|อุบัติเหตุ|การเกิด)")),
    ("ผลิตภัณฑ์", re.compile("จำนวน(?:ของ)?ผลิตภัณฑ์")),
    ("คน", re.compile("จำนวน(?:ของ)?(?:คน|ผู้|ประชา|นัก|แรงงาน|เด็ก|เยาวชน|ราษฎร)")),
    ("ราย", re.compile("จำนวน(?:ของ)?(?:เกษตรกร|สมาชิก)")),
    ("แห่ง", re.compile("จำนวน(?:ของ)?(?:สถาน|วิสาหกิจ|โรง|แหล่ง|ศูนย์|ชุมชน|ตำบล|องค์กร|สหกรณ์|ร้าน|ตลาด)")),
)  # fmt: skip


def contradicts(name: str, unit: Unit) -> bool:
    """Whether a unit cannot measure what the folded ``name`` announces.

    Percents are left to the caller: they may be growth.
    """
    if not unit.known or unit.kind is Kind.PERCENT:
        return False
    if COUNTS_TIME.match(name):
        return unit.kind is not Kind.TIME
    if COUNTS.match(name):
        return unit.kind in (Kind.MONEY, Kind.SCORE) or unit.per
    if IS_MONEY.match(name):
        return unit.kind is not Kind.MONEY
    if IS_AREA.match(name):
        return unit.kind in (Kind.MONEY, Kind.TIME)
    return bool(IS_TOTAL.match(name)) and unit.per


def base_fits(reading: Reading) -> bool:
    """Whether the baseline's own unit, if it shows one, can be that of the name."""
    return not contradicts(reading.name, reading.baseline.unit)


def likely_unit(reading: Reading) -> str:
    """The unit the baseline shows, if it fits; else what the name asks for, or a gap."""
    shown = reading.baseline.unit
    if shown.known and base_fits(reading):
        return shown.text
    time = COUNTS_TIME.match(reading.name)
    if time:
        return next((u for u in ("วัน", "เดือน", "ปี", "ชั่วโมง", "นาที") if u in time[0]), GAP)
    counted = next((unit for unit, names in _COUNTED_IN if names.match(reading.name)), "")
    if counted or COUNTS.match(reading.name):
        return counted or GAP
    if IS_MONEY.match(reading.name):
        return "บาท หรือ ล้านบาท"
    if IS_AREA.match(reading.name):
        return "ไร่"
    rate = words.STARTS_WITH_RATE.match(reading.name) or words.CHANGE_AT_END.search(reading.name)
    return "ร้อยละ" if rate else GAP
