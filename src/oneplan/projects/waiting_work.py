"""Activities of a post's body that are not complete, and papers about to lose their validity."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.accounts.permissions import may
from oneplan.accounts.waiting_work import MOST, WaitingWork
from oneplan.core.models import Code
from oneplan.core.paging import count_up_to
from oneplan.projects.models import Activity, Evidence, Preparation
from oneplan.projects.queries import READINESS_LIST, withdrawn
from oneplan.thai.years import fiscal_year_of
from oneplan.threads.models import Circulation

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

SOON = dt.timedelta(days=60)
PAST = dt.timedelta(days=365)
"""How far ahead a paper's last day is told, and how long after it went by."""


def activities_to_finish(post: Post, on: dt.date) -> list[WaitingWork]:
    """How many activities of this and coming years nobody outside reads yet, in one query."""
    if not may(post, "projects.change"):
        return []
    unfinished = Activity.objects.filter(
        subject__owner_id=post.body_id,
        subject__circulation__in=(Circulation.DRAFT, Circulation.CONSULTED),
        preparation=Preparation.DRAFT,
        fiscal_year__gte=fiscal_year_of(on),
    )
    count = count_up_to(unfinished)
    if not count.number:
        return []
    query = urlencode({"owner": post.body_id, "preparation": Preparation.DRAFT.value})
    return [
        WaitingWork(
            kind=gettext_lazy("Activities to finish"),
            title=_("%(count)s activities of ours are still being written") % {"count": count},
            url=f"{reverse('projects:activity-list')}?{query}",
            act=_("Finish"),
            count=count.number,
        )
    ]


def papers_to_renew(post: Post, on: dt.date) -> list[WaitingWork]:
    """Readiness papers of the body's activities that end soon or have ended, in two queries."""
    if not may(post, "projects.record_evidence"):
        return []
    ending = (
        Evidence.objects.filter(
            Q(activity__subject__owner_id=post.body_id) | Q(activity__implementer_id=post.body_id),
            is_met=True,
            valid_to__range=(on - PAST, on + SOON),
            activity__fiscal_year__gte=fiscal_year_of(on),
        )
        .exclude(activity__in=Activity.objects.filter(withdrawn()))
        .select_related("activity")
        .order_by("valid_to", "id")
    )
    found = list(ending[:MOST])
    names = dict(Code.objects.filter(list=READINESS_LIST).values_list("code", "name_th"))
    return [
        WaitingWork(
            kind=gettext_lazy("Paper to renew"),
            title=one.activity.title,
            url=reverse("projects:activity", args=[one.activity_id]),
            act=_("Renew"),
            due=one.valid_to,
            note=names.get(one.code, one.code),
        )
        for one in found
    ]
