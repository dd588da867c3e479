"""Fetching a plan, a point or a strategy of its analysis for a purpose, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may, require
from oneplan.analysis.models import Citation, Point, Question, TowsStrategy
from oneplan.core.reading import one_among
from oneplan.plans.access import plan_for_reading
from oneplan.threads.access import is_own, require_change

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.plans.models import Plan

WRITE, ASK = "analysis.write", "analysis.ask"


def plan_for_writing(post: Post, pk: UUID) -> Plan:
    """The plan if the post's body answers for it: its planners write what it rests on."""
    plan = plan_for_reading(post, pk)
    require_change(post, plan.subject, WRITE)
    return plan


def plan_for_asking(post: Post, pk: UUID) -> Plan:
    """The plan if the post may ask about its analysis: any reader of such a role."""
    plan = plan_for_reading(post, pk)
    require(post, ASK)
    return plan


def writes_on(post: Post | None, plan: Plan) -> bool:
    """Whether the analysis of the plan is the post's to write."""
    return post is not None and may(post, WRITE) and is_own(post, plan.subject)


def point_of(plan: Plan, pk: UUID) -> Point:
    """A point of the plan.  Raises ``NotVisible`` for one of another."""
    return one_among(Point.objects.filter(plan=plan), pk)


def citation_of(point: Point, pk: UUID) -> Citation:
    """A citation of the point.  Raises ``NotVisible`` for one of another."""
    return one_among(Citation.objects.filter(point=point), pk)


def question_of(point: Point, pk: UUID) -> Question:
    """A question about the point.  Raises ``NotVisible`` for one about another."""
    return one_among(Question.objects.filter(point=point), pk)


def strategy_of(plan: Plan, pk: UUID) -> TowsStrategy:
    """A strategy of the plan.  Raises ``NotVisible`` for one of another."""
    return one_among(TowsStrategy.objects.filter(plan=plan), pk)
