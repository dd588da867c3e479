"""Fetching plans for a purpose, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may
from oneplan.core.errors import NotVisible
from oneplan.plans.models import Overruling, Plan
from oneplan.threads.access import is_own, require_change, subject_for_reading
from oneplan.threads.models import SubjectKind

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

OVERRULE = "plans.overrule"


def plan_for_reading(post: Post | None, pk: UUID) -> Plan:
    """The plan if the reader may read it.  Raises ``NotVisible`` otherwise."""
    subject_for_reading(post, pk, kind=SubjectKind.PLAN)
    plans = Plan.objects.select_related("subject__owner", "subject__area", "body", "cycle")
    found = plans.filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found


def plan_for_overruling(post: Post, pk: UUID) -> Plan:
    """The plan if the post may answer findings about it: a planner of the body it belongs to.

    Raises ``NotVisible`` outside the circle, ``AccessDenied`` where it may only be read.
    """
    plan = plan_for_reading(post, pk)
    require_change(post, plan.subject, OVERRULE)
    return plan


def overruling_for_withdrawing(post: Post, pk: UUID, overruling_pk: UUID) -> Overruling:
    """An answer to a finding of such a plan.  Raises as ``plan_for_overruling``."""
    plan = plan_for_overruling(post, pk)
    found = Overruling.objects.filter(pk=overruling_pk, plan=plan).first()
    if found is None:
        raise NotVisible(overruling_pk)
    return found


def may_overrule(post: Post | None, plan: Plan) -> bool:
    return post is not None and may(post, OVERRULE) and is_own(post, plan.subject)
