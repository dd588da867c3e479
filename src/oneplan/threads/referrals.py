"""Requests to other bodies (ส่งต่อ/ประสานแผน): sent, and answered back to the people who asked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.core.errors import Refusal
from oneplan.threads import rules
from oneplan.threads.models import Referral, ReferralKind, ReferralState, Subject
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body


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
    referral: Referral, *, accepts: bool, answer: str, by: Post, on: dt.date
) -> Referral:
    """Answer a request once.  Accepting a transfer makes the answering body the owner.

    Locks the referral.  Raises ``Refusal`` when it was answered already or the words are missing.
    """
    referral = (
        Referral.objects.select_for_update(of=("self",), no_key=True)
        .select_related("subject", "to_body")
        .get(pk=referral.pk)
    )
    if referral.state != ReferralState.OPEN:
        raise Refusal("threads.referral_answered")
    if not answer.strip():
        raise Refusal("threads.answer_is_missing")
    referral.state = ReferralState.ACCEPTED if accepts else ReferralState.DECLINED
    referral.answer, referral.answered_on = answer, on
    referral.save(update_fields=["state", "answer", "answered_on"])
    if accepts and referral.kind == ReferralKind.TRANSFER:
        Subject.objects.filter(pk=referral.subject_id).update(owner=referral.to_body)
    code = "threads.referral_accepted" if accepts else "threads.referral_declined"
    tell(referral.subject, code, by=by, to=referral.to_body.name_th, answer=answer)
    return referral


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
