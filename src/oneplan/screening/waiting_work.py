"""Likely overlaps in a post's own area that wait for a person's word."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.accounts.permissions import may
from oneplan.accounts.waiting_work import WaitingWork
from oneplan.core.paging import count_up_to
from oneplan.screening.models import VerdictState
from oneplan.screening.overlap.listing import FIRM, reviewable
from oneplan.threads.access import reach

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def overlaps_to_judge(post: Post, on: dt.date) -> list[WaitingWork]:
    """How many pairs wait, in one query; nothing for a post that judges none."""
    seen = reach(post)
    if seen is None or not may(post, "screening.judge_overlap"):
        return []
    count = count_up_to(reviewable(seen, Q(state=VerdictState.WAITING, kind__in=FIRM)))
    if not count.number:
        return []
    return [
        WaitingWork(
            kind=gettext_lazy("Overlaps to judge"),
            title=_("%(count)s likely overlaps wait for a person’s word") % {"count": count},
            url=reverse("screening:overlap-list"),
            act=_("Judge"),
            count=count.number,
        )
    ]
