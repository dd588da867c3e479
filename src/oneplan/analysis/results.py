"""What was achieved so far: the aims of plans beside what was measured, and works by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from oneplan.budget.models import Amount
from oneplan.indicators.models import Indicator
from oneplan.indicators.rules import Course, course_of
from oneplan.monitoring.models import Report
from oneplan.monitoring.queries import FUNDED
from oneplan.plans.models import EditionState, ElementTarget, Plan
from oneplan.projects.models import Activity
from oneplan.projects.queries import withdrawn
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.analysis.values import Measured
    from oneplan.coverage.gaps import Scope

YEARS_BACK = 5


@dataclass(frozen=True, slots=True)
class Aim:
    """What a sealed plan aimed at for a year, the value measured then, and how that stands."""

    plan: Plan
    indicator: Indicator
    year: int
    words: str
    value: Decimal | None
    course: Course


@dataclass(frozen=True, slots=True)
class WorkYear:
    """The works of one fiscal year: given money, with any report, reported as finished."""

    fiscal_year: int
    works: int
    funded: int
    reported: int
    finished: int


def aims_of(scope: Scope, measured: Sequence[Measured]) -> list[Aim]:
    """The aims of plans of bodies seated in the place, for years up to the one asked; one query.

    Of several editions that print the same aim the one sealed last counts.
    """
    series: Mapping[UUID, Measured] = {row.indicator.pk: row for row in measured}
    rows = ElementTarget.objects.filter(
        readable(scope.reach, at="element__edition__plan__subject"),
        element__indicator__in=series,
        element__edition__state=EditionState.SEALED,
        element__edition__plan__body__seat=scope.area,
        element__edition__plan__is_trial=False,
        fiscal_year__lte=scope.fiscal_year,
    ).select_related("element__indicator", "element__edition__plan")
    last = {
        (row.element.edition.plan_id, row.element.indicator_id, row.fiscal_year): row
        for row in rows.order_by("element__edition__sealed_at", "pk")
    }
    return [_aim(row, series) for _key, row in sorted(last.items(), key=_by_name_and_year)]


def _by_name_and_year(pair: tuple[object, ElementTarget]) -> tuple[str, int]:
    row = pair[1]
    return row.element.indicator.name_th if row.element.indicator else "", row.fiscal_year


def _aim(row: ElementTarget, series: Mapping[UUID, Measured]) -> Aim:
    indicator = row.element.indicator
    assert indicator is not None
    points = series[indicator.pk].series
    return Aim(
        plan=row.element.edition.plan,
        indicator=indicator,
        year=row.fiscal_year,
        words=row.words,
        value=dict(points).get(row.fiscal_year),
        course=course_of(
            points, year=row.fiscal_year, target=row.value, direction=indicator.direction
        ),
    )


def works_of(scope: Scope) -> list[WorkYear]:
    """The works of the place in the years before the one asked, the newest first; one query."""
    given = Amount.objects.filter(subject_id=OuterRef("pk"), stage__in=FUNDED)
    reports = Report.objects.filter(subject_id=OuterRef("pk"))
    rows = (
        Activity.objects.filter(
            readable(scope.reach, at="subject"),
            subject__area__code__startswith=scope.area.code,
            fiscal_year__lt=scope.fiscal_year,
            fiscal_year__gte=scope.fiscal_year - YEARS_BACK,
        )
        .exclude(withdrawn())
        .annotate(
            is_funded=Exists(given),
            is_reported=Exists(reports),
            is_finished=Exists(reports.filter(percent_done=100)),
        )
        .order_by()
        .values("fiscal_year")
        .annotate(
            works=Count("pk"),
            funded=Count("pk", filter=Q(is_funded=True)),
            reported=Count("pk", filter=Q(is_reported=True)),
            finished=Count("pk", filter=Q(is_finished=True)),
        )
    )
    return [WorkYear(**row) for row in rows.order_by("-fiscal_year")]
