"""Is this indicator fit to steer by?  A review of indicator rows, each finding explained.

``review`` reads many rows, ``review_row`` one while it is typed, ``sum_check`` compares what
children promise with what the parent wants.  Words stand in ``messages``.
"""

from oneplan.engines.indicator_quality.messages import MESSAGES, worded
from oneplan.engines.indicator_quality.review import review, review_row, review_whole
from oneplan.engines.indicator_quality.rows import (
    Direction,
    Finding,
    IndicatorRow,
    Level,
    Limits,
    Review,
    Severity,
)
from oneplan.engines.indicator_quality.sums import (
    Combine,
    Contribution,
    Verdict,
    YearCheck,
    levels_of_growth,
    sum_check,
)

__all__ = [
    "MESSAGES",
    "Combine",
    "Contribution",
    "Direction",
    "Finding",
    "IndicatorRow",
    "Level",
    "Limits",
    "Review",
    "Severity",
    "Verdict",
    "YearCheck",
    "levels_of_growth",
    "review",
    "review_row",
    "review_whole",
    "sum_check",
    "worded",
]
