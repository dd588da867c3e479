"""Fetching an activity or its docket for a purpose, or 404 outside the circle."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import require
from oneplan.assets.models import Docket
from oneplan.assets.queries import docket_of
from oneplan.core.errors import AccessDenied, NotVisible
from oneplan.projects.access import activity_for_changing
from oneplan.projects.models import Activity
from oneplan.threads.access import is_own, subject_for_reading

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def activity_for_docket(post: Post, pk: UUID) -> Activity:
    """The activity if the post's body owns it and may open its docket."""
    return activity_for_changing(post, pk, "assets.open_docket")


def docket_for_moving(post: Post, subject_id: UUID) -> Docket:
    """The docket if the post's body owns the activity and may record its next step."""
    activity_for_changing(post, subject_id, "assets.move_docket")
    docket = docket_of(subject_id)
    if docket is None:
        raise NotVisible(subject_id)
    return docket


def docket_for_answering(post: Post, subject_id: UUID) -> Docket:
    """The docket if the post's body is the receiver, or owns the activity and has its letter."""
    subject = subject_for_reading(post, subject_id)
    docket = docket_of(subject.pk)
    if docket is None:
        raise NotVisible(subject_id)
    require(post, "assets.record_consent")
    if docket.receiver_id != post.body_id and not is_own(post, subject):
        raise AccessDenied("assets.record_consent")
    return docket
