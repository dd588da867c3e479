"""A key by which plain byte order is Thai dictionary order.

The database has no Thai collation (it is built without ICU), so the order is
computed here and stored beside the name.
"""

import re

from oneplan.thai.digits import to_arabic
from oneplan.thai.marks import CONSONANT
from oneplan.thai.repair import clean

_LEADING_VOWEL = re.compile(f"([เ-ไ])([{CONSONANT}])")
_SECOND_LEVEL = {"็": "1", "่": "2", "้": "3", "๊": "4", "๋": "5", "์": "6"}
_NUMBER = re.compile("[0-9]+")
_PUNCTUATION = re.compile("[!-/:-@\\[-`{-~‐-‧«»]+")
_UNMARKED = "0"
_LEVEL_BREAK = "\t"


def sort_key(text: str) -> str:
    """The key of ``text``: sort by it as plain code points (``COLLATE "C"``).

    A leading vowel counts behind its consonant and tone marks only break ties, as in
    the Royal Institute's dictionary; numbers sort by value; case and punctuation do
    not count.

    >>> sorted("ขา ไก่ โกง แกะ เกาะ ก้าง กา".split(), key=sort_key)
    ['กา', 'ก้าง', 'เกาะ', 'แกะ', 'โกง', 'ไก่', 'ขา']
    >>> sorted(["หมู่ 10", "หมู่ ๒"], key=sort_key)
    ['หมู่ ๒', 'หมู่ 10']
    """
    plain = _PUNCTUATION.sub(" ", to_arabic(clean(text)).casefold())
    swapped = _LEADING_VOWEL.sub(r"\2\1", " ".join(plain.split()))
    letters: list[str] = []
    marks: list[str] = []
    for letter in swapped:
        if letter not in _SECOND_LEVEL:
            letters.append(letter)
            marks.append(_UNMARKED)
        elif marks:
            marks[-1] += _SECOND_LEVEL[letter]
    first = _NUMBER.sub(_by_value, "".join(letters))
    ties = "".join(marks).rstrip(_UNMARKED)
    return f"{first}{_LEVEL_BREAK}{ties}" if ties else first


def _by_value(found: re.Match[str]) -> str:
    """Digits behind their count, so that 9 stands before 10 in code-point order."""
    digits = found[0].lstrip("0") or "0"
    parts = (digits[at : at + 99] for at in range(0, len(digits), 99))
    return "".join(f"0{len(part):02}{part}" for part in parts)
