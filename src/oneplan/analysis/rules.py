"""How a place stands among others: decided with paper and pencil."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


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
