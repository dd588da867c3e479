"""Requests of other bodies that wait for a post's answer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.accounts.permissions import may
from oneplan.accounts.waiting_work import MOST, WaitingWork
from oneplan.core.templatetags.official import attribute, be_date
from oneplan.threads.queries import sign_offs_around, waiting_referrals

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

KIND = gettext_lazy("Request to answer")


def requests_to_answer(post: Post, on: dt.date) -> list[WaitingWork]:
    """Each request with its day, and how many more there are, in one or two queries."""
    if not may(post, "threads.answer_referral"):
        return []
    waiting = waiting_referrals(post).order_by("due_on", "sent_on", "id")
    found = list(waiting[: MOST + 1])
    address = reverse("threads:waiting")
    told = [
        WaitingWork(
            kind=KIND,
            title=one.subject.title,
            url=f"{address}#referral-{one.pk}",
            act=_("Answer it"),
            due=one.due_on,
            note=_("from %(body)s, sent %(day)s")
            % {"body": attribute(one.from_body, "name"), "day": be_date(one.sent_on)},
        )
        for one in found[:MOST]
    ]
    if len(found) > MOST:
        count = waiting.count() - MOST
        words = _("%(count)s more requests of other bodies") % {"count": count}
        told.append(WaitingWork(kind=KIND, title=words, url=address, act=_("See"), count=count))
    return told


def drafts_to_sign(post: Post, on: dt.date) -> list[WaitingWork]:
    """Drafts that wait for this post's word, and those sent back to it, in two queries."""
    if not may(post, "threads.sign_off"):
        return []
    found = sign_offs_around(post)
    address = reverse("threads:signing")
    pieces = [(one, _("Agree or send back")) for one in found.waiting] + [
        (one, _("Mend and submit again")) for one in found.returned
    ]
    return [
        WaitingWork(
            kind=gettext_lazy("Draft of the office"),
            title=one.subject.title,
            url=f"{address}#draft-{one.subject_id}",
            act=act,
        )
        for one, act in pieces[:MOST]
    ]
