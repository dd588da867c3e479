"""When a call may be sent, changed and answered, and how an addressee stands; plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from oneplan.core.errors import Refusal

LONGEST = 20_000


class Standing(StrEnum):
    """How far an addressee has come; each step is further than the one before."""

    UNREAD = "unread"
    READ = "read"
    ACKNOWLEDGED = "acknowledged"
    PARTLY = "partly"
    NOTHING = "nothing"
    ANSWERED = "answered"


SETTLED = frozenset({Standing.NOTHING, Standing.ANSWERED})
"""Standings that leave nothing to wait for."""


def standing(
    *, is_read: bool, is_acknowledged: bool, answers: int, is_whole: bool, lines: int
) -> Standing:
    """How an addressee stands, by what it did last.

    ``is_whole`` is what its last answer claims.  A whole answer without a line standing says
    there is nothing to propose.

    >>> standing(is_read=True, is_acknowledged=False, answers=1, is_whole=False, lines=2).value
    'partly'
    """
    if answers:
        if not is_whole:
            return Standing.PARTLY
        return Standing.ANSWERED if lines else Standing.NOTHING
    if is_acknowledged:
        return Standing.ACKNOWLEDGED
    return Standing.READ if is_read else Standing.UNREAD


def is_late(*, due_on: dt.date, answered_on: dt.date | None, on: dt.date) -> bool:
    """Answered after the last day, or not yet and the last day is over; that day is in time."""
    return (answered_on or on) > due_on


def check_words(*, direction: str, takes: tuple[bool, ...]) -> None:
    """A call says what is wanted and what may be answered with."""
    if not direction.strip():
        raise Refusal("calls.direction_is_missing")
    if len(direction) > LONGEST:
        raise Refusal("calls.direction_is_long", longest=LONGEST)
    if not any(takes):
        raise Refusal("calls.asks_for_nothing")


def check_due(due_on: dt.date, *, on: dt.date) -> None:
    """The last day lies ahead, or is today."""
    if due_on < on:
        raise Refusal("calls.due_is_past", due=due_on.isoformat())


def check_later(due_on: dt.date, *, before: dt.date, on: dt.date) -> None:
    """An extension gives more time than there was; less time would be a revision."""
    check_due(due_on, on=on)
    if due_on <= before:
        raise Refusal("calls.not_later", due=before.isoformat())


def check_state(state: str, wanted: str) -> None:
    """Raises ``Refusal`` saying what the state allows when a call is not in the state wanted."""
    if state != wanted:
        raise Refusal(f"calls.is_{state}")


def check_answer(*, chosen: int, because: str) -> None:
    """An answer holds something, or says why there is nothing; never both, never neither."""
    if chosen and because.strip():
        raise Refusal("calls.both_something_and_nothing")
    if not chosen and not because.strip():
        raise Refusal("calls.because_is_missing")


def changed_parts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Names of the parts of a call's words that differ, in the order they are told."""
    return [name for name in after if before.get(name) != after[name]]
