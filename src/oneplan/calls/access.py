"""Fetching a call, or one's own place among those addressed, for a purpose, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may, require
from oneplan.calls.drafting import PURPOSES
from oneplan.calls.models import Addressee, AnswerLine, Call, CallState
from oneplan.calls.queries import bodies_spoken_for
from oneplan.core.errors import AccessDenied, NotVisible
from oneplan.threads.access import is_own, subject_for_changing, subject_for_reading
from oneplan.threads.models import SubjectKind

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def call_for_reading(post: Post | None, pk: UUID) -> Call:
    """The call if the post (None: the public) may read it.  Raises ``NotVisible`` otherwise."""
    subject_for_reading(post, pk, kind=SubjectKind.CALL)
    return _call(pk)


def call_for_sending(post: Post, pk: UUID) -> Call:
    """The call if the post's body sends it and its role may.

    Raises ``NotVisible`` outside the circle, ``AccessDenied`` where it may only be read.
    """
    subject_for_changing(post, pk, "calls.send", kind=SubjectKind.CALL)
    return _call(pk)


def sends(post: Post | None, call: Call) -> bool:
    """Whether the post works on this call for the body that sends it."""
    return post is not None and may(post, "calls.send") and is_own(post, call.subject)


def may_begin(post: Post | None) -> bool:
    """Whether the post may begin a call of its own body."""
    return post is not None and may(post, "calls.send") and post.body.kind in PURPOSES


def require_beginning(post: Post) -> None:
    """Raises ``AccessDenied`` for a post that begins no calls."""
    if not may_begin(post):
        raise AccessDenied("calls.send")


def places_among(post: Post | None, call: Call) -> list[Addressee]:
    """Where the post's body stands among those addressed; its own place before its villages'."""
    if post is None or call.state == CallState.DRAFT:
        return []
    rows = Addressee.objects.filter(call=call, body__in=bodies_spoken_for(post))
    found = list(rows.select_related("call__subject", "call__body", "body"))
    return sorted(found, key=lambda each: (each.body_id != post.body_id, each.body.sort_key))


def addressee_for_answering(post: Post, pk: UUID) -> Addressee:
    """The addressee if the post speaks for its body.  Raises ``NotVisible`` otherwise."""
    rows = Addressee.objects.filter(pk=pk, body__in=bodies_spoken_for(post))
    found = rows.select_related("call__subject", "call__body__seat", "body").first()
    if found is None or found.call.state == CallState.DRAFT:
        raise NotVisible(pk)
    require(post, "calls.answer")
    return found


def addressee_of(call: Call, pk: UUID) -> Addressee:
    """One of those a call addresses, for the body that sends it."""
    found = Addressee.objects.filter(call=call, pk=pk).select_related("call__subject", "body")
    addressee = found.first()
    if addressee is None:
        raise NotVisible(pk)
    return addressee


def line_for_taking_back(addressee: Addressee, pk: UUID) -> AnswerLine:
    line = AnswerLine.objects.filter(addressee=addressee, pk=pk).select_related("addressee").first()
    if line is None:
        raise NotVisible(pk)
    return line


def _call(pk: UUID) -> Call:
    rows = Call.objects.select_related(
        "subject__owner", "subject__area", "body__seat", "criteria_set", "letter__file"
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found
