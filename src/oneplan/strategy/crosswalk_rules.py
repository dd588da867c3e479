"""From old targets to new ones, decided on paper: what is clear, and which links to make.

Plain Python.  A pair is clear where the words are the same, or nearly so and nothing else is as
near; everything else is for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from oneplan.strategy.comparing import Change, Line, Piece, compare

NEARLY_SAME = 0.8
"""Share of words two texts keep in order from which the pair is clear without a person."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What an old target goes on as by the texts alone: the new code, and words that match.

    ``is_same``: word for word.  ``new_code`` is empty where a person has to choose.
    """

    old_code: str
    new_code: str = ""
    is_same: bool = False
    matched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A live alignment as the move sees it."""

    key: UUID
    subject: UUID
    target: UUID
    strength: int
    judged_at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One old link going on as one new target of the same record."""

    link: Link
    target: UUID


def pairs_of(old: Sequence[Line], new: Sequence[Line]) -> list[Pair]:
    """Every old target once, in the order of the old list."""
    met: dict[str, Pair] = {}
    for each in compare(old, new):
        if each.old is None or each.new is None:
            continue
        kept = share_kept(each.pieces)
        if not each.is_reworded or kept >= NEARLY_SAME:
            words = tuple(_telling(each.pieces)) if each.is_reworded else ()
            met[each.old.code] = Pair(each.old.code, each.new.code, not each.is_reworded, words)
    return [met.get(each.code, Pair(each.code)) for each in old]


def share_kept(pieces: Sequence[Piece]) -> float:
    """How much of both texts is the same, by letters: 0 to 1."""
    same = sum(len(each.text) for each in pieces if each.change is Change.SAME)
    whole = 2 * same + sum(len(each.text) for each in pieces if each.change is not Change.SAME)
    return 2 * same / whole if whole else 1.0


def steps_of(links: Iterable[Link], goes_on_as: Mapping[UUID, Sequence[UUID]]) -> list[Step]:
    """The steps of a move; a link whose target goes on as nothing has none and stays."""
    return [Step(link, target) for link in links for target in goes_on_as.get(link.target, ())]


def strongest(steps: Iterable[Step]) -> dict[tuple[UUID, UUID], Link]:
    """Which old link speaks for each new one (record and target): the strongest, then the first.

    Two old targets may go on as one new target; a record that served both serves it once.
    """
    found: dict[tuple[UUID, UUID], Link] = {}
    for step in steps:
        key = step.link.subject, step.target
        best = found.get(key)
        if best is None or _rank(step.link) < _rank(best):
            found[key] = step.link
    return found


def _rank(link: Link) -> tuple[int, datetime, UUID]:
    return -link.strength, link.judged_at, link.key


def _telling(pieces: Sequence[Piece]) -> Iterable[str]:
    return (
        each.text.strip() for each in pieces if each.change is Change.SAME and each.text.strip()
    )
