"""Fetching local plans, their drafts and their lines for a purpose, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may
from oneplan.areas.models import LOCAL_AUTHORITY_KINDS
from oneplan.core.errors import AccessDenied, NotVisible
from oneplan.local_plans.models import Book, Ordinance, OrdinanceLine
from oneplan.local_plans.queries import draft_book
from oneplan.plans.access import plan_for_reading
from oneplan.plans.models import Edition, Plan
from oneplan.projects.access import activity_for_reading
from oneplan.projects.models import Activity
from oneplan.threads.access import is_own, reach, require_change

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

WRITE, ANNOUNCE = "local_plans.write", "local_plans.announce"


def plan_for_work(post: Post, pk: UUID, permission: str = WRITE) -> Plan:
    """The plan if the post's body answers for it and its role may.

    Raises ``NotVisible`` outside the circle, ``AccessDenied`` where it may only be read.
    """
    plan = plan_for_reading(post, pk)
    require_change(post, plan.subject, permission)
    return plan


def works_on(post: Post | None, plan: Plan) -> bool:
    """Whether the post writes this plan for its body."""
    return post is not None and may(post, WRITE) and is_own(post, plan.subject)


def may_begin(post: Post | None) -> bool:
    """Whether the post may begin a local plan: a writer of a local authority."""
    return post is not None and may(post, WRITE) and post.body.kind in LOCAL_AUTHORITY_KINDS


def require_beginning(post: Post) -> None:
    """Raises ``AccessDenied`` for a post that begins no local plan."""
    if not may_begin(post):
        raise AccessDenied(WRITE)


def book_for_work(post: Post, pk: UUID, permission: str = WRITE) -> Book:
    """The book in preparation of a plan, for those who work on it."""
    book = draft_book(plan_for_work(post, pk, permission))
    if book is None:
        raise NotVisible(pk)
    return book


def activity_for_row(post: Post, key: UUID | None) -> Activity:
    """The activity a row is about, as far as the post reads it."""
    if key is None:
        raise NotVisible(key)
    return activity_for_reading(post, key)


def line_of(plan: Plan, key: UUID | None) -> OrdinanceLine:
    if key is None:
        raise NotVisible(key)
    rows = OrdinanceLine.objects.filter(pk=key, ordinance__plan=plan)
    found = rows.select_related("ordinance", "subject", "listing", "source").first()
    if found is None:
        raise NotVisible(key)
    return found


def draft_ordinance(plan: Plan, fiscal_year: int) -> Ordinance:
    found = plan.ordinances.filter(fiscal_year=fiscal_year, in_force_on=None).first()
    if found is None:
        raise NotVisible(plan.pk)
    return found


def edition_of(post: Post | None, plan: Plan, key: UUID | None) -> Edition | None:
    """The edition of a plan asked for, as far as the reader reads drafts; None for none."""
    if key is None:
        return None
    rows = Edition.objects.filter(plan=plan, pk=key).select_related("plan__body", "book")
    found = rows.first()
    if found is None or (reach(post) is None and found.in_force_on is None):
        raise NotVisible(key)
    return found
