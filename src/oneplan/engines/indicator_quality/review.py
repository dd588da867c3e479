"""The review: a row while somebody types it, or a whole sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from oneplan.engines.indicator_quality.checks.across import (
    check_across,
    check_sources,
    check_whole,
)
from oneplan.engines.indicator_quality.checks.baseline import check_baseline
from oneplan.engines.indicator_quality.checks.name import check_name
from oneplan.engines.indicator_quality.checks.targets import check_targets
from oneplan.engines.indicator_quality.checks.unit import check_unit
from oneplan.engines.indicator_quality.reading import Reading, read
from oneplan.engines.indicator_quality.rows import (
    Finding,
    IndicatorRow,
    Limits,
    Review,
    Severity,
)

DEFAULTS = Limits()
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def review(rows: Sequence[IndicatorRow], *, limits: Limits = DEFAULTS) -> list[Review]:
    """Everything found about each row, also what only its neighbours show.

    Nothing is changed and nothing is refused: findings are for a person to accept or to
    overrule with a reason.
    """
    known = [_alone(row, limits) for row in rows]
    readings = [reading for reading, _findings in known]
    found = [list(findings) for _reading, findings in known]
    for findings, more in zip(found, check_across(readings), strict=True):
        findings.extend(more)
    check_sources(readings, found)
    return [
        Review(reading.row, _ordered(findings))
        for reading, findings in zip(readings, found, strict=True)
    ]


def review_row(row: IndicatorRow, *, limits: Limits = DEFAULTS) -> Review:
    """What can be said of one row by itself, quickly enough for every keystroke."""
    return Review(row, _ordered(_alone(row, limits)[1]))


def review_whole(rows: Sequence[IndicatorRow]) -> list[Finding]:
    """What holds for the sheet as a whole."""
    return check_whole([_alone(row, DEFAULTS)[0] for row in rows])


@lru_cache(maxsize=8192)
def _alone(row: IndicatorRow, limits: Limits) -> tuple[Reading, tuple[Finding, ...]]:
    """A row understood, and what can be said of it by itself; the same row is read once.

    The pages of a plan ask of the same rows again and again.
    """
    reading = read(row)
    if not any(map(str.isalpha, reading.name)):
        return reading, tuple(check_name(reading))
    return reading, (
        *check_name(reading),
        *check_unit(reading),
        *check_baseline(reading, limits),
        *check_targets(reading, limits),
    )


def _ordered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: _WEIGHT[finding.severity]))
