"""What officers say to each other in the example: two needs joined, one request answered."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from oneplan.accounts.models import Post
from oneplan.areas.queries import find_body
from oneplan.needs.models import Need
from oneplan.threads.models import Referral, ReferralKind, Subject, Tie, TieKind
from oneplan.threads.referrals import answer_referral, refer
from oneplan.threads.services import merge

DISTRICT = "6707"
SENT_ON = dt.date(2026, 11, 2)
ANSWERED_ON = dt.date(2026, 11, 9)


@transaction.atomic
def talk_it_over(posts: dict[str, Post]) -> None:
    """One merge, one request answered and one still waiting; done once."""
    own = posts["nongphai"].body
    if Referral.objects.filter(from_body=own).exists():
        return
    answered = Tie.objects.filter(kind=TieKind.ANSWERS, ended_at=None).values("parent_id")
    free = Need.objects.filter(subject__owner=own).exclude(pk__in=answered)
    needs = [need.subject for need in free.select_related("subject").order_by("pk")[:4]]
    if len(needs) == 4:
        merge(needs[1], needs[0], by=posts["nongphai"])
        _ask(needs[2], posts, is_answered=True)
        _ask(needs[3], posts, is_answered=False)


def _ask(need: Subject, posts: dict[str, Post], *, is_answered: bool) -> None:
    to = find_body(posts["pao"].body.code)
    if to is None:
        return
    request = refer(
        need,
        to,
        kind=ReferralKind.REFER,
        reason="งานคาบเกี่ยวหลาย อปท. เกินศักยภาพของเทศบาลตำบล",
        by=posts["nongphai"],
        on=SENT_ON,
        due=dt.date(2026, 12, 15),
    )
    if is_answered:
        answer_referral(
            request,
            accepts=True,
            answer="รับไว้พิจารณาในแผนพัฒนา อบจ. และจะแจ้งผลการจัดสรรภายในเดือนมกราคม",
            by=posts["pao"],
            on=ANSWERED_ON,
        )
