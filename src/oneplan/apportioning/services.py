"""Saying who takes each line of a district's list, and sending the lines on once adopted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from oneplan.annual_plans.models import Level, Rank
from oneplan.apportioning import rules
from oneplan.apportioning.models import Taker, Taking
from oneplan.core.errors import Refusal
from oneplan.threads.models import Circulation, Referral, ReferralKind, ReferralState
from oneplan.threads.referrals import refer, withdraw_referral
from oneplan.threads.services import tell, tell_many, widen_to

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.annual_plans.models import Round
    from oneplan.areas.models import Body
    from oneplan.plans.models import Edition


@dataclass(frozen=True, slots=True)
class Wish:
    """Who should take a line, and why."""

    taker: Taker
    to_body: Body | None = None
    because: str = ""


@transaction.atomic
def say_who_takes(round_: Round, wishes: Mapping[UUID, Wish], *, by: Post | None) -> int:
    """Say who should take lines of a district's list, by subject; it holds for later runs too.

    Returns how many were said anew.  Raises ``Refusal`` for a list of another level, a line that
    is not on it, or a body that does not fit; then nothing is said.
    """
    if round_.level != Level.DISTRICT:
        raise Refusal("apportioning.not_a_district")
    ranks = Rank.objects.filter(round=round_, subject_id__in=wishes).select_related("subject")
    subjects = {rank.subject_id: rank.subject for rank in ranks}
    if set(wishes) - set(subjects):
        raise Refusal("apportioning.not_on_the_list")
    standing = {
        each.subject_id: each
        for each in Taking.objects.select_for_update(of=("self",)).filter(
            body=round_.body, fiscal_year=round_.fiscal_year, subject_id__in=wishes
        )
    }
    told = []
    for key, wish in wishes.items():
        body = wish.to_body
        rules.check_taker(
            wish.taker, body_kind=body.kind if body else None, name=body.name_th if body else ""
        )
        there = standing.get(key)
        now = (wish.taker, body.pk if body else None, wish.because)
        if there is not None and (there.taker, there.to_body_id, there.because) == now:
            continue
        Taking.objects.update_or_create(
            body=round_.body,
            fiscal_year=round_.fiscal_year,
            subject_id=key,
            defaults={
                "taker": wish.taker,
                "to_body": body,
                "because": wish.because,
                "said_by": by,
            },
        )
        told.append((subjects[key], {"district": round_.body.name_th, "taker": _name(wish)}))
    tell_many(told, "apportioning.taker_said", by)
    return len(told)


def send_lines_on(round_: Round, edition: Edition, by: Post) -> dict[str, Any]:
    """Ask every taker for what the committee adopted; each request is open until answered.

    What was adopted is circulated, so that whoever is asked can read it.  A line that its owner
    or the community takes is told so and asks nobody.
    """
    if round_.level != Level.DISTRICT:
        return {"referrals": []}
    listed = set(edition.listings.values_list("subject_id", flat=True))
    takings = Taking.objects.filter(
        body=round_.body, fiscal_year=round_.fiscal_year, subject_id__in=listed
    ).select_related("subject__owner", "to_body")
    meeting = str(edition.sealed_by.meeting) if edition.sealed_by else edition.plan.title
    made = []
    for taking in takings.order_by("pk"):
        subject, to = taking.subject, taking.to_body
        widen_to(subject, Circulation.CIRCULATED, by=by)
        if to is None or to.pk == subject.owner_id:
            taker = to.name_th if to else str(Taker(taking.taker).label)
            tell(subject, "apportioning.taken_here", by=by, meeting=meeting, taker=taker)
            continue
        waiting = Referral.objects.filter(subject=subject, to_body=to, state=ReferralState.OPEN)
        if waiting.exists():
            continue
        taking.referral = refer(
            subject,
            to,
            kind=ReferralKind.REFER,
            reason=f"{meeting}: {taking.because}".rstrip(": "),
            by=by,
            on=timezone.localdate(),
            sender=round_.body,
        )
        taking.save(update_fields=["referral"])
        made.append(str(taking.referral.pk))
    return {"referrals": made}


def call_lines_back(effect: Mapping[str, Any], by: Post) -> None:
    """Undo the sending on: requests nobody has answered are taken back, answers stay."""
    for referral in Referral.objects.filter(pk__in=effect["referrals"]).order_by("pk"):
        withdraw_referral(referral, by=by)


def _name(wish: Wish) -> str:
    return wish.to_body.name_th if wish.to_body else str(Taker(wish.taker).label)
