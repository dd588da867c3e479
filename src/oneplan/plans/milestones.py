"""The milestones of a plan: what is due by when, by whom, and whether it was passed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oneplan.core.models import Code
from oneplan.cycles.typical import steps_expected
from oneplan.plans.models import Edition, EditionState, Element, ElementKind, Plan
from oneplan.plans.rules.milestones import Passing, passing
from oneplan.plans.rules.writing import MEASURED

if TYPE_CHECKING:
    from oneplan.cycles.models import Milestone

MILESTONES = "plan_milestones"

WORDS = {
    Passing.DONE: _("passed"),
    Passing.DONE_LATE: _("passed after its day"),
    Passing.LATE: _("late"),
    Passing.RUNNING: _("running"),
    Passing.COMING: _("still to come"),
    Passing.OVER: _("its day is over; not recorded here"),
}


@dataclass(frozen=True, slots=True)
class PlanMilestone:
    """One milestone of a plan with its dates; ``step`` is None where the calendar has none."""

    code: str
    name_th: str
    name_en: str
    actor: str
    step: Milestone | None
    passed_on: dt.date | None
    passing: Passing

    @property
    def words(self) -> object:
        return WORDS[self.passing]


def milestones_of(plan: Plan, editions: Sequence[Edition], *, on: dt.date) -> list[PlanMilestone]:
    """The milestones of a plan for its first fiscal year, in the order of their days.

    What passes one is named in the column ``passed_by``: ``opened`` (an edition was begun),
    ``written`` (an edition holds issues and indicators) or ``sealed`` (one was adopted).
    """
    rows = Code.objects.filter(list=MILESTONES, parent_code=plan.type_code).order_by("position")
    steps = steps_expected(plan.first_fiscal_year)
    days = _days(editions)
    found = []
    for row in rows:
        step = steps.get(str(row.extra.get("calendar_step", "")))
        passed_by = str(row.extra.get("passed_by", ""))
        passed_on = days.get(passed_by)
        state = passing(
            opens=step.opens if step else None,
            due=step.due if step else None,
            passed_on=passed_on,
            is_recorded=passed_by in days,
            on=on,
        )
        actor = str(row.extra.get("actor", "")) or (step.actor if step else "")
        found.append(
            PlanMilestone(row.code, row.name_th, row.name_en, actor, step, passed_on, state)
        )
    return sorted(found, key=lambda each: (each.step and each.step.due) or dt.date.max)


def _days(editions: Sequence[Edition]) -> dict[str, dt.date | None]:
    """When each thing that passes a milestone happened first; None while it has not."""
    begun = sorted(editions, key=lambda each: each.made_at)
    sealed = [each for each in begun if each.state == EditionState.SEALED]
    rows = Element.objects.filter(edition__in=[each.pk for each in begun]).order_by()
    first = dict(rows.values_list("kind").annotate(Min("lineage__made_at")))
    issue = first.get(ElementKind.ISSUE)
    indicators = [first[kind] for kind in MEASURED if kind in first]
    return {
        "opened": _day(begun[0].made_at) if begun else None,
        "written": _day(max(issue, min(indicators))) if issue and indicators else None,
        "sealed": sealed[0].in_force_on if sealed else None,
    }


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment).date()
