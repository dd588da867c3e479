"""Fetching plans for a purpose, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may, require
from oneplan.areas.models import Body, BodyKind
from oneplan.core.errors import AccessDenied, NotVisible
from oneplan.core.reading import one_among
from oneplan.plans.models import Edition, EditionState, Element, Overruling, Plan
from oneplan.plans.plan_types import plan_type
from oneplan.plans.rules.plan_types import MadeBy
from oneplan.threads.access import is_own, require_change, subject_for_reading
from oneplan.threads.models import SubjectKind

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

OVERRULE, PREPARE = "plans.overrule", "plans.prepare"


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


def bodies_to_prepare_for(post: Post) -> list[Body]:
    """The bodies a post may open plans for: its own, and the village committees it keeps.

    Raises ``AccessDenied`` for a role that prepares no plans.
    """
    require(post, PREPARE)
    kept = Body.objects.filter(kind=BodyKind.VILLAGE_COMMITTEE, parent=post.body, valid_to=None)
    return [post.body, *kept.order_by("sort_key", "pk")]


def plan_for_preparing(post: Post, pk: UUID) -> Plan:
    """The plan if the post's house holds it and its role prepares plans.

    Raises ``NotVisible`` outside the circle, ``AccessDenied`` where it may only be read and for a
    kind that is made elsewhere.
    """
    plan = plan_for_reading(post, pk)
    require_change(post, plan.subject, PREPARE)
    kind = plan_type(plan.type_code)
    if kind is None or kind.made_by != MadeBy.HERE:
        raise AccessDenied(PREPARE)
    return plan


def draft_for_preparing(post: Post, pk: UUID) -> Edition:
    """The plan's edition in preparation.  Raises as ``plan_for_preparing``."""
    plan = plan_for_preparing(post, pk)
    found = draft_of(plan)
    if found is None:
        raise NotVisible(pk)
    found.plan = plan
    return found


def draft_of(plan: Plan) -> Edition | None:
    return Edition.objects.filter(plan=plan, state=EditionState.DRAFT).first()


def element_of(edition: Edition, pk: UUID) -> Element:
    """A row of the edition.  Raises ``NotVisible`` for one of another."""
    rows = edition.elements.select_related("edition", "lineage", "indicator", "parent")
    return one_among(rows.prefetch_related("targets"), pk)


def prepares(post: Post | None, plan: Plan) -> bool:
    """Whether the plan is the post's to prepare; where it is made, is asked beside it."""
    return post is not None and may(post, PREPARE) and is_own(post, plan.subject)


def overruling_for_withdrawing(post: Post, pk: UUID, overruling_pk: UUID) -> Overruling:
    """An answer to a finding of such a plan.  Raises as ``plan_for_overruling``."""
    plan = plan_for_overruling(post, pk)
    found = Overruling.objects.filter(pk=overruling_pk, plan=plan).first()
    if found is None:
        raise NotVisible(overruling_pk)
    return found


def may_overrule(post: Post | None, plan: Plan) -> bool:
    return post is not None and may(post, OVERRULE) and is_own(post, plan.subject)
