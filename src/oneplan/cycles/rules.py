"""Days of the calendar by paper and pencil: a month of a fiscal year is a pair of dates."""

from __future__ import annotations

import calendar
import datetime as dt

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
