"""What bodies say to each other about the forums' needs: sent on, answered, left unanswered."""

from __future__ import annotations

import datetime as dt
from random import Random

from oneplan.demo.words import table
from oneplan.demo.world import World
from oneplan.needs.models import Need
from oneplan.screening.models import Verdict, VerdictState
from oneplan.screening.overlap.deciding import Decision, decide
from oneplan.threads.models import Circulation, ReferralKind, Subject, TieKind
from oneplan.threads.referrals import answer_referral, refer

ROUNDS = 4
"""How often the table of referrals is gone through, each time with other needs."""
DECIDED = 9


def send_on(world: World) -> None:
    """Requests to other bodies: accepted, declined with a reason, waiting, and overdue."""
    rows = table("referrals") * ROUNDS
    for subject, row in zip(_unanswered(len(rows)), rows, strict=False):
        officer = world.officer((subject.area_id or "")[:4])
        sent_on = world.at(dt.date.fromisoformat(row["sent_on"]))
        post = world.posts[row["to"]]
        request = refer(
            subject,
            post.body,
            kind=ReferralKind(row["kind"]),
            reason=row["reason"],
            by=officer,
            on=sent_on,
            due=dt.date.fromisoformat(row["due"]),
        )
        if row["answer"]:
            on = world.at(dt.date.fromisoformat(row["answered_on"]))
            accepts = row["answer"] == "yes"
            answer_referral(request, accepts=accepts, answer=row["words"], by=post, on=on)


def _unanswered(count: int) -> list[Subject]:
    """Needs of 2571 that no activity answers and that stand for themselves."""
    needs = (
        Need.objects.filter(subject__fiscal_year=2571, subject__referrals=None)
        .exclude(subject__circulation=Circulation.DRAFT)
        .exclude(subject__ties_down__kind=TieKind.ANSWERS)
        .exclude(subject__ties_up__kind=TieKind.MERGED_INTO)
        .select_related("subject__owner")
        .order_by("subject_id")
    )
    subjects = [need.subject for need in needs]
    return Random("referrals").sample(subjects, k=min(count, len(subjects)))  # noqa: S311 - a seed


def judge_overlaps(world: World) -> None:
    """A person's view of some pairs the machine found; the others still wait."""
    world.at(dt.date(2026, 11, 24), hour=14)
    waiting = Verdict.objects.filter(state=VerdictState.WAITING).order_by("-score", "-id")
    views = {row["kind"]: row for row in table("verdicts")}
    for verdict in list(waiting[6 : 6 + DECIDED]):
        row = views[verdict.kind]
        decision = Decision(kind=row["decided"], act=row["act"], words=row["words"])
        decide(verdict, decision, by=world.posts["strategist"])
