"""Quarters that have ended and whose progress nobody has reported yet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.accounts.permissions import may
from oneplan.accounts.waiting_work import WaitingWork
from oneplan.core.paging import count_up_to
from oneplan.monitoring.queries import unreported
from oneplan.monitoring.rules import last_quarter
from oneplan.projects.models import Activity

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.accounts.models import Post


def _own(body_id: UUID, fiscal_year: int) -> QuerySet[Any, Any]:
    """Keys of activities a body owns or implements: each list by its own index."""
    rows = Activity.objects.filter(fiscal_year=fiscal_year).order_by()
    owned = rows.filter(subject__owner_id=body_id).values("pk")
    return owned.union(rows.filter(implementer_id=body_id).values("pk"), all=True)


def progress_to_report(post: Post, on: dt.date) -> list[WaitingWork]:
    """How many funded activities of the body lack the last ended quarter, in one query."""
    if not may(post, "monitoring.report"):
        return []
    year, quarter = last_quarter(on)
    count = count_up_to(unreported(year, quarter).filter(pk__in=_own(post.body_id, year)))
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
