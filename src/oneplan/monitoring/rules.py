"""What a progress report may say."""

from __future__ import annotations

from oneplan.core.errors import Refusal


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
