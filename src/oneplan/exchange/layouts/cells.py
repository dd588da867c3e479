"""From one cell to one typed value, exactly, or a reason why not.

A reader takes a cell and gives the value, ``None`` for a cell that shows nothing, or raises
``UnreadableCell``.  Nothing is guessed: money with a misplaced comma is refused, a year that
could be of two eras as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from oneplan.exchange.reading import Cell
from oneplan.thai.dates import parse_date
from oneplan.thai.digits import parse_decimal, to_arabic
from oneplan.thai.errors import UnreadableText
from oneplan.thai.repair import clean
from oneplan.thai.years import parse_be_year

Reader = Callable[[Cell], object]

LARGEST_SATANG = 10**16
_NOTHING = frozenset({"", "-", "–", "—", "none", "null", "nan", "n/a", "#n/a"})
_DOTS = re.compile(r"[.…\s]+")
_MONEY_WORDS = re.compile(r"(?:(?:หมื่น|แสน|สิบ|ร้อย|พัน)?ล้าน|พัน|หมื่น|แสน)?(?:บาท|฿|baht|thb)?(?:ถ้วน)?")
_LEADING_MONEY = re.compile(r"(?:รวม|เป็นเงิน|จำนวน|฿|บาท)\s*")
_SEPARATOR = re.compile(r"[;,|/\s]+|และ")
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}")
_YES = frozenset({"1", "true", "yes", "y", "ใช่", "มี", "✓", "✔", "x"})
_NO = frozenset({"0", "false", "no", "n", "ไม่", "ไม่ใช่", "ไม่มี"})


class UnreadableCell(ValueError):
    """A cell cannot be read as what its column holds; ``code`` and ``facts`` make the finding."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


@lru_cache(maxsize=65_536)
def _cleaned(text: str) -> str:
    return clean(text)


