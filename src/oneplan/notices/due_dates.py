"""What is due on the floors below: answers to referrals, and steps of the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from oneplan.accounts.models import Post
from oneplan.accounts.permissions import may
from oneplan.accounts.roles import KEEPERS
from oneplan.cycles.models import Milestone
from oneplan.cycles.queries import calendar_of
from oneplan.notices.dated import Due
from oneplan.threads.models import Referral, ReferralState


def referrals_due(days: Iterable[dt.date]) -> Iterator[Due]:
    """Requests of other bodies whose answer is due on one of these days."""
    rows = Referral.objects.filter(state=ReferralState.OPEN, due_on__in=list(days))
    for row in rows.select_related("subject", "from_body"):
        posts = Post.objects.filter(body_id=row.to_body_id)
        if row.due_on:
            yield Due(
                key=f"referral:{row.pk}",
                on=row.due_on,
                posts=[post for post in posts if may(post, "threads.answer_referral")],
                subject_id=row.subject_id,
                facts={"from": row.from_body.name_th},
            )


def milestones_due(days: Iterable[dt.date]) -> Iterator[Due]:
    """Steps of the calendar due on one of these days, for those who keep rounds."""
    wanted = set(days)
    years = set(Milestone.objects.filter(due__in=wanted).values_list("fiscal_year", flat=True))
    keepers = list(Post.objects.filter(role__in=[str(role) for role in KEEPERS])) if years else []
    for year in sorted(years):
        for step in calendar_of(year):
            if step.due in wanted:
                yield Due(
                    key=f"milestone:{step.pk}",
                    on=step.due,
                    posts=keepers,
                    facts={"step": step.step_th, "fiscal_year": year},
                )
