"""The plan before a plan: what it printed for the indicators that the newer one goes on with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from oneplan.engines.indicator_quality import Direction, IndicatorRow
from oneplan.plans.models import Element, ElementKind, Plan
from oneplan.plans.rules.past import PastUse
from oneplan.plans.standing import editions_up_to, issued, valid_elements
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.plans.queries import Kpi
    from oneplan.threads.rules import Reach

INDICATORS = (ElementKind.GOAL_INDICATOR, ElementKind.INDICATOR)


def years_of(plan: Plan) -> tuple[int, int]:
    """The first and the last fiscal year a plan is for (B.E.)."""
    if plan.cycle is not None:
        return plan.cycle.first_fiscal_year, plan.cycle.last_fiscal_year
    year = plan.fiscal_year or 0
    return year, year


def plan_before(plan: Plan, *, reach: Reach | None) -> tuple[Plan | None, list[PastUse]]:
    """The body's plan of the same type that ended last before this one, and its indicators.

    The public is told of sealed editions only.
    """
    first_year, _last = years_of(plan)
    same = Plan.objects.filter(
        readable(reach, at="subject"),
        body=plan.body_id,
        type_code=plan.type_code,
        is_trial=plan.is_trial,
    ).select_related("cycle")
    if plan.cycle_id:
        found = (
            same.filter(cycle__last_fiscal_year__lt=first_year)
            .order_by("-cycle__last_fiscal_year", "-pk")
            .first()
        )
    else:
        found = same.filter(fiscal_year__lt=first_year).order_by("-fiscal_year", "-pk").first()
    if found is None:
        return None, []
    editions = [each for each in issued(found) if reach is not None or each.in_force_on]
    if not editions:
        return None, []
    rows = (
        valid_elements(editions_up_to(editions[-1]))
        .filter(kind__in=INDICATORS)
        .select_related("indicator")
        .prefetch_related("targets")
    )
    return found, [_used(found, each) for each in rows]


def _used(plan: Plan, element: Element) -> PastUse:
    first_year, last_year = years_of(plan)
    indicator = element.indicator
    return PastUse(
        plan=plan.title,
        first_year=first_year,
        last_year=last_year,
        indicator=element.indicator_id,
        row=IndicatorRow(
            name=element.title,
            unit=indicator.unit if indicator else "",
            baseline=element.baseline_words,
            targets=tuple((each.fiscal_year, each.words) for each in element.targets.all()),
            direction=Direction(indicator.direction) if indicator else Direction.UNKNOWN,
        ),
    )


def past_of(kpi: Kpi, past: Sequence[PastUse]) -> PastUse | None:
    """The same indicator of the library in the plan before; without one, the same words."""
    key, title = kpi.element.indicator_id, kpi.element.title.strip()
    for each in past:
        if each.indicator == key if key and each.indicator else each.row.name.strip() == title:
            return each
    return None
