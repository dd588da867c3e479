"""Fetching a run, or the body a run may be made for, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may, require
from oneplan.annual_plans.models import BODY_OF, Level, Round
from oneplan.core.errors import AccessDenied, NotVisible
from oneplan.threads.access import is_own, subject_for_changing, subject_for_reading
from oneplan.threads.models import SubjectKind

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def round_for_reading(post: Post | None, pk: UUID) -> Round:
    """The run if the post (None: the public) may read it.  Raises ``NotVisible`` otherwise."""
    subject_for_reading(post, pk, kind=SubjectKind.ROUND)
    return _round(pk)


def round_for_drawing(post: Post, pk: UUID) -> Round:
    """The run if the post's body holds it and its role may draw the frame."""
    subject_for_changing(post, pk, "annual_plans.draw_frame", kind=SubjectKind.ROUND)
    return _round(pk)


def may_draw(post: Post | None, round_: Round) -> bool:
    return (
        post is not None and may(post, "annual_plans.draw_frame") and is_own(post, round_.subject)
    )


def level_for_running(post: Post) -> Level:
    """The level of the rounds the post's body holds.  Raises ``AccessDenied`` if there is none."""
    require(post, "annual_plans.run_round")
    level = level_of(post)
    if level is None:
        raise AccessDenied("annual_plans.run_round")
    return level


def level_of(post: Post | None) -> Level | None:
    """The level of the rounds a post may run for its own body, if any."""
    if post is None or not may(post, "annual_plans.run_round"):
        return None
    return next((level for level, kind in BODY_OF.items() if kind == post.body.kind), None)


def _round(pk: UUID) -> Round:
    rows = Round.objects.select_related(
        "subject__owner", "body__seat", "area", "criteria_set", "adopted_as__plan__subject"
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found
