"""What a progress report may say."""

from __future__ import annotations

import datetime as dt

from oneplan.core.errors import Refusal
from oneplan.thai.years import fiscal_year_of


def last_quarter(on: dt.date) -> tuple[int, int]:
    """The fiscal year (B.E.) and quarter that ended last before a day.

    >>> last_quarter(dt.date(2026, 11, 27)), last_quarter(dt.date(2027, 1, 1))
    ((2569, 4), (2570, 1))
    """
    year, quarter = fiscal_year_of(on), (on.month + 2) // 3 % 4 + 1
    return (year, quarter - 1) if quarter > 1 else (year - 1, 4)


def check_report(*, quarter: int, percent: int, before: int | None, words: str) -> None:
    """A quarter is 1 to 4, progress 0 to 100 percent, and falling back needs its reason.

    ``before`` is what an earlier quarter of the year reported.
    """
    if not 1 <= quarter <= 4:
        raise Refusal("monitoring.no_such_quarter", quarter=quarter)
    if not 0 <= percent <= 100:
        raise Refusal("monitoring.percent_off_the_scale", percent=percent)
    if before is not None and percent < before and not words.strip():
        raise Refusal("monitoring.fell_back", percent=percent, before=before)
