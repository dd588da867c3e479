"""Fetching a record to align, or an alignment to withdraw, or 404 outside the circle."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may, require
from oneplan.accounts.roles import Role
from oneplan.core.errors import NotVisible
from oneplan.strategy.models import (
    Alignment,
    Challenge,
    Crosswalk,
    CrosswalkLine,
    ListVersion,
    Target,
)
from oneplan.threads.access import is_own, subject_for_changing, subject_for_reading
from oneplan.threads.models import Subject, SubjectKind

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def subject_for_aligning(post: Post, pk: UUID) -> Subject:
    """The activity if the post's body owns it and its role may align.

    Raises ``NotVisible`` outside the circle, ``AccessDenied`` where it may only be read.
    """
    return subject_for_changing(post, pk, "strategy.align", kind=SubjectKind.ACTIVITY)


def alignment_for_withdrawing(post: Post, pk: UUID, alignment_pk: UUID) -> Alignment:
    """An alignment of an activity the post may align.  Raises as ``subject_for_aligning``."""
    subject = subject_for_aligning(post, pk)
    found = Alignment.objects.filter(pk=alignment_pk, subject=subject).first()
    if found is None:
        raise NotVisible(alignment_pk)
    return found


def alignment_for_challenging(post: Post, pk: UUID, alignment_pk: UUID) -> Alignment:
    """A claim of an activity the post may read, if its role may ask about claims."""
    subject = subject_for_reading(post, pk, kind=SubjectKind.ACTIVITY)
    require(post, "strategy.challenge")
    found = Alignment.objects.filter(pk=alignment_pk, subject=subject).first()
    if found is None:
        raise NotVisible(alignment_pk)
    return found


def challenge_for_answering(post: Post, pk: UUID, challenge_pk: UUID) -> Challenge:
    """A question about an activity the post may align.  Raises as ``subject_for_aligning``."""
    subject = subject_for_aligning(post, pk)
    found = Challenge.objects.filter(pk=challenge_pk, alignment__subject=subject).first()
    if found is None:
        raise NotVisible(challenge_pk)
    return found


def may_align(post: Post | None, subject: Subject) -> bool:
    return post is not None and may(post, "strategy.align") and is_own(post, subject)


def list_for_reading(pk: UUID) -> ListVersion:
    """A list version; what we align to is public."""
    found = ListVersion.objects.filter(pk=pk).select_related("cycle").first()
    if found is None:
        raise NotVisible(pk)
    return found


def list_for_keeping(post: Post, pk: UUID) -> ListVersion:
    require(post, "strategy.keep_library")
    return list_for_reading(pk)


def target_for_reading(pk: UUID) -> Target:
    found = Target.objects.filter(pk=pk).select_related("list_version__cycle").first()
    if found is None:
        raise NotVisible(pk)
    return found


def target_for_keeping(post: Post, pk: UUID) -> Target:
    require(post, "strategy.keep_library")
    return target_for_reading(pk)


def province_to_move(post: Post) -> str:
    """The province whose alignments a post moves; empty, all of them, for an administrator."""
    require(post, "strategy.move_alignments")
    if post.role == Role.ADMINISTRATOR:
        return ""
    return (post.area_id or post.body.seat_id or "")[:2]


def crosswalk_for_moving(post: Post, pk: UUID) -> Crosswalk:
    """A crosswalk of the post's own province.  Raises ``NotVisible`` for any other."""
    province = province_to_move(post)
    rows = Crosswalk.objects.filter(pk=pk, province_code=province)
    found = rows.select_related("old__cycle", "new__cycle", "job").first()
    if found is None:
        raise NotVisible(pk)
    return found


def line_for_choosing(post: Post, pk: UUID, line_pk: UUID) -> CrosswalkLine:
    walk = crosswalk_for_moving(post, pk)
    rows = CrosswalkLine.objects.filter(pk=line_pk, crosswalk=walk)
    found = rows.select_related("old_target__parent", "crosswalk__old", "crosswalk__new").first()
    if found is None:
        raise NotVisible(line_pk)
    return found
