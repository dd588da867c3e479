"""Values as people write them: a number with a unit, a blank, a place for a number to come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from oneplan.engines.indicator_quality.units import Kind, Unit, read_unit
from oneplan.thai.digits import to_arabic
from oneplan.thai.repair import clean

MOST_DIGITS = 24
"""A longer number is a slip of the keyboard, or worse."""
_NUMBER = re.compile("(?<![\\d.])(-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|-?\\d+(?:\\.\\d+)?|-?\\.\\d+)")
_NOTHING = re.compile(
    "[-–—._…*?/ ]+|n/?a|x+|ไม่มี(?:ข้อมูล)?|รอข้อมูล.*|อยู่ระหว่าง.*|ยังไม่มี.*|ไม่ระบุ|tbd|none|null",
    re.IGNORECASE,
)
_DOTS = re.compile("^[.…_\\-–— ]{2,}\\s*")
_SIGN = re.compile("([+\\-])\\s*[\\d.,]+$")
_LEAD = re.compile(
    "(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกิน|เพิ่มขึ้น|ลดลง|ประมาณ|จำนวน|อย่างน้อย|เฉลี่ย|ปีละ|[+<>≥≤=± ])+"
)


NO_UNIT = Unit(Kind.NONE)


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says.  ``amount`` is None where no single number stands.

    ``state``: "number", "blank" (nothing), "placeholder" (dots or a dash), "words".
    ``sign`` is the + or - somebody wrote before the number: "+8%" is a change.
    """

    text: str
    state: str
    amount: Decimal | None = None
    unit: Unit = NO_UNIT
    sign: str = ""

    @property
    def plain(self) -> Decimal | None:
        """The amount in the plain unit: 2 ล้านบาท is 2,000,000."""
        return None if self.amount is None else self.amount * self.unit.scale


@lru_cache(maxsize=8192)
def read_value(text: str) -> Value:
    """Read one cell; never guesses between two numbers.

    >>> read_value("9,981.97 ล้านบาท").amount, read_value(".......ล้านบาท").state
    (Decimal('9981.97'), 'placeholder')
    """
    shown = " ".join(to_arabic(clean(text)).split())
    if not shown:
        return Value(text, "blank")
    if _NOTHING.fullmatch(shown):
        return Value(text, "placeholder")
    numbers = list(_NUMBER.finditer(shown))
    dots = _DOTS.match(shown)
    if dots and not numbers:
        return Value(text, "placeholder", unit=read_unit(shown[dots.end() :]))
    if len(numbers) != 1 or len(numbers[0][0]) > MOST_DIGITS:
        return Value(text, "words")
    number = numbers[0]
    before = _LEAD.sub("", shown[: number.start()]).strip()
    after = shown[number.end() :].strip()
    if before and read_unit(before).kind is not Kind.PERCENT:
        return Value(text, "words")
    sign = _SIGN.search(shown[: number.end()])
    amount = Decimal(number[0].replace(",", ""))
    return Value(text, "number", amount, read_unit(before or after), sign[1] if sign else "")


def written(amount: Decimal) -> str:
    """A number for a sentence: thousands separated, at most two decimals, no empty ones.

    >>> written(Decimal("14046.158")), written(Decimal("5.00"))
    ('14,046.16', '5')
    """
    rounded = f"{amount:,.2f}" if abs(amount) >= 1 or not amount else f"{amount:,.4f}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded
