"""Fetching a project or an activity for a purpose, or 404 outside the circle."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.core.errors import NotVisible
from oneplan.projects.models import Activity, Project
from oneplan.threads.access import subject_for_changing, subject_for_reading
from oneplan.threads.models import SubjectKind

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def activity_for_reading(post: Post | None, pk: UUID) -> Activity:
    """The activity if the post (None: the public) may read it.  Raises ``NotVisible``."""
    subject_for_reading(post, pk, kind=SubjectKind.ACTIVITY)
    return _activity(pk)


def activity_for_changing(post: Post, pk: UUID, permission: str) -> Activity:
    """The activity if the post's body owns it and its role may.

    Raises ``NotVisible`` outside the circle, ``AccessDenied`` where it may only be read.
    """
    subject_for_changing(post, pk, permission, kind=SubjectKind.ACTIVITY)
    return _activity(pk)


def project_for_reading(post: Post | None, pk: UUID) -> Project:
    """The project if the post (None: the public) may read it.  Raises ``NotVisible``."""
    subject_for_reading(post, pk, kind=SubjectKind.PROJECT)
    return _project(pk)


def project_for_changing(post: Post, pk: UUID, permission: str) -> Project:
    """The project if the post's body owns it and its role may."""
    subject_for_changing(post, pk, permission, kind=SubjectKind.PROJECT)
    return _project(pk)


def _activity(pk: UUID) -> Activity:
    found = (
        Activity.objects.select_related(
            "subject__owner",
            "subject__origin",
            "subject__area",
            "project__subject__owner",
            "project__approach",
            "implementer",
            "receiver",
            "expense_type",
        )
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise NotVisible(pk)
    return found


def _project(pk: UUID) -> Project:
    rows = Project.objects.select_related("subject__owner", "subject__area", "approach")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found
