"""Fetching committees and meetings for a purpose, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may, require
from oneplan.committees.models import AgendaItem, Committee, Meeting
from oneplan.core.errors import AccessDenied, NotVisible
from oneplan.threads.access import is_own, subject_for_changing, subject_for_reading
from oneplan.threads.models import SubjectKind

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def meeting_for_reading(post: Post | None, pk: UUID) -> Meeting:
    """The meeting if the post may read it.  Raises ``NotVisible`` otherwise."""
    subject_for_reading(post, pk, kind=SubjectKind.MEETING)
    return Meeting.objects.select_related("committee__body", "subject__owner").get(pk=pk)


def meeting_for_keeping(post: Post, pk: UUID, permission: str) -> Meeting:
    """The meeting if the post keeps this committee's papers.

    Raises ``NotVisible`` outside the circle, ``AccessDenied`` where it may only be read.
    """
    subject_for_changing(post, pk, permission, kind=SubjectKind.MEETING)
    return Meeting.objects.select_related("committee__body", "subject__owner").get(pk=pk)


def keeps(post: Post | None, meeting: Meeting) -> bool:
    """Whether the post is a secretary of the meeting's committee."""
    return post is not None and may(post, "committees.set_agenda") and is_own(post, meeting.subject)


def item_of(meeting: Meeting, pk: UUID) -> AgendaItem:
    item = meeting.items.select_related("meeting", "subject").filter(pk=pk).first()
    if item is None:
        raise NotVisible(pk)
    return item


def committee_for_calling(post: Post, pk: UUID) -> Committee:
    """The committee of the post's own body.  Raises ``NotVisible`` or ``AccessDenied``."""
    committee = Committee.objects.select_related("body").filter(pk=pk).first()
    if committee is None:
        raise NotVisible(pk)
    require(post, "committees.call_meeting")
    if committee.body_id != post.body_id:
        raise AccessDenied("committees.call_meeting")
    return committee
