"""Whether a milestone of a plan was passed, is late, runs or is still to come."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum


class Passing(StrEnum):
    """How a milestone stands on a day."""

    DONE = "done"
    DONE_LATE = "done_late"
    LATE = "late"
    RUNNING = "running"
    COMING = "coming"
    OVER = "over"
    """Its day is over, and what passes it is not recorded here."""


def passing(
    *,
    opens: dt.date | None,
    due: dt.date | None,
    passed_on: dt.date | None,
    is_recorded: bool,
    on: dt.date,
) -> Passing:
    """How a milestone stands on a day; its last day still counts.

    ``is_recorded`` says whether the product records what passes it: where it does not, nobody is
    called late.
    """
    if passed_on is not None:
        return Passing.DONE_LATE if due is not None and passed_on > due else Passing.DONE
    if due is not None and on > due:
        return Passing.LATE if is_recorded else Passing.OVER
    if opens is not None and on < opens:
        return Passing.COMING
    return Passing.RUNNING
