"""Which editions of a plan hold together what it says: a full one and the books after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Issued:
    """An edition as its order knows it; ``in_force_on`` is None while it is in preparation."""

    key: UUID
    is_full: bool
    in_force_on: dt.date | None


def standing_on(editions: Sequence[Issued], day: dt.date) -> list[UUID]:
    """The editions in force on a day, in order: the last full one and what was issued after it.

    ``editions`` come in the order they were issued.
    """
    issued = [each for each in editions if each.in_force_on and each.in_force_on <= day]
    return _from_last_full(issued)


def standing_with(editions: Sequence[Issued], wanted: UUID) -> list[UUID]:
    """The editions that hold what the plan says with ``wanted`` as its newest."""
    kept: list[Issued] = []
    for each in editions:
        if each.in_force_on is not None or each.key == wanted:
            kept.append(each)
        if each.key == wanted:
            break
    return _from_last_full(kept)


def _from_last_full(issued: Sequence[Issued]) -> list[UUID]:
    last = max((place for place, each in enumerate(issued) if each.is_full), default=0)
    return [each.key for each in issued[last:]]
