"""Fetching a subject for a purpose, or 404: what is outside the circle does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from oneplan.accounts.permissions import may, require
from oneplan.accounts.roles import Role
from oneplan.areas.models import BodyKind
from oneplan.core.errors import AccessDenied, NotVisible
from oneplan.threads.models import GuestLink, Referral, Subject
from oneplan.threads.queries import find_subject, readable, referral_of
from oneplan.threads.reaching import reach_of
from oneplan.threads.rules import Reason, reasons_to_change

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.rules import Reach


def reach(post: Post | None) -> Reach | None:
    """The post's reach today, computed once per post object (one request, one object)."""
    if post is None:
        return None
    kept: Reach | None = getattr(post, "_reach_today", None)
    if kept is None:
        kept = reach_of(post, on=timezone.localdate())
        post._reach_today = kept  # type: ignore[attr-defined]
    return kept


def subject_for_reading(post: Post | None, pk: UUID, *, kind: str | None = None) -> Subject:
    """The subject if the post (None: the public) may read it.  Raises ``NotVisible`` otherwise."""
    found = Subject.objects.filter(readable(reach(post)), pk=pk)
    if kind is not None:
        found = found.filter(kind=kind)
    subject = found.select_related("owner", "origin", "area").first()
    if subject is None:
        raise NotVisible(pk)
    return subject


def subject_for_changing(
    post: Post, pk: UUID, permission: str, *, kind: str | None = None
) -> Subject:
    """The subject if the post's body owns it and its role may.

    Raises ``NotVisible`` outside the circle, ``AccessDenied`` where it may only be read.
    """
    subject = subject_for_reading(post, pk, kind=kind)
    require_change(post, subject, permission)
    return subject


def require_change(post: Post, subject: Subject, permission: str) -> None:
    """Raises ``AccessDenied`` unless every reason of ``reasons_to_change`` holds."""
    if not all(reason.holds for reason in reasons_to_act(post, subject, permission)):
        raise AccessDenied(permission)


def reasons_to_act(post: Post, subject: Subject, permission: str) -> tuple[Reason, ...]:
    """What a post needs to do something to a record it may read, and whether it has it."""
    return reasons_to_change(holds_permission=may(post, permission), is_own=is_own(post, subject))


def is_own(post: Post, subject: Subject) -> bool:
    """Whether the post's body answers for the subject, or keeps house for the body that does."""
    owner = subject.owner
    if owner.pk == post.body_id:
        return True
    return owner.kind == BodyKind.VILLAGE_COMMITTEE and owner.parent_id == post.body_id


def referral_for_answering(post: Post, pk: UUID) -> Referral:
    """The request if it was sent to the post's body.  Raises ``NotVisible`` otherwise."""
    referral = referral_of(pk)
    if referral is None or referral.to_body_id != post.body_id:
        raise NotVisible(pk)
    require(post, "threads.answer_referral")
    return referral


def draft_for_signing(post: Post, pk: UUID) -> Subject:
    """A draft of the post's own house, whoever of it writes or signs.

    Raises ``NotVisible`` outside it; whose turn it is, the service asks.
    """
    subject = subject_for_reading(post, pk)
    require(post, "threads.sign_off")
    if not is_own(post, subject):
        raise AccessDenied("threads.sign_off")
    return subject


def guest_link_kept(post: Post, pk: UUID) -> GuestLink:
    """A guest link the post's body gave.  Raises ``NotVisible`` for any other."""
    require(post, "threads.open_to_guest")
    found = GuestLink.objects.filter(pk=pk, given_by__body_id=post.body_id).first()
    if found is None:
        raise NotVisible(pk)
    return found


def subject_for_explaining(post: Post, number: str) -> Subject:
    """The record of a number: any for an administrator, else one of the post's own house.

    An administrator learns of a record outside the circle its number and reasons, not its words.
    """
    found = find_subject(number)
    if found is None:
        raise NotVisible(number)
    if post.role == Role.ADMINISTRATOR:
        return found
    subject = subject_for_reading(post, found.pk)
    if not is_own(post, subject):
        raise NotVisible(number)
    return subject
