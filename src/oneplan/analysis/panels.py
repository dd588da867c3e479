"""What a plan rests on, shown on the plan's page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oneplan.analysis.access import writes_on
from oneplan.analysis.models import Citation, Point, Question, TowsStrategy
from oneplan.indicators.models import Observation
from oneplan.plans.chapters import Filled
from oneplan.plans.models import Plan

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.plans.models import Edition
    from oneplan.threads.models import Subject

PAST_YEARS = 5


@dataclass(frozen=True, slots=True)
class Counts:
    """How much stands in the analysis of a plan, and what it lacks."""

    points: int
    bare: int
    strategies: int
    open_questions: int


def analysis_of_plan(subject: Subject, post: Post | None) -> Mapping[str, Any] | None:
    """The way to the situation and the analysis; nothing where there is neither."""
    plan = Plan.objects.select_related("body__seat", "cycle", "subject__owner").get(pk=subject.pk)
    counts, may_write = counts_of(plan), writes_on(post, plan)
    if plan.body.seat is None and not counts.points and not may_write:
        return None
    return {
        "plan": plan.pk,
        "area": plan.body.seat,
        "fiscal_year": plan.first_fiscal_year,
        "counts": counts,
        "may_write": may_write,
    }


def counts_of(plan: Plan) -> Counts:
    """The counts of a plan's analysis, in three queries."""
    standing = Point.objects.filter(plan=plan, withdrawn_at=None)
    cited = Exists(Citation.objects.filter(point=OuterRef("pk")))
    found = standing.annotate(is_cited=cited).aggregate(
        points=Count("pk"), bare=Count("pk", filter=Q(is_cited=False))
    )
    waiting = Question.objects.filter(point__in=standing, answered_at=None)
    return Counts(
        points=found["points"],
        bare=found["bare"],
        strategies=TowsStrategy.objects.filter(plan=plan, withdrawn_at=None).count(),
        open_questions=waiting.count(),
    )


def situation_filled(plan: Plan, _edition: Edition | None, _post: Post | None) -> Filled:
    """The chapter on the place: how many indicators have a value there."""
    area = plan.body.seat_id or ""
    if not area:
        return Filled(0, _("indicators with a value"), "")
    known = Observation.objects.filter(area=area).values("indicator").distinct().count()
    return Filled(known, _("indicators with a value"), _place(plan, area))


def results_filled(plan: Plan, _edition: Edition | None, _post: Post | None) -> Filled:
    """The chapter on what was achieved: values of the five years before the plan."""
    area, first = plan.body.seat_id or "", plan.first_fiscal_year
    if not area:
        return Filled(0, _("values of the years before"), "")
    before = Observation.objects.filter(area=area, year__range=(first - PAST_YEARS, first - 1))
    return Filled(before.count(), _("values of the years before"), _place(plan, area))


def swot_filled(plan: Plan, _edition: Edition | None, _post: Post | None) -> Filled:
    """The chapter of strengths, weaknesses, opportunities and threats: its points."""
    points = Point.objects.filter(plan=plan, withdrawn_at=None).count()
    return Filled(points, _("points"), reverse("analysis:swot", args=[plan.pk]))


def _place(plan: Plan, area: str) -> str:
    page = reverse("analysis:situation", args=[area])
    return f"{page}?fiscal_year={plan.first_fiscal_year}"
