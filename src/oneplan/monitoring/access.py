"""Whose progress a post may report: the owner's and the implementer's."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may, require
from oneplan.core.errors import AccessDenied
from oneplan.projects.models import Activity
from oneplan.threads.access import is_own, subject_for_reading
from oneplan.threads.models import Subject, SubjectKind

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def subject_for_reporting(post: Post, pk: UUID) -> Subject:
    """The activity's subject if the post may report on it; 404 outside the circle."""
    subject = subject_for_reading(post, pk, kind=SubjectKind.ACTIVITY)
    require(post, "monitoring.report")
    if not may_report(post, subject):
        raise AccessDenied("monitoring.report")
    return subject


def may_report(post: Post | None, subject: Subject) -> bool:
    if post is None or not may(post, "monitoring.report"):
        return False
    implements = Activity.objects.filter(pk=subject.pk, implementer=post.body_id)
    return is_own(post, subject) or implements.exists()
