"""What a reader asks for in an address, read without surprise: nonsense is as if not asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from oneplan.thai.digits import parse_decimal, to_arabic
from oneplan.thai.errors import UnreadableText
from oneplan.thai.search import fold

LONGEST_QUESTION = 200
FIRST_YEAR, LAST_YEAR = 2400, 2700
MOST_SATANG = 2**63 - 1


def asked_words(query: Mapping[str, str], name: str = "q") -> str:
    """Words to search for, folded as search columns are; empty when none were asked for."""
    return fold(query.get(name, "").replace("\x00", "")[:LONGEST_QUESTION])


def asked_year(query: Mapping[str, str], name: str = "fiscal_year") -> int | None:
    """A fiscal year (B.E.), in Thai or Arabic digits; None when none was asked for."""
    text = to_arabic(query.get(name, "").strip())
    if len(text) != 4 or not (text.isascii() and text.isdecimal()):
        return None
    year = int(text)
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def asked_start(query: Mapping[str, str], found: int, *, size: int) -> int:
    """Where the rows of a numbered list begin (``from``), in Thai or Arabic digits.

    Whole pages only, and the last one for whoever asks beyond it.
    """
    typed = to_arabic(query.get("from", "").strip())[:9]
    asked = int(typed) if typed.isascii() and typed.isdecimal() else 0
    return min(asked, max(0, found - 1)) // size * size


def asked_satang(query: Mapping[str, str], name: str) -> int | None:
    """An amount written in baht, in any spelling, as satang; None when none was asked for."""
    typed = query.get(name, "").strip()[:40]
    if not typed:
        return None
    try:
        satang = parse_decimal(typed) * 100
    except (UnreadableText, ArithmeticError):
        return None
    return int(satang) if 0 <= satang <= MOST_SATANG else None


def asked_choice(query: Mapping[str, str], name: str, choices: Iterable[object]) -> str:
    """One of the choices, or empty."""
    wished = query.get(name, "")
    known = {str(choice) for choice in choices}
    return wished if wished in known else ""


def asked_key(query: Mapping[str, str], name: str) -> UUID | None:
    """A UUID; None when none was asked for."""
    try:
        return UUID(query.get(name, ""))
    except ValueError:
        return None


def asked_keys(given: Iterable[str]) -> list[UUID]:
    """The UUIDs among what was ticked; nonsense is as if not ticked."""
    found = []
    for text in given:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
