"""Questions about the points of a body's plans that nobody has answered yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.accounts.permissions import may
from oneplan.accounts.waiting_work import MOST, WaitingWork
from oneplan.analysis.access import WRITE
from oneplan.analysis.models import Question

if TYPE_CHECKING:
    import datetime as dt

    from oneplan.accounts.models import Post


def questions_to_answer(post: Post, on: dt.date) -> list[WaitingWork]:
    """The oldest open questions about standing points, in one query."""
    if not may(post, WRITE):
        return []
    rows = Question.objects.filter(
        point__plan__subject__owner_id=post.body_id,
        point__withdrawn_at=None,
        answered_at=None,
    ).select_related("point__plan")
    return [
        WaitingWork(
            kind=gettext_lazy("Question about the analysis of a plan"),
            title=each.text,
            url=f"{reverse('analysis:point', args=[each.point.plan_id, each.point_id])}#questions",
            act=_("Answer"),
            note=each.point.text,
        )
        for each in rows.order_by("at", "pk")[:MOST]
    ]
