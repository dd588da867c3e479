"""Quarters that have ended and whose progress nobody has reported yet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.accounts.permissions import may
from oneplan.accounts.waiting_work import WaitingWork
from oneplan.core.paging import count_up_to
from oneplan.monitoring.queries import unreported
from oneplan.monitoring.rules import last_quarter

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def progress_to_report(post: Post, on: dt.date) -> list[WaitingWork]:
    """How many funded activities of the body lack the last ended quarter, in one query."""
    if not may(post, "monitoring.report"):
        return []
    year, quarter = last_quarter(on)
    own = Q(subject__owner_id=post.body_id) | Q(implementer_id=post.body_id)
    count = count_up_to(unreported(year, quarter).filter(own))
    if not count.number:
        return []
    query = urlencode({"owner": post.body_id, "fiscal_year": year})
    return [
        WaitingWork(
            kind=gettext_lazy("Progress to report"),
            title=_("%(count)s funded activities lack their report of quarter %(quarter)s/%(year)s")
            % {"count": count, "quarter": quarter, "year": year},
            url=f"{reverse('projects:activity-list')}?{query}",
            act=_("Report"),
            count=count.number,
        )
    ]
