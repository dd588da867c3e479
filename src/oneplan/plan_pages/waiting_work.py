"""Pages a body was sent and has not said to have read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.accounts.permissions import may
from oneplan.accounts.waiting_work import MOST, WaitingWork
from oneplan.core.templatetags.official import attribute
from oneplan.plan_pages.readers import pages_unread

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

KIND = gettext_lazy("Plan on one page")


def pages_to_read(post: Post, on: dt.date) -> list[WaitingWork]:
    """Each page with its last day."""
    if not may(post, "plan_pages.read"):
        return []
    return [
        WaitingWork(
            kind=KIND,
            title=reader.edition.plan.title,
            url=f"{reverse('plan_pages:page', args=[reader.edition.plan_id])}"
            f"?edition={reader.edition_id}",
            act=_("Read it"),
            due=reader.due_on,
            note=_("from %(body)s") % {"body": attribute(reader.edition.plan.body, "name")},
        )
        for reader in pages_unread(post)[:MOST]
    ]
