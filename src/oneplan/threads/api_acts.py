"""Steering stories for programs: circulation, consultation, referrals and merging."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from oneplan.accounts.api import at_work
from oneplan.areas.models import Body
from oneplan.core.errors import Refusal
from oneplan.threads.access import (
    referral_for_answering,
    subject_for_changing,
    subject_for_reading,
)
from oneplan.threads.api import (
    ReferralOut,
    SubjectOut,
    referral_out,
    router,
    subject_out,
)
from oneplan.threads.models import ReferralKind, Subject
from oneplan.threads.queries import bodies_around, find_subject, referral_of, waiting_referrals
from oneplan.threads.referrals import answer_referral, refer
from oneplan.threads.services import circulate_to, merge, share, undo_merge

__all__ = ["referrals", "router"]

referrals = Router(tags=["referrals"])


class Wider(StrEnum):
    """How widely a record may be told by its owner."""

    CIRCULATED = "circulated"
    PUBLIC = "public"


class CirculationIn(Schema):
    """Whom the record is open to from now on; it never becomes narrower."""

    to: Wider


class ShareIn(Schema):
    """The body whose view is asked for."""

    body: str = Field(max_length=40)


class ReferralIn(Schema):
    """A request to another body, by its code."""

    to: str = Field(max_length=40)
    kind: ReferralKind
    reason: str = Field(max_length=2000)
    due_on: dt.date | None = None


class AnswerIn(Schema):
    """The answer to a request, with its words for whoever asked."""

    accepts: bool
    answer: str = Field(max_length=2000)
    seen_version: int = Field(default=0, ge=0, le=2**31)


class MergeIn(Schema):
    """The number or key of the record that stands for both."""

    into: str = Field(max_length=60)


@router.post("/{uuid:pk}/circulation", response=SubjectOut, url_name="subject-circulate")
def circulate(request: HttpRequest, pk: UUID, asked: CirculationIn) -> SubjectOut:
    """Open a record of one's own body to more readers."""
    post = at_work(request)
    circulate_to(subject_for_changing(post, pk, "threads.circulate"), asked.to, by=post)
    return subject_out(subject_for_reading(post, pk))


@router.post("/{uuid:pk}/shares", response=SubjectOut, url_name="subject-share")
def ask_for_view(request: HttpRequest, pk: UUID, asked: ShareIn) -> SubjectOut:
    """Ask a named body for its view of a record."""
    post = at_work(request)
    subject = subject_for_changing(post, pk, "threads.share")
    share(subject, _body_around(subject, asked.body), by=post)
    return subject_out(subject_for_reading(post, pk))


@router.post("/{uuid:pk}/referrals", response={201: ReferralOut}, url_name="subject-refer")
def send_on(request: HttpRequest, pk: UUID, asked: ReferralIn) -> Status[ReferralOut]:
    """Send a record on to another body (ส่งต่อ/ประสานแผน)."""
    post = at_work(request)
    subject = subject_for_changing(post, pk, "threads.refer")
    made = refer(
        subject,
        _body_around(subject, asked.to),
        kind=asked.kind,
        reason=asked.reason,
        due=asked.due_on,
        by=post,
        on=timezone.localdate(),
    )
    return Status(201, referral_out(made))


@router.post("/{uuid:pk}/merge", response=SubjectOut, url_name="subject-merge")
def merge_into(request: HttpRequest, pk: UUID, asked: MergeIn) -> SubjectOut:
    """Let another record stand for this one; both keep their number and story."""
    post = at_work(request)
    subject = subject_for_changing(post, pk, "threads.merge")
    number = asked.into
    found = find_subject(number)
    if found is None:
        raise Refusal("threads.unknown_number", number=number)
    parent = subject_for_reading(post, found.pk)
    merge(subject, parent, by=post)
    return subject_out(parent)


@router.post("/{uuid:pk}/merge/undo", response=SubjectOut, url_name="subject-unmerge")
def merge_undo(request: HttpRequest, pk: UUID) -> SubjectOut:
    """End the merge a record stands in."""
    post = at_work(request)
    undo_merge(subject_for_changing(post, pk, "threads.merge"), by=post)
    return subject_out(subject_for_reading(post, pk))


@referrals.get("", response=list[ReferralOut], url_name="referral-list")
def waiting(request: HttpRequest) -> list[ReferralOut]:
    """Requests the post's body has not answered yet, the oldest first."""
    rows = waiting_referrals(at_work(request)).select_related("to_body")
    return [referral_out(row) for row in rows]


@referrals.post("/{uuid:pk}/answer", response=ReferralOut, url_name="referral-answer")
def answer(request: HttpRequest, pk: UUID, told: AnswerIn) -> ReferralOut:
    """Answer a request once; accepting a transfer makes the answering body the owner.

    When a colleague answered otherwise, 409 tells both; ``seen_version`` then says over which
    answer the words are written.
    """
    post = at_work(request)
    referral = referral_for_answering(post, pk)
    words, today = told.answer, timezone.localdate()
    answer_referral(
        referral,
        accepts=told.accepts,
        answer=words,
        by=post,
        on=today,
        seen_version=told.seen_version,
    )
    return referral_out(referral_of(pk) or referral)


def _body_around(subject: Subject, code: str) -> Body:
    """A body the record may be sent to.  Raises ``Refusal`` for any other."""
    found = bodies_around(subject).filter(code=code).first()
    if found is None:
        raise Refusal("threads.no_such_body", body=code)
    return found
