"""What a plan rests on, shown on the plan's page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Q

from oneplan.analysis.access import writes_on
from oneplan.analysis.models import Citation, Point, Question, TowsStrategy
from oneplan.plans.models import Plan

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject


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
