"""Fetching notices and LINE targets of one's own post, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.models import Person
from oneplan.core.errors import NotVisible
from oneplan.notices.models import LineTarget, Notice
from oneplan.notices.queries import notices_of
from oneplan.threads.access import reach

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def notice_for_reading(post: Post, pk: UUID) -> Notice:
    """A notice of the post about a record it may still read.  Raises ``NotVisible``."""
    found = notices_of(post, reach(post)).filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found


def line_target_of(post: Post, pk: UUID) -> LineTarget:
    found = LineTarget.objects.filter(post=post, ended_at=None, pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found


def person_of(post: Post) -> Person:
    """Whoever acts as the post in this request."""
    return Person.objects.get(user_id=post.acting_user_id or 0)
