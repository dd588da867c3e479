"""Two wordings of one text, told apart word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from oneplan.thai.segment import NO_NAMES, words


class Change(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of whole words that both wordings share, or that only one of them has."""

    change: Change
    text: str


def compare_words(old: str, new: str, *, names: frozenset[str] = NO_NAMES) -> list[Piece]:
    """What stayed, what went and what came, in reading order; what went stands first.

    The pieces that are not ``NEW`` join to ``old``, those that are not ``GONE`` to ``new``.

    >>> [piece.text for piece in compare_words("ถนนกว้าง 4 เมตร", "ถนนกว้าง 5 เมตร")]
    ['ถนนกว้าง ', '4', '5', ' เมตร']
    """
    return list(_joined(stretches(words(old, names=names), words(new, names=names))))


def stretches(old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    """(shared, gone, new) stretches of two lists of words, nothing joined over a space.

    Only one of shared or the other two is filled.
    """
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            yield "".join(old[i:j]), "", ""
        else:
            yield "", "".join(old[i:j]), "".join(new[k:m])


def _joined(steps: Iterator[tuple[str, str, str]]) -> Iterator[Piece]:
    """Changes with nothing but a space between them read as one change."""
    gone = new = space = ""
    for same, went, came in steps:
        if same and not same.strip() and (gone or new):
            space += same
            continue
        if same:
            yield from _told(gone, new)
            yield Piece(Change.SAME, space + same)
            gone = new = space = ""
            continue
        gone, new, space = gone + space + went, new + space + came, ""
    yield from _told(gone, new)
    if space:
        yield Piece(Change.SAME, space)


def _told(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece(Change.GONE, gone)
    if new:
        yield Piece(Change.NEW, new)
