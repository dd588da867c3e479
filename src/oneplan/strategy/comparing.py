"""Two versions of a list beside each other: added, removed, reworded, moved.  Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from oneplan.thai.comparing import stretches
from oneplan.thai.search import fold
from oneplan.thai.segment import words

ALIKE = 0.6
"""Share of words in common from which the same code says the same thing in other words."""


class Change(StrEnum):
    """What became of a target between two versions; a moved one may be reworded as well."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    MOVED = "moved"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Line:
    """A target as it is compared: its code, its words, and the code it lies below."""

    code: str
    words: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a pair of texts.  ``change``: same, removed (old only), added (new only)."""

    text: str
    change: Change


@dataclass(frozen=True, slots=True)
class Difference:
    """A target of either version with what became of it; ``pieces`` tell its words."""

    change: Change
    old: Line | None = None
    new: Line | None = None
    is_reworded: bool = False
    pieces: tuple[Piece, ...] = ()


def compare(old: Sequence[Line], new: Sequence[Line]) -> list[Difference]:
    """Every target of both versions once, in the order of the new one, removed ones last.

    A target is the same where its words are, wherever it went; else where its code is and most
    of its words still are.  A code that now says something else was removed and added.
    """
    pairs = _pairs(old, new)
    met = {each.code for each in pairs.values()}
    told = [_told(pairs.get(each.code), each) for each in new]
    return told + [Difference(Change.REMOVED, old=each) for each in old if each.code not in met]


def pieces_of(old: str, new: str) -> tuple[Piece, ...]:
    """The words of both texts in order, told apart.

    >>> [(piece.text, piece.change.value) for piece in pieces_of("a b", "a c")]
    [('a ', 'same'), ('b', 'removed'), ('c', 'added')]
    """
    return tuple(
        Piece(text, change)
        for shared, gone, came in stretches(words(old), words(new))
        for text, change in (
            (shared, Change.SAME),
            (gone, Change.REMOVED),
            (came, Change.ADDED),
        )
        if text
    )


def _pairs(old: Sequence[Line], new: Sequence[Line]) -> dict[str, Line]:
    """The old target of each new code that has one."""
    by_code = {each.code: each for each in old}
    by_words: dict[str, list[Line]] = {}
    for each in old:
        by_words.setdefault(fold(each.words), []).append(each)
    pairs: dict[str, Line] = {}
    taken: set[str] = set()
    for each in new:
        same = by_words.get(fold(each.words), [])
        ahead = sorted(same, key=lambda one: one.code != each.code)
        found = next((one for one in ahead if one.code not in taken), None)
        if found:
            pairs[each.code] = found
            taken.add(found.code)
    for each in new:
        found = by_code.get(each.code)
        if each.code in pairs or found is None or found.code in taken:
            continue
        if alike(found.words, each.words) >= ALIKE:
            pairs[each.code] = found
            taken.add(found.code)
    return pairs


def alike(one: str, other: str) -> float:
    """Share of words two texts have in common, in order: 0 to 1."""
    before = [word for word in words(fold(one)) if word.strip()]
    after = [word for word in words(fold(other)) if word.strip()]
    return SequenceMatcher(None, before, after, autojunk=False).ratio()


def _told(old: Line | None, new: Line) -> Difference:
    if old is None:
        return Difference(Change.ADDED, new=new)
    is_reworded = old.words != new.words
    pieces = pieces_of(old.words, new.words) if is_reworded else ()
    if (old.code, old.parent) != (new.code, new.parent):
        return Difference(Change.MOVED, old, new, is_reworded, pieces)
    return Difference(
        Change.REWORDED if is_reworded else Change.SAME, old, new, is_reworded, pieces
    )
