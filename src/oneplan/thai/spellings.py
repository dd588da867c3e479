"""Every spelling under which a typed word may stand in a text: short forms, full forms, numbers."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from oneplan.thai.search import fold

FILE = Path(__file__).parent / "short_forms.csv"
MOST_SPELLINGS = 8
LONG_FORM = 3
"""From so many letters on a short form is also found inside a word: รางคสล."""

_MOO = re.compile(r"(?:(?<=\s)|^)(?:หมู่ ?ที่|หมู่|ม\.) ?(?P<number>[0-9]{1,3})(?![0-9]|\.[0-9])")
_ANY_MOO = r"(?:หมู่ ?ที่|หมู่|ม\.) ?0?{number}(?:[^0-9]|$)"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One typed word.  A text holds it that holds any of its spellings, or its pattern."""

    typed: str
    spellings: tuple[str, ...] = ()
    pattern: str = ""

    @property
    def is_short(self) -> bool:
        """Whether no spelling has the three letters an index of letter triples needs."""
        return not self.pattern and max(map(len, self.spellings)) < LONG_FORM


def wanted_in(question: str) -> list[Wanted]:
    """The words of a question in order, the number of a village with the word before it as one.

    >>> [(each.typed, each.spellings) for each in wanted_in("ถนน คสล. ม.๕")]
    [('ถนน', ('ถนน',)), ('คสล.', ('คสล.', 'คอนกรีตเสริมเหล็ก', 'คสล', 'ค.ส.ล')), ('ม.5', ())]
    """
    text = fold(question)
    found, at = [], 0
    for moo in _MOO.finditer(text):
        found += [_wanted(word) for word in text[at : moo.start()].split()]
        found.append(Wanted(moo[0], pattern=_ANY_MOO.format(number=int(moo["number"]))))
        at = moo.end()
    found += [_wanted(word) for word in text[at:].split()]
    return list(dict.fromkeys(found))


def finder(wanted: Wanted) -> re.Pattern[str]:
    """What finds the word in a folded text, the longest spelling first."""
    if wanted.pattern:
        return re.compile(wanted.pattern)
    longest_first = sorted(wanted.spellings, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


@cache
def short_forms() -> dict[str, str]:
    """Short form without dots → what it stands for."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["short"]: row["full"] for row in csv.DictReader(file)}


def _wanted(word: str) -> Wanted:
    found = [word]
    for short, full in short_forms().items():
        for spelled in list(found):
            found += [each for each in _others(spelled, short, full) if each not in found]
    return Wanted(word, tuple(found[:MOST_SPELLINGS]))


def _others(word: str, short: str, full: str) -> Iterator[str]:
    """The same word with a short form written out, with and without dots, or shortened."""
    dotted = ".".join(short)
    written = _written(word, short)
    if written:
        yield word.replace(written, full, 1)
    if written and (len(short) >= LONG_FORM or (len(short) > 1 and word == written)):
        yield word.replace(written, short, 1)
        yield word.replace(written, dotted, 1)
    if full in word and len(short) >= LONG_FORM:
        yield word.replace(full, short)
        yield word.replace(full, dotted)


def _written(word: str, short: str) -> str:
    """How ``short`` stands in ``word``; empty where it does not, or may be part of another word.

    One or two letters must open the word and be followed by a dot, or be the whole of it.
    """
    for bare in (short, ".".join(short)):
        if len(short) >= LONG_FORM:
            if bare in word:
                return f"{bare}." if f"{bare}." in word else bare
        elif word.startswith(f"{bare}.") and word[len(bare) + 2 : len(bare) + 3] != ".":
            return f"{bare}."
        elif word == bare and len(short) > 1:
            return bare
    return ""
