"""Units: which kind of thing a unit counts, and how many of the plain unit it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from oneplan.thai.digits import to_arabic
from oneplan.thai.repair import clean


class Kind(StrEnum):
    """What a unit measures."""

    PERCENT = "percent"
    MONEY = "money"
    TIME = "time"
    PEOPLE = "people"
    COUNT = "count"
    AREA = "area"
    MEASURE = "measure"
    SCORE = "score"
    RATIO = "ratio"
    UNCLEAR = "unclear"
    UNKNOWN = "unknown"
    NONE = "none"

    @property
    def is_whole(self) -> bool:
        """Whether only whole ones exist: 0.7 of a village does not."""
        return self in (Kind.PEOPLE, Kind.COUNT)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read; ``per`` tells that it is one thing for another (บาท/คน/ปี)."""

    kind: Kind
    text: str = ""
    scale: Decimal = Decimal(1)
    per: bool = False

    @property
    def known(self) -> bool:
        return self.kind not in (Kind.NONE, Kind.UNKNOWN, Kind.UNCLEAR)


_SCALES = {"ล้านล้าน": 10**12, "พันล้าน": 10**9, "ล้าน": 10**6, "แสน": 10**5, "หมื่น": 10**4, "พัน": 10**3}
_SCALE = re.compile("^(" + "|".join(_SCALES) + ")\\s*")
_PER = re.compile("/|\\sต่อ\\s|(?<=[ก-๎])ต่อ(?=[ก-๎])")
_PER_YEAR = re.compile("(?:/|ต่อ)\\s*(?:ปี|เดือน|วัน)$")
_NO_SUCH_UNIT = frozenset(["สัดส่วน", "อัตรา", "อัตราส่วน", "หน่วย", "จำนวน", "ค่า", "ปริมาณ"])
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.PERCENT, re.compile("ร้อยละ|%|เปอร์เซ็นต์|เปอร์เซนต์|percent")),
    (Kind.MONEY, re.compile("บาท|ดอลลาร์|usd|thb")),
    (Kind.SCORE, re.compile("คะแนน|ระดับ|ลำดับ|อันดับ|ดัชนี|score")),
    (Kind.PEOPLE, re.compile("คน|ราย|ครัวเรือน|ครอบครัว|persons?|people|households?")),
    (Kind.TIME, re.compile("วัน$|วันทำการ|ปี$|เดือน$|ชั่วโมง|นาที|days?|years?|hours?")),
    (Kind.AREA, re.compile("ไร่|ตารางเมตร|ตร\\.?ม|ตารางกิโลเมตร|เฮกตาร์|ตร\\.?กม")),
    (Kind.MEASURE, re.compile(
        "ตัน|กิโลกรัม|กก\\.?|เมตร|กิโลเมตร|กม\\.?|ลบ\\.?ม|ลิตร|วัตต์|จูล|หน่วยไฟ|mwh|co2|ktoe|มคก|ไมโครกรัม"
    )),
    (Kind.COUNT, re.compile(
        "แห่ง|หมู่บ้าน|ตำบล|อำเภอ|จุด|สาย|ครั้ง|เรื่อง|โครงการ|กิจกรรม|หลักสูตร|รุ่น|กลุ่ม|คดี|ชุมชน|โรงเรียน|"
        "ผลิตภัณฑ์|ชนิด|ฉบับ|ระบบ|หลัง|ตัว|ต้น|เครื่อง|คัน|ชุด|เส้นทาง|แปลง|ฝูง|วิสาหกิจ|โรง|ชิ้น|บ่อ|เล่ม|ฐาน"
    )),
)  # fmt: skip


@lru_cache(maxsize=4096)
def read_unit(text: str) -> Unit:
    """The unit ``text`` names.

    >>> read_unit("ล้านบาท").kind, read_unit("ล้านบาท").scale
    (<Kind.MONEY: 'money'>, Decimal('1000000'))
    """
    shown = " ".join(to_arabic(clean(text)).split()).strip(" ().")
    folded = shown.lower()
    if not folded:
        return Unit(Kind.NONE)
    if folded in _NO_SUCH_UNIT:
        return Unit(Kind.UNCLEAR, shown)
    scale = _SCALE.match(folded)
    bare = folded[scale.end() :] if scale else folded
    every_year = _PER_YEAR.search(bare)
    first = _PER.split(_PER_YEAR.sub("", bare) if every_year else bare)
    kind = next((kind for kind, words in _KINDS if words.search(first[0].strip())), Kind.UNKNOWN)
    return Unit(
        kind, text=shown, scale=Decimal(_SCALES[scale[1]]) if scale else Decimal(1),
        per=len(first) > 1,
    )  # fmt: skip
