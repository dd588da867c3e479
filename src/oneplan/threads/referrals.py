"""Requests to other bodies (ส่งต่อ/ประสานแผน): sent, and answered back to the people who asked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.accounts.overtaking import differing, overtaken
from oneplan.core.errors import Overtaken, Refusal
from oneplan.threads import rules
from oneplan.threads.models import Referral, ReferralKind, ReferralState, Subject
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body

ANSWERS = (
    "threads.referral_accepted",
    "threads.referral_declined",
    "threads.referral_reworded",
)


@transaction.atomic
def refer(
    subject: Subject,
    to: Body,
    *,
    kind: ReferralKind,
    reason: str,
    by: Post,
    on: dt.date,
    due: dt.date | None = None,
    sender: Body | None = None,
) -> Referral:
    """Send a record on to another body; it stays open until that body answers.

    ``sender`` is who asks where that is not the owner: a district sends on what its committee
    adopted, and the answer comes back to it as well as to those who asked.  Raises ``Refusal``
    without a reason, to itself, or while the same body's answer is awaited.
    """
    rules.check_reason(reason)
    if to.pk == subject.owner_id:
        raise Refusal("threads.referred_to_itself")
    if Referral.objects.filter(subject=subject, to_body=to, state=ReferralState.OPEN).exists():
        raise Refusal("threads.referral_waits", to=to.name_th)
    made = Referral.objects.create(
        subject=subject,
        kind=kind,
        from_body=sender or subject.owner,
        to_body=to,
        reason=reason,
        sent_on=on,
        due_on=due,
    )
    tell(subject, f"threads.referred_{kind}", by=by, to=to.name_th, reason=reason)
    return made


@transaction.atomic
def answer_referral(
    referral: Referral, *, accepts: bool, answer: str, by: Post, on: dt.date, seen_version: int = 0
) -> Referral:
    """Answer a request once.  Accepting a transfer makes the answering body the owner.

    Locks the referral.  Whoever of the same body answers second with other words gets
    ``Overtaken`` with both, and may put his words in the place of those of ``seen_version``;
    accepted or declined stays.  Raises ``Refusal`` when the request was taken back or the words
    are missing.
    """
    referral = (
        Referral.objects.select_for_update(of=("self",), no_key=True)
        .select_related("subject", "to_body")
        .get(pk=referral.pk)
    )
    if referral.state == ReferralState.WITHDRAWN:
        raise Refusal("threads.referral_answered")
    if not answer.strip():
        raise Refusal("threads.answer_is_missing")
    state = ReferralState.ACCEPTED if accepts else ReferralState.DECLINED
    if referral.state == ReferralState.OPEN:
        return _answered(referral, state, answer, by=by, on=on)
    if (referral.state, referral.answer) == (state, answer):
        return referral
    if referral.version != seen_version:
        raise _overtaken(referral, state, answer)
    if referral.state != state:
        raise Refusal("threads.answer_stands", state=referral.get_state_display())
    return _reworded(referral, answer, by=by)


@transaction.atomic
def withdraw_referral(referral: Referral, *, by: Post) -> bool:
    """Take a request back while nobody has answered it; says whether it was still open."""
    rows = Referral.objects.select_for_update(of=("self",), no_key=True)
    referral = rows.select_related("subject", "to_body").get(pk=referral.pk)
    if referral.state != ReferralState.OPEN:
        return False
    referral.state = ReferralState.WITHDRAWN
    referral.save(update_fields=["state"])
    tell(referral.subject, "threads.referral_withdrawn", by=by, to=referral.to_body.name_th)
    return True


def _answered(
    referral: Referral, state: ReferralState, answer: str, *, by: Post, on: dt.date
) -> Referral:
    referral.state, referral.answer, referral.answered_on = state, answer, on
    referral.version += 1
    referral.save(update_fields=["state", "answer", "answered_on", "version"])
    accepts = state == ReferralState.ACCEPTED
    if accepts and referral.kind == ReferralKind.TRANSFER:
        Subject.objects.filter(pk=referral.subject_id).update(owner=referral.to_body)
    code = "threads.referral_accepted" if accepts else "threads.referral_declined"
    tell(referral.subject, code, by=by, to=referral.to_body.name_th, answer=answer)
    return referral


def _reworded(referral: Referral, answer: str, *, by: Post) -> Referral:
    """Other words for the same answer; those before stay in the story."""
    old, referral.answer, referral.version = referral.answer, answer, referral.version + 1
    referral.save(update_fields=["answer", "version"])
    tell(
        referral.subject,
        "threads.referral_reworded",
        by=by,
        before={"answer": old},
        to=referral.to_body.name_th,
        answer=answer,
    )
    return referral


def _overtaken(referral: Referral, state: ReferralState, answer: str) -> Overtaken:
    pairs = {
        "state": (referral.state, str(state)),
        "answer": (referral.answer, answer),
    }
    texts = differing(pairs, version=referral.version)
    return overtaken(
        texts,
        *ANSWERS,
        kind=referral.subject.kind_word,
        key=referral.subject_id,
        after__to=referral.to_body.name_th,
    )
