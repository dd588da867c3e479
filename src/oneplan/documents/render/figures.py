"""How numbers, money and days are written on paper."""

import re
from collections.abc import Iterable
from datetime import date

from pythainlp.util import bahttext, num_to_thaiword

from oneplan.core.money import SATANG_PER_BAHT, baht
from oneplan.documents.render.description import Cell, Kind
from oneplan.thai.digits import to_thai

DASH = "-"
"""Printed where a value was not given."""
BUDDHIST_ERA = 543
MONTHS = (
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน "
    "กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
).split()
_WORDLIKE = re.compile(r"[A-Za-z0-9_\-./:]+")


def thai_digits(text: str) -> str:
    """Thai numerals in running text; codes and words that hold Latin letters stay as they are.

    >>> thai_digits("ยาว 1,200 ม. ปี 2571 (COVID-19)")
    'ยาว ๑,๒๐๐ ม. ปี ๒๕๗๑ (COVID-19)'
    """
    return _WORDLIKE.sub(_unless_latin, text)


def _unless_latin(found: re.Match[str]) -> str:
    word = found[0]
    return word if re.search("[A-Za-z]", word) else to_thai(word)


def thai_date(day: date) -> str:
    """A day in the Buddhist era.

    >>> thai_date(date(2026, 10, 1))
    '1 ตุลาคม 2569'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}"


def baht_in_words(satang: int) -> str:
    """An amount as cheques and resolutions spell it.

    >>> baht_in_words(192_192_400_00)
    'หนึ่งร้อยเก้าสิบสองล้านหนึ่งแสนเก้าหมื่นสองพันสี่ร้อยบาทถ้วน'
    """
    whole, part = divmod(satang, SATANG_PER_BAHT)
    if not part:
        return str(bahttext(whole))
    spoken = bahttext(whole).removesuffix("ถ้วน") if whole else ""
    return f"{spoken}{num_to_thaiword(part)}สตางค์"


def money(satang: int, *, decimals: bool) -> str:
    """An amount in baht; with ``decimals`` a column of them stays aligned at the point.

    >>> money(1_234_500_75, decimals=True)
    '1,234,500.75'
    """
    whole = baht(satang)
    return whole if not decimals or "." in whole else f"{whole}.00"


def needs_decimals(cells: Iterable[Cell]) -> bool:
    """Whether any of these amounts has satang, so that all must show them."""
    return any(isinstance(cell, int) and cell % SATANG_PER_BAHT for cell in cells)


def text_of(cell: Cell, kind: Kind, *, decimals: bool = False) -> str:
    """A cell as it is read on paper, in Arabic numerals."""
    if cell is None or cell == "":
        return DASH
    if isinstance(cell, date):
        return thai_date(cell)
    if not isinstance(cell, int):
        return cell
    if kind is Kind.MONEY:
        return money(cell, decimals=decimals)
    return f"{cell:,}" if kind is Kind.COUNT else str(cell)
