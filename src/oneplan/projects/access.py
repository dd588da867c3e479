"""Fetching a project or an activity for a purpose, or 404 outside the circle."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may
from oneplan.core.errors import NotVisible
from oneplan.projects.models import Activity, Overruling, Project
from oneplan.threads.access import (
    is_own,
    require_change,
    subject_for_changing,
    subject_for_reading,
)
from oneplan.threads.models import SubjectKind

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

CHANGE = "projects.change"


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


def work_for_reading(post: Post | None, pk: UUID) -> Activity | Project:
    """The activity or project of this number.  Raises ``NotVisible`` outside the circle."""
    subject = subject_for_reading(post, pk)
    if subject.kind == SubjectKind.ACTIVITY:
        return _activity(pk)
    if subject.kind == SubjectKind.PROJECT:
        return _project(pk)
    raise NotVisible(pk)


def work_for_overruling(post: Post, pk: UUID) -> Activity | Project:
    """The work if the post may answer findings about it, as it may rewrite it.

    Raises ``NotVisible`` outside the circle, ``AccessDenied`` where it may only be read.
    """
    work = work_for_reading(post, pk)
    require_change(post, work.subject, CHANGE)
    return work


def overruling_for_withdrawing(post: Post, pk: UUID, overruling_pk: UUID) -> Overruling:
    """An answer to a finding about such a work.  Raises as ``work_for_overruling``."""
    work = work_for_overruling(post, pk)
    found = Overruling.objects.filter(pk=overruling_pk, subject=work.subject).first()
    if found is None:
        raise NotVisible(overruling_pk)
    return found


def may_overrule(post: Post | None, work: Activity | Project) -> bool:
    return post is not None and may(post, CHANGE) and is_own(post, work.subject)


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
