"""How the cells of a table are written on paper."""

import re
from datetime import date

from oneplan.documents.render.description import Cell, Kind, Marked
from oneplan.thai.dates import thai_date
from oneplan.thai.digits import to_thai
from oneplan.thai.money_words import format_baht

DASH = "-"
"""Printed where a value was not given."""
_WORDLIKE = re.compile(r"[A-Za-z0-9_\-./:?=&%#~+@]+")


def thai_digits(text: str) -> str:
    """Thai numerals in running text; codes and words that hold Latin letters stay as they are.

    >>> thai_digits("ยาว 1,200 ม. ปี 2571 (COVID-19)")
    'ยาว ๑,๒๐๐ ม. ปี ๒๕๗๑ (COVID-19)'
    """
    return _WORDLIKE.sub(_unless_latin, text)


def _unless_latin(found: re.Match[str]) -> str:
    word = found[0]
    return word if re.search("[A-Za-z]", word) else to_thai(word)


def text_of(cell: Cell, kind: Kind, *, decimals: bool = False) -> str:
    """A cell as it is read on paper, in Arabic numerals.

    With ``decimals`` whole baht show ``.00`` too, so that a column stays aligned.
    """
    if isinstance(cell, Marked):
        cell = str(cell)
    if cell is None or cell == "":
        return DASH
    if isinstance(cell, date):
        return thai_date(cell)
    if not isinstance(cell, int):
        return cell
    if kind is Kind.MONEY:
        return format_baht(cell, decimals="always" if decimals else "needed")
    return f"{cell:,}" if kind is Kind.COUNT else str(cell)
