"""Quorum and the order of a meeting, decidable with paper and pencil."""

from __future__ import annotations

from collections.abc import Iterable

from oneplan.core.errors import Refusal

APPROVALS = frozenset({"approved", "approved_changed"})


def seats_needed(seats: int, *, percent: int) -> int:
    """How many seats make the quorum: "not less than" the share, so a part of a seat is a seat.

    >>> seats_needed(25, percent=50), seats_needed(24, percent=50)
    (13, 12)
    """
    return -(-seats * percent // 100)


def check_quorum(*, present: int, seats: int, percent: int) -> None:
    """Refuse to resolve without enough seats present."""
    needed = seats_needed(seats, percent=percent)
    if seats == 0:
        raise Refusal("committees.no_seats")
    if present < needed:
        raise Refusal("committees.no_quorum", present=present, seats=seats, needed=needed)


def check_decision(*, decision: str, resolution: str) -> None:
    """A decision is worded: the people it concerns will read it."""
    if not decision:
        raise Refusal("committees.decision_is_missing")
    if not resolution.strip():
        raise Refusal("committees.resolution_is_missing")


def next_position(taken: Iterable[int]) -> int:
    return max(taken, default=0) + 1
