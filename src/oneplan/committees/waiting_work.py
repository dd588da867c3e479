"""Meetings whose agenda or minutes wait for their secretary, and those a post sits in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from oneplan.accounts.permissions import may
from oneplan.accounts.waiting_work import MOST, WaitingWork
from oneplan.committees.models import Meeting, MeetingState, SeatDuty
from oneplan.core.templatetags.official import be_date
from oneplan.threads.access import reach
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

COMING = (MeetingState.PLANNED, MeetingState.OPEN)
FRESH = dt.timedelta(days=400)
"""Minutes older than a year and a bit wait together, as one piece."""
MOST_MINUTES = 3
LONGEST = 500


def meetings_waiting(post: Post, on: dt.date) -> list[WaitingWork]:
    """Agendas to prepare, minutes to certify and meetings to sit in, in one query.

    A post sits in a meeting when it holds a seat of the committee; who keeps the committee's
    papers is told what to prepare instead.  The newest minutes are told one by one, the rest as
    one piece, so that years of old minutes never hide the meeting of next week.
    """
    keeps = may(post, "committees.set_agenda")
    keys = Meeting.objects.filter(
        readable(reach(post), at="subject"), committee__seats__post=post, state__in=COMING
    ).values("pk")
    if keeps:
        prepared = Meeting.objects.filter(
            committee__body_id=post.body_id, state__in=[*COMING, MeetingState.RESOLVED]
        )
        keys = keys.union(prepared.values("pk"), all=True)
    meetings = (
        Meeting.objects.filter(pk__in=keys)
        .select_related("committee")
        .annotate(
            decisions=Count("items", filter=~Q(items__act=""), distinct=True),
            undecided=Count(
                "items", filter=~Q(items__act="") & Q(items__decision=""), distinct=True
            ),
            chaired=Count(
                "committee__seats",
                filter=Q(committee__seats__post=post, committee__seats__duty=SeatDuty.CHAIR),
                distinct=True,
            ),
        )
        .order_by("-held_on", "-number")
    )
    found = list(meetings[:LONGEST])
    coming = [meeting for meeting in reversed(found) if meeting.state in COMING][:MOST]
    minutes = [meeting for meeting in found if meeting.state == MeetingState.RESOLVED]
    fresh = [meeting for meeting in minutes if meeting.held_on >= on - FRESH][:MOST_MINUTES]
    told = [
        _told(meeting, keeps=keeps and meeting.committee.body_id == post.body_id)
        for meeting in [*coming, *fresh]
    ]
    older = minutes[len(fresh) :]
    return [*told, _older(older)] if older else told


def _older(minutes: Sequence[Meeting]) -> WaitingWork:
    """Minutes that wait since long, or behind the newest ones, in one piece."""
    count = len(minutes)
    words = ngettext("%(count)s older minutes", "%(count)s older minutes", count)
    return WaitingWork(
        kind=gettext_lazy("Minutes to certify"),
        title=words % {"count": count},
        url=f"{reverse('committees:meeting-list')}?state={MeetingState.RESOLVED}",
        act=_("See"),
        note=_("the oldest of %(day)s") % {"day": be_date(minutes[-1].held_on)},
        count=count,
    )


def _told(meeting: Meeting, *, keeps: bool) -> WaitingWork:
    name = _("%(committee)s meeting %(number)s/%(year)s") % {
        "committee": meeting.committee.short_name,
        "number": meeting.number,
        "year": meeting.year,
    }
    url = reverse("committees:meeting", args=[meeting.pk])
    if meeting.state == MeetingState.RESOLVED:
        return WaitingWork(
            kind=gettext_lazy("Minutes to certify"),
            title=name,
            url=url,
            act=_("Certify"),
            note=_("certified at the next meeting"),
        )
    undecided, decisions = getattr(meeting, "undecided", 0), getattr(meeting, "decisions", 0)
    if keeps:
        kind = gettext_lazy("Agenda to prepare")
        act = _("Prepare")
        note = _("%(count)s items for decision on the agenda") % {"count": decisions}
    else:
        kind = gettext_lazy("Meeting to decide in")
        act = _("Read")
        note = _("%(count)s items wait for a decision") % {"count": undecided}
        if getattr(meeting, "chaired", 0):
            note = _("you chair it") + " · " + note
    return WaitingWork(kind=kind, title=name, url=url, act=act, due=meeting.held_on, note=note)
