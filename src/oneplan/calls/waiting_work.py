"""Calls that wait for a body's answer, and own calls with somebody late."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.accounts.permissions import may
from oneplan.accounts.waiting_work import MOST, WaitingWork
from oneplan.calls.queries import calls_waiting_for, own_calls_out
from oneplan.core.templatetags.official import attribute

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

KIND = gettext_lazy("Call")


def calls_to_answer(post: Post, on: dt.date) -> list[WaitingWork]:
    """Each call the post's body has yet to answer in full, with its last day."""
    if not may(post, "calls.answer"):
        return []
    return [
        WaitingWork(
            kind=KIND,
            title=stand.addressee.call.subject.title,
            url=reverse("calls:call", args=[stand.addressee.call_id]),
            act=_("Answer the call"),
            due=stand.addressee.call.due_on,
            note=_("from %(body)s") % {"body": attribute(stand.addressee.call.body, "name")},
        )
        for stand in calls_waiting_for(post, on=on)[:MOST]
    ]


def own_calls_with_late(post: Post, on: dt.date) -> list[WaitingWork]:
    """Own calls that somebody is late on: reminding all of them is one act."""
    if not may(post, "calls.send"):
        return []
    return [
        WaitingWork(
            kind=KIND,
            title=own.call.subject.title,
            url=f"{reverse('calls:call', args=[own.call.pk])}?show=late#answers",
            act=_("Remind"),
            due=own.call.due_on,
            note=_("%(late)s of %(of)s bodies are late") % {"late": own.late, "of": own.addressed},
            count=own.late,
        )
        for own in own_calls_out(post, on=on)
        if own.late
    ]
