"""Days of the calendar by paper and pencil: a month of a fiscal year is a pair of dates."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from oneplan.thai.years import BE_OFFSET

FIRST_MONTH = 10


def month_of_fiscal_year(
    year: int, month: int, *, due_day: int | None = None
) -> tuple[dt.date, dt.date]:
    """First day and due day of a month that lies in the B.E. fiscal year ``year``.

    The fiscal year runs from October of the year before (Budget Procedures Act B.E. 2561,
    section 4).  Without ``due_day`` the step is due on the month's last day.

    >>> month_of_fiscal_year(2571, 10), month_of_fiscal_year(2571, 8, due_day=15)[1]
    ((datetime.date(2027, 10, 1), datetime.date(2027, 10, 31)), datetime.date(2028, 8, 15))
    """
    ends_in = year - BE_OFFSET
    calendar_year = ends_in - 1 if month >= FIRST_MONTH else ends_in
    last = due_day or calendar.monthrange(calendar_year, month)[1]
    return dt.date(calendar_year, month, 1), dt.date(calendar_year, month, last)


S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Progress(Generic[S]):
    """Where a day lies in a calendar: steps gone by, open now, and the next to open."""

    gone: int
    running: tuple[S, ...]
    coming: tuple[S, ...]


def where_we_are(
    steps: Sequence[tuple[S, dt.date | None, dt.date | None]], *, on: dt.date
) -> Progress[S]:
    """Which steps of a calendar (step, opens, due) have gone by, run and come on a day.

    A step runs from the day it opens to the day it is due, both days included; one without a
    day to open runs until it is due.  Steps without a due day never go by.
    """
    rest = [(step, opens) for step, opens, due in steps if due is None or due >= on]
    return Progress(
        gone=len(steps) - len(rest),
        running=tuple(step for step, opens in rest if opens is None or opens <= on),
        coming=tuple(step for step, opens in rest if opens is not None and opens > on),
    )
