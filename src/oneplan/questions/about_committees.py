"""Answers about committees: what waits for a decision, who decides when, who sits for whom."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from oneplan.areas.models import BodyKind
from oneplan.committees.models import AgendaItem, Committee, Meeting, MeetingState, Seat
from oneplan.core.templatetags.official import be_date
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.threads.queries import readable

COMING = (MeetingState.PLANNED, MeetingState.OPEN)


def meetings_seen(asker: Asker) -> QuerySet[Meeting]:
    """Meetings the asker may read."""
    seen = Meeting.objects.filter(readable(asker.reach, at="subject"))
    return seen.select_related("committee", "subject")


def own_meetings(asker: Asker) -> QuerySet[Meeting]:
    """Meetings of committees of the asker's body and of those the post sits in."""
    near = Q(committee__body=asker.body)
    if asker.post is not None:
        near |= Q(committee__in=Committee.objects.filter(seats__post=asker.post))
    return meetings_seen(asker).filter(near)


def decisions_to_come(asker: Asker) -> Answer:
    """Items on coming agendas of own committees that nobody has decided yet."""
    meetings = own_meetings(asker).filter(state__in=COMING).order_by("held_on", "number")
    coming = list(meetings[:10])
    items = (
        AgendaItem.objects.filter(meeting__in=meetings.order_by().values("pk"), decision="")
        .exclude(act="")
        .select_related("meeting__committee")
        .order_by("meeting__held_on", "part", "position")
    )
    total = items.count()
    if not coming:
        return Answer(_("No meeting of ours is called."), _("agendas"), "done")
    words = _(
        "%(count)s items wait for a decision; the next meeting is %(meeting)s on %(day)s."
    ) % {"count": total, "meeting": coming[0], "day": be_date(coming[0].held_on)}
    return Answer(
        words,
        _("agendas of coming meetings"),
        tone="waiting" if total else "done",
        table=Table(
            (_("Item"), _("Meeting"), _("On")),
            [
                Row(
                    (item.title, str(item.meeting), str(be_date(item.meeting.held_on))),
                    reverse("committees:meeting", args=[item.meeting_id]),
                )
                for item in items[: asker.most]
            ],
            total,
        ),
        onward=(Onward(_("All meetings"), reverse("committees:meeting-list")),),
    )


def minutes_ready(asker: Asker) -> Answer:
    """Own meetings with the state of their minutes; printed in the official form."""
    meetings = own_meetings(asker)
    found = meetings.aggregate(
        total=Count("pk"),
        certified=Count("pk", filter=Q(state=MeetingState.CERTIFIED)),
        resolved=Count("pk", filter=Q(state=MeetingState.RESOLVED)),
    )
    words = (
        _(
            "%(total)s meetings: %(certified)s with certified minutes, %(resolved)s resolved and "
            "waiting for certification at the next meeting."
        )
        % found
    )
    return Answer(
        words,
        _("meetings; each page prints its minutes"),
        tone="waiting" if found["resolved"] else "note",
        table=_meetings_table(asker, meetings, found["total"]),
        onward=(Onward(_("All meetings"), reverse("committees:meeting-list")),),
    )


def resolved_lately(asker: Asker) -> Answer:
    """What own committees decided in the running and the last fiscal year."""
    items = (
        AgendaItem.objects.filter(
            meeting__in=own_meetings(asker).order_by().values("pk"),
            meeting__held_on__gte=asker.on - dt.timedelta(days=365),
        )
        .exclude(decision="")
        .select_related("meeting__committee")
        .order_by("-meeting__held_on", "part", "position")
    )
    total = items.count()
    words = _("%(count)s items were decided in the last twelve months.") % {"count": total}
    return Answer(
        words,
        _("resolutions"),
        table=Table(
            (_("Item"), _("Meeting"), _("Decision")),
            [
                Row(
                    (item.title, str(item.meeting), str(item.get_decision_display())),
                    reverse("committees:meeting", args=[item.meeting_id]),
                )
                for item in items[: asker.most]
            ],
            total,
        ),
    )


def who_decides(asker: Asker) -> Answer:
    """The committees of the province and of the districts asked about, with coming meetings."""
    committees = list(_committees_here(asker)[: asker.most])
    coming = (
        meetings_seen(asker)
        .filter(committee__in=committees, held_on__gte=asker.on, state__in=COMING)
        .order_by("held_on")
    )
    next_of: dict[object, Meeting] = {}
    for meeting in coming:
        next_of.setdefault(meeting.committee_id, meeting)
    words = _(
        "%(count)s committees decide about plans here. %(open)s have a meeting called that "
        "you may read about."
    ) % {"count": len(committees), "open": len(next_of)}
    return Answer(
        words,
        _("committees and their meetings"),
        table=Table(
            (_("Committee"), _("Seats"), _("Next meeting")),
            [
                Row(
                    (
                        one.name_th,
                        str(getattr(one, "size", 0)),
                        str(be_date(next_of[one.pk].held_on)) if one.pk in next_of else "–",
                    ),
                    reverse("committees:meeting", args=[next_of[one.pk].pk])
                    if one.pk in next_of
                    else "",
                )
                for one in committees
            ],
            len(committees),
            numbers=frozenset({1}),
        ),
    )


def who_represents(asker: Asker) -> Answer:
    """The seats of the provincial committee by category: titles, never names of people."""
    seats = list(
        Seat.objects.filter(
            committee__body__kind=BodyKind.PROVINCE_OFFICE,
            committee__body__code=asker.province,
            committee__parent=None,
        )
        .filter(Q(committee__valid_to=None) | Q(committee__valid_to__gte=asker.on))
        .select_related("committee")
        .order_by("committee", "position")
    )
    if not seats:
        return Answer(_("The seats of the provincial committee are not entered yet."), _("seats"))
    sizes = Counter(seat.category for seat in seats)
    words = _("%(committee)s has %(count)s seats: %(sizes)s.") % {
        "committee": seats[0].committee.name_th,
        "count": len(seats),
        "sizes": ", ".join(f"{category} {count}" for category, count in sizes.items()),
    }
    return Answer(
        words,
        _("seats of the committee; names of people are not published here"),
        table=Table(
            (_("Seat"), _("Speaks for"), _("Duty")),
            [
                Row((seat.title, seat.category, str(seat.get_duty_display())))
                for seat in sorted(seats, key=lambda seat: sizes[seat.category])[: asker.most]
            ],
            len(seats),
        ),
    )


def _committees_here(asker: Asker) -> QuerySet[Committee]:
    offices = (BodyKind.PROVINCE_OFFICE, BodyKind.DISTRICT_OFFICE)
    codes = {asker.province, asker.place[:4]}
    rows = Committee.objects.filter(body__kind__in=offices, body__code__in=codes)
    in_force = Q(valid_to=None) | Q(valid_to__gte=asker.on)
    return (
        rows.filter(in_force)
        .select_related("body")
        .annotate(size=Count("seats"))
        .order_by("body__code", "kind")
    )


def _meetings_table(asker: Asker, meetings: QuerySet[Meeting], total: int) -> Table:
    return Table(
        (_("Meeting"), _("On"), _("State")),
        [
            Row(
                (str(one), str(be_date(one.held_on)), str(one.get_state_display())),
                reverse("committees:meeting", args=[one.pk]),
            )
            for one in meetings.order_by("-held_on", "-number")[: asker.most]
        ],
        total,
    )
