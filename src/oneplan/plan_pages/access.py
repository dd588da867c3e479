"""Fetching a plan's page to read, to word plainly, to send, or to have read; or 404."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may, require
from oneplan.core.errors import NotVisible
from oneplan.plan_pages.models import Reader
from oneplan.plan_pages.readers import reader_for
from oneplan.plans.access import plan_for_reading
from oneplan.plans.queries import chosen_edition, editions_readable
from oneplan.threads.access import reach, reasons_to_act, require_change

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.plans.models import Edition, Plan


def edition_for_reading(post: Post | None, pk: UUID, query: Mapping[str, str]) -> Edition | None:
    """The edition asked for of a plan the reader may read, with the plan; None where there is
    none to read yet.  Raises ``NotVisible`` outside the circle.
    """
    plan = plan_for_reading(post, pk)
    edition = chosen_edition(editions_readable(plan, reach=reach(post)), query)
    if edition is not None:
        edition.plan = plan
    return edition


def edition_at_work(post: Post, pk: UUID, query: Mapping[str, str]) -> Edition:
    """The same for somebody who acts on it.  Raises ``NotVisible`` where there is none."""
    edition = edition_for_reading(post, pk, query)
    if edition is None:
        raise NotVisible(pk)
    return edition


def edition_for_changing(
    post: Post, pk: UUID, query: Mapping[str, str], permission: str
) -> Edition:
    """The same, where the post's body owns the plan and its role may."""
    edition = edition_at_work(post, pk, query)
    require_change(post, edition.plan.subject, permission)
    return edition


def may_change(post: Post | None, plan: Plan, permission: str) -> bool:
    """Whether a button is drawn: the very reasons the service's door asks for."""
    if post is None:
        return False
    return all(each.holds for each in reasons_to_act(post, plan.subject, permission))


def reading_of(post: Post | None, edition: Edition) -> Reader | None:
    """The page as sent to the post's body, where the post may speak for it."""
    return reader_for(edition, post) if post and may(post, "plan_pages.read") else None


def reader_for_reading(post: Post, edition: Edition) -> Reader:
    """The same, or ``AccessDenied`` for the role and ``NotVisible`` where nothing was sent."""
    require(post, "plan_pages.read")
    found = reader_for(edition, post)
    if found is None:
        raise NotVisible(edition.pk)
    return found
