"""Ranking a year's list, drawing the frame on it, and comparing two runs.

Told with a worked table in docs/rules/ranking.md.  Ranking comes first and the frame
(กรอบวงเงิน) later: moving the line never changes a rank.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from oneplan.core.errors import Refusal

RULES_VERSION = 1
"""Part of every run's hash: raised whenever the order of a list could come out differently."""

SCORED, NOT_SCORED, GATE_SHUT = "scored", "not_scored", "gate_shut"
NOT_RANKED, OTHER_MONEY = "not_ranked", "other_money"
ORDER = (SCORED, NOT_SCORED, GATE_SHUT)
"""States that have a position, in the order they stand on the list."""

FOREIGN_SOURCES = {"province": ("1C",), "cluster": ("1P",), "district": ()}
"""Codes of province or cluster money that is not this level's own to rank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What ranking has to know of one activity; ``satang`` of the list's own money."""

    key: UUID
    number: str
    satang: int
    nature: str = "item"
    standing: str = NOT_SCORED
    total: Decimal | None = None
    readiness: int | None = None
    people: int | None = None
    asks_own_money: bool = True

    @property
    def state(self) -> str:
        if not self.asks_own_money:
            return OTHER_MONEY
        return self.standing if self.nature == "item" else NOT_RANKED


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a candidate stands: its position, or None for what is never ranked."""

    candidate: Candidate
    position: int | None
    state: str


def ranking(candidates: Iterable[Candidate]) -> list[Placed]:
    """The one list of a round.

    Scored first, by score; equal scores by readiness, then by people helped, then by public
    number.  Then what is not scored, by the same three; then what a gate stopped.  Bundles,
    management money and other bodies' money follow without a position.
    """
    all_of_them = list(candidates)
    ranked = sorted((c for c in all_of_them if c.state in ORDER), key=_order)
    others = sorted(
        (c for c in all_of_them if c.state not in ORDER), key=lambda c: (c.state, c.number)
    )
    return [
        *(Placed(c, position, c.state) for position, c in enumerate(ranked, start=1)),
        *(Placed(c, None, c.state) for c in others),
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """The frame drawn on a list; all amounts in satang.

    ``first`` is the money of bundles and management, taken from the frame before the list.
    ``within`` rows from the top fit; from the first that does not, all are over.  ``left`` is
    what remains of the frame, ``short_by`` what the first row over would still need.
    """

    frame: int
    first: int
    within: int
    within_satang: int
    over: int
    over_satang: int
    left: int
    short_by: int

    @property
    def first_exceeds_by(self) -> int:
        """How much bundles and management money alone exceed the frame."""
        return max(0, self.first - self.frame)


def draw_line(satangs: Sequence[int], frame: int, *, first: int = 0) -> Line:
    """Draw a frame on amounts in rank order.

    A row is within while everything up to and including it fits, to the satang.  The first row
    that does not fit and everything below it is over: a smaller row further down is not pulled
    up, because skipping is a choice for people.

    >>> draw_line([60, 30, 20, 5], 100).within
    2
    >>> draw_line([60, 30, 10], 100).left
    0
    """
    if frame < 0:
        raise Refusal("annual_plans.frame_is_negative")
    running = first
    within = 0
    for satang in satangs:
        if running + satang > frame:
            break
        running += satang
        within += 1
    over = list(satangs[within:])
    return Line(
        frame=frame,
        first=first,
        within=within,
        within_satang=sum(satangs[:within]),
        over=len(over),
        over_satang=sum(over),
        left=max(0, frame - running),
        short_by=running + over[0] - frame if over else 0,
    )


@dataclass(frozen=True, slots=True)
class Row:
    """What a kept run says of one activity."""

    key: UUID
    position: int | None
    score: Decimal | None
    satang: int


@dataclass(frozen=True, slots=True)
class Difference:
    """How two runs differ, by activity; positions and scores as (before, after)."""

    came: tuple[UUID, ...]
    went: tuple[UUID, ...]
    moved: Mapping[UUID, tuple[int | None, int | None]]
    rescored: Mapping[UUID, tuple[Decimal | None, Decimal | None]]
    recosted: Mapping[UUID, tuple[int, int]]

    @property
    def is_empty(self) -> bool:
        return not (self.came or self.went or self.moved or self.rescored or self.recosted)


def differences(before: Iterable[Row], after: Iterable[Row]) -> Difference:
    """Who came, went, moved, and whose score or amount changed, between two runs."""
    old = {row.key: row for row in before}
    new = {row.key: row for row in after}
    both = [key for key in new if key in old]
    return Difference(
        came=tuple(key for key in new if key not in old),
        went=tuple(key for key in old if key not in new),
        moved={
            key: (old[key].position, new[key].position)
            for key in both
            if old[key].position != new[key].position
        },
        rescored={
            key: (old[key].score, new[key].score)
            for key in both
            if old[key].score != new[key].score
        },
        recosted={
            key: (old[key].satang, new[key].satang)
            for key in both
            if old[key].satang != new[key].satang
        },
    )


def inputs_hash(*, about: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> str:
    """SHA-256 over everything a run depends on; the order rows come in does not matter."""
    lines = sorted(json.dumps(row, sort_keys=True, default=str) for row in rows)
    whole = json.dumps(
        {"rules": RULES_VERSION, **about, "rows": lines}, sort_keys=True, default=str
    )
    return hashlib.sha256(whole.encode()).hexdigest()


def _order(candidate: Candidate) -> tuple[Any, ...]:
    return (
        ORDER.index(candidate.state),
        -(candidate.total or Decimal(0)),
        -(candidate.readiness if candidate.readiness is not None else -1),
        -(candidate.people or 0),
        candidate.number,
    )
