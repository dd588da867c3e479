"""How a place stands among others, what a point and a strategy are: by paper and pencil."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from oneplan.core.errors import Refusal

FIELDS, CORNERS = ("S", "W", "O", "T"), ("SO", "WO", "ST", "WT")
LONGEST_TEXT = 1000
"""Letters of a point: more is an essay, not a point."""


@dataclass(frozen=True, slots=True)
class Rank:
    """A place among the places it is compared with, itself counted.

    ``place`` is None where nothing can be ranked: one value is no order, and a direction nobody
    stated says not which end is the better one.
    """

    place: int | None
    known: int
    of: int


def rank_of(own: Decimal, others: Sequence[Decimal | None], *, direction: str) -> Rank:
    """The rank of a value among those known; 1 is the best, equal values share a rank.

    >>> rank_of(Decimal(3), [Decimal(5), None, Decimal(3)], direction="up")
    Rank(place=2, known=3, of=4)
    """
    known = [value for value in others if value is not None]
    counts = {"known": len(known) + 1, "of": len(others) + 1}
    if direction not in ("up", "down") or not known:
        return Rank(None, **counts)
    better = sum(value > own if direction == "up" else value < own for value in known)
    return Rank(better + 1, **counts)


def check_words(text: str) -> str:
    """The words of a point or a strategy without the space around them.

    Raises ``Refusal`` for nothing written and for more than ``LONGEST_TEXT`` letters.
    """
    written = text.strip()
    if not written:
        raise Refusal("analysis.nothing_written")
    if len(written) > LONGEST_TEXT:
        raise Refusal("analysis.too_long", longest=LONGEST_TEXT, length=len(written))
    return written


def check_pairing(corner: str, fields: Collection[str]) -> None:
    """A strategy is made of at least one point of each of its two fields, and of no other.

    ``corner`` is ``SO``, ``WO``, ``ST`` or ``WT``; ``fields`` are those of the named points.

    >>> check_pairing("SO", ["S", "O", "O"])
    """
    if set(fields) != set(corner):
        raise Refusal("analysis.points_do_not_pair", corner=corner)