def shown(cell: Cell) -> str:
    """The cell's text as somebody sees it: a whole float without its ``.0``."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 10**15 else repr(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def is_nothing(cell: Cell) -> bool:
    """Whether the cell says that there is nothing: empty, a dash, the word None."""
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _NOTHING)


def read_text(cell: Cell) -> str | None:
    """The text with damaged letters repaired and spaces evened out."""
    return _cleaned(shown(cell)) or None


def read_printed(cell: Cell) -> str | None:
    """A measured value as it is printed; a number of a spreadsheet with thousands parted."""
    if is_nothing(cell) or (isinstance(cell, str) and _DOTS.fullmatch(cell)):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return f"{_number(cell, code='exchange.number_unreadable').normalize():,f}"
    return read_text(cell)


def was_repaired(cell: Cell) -> bool:
    """Whether cleaning changed more than spaces."""
    if not isinstance(cell, str):
        return False
    cleaned = _cleaned(cell)
    return cleaned != cell and "".join(cleaned.split()) != "".join(cell.split())


def read_satang(cell: Cell, *, scale: int = 1) -> int | None:
    """An amount of money in satang; ``scale`` is how many baht the column's unit is.

    A negative amount, part of a satang and an amount no budget has are refused.
    """
    if is_nothing(cell) or (isinstance(cell, str) and _DOTS.fullmatch(cell)):
        return None
    satang = _baht(cell) * scale * 100
    if satang < 0:
        raise UnreadableCell("exchange.amount_negative")
    if satang > LARGEST_SATANG:
        raise UnreadableCell("exchange.amount_too_large")
    if satang != satang.to_integral_value():
        raise UnreadableCell("exchange.amount_has_part_of_a_satang")
    return int(satang)


def read_number(cell: Cell) -> Decimal | None:
    """A number without a unit, exactly as written."""
    if is_nothing(cell):
        return None
    return _number(cell, code="exchange.number_unreadable")


def read_count(cell: Cell) -> int | None:
    """A whole number of people, items or units; never negative."""
    number = read_number(cell)
    if number is None:
        return None
    if number < 0 or number != number.to_integral_value():
        raise UnreadableCell("exchange.count_unreadable")
    return int(number)


def read_year(cell: Cell) -> int | None:
    """A B.E. year, from whichever digits, era or mark it is written with."""
    if is_nothing(cell):
        return None
    if isinstance(cell, date) or not isinstance(cell, str | int | float):
        raise UnreadableCell("exchange.year_unreadable")
    try:
        return parse_be_year(cell.strip() if isinstance(cell, str) else cell)
    except (UnreadableText, ValueError, OverflowError):
        raise UnreadableCell("exchange.year_unreadable") from None


def read_day(cell: Cell) -> date | None:
    """A day, written any Thai way or kept by the spreadsheet as a date (B.E. years as well)."""
    if is_nothing(cell):
        return None
    if not isinstance(cell, str | date):
        raise UnreadableCell("exchange.day_unreadable")
    try:
        return parse_date(cell)
    except (UnreadableText, ValueError):
        raise UnreadableCell("exchange.day_unreadable") from None


def read_flag(cell: Cell) -> bool | None:
    """Yes or no."""
    if is_nothing(cell):
        return None
    word = shown(cell).strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise UnreadableCell("exchange.flag_unreadable")


def read_code(cell: Cell, *, digits: tuple[int, ...] = ()) -> str | None:
    """A code as text: 67.0 is "67", Thai digits become Arabic, lost leading zeros come back.

    ``digits`` are the lengths an official number may have; without them any code is taken.
    """
    if is_nothing(cell):
        return None
    code = to_arabic(shown(cell)).strip().lstrip("'")
    if _SCIENTIFIC.fullmatch(code) and Decimal(code) == Decimal(code).to_integral_value():
        code = str(int(Decimal(code)))
    if not digits:
        return _cleaned(code)
    if not (code.isascii() and code.isdigit()):
        raise UnreadableCell("exchange.code_unreadable")
    length = next((each for each in sorted(digits) if each >= len(code)), None)
    if length is None:
        raise UnreadableCell("exchange.code_wrong_length", lengths=", ".join(map(str, digits)))
    return code.zfill(length)


def read_codes(cell: Cell, *, digits: tuple[int, ...] = ()) -> tuple[str, ...]:
    """Several codes in one cell, in order and each once."""
    if is_nothing(cell):
        return ()
    parts = [part for part in _SEPARATOR.split(shown(cell)) if part.strip()]
    codes = (read_code(part, digits=digits) for part in parts)
    return tuple(dict.fromkeys(code for code in codes if code))


def read_names(cell: Cell) -> tuple[str, ...]:
    """Several names in one cell, parted by ``;``."""
    parts = (_cleaned(part) for part in shown(cell).split(";"))
    return tuple(part for part in parts if part)


def _baht(cell: Cell) -> Decimal:
    if isinstance(cell, str):
        text = _LEADING_MONEY.sub("", to_arabic(_cleaned(cell))).removesuffix(".-").strip()
        if text.isascii() and text.isdigit():
            return Decimal(text)
        words = re.sub(r"[0-9.,()+\-−\s]", "", text).casefold()
        if not _MONEY_WORDS.fullmatch(words):
            raise UnreadableCell("exchange.amount_unreadable")
        cell = text
    return _number(cell, code="exchange.amount_unreadable")


def _number(cell: Cell, *, code: str) -> Decimal:
    """The exact decimal of a cell; a float is the shortest number that the file can mean."""
    if cell is None or isinstance(cell, bool | date):
        raise UnreadableCell(code)
    if isinstance(cell, int):
        return Decimal(cell)
    if isinstance(cell, float):
        number = Decimal(repr(cell))
        if not number.is_finite():
            raise UnreadableCell(code)
        return number
    if len(cell) > 60:
        raise UnreadableCell(code)
    try:
        return parse_decimal(cell)
    except UnreadableText:
        raise UnreadableCell(code) from None
