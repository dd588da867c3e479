"""The quality review of an edition's indicators: advice of the system, never a ruling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.engines.indicator_quality import (
    Direction,
    Finding,
    IndicatorRow,
    Level,
    Limits,
    review,
)
from oneplan.engines.indicator_quality.review import DEFAULTS, review_whole
from oneplan.indicators.quality import Remark, remarks

if TYPE_CHECKING:
    from oneplan.plans.models import Overruling
    from oneplan.plans.queries import Kpi, StrategyPart

    Overruled = Mapping[tuple[UUID | None, str], Overruling]
    """Answers that hold, by element (None: the whole plan) and code of the finding."""

NO_ANSWERS: Mapping[tuple[UUID | None, str], Overruling] = {}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An indicator's place on the page, 1 for the first, and the remarks about it.

    Those that planners let stand for a reason are ``overruled``.
    """

    number: int
    remarks: Sequence[Remark]
    overruled: Sequence[tuple[Remark, Overruling]] = ()

    @property
    def worst(self) -> str:
        """The heaviest weight among the remarks, which stand heaviest first; empty for none."""
        return self.remarks[0].severity.value if self.remarks else ""


@dataclass(frozen=True, slots=True)
class Quality:
    """Reviews by element, the remarks about the whole edition, and how many there are in all."""

    by_element: Mapping[UUID, Reviewed] = field(default_factory=dict)
    whole: Sequence[Remark] = ()

    @property
    def count(self) -> int:
        return len(self.whole) + sum(len(one.remarks) for one in self.by_element.values())


def quality_of(
    part: StrategyPart, *, limits: Limits = DEFAULTS, overruled: Overruled = NO_ANSWERS
) -> Quality:
    """What the review notices about the indicators of an edition.  Asks the database nothing.

    Row numbers are the place of an indicator on the page, 1 for the first.
    """
    placed = indicator_rows(part)
    rows = [row for _kpi, row in placed]
    reviews = zip(placed, review(rows, limits=limits), strict=True)
    whole = review_whole(rows) if rows else ()
    return Quality(
        by_element={
            kpi.element.pk: _reviewed(kpi.element.pk, number, one.findings, overruled)
            for number, ((kpi, _row), one) in enumerate(reviews, start=1)
        },
        whole=remarks([each for each in whole if (None, each.code) not in overruled]),
    )


def _reviewed(
    key: UUID, number: int, findings: Sequence[Finding], overruled: Overruled
) -> Reviewed:
    answered = [each for each in findings if (key, each.code) in overruled]
    return Reviewed(
        number,
        remarks([each for each in findings if each not in answered]),
        [
            (remark, overruled[key, each.code])
            for each, remark in zip(answered, remarks(answered), strict=True)
        ],
    )


def indicator_rows(part: StrategyPart) -> list[tuple[Kpi, IndicatorRow]]:
    """Every indicator as the review reads it, in the order of the page."""
    placed = [(kpi, Level.GOAL, "") for kpi in part.goal_kpis]
    placed += [
        (kpi, Level.ISSUE, issue.element.title) for issue in part.issues for kpi in issue.kpis
    ]
    return [
        (kpi, indicator_row(kpi, level=level, issue=issue, number=number))
        for number, (kpi, level, issue) in enumerate(placed, start=1)
    ]


def indicator_row(kpi: Kpi, *, level: Level, issue: str, number: int) -> IndicatorRow:
    """An indicator of an edition as the review reads it: every value as it is printed.

    Beside it what was measured, by which a target may be passed already or out of reach.
    """
    element, indicator = kpi.element, kpi.element.indicator
    return IndicatorRow(
        name=element.title,
        unit=indicator.unit if indicator else "",
        baseline=element.baseline_words,
        base_year=str(element.baseline_year or ""),
        source=indicator.data_owner if indicator else "",
        targets=tuple(kpi.by_year),
        history=tuple((year, f"{value.normalize():f}") for year, value in kpi.measured),
        level=level,
        direction=Direction(indicator.direction) if indicator else Direction.UNKNOWN,
        issue=issue,
        number=number,
    )
