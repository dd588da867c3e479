"""Fetching needs for a purpose, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may
from oneplan.core.errors import NotVisible
from oneplan.needs.models import Need
from oneplan.needs.queries import needs_with_story
from oneplan.threads.access import is_own, subject_for_changing, subject_for_reading
from oneplan.threads.models import SubjectKind

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def need_for_reading(post: Post | None, pk: UUID) -> Need:
    """The need if the reader may read it.  Raises ``NotVisible`` otherwise."""
    subject_for_reading(post, pk, kind=SubjectKind.NEED)
    return _need(pk)


def need_for_changing(post: Post, pk: UUID) -> Need:
    """The need if the post's body answers for it.

    Raises ``NotVisible`` outside the circle, ``AccessDenied`` where it may only be read.
    """
    subject_for_changing(post, pk, "needs.change", kind=SubjectKind.NEED)
    return _need(pk)


def may_change(post: Post | None, need: Need) -> bool:
    return post is not None and may(post, "needs.change") and is_own(post, need.subject)


def _need(pk: UUID) -> Need:
    found = needs_with_story().filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found
