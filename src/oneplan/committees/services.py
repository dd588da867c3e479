"""Calling a meeting, filling its agenda, resolving and taking a resolution back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from oneplan.accounts.overtaking import differing, overtaken
from oneplan.audit.services import record
from oneplan.committees import rules
from oneplan.committees.acts import Waiting, act_of
from oneplan.committees.locks import item_for_update, open_meeting
from oneplan.committees.models import (
    AgendaItem,
    Committee,
    Decision,
    Meeting,
    MeetingState,
    Presence,
)
from oneplan.core.errors import Overtaken, Refusal
from oneplan.threads.models import Circulation, Subject, SubjectKind
from oneplan.threads.services import Draft, begin, tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

PART_FOR_DECISION = 4
"""ระเบียบวาระที่ 4 เรื่องเพื่อพิจารณา."""


@transaction.atomic
def call_meeting(
    committee: Committee,
    *,
    number: int,
    year: int,
    held_on: dt.date,
    by: Post,
    place: str = "",
    is_circular: bool = False,
) -> Meeting:
    """Call the meeting ``number``/``year`` (B.E.), with a seat card for every seat.

    Raises ``Refusal`` when the committee has a meeting of that number already.
    """
    if Meeting.objects.filter(committee=committee, number=number, year=year).exists():
        raise Refusal(
            "committees.number_taken", committee=committee.short_name, number=number, year=year
        )
    title = f"การประชุม {committee.short_name} ครั้งที่ {number}/{year}"
    subject = begin(
        Draft(
            kind=SubjectKind.MEETING,
            title=title,
            owner=committee.body,
            fiscal_year=year,
            places=(committee.body.seat_id,) if committee.body.seat_id else (),
            circulation=Circulation.CIRCULATED,
        ),
        by=by,
    )
    meeting = Meeting.objects.create(
        subject=subject,
        committee=committee,
        number=number,
        year=year,
        held_on=held_on,
        place=place,
        is_circular=is_circular,
    )
    Presence.objects.bulk_create(
        Presence(meeting=meeting, seat=seat) for seat in committee.seats.all()
    )
    tell(
        subject,
        "committees.meeting_called",
        by=by,
        meeting=str(meeting),
        held_on=held_on.isoformat(),
    )
    return meeting


@transaction.atomic
def put_on_agenda(
    meeting: Meeting, waiting: Waiting, *, by: Post, proposal: str = ""
) -> AgendaItem:
    """Put what waits on the agenda, its facts fixed as they stand now."""
    return add_item(
        meeting,
        title=waiting.title,
        by=by,
        subject=waiting.subject,
        act=waiting.act,
        facts=waiting.facts,
        proposal=proposal,
    )


@transaction.atomic
def add_item(
    meeting: Meeting,
    *,
    title: str,
    by: Post,
    part: int = PART_FOR_DECISION,
    subject: Subject | None = None,
    act: str = "",
    facts: Mapping[str, Any] | None = None,
    proposal: str = "",
) -> AgendaItem:
    """Add one item to an agenda that is still open."""
    meeting = open_meeting(meeting)
    if act:
        act_of(act)
    taken = meeting.items.filter(part=part).values_list("position", flat=True)
    item = AgendaItem.objects.create(
        meeting=meeting,
        part=part,
        position=rules.next_position(taken),
        title=title,
        subject=subject,
        act=act,
        facts=dict(facts or {}),
        proposal=proposal,
    )
    tell(
        subject or meeting.subject,
        "committees.put_on_agenda",
        by=by,
        meeting=str(meeting),
        title=title,
    )
    return item


@transaction.atomic
def record_presence(meeting: Meeting, present: Collection[UUID], *, by: Post) -> int:
    """Record which seats are filled today and open the sitting; returns how many."""
    meeting = open_meeting(meeting)
    Presence.objects.filter(meeting=meeting).update(is_present=False)
    count = Presence.objects.filter(meeting=meeting, seat_id__in=present).update(is_present=True)
    meeting.state = MeetingState.OPEN
    meeting.save(update_fields=["state"])
    record(
        "committees.presence_recorded",
        by=by,
        kind="meeting",
        key=meeting.pk,
        after={"present": count},
    )
    return count


@transaction.atomic
def decide(
    item: AgendaItem,
    decision: Decision,
    *,
    resolution: str,
    by: Post,
    seen_version: int | None = None,
) -> AgendaItem:
    """Write down what was decided; nothing moves until the resolution is confirmed.

    ``seen_version`` is the one the writer had read, that of ``item`` where it is not given.
    Locks the meeting and the item.  Raises ``Overtaken`` with both decisions and texts when
    somebody wrote other ones meanwhile.
    """
    seen = item.version if seen_version is None else seen_version
    item = item_for_update(item)
    if item.confirmed_at:
        raise Refusal("committees.confirmed_already")
    rules.check_decision(decision=decision, resolution=resolution)
    if (item.decision, item.resolution) == (decision, resolution):
        return item
    if item.version != seen:
        raise _overtaken(item, decision, resolution)
    item.decision, item.resolution, item.version = decision, resolution, item.version + 1
    item.save(update_fields=["decision", "resolution", "version"])
    record(
        "committees.decided",
        by=by,
        kind="agenda_item",
        key=item.pk,
        after={"decision": str(decision)},
    )
    return item


@transaction.atomic
def confirm(item: AgendaItem, *, by: Post) -> AgendaItem:
    """Confirm one resolution: the act runs in this transaction, once, with its effect stored.

    Locks the meeting and the item.  Raises ``Refusal`` without quorum, without a decision, when
    it was confirmed before, and whatever the act itself refuses; then nothing has moved.
    """
    item = item_for_update(item)
    if item.confirmed_at:
        raise Refusal("committees.confirmed_already")
    rules.check_decision(decision=item.decision, resolution=item.resolution)
    _check_quorum(item.meeting)
    if item.act and item.decision in rules.APPROVALS:
        item.effect = act_of(item.act).apply(item, by)
    item.confirmed_at, item.undone_at = timezone.now(), None
    item.save(update_fields=["effect", "confirmed_at", "undone_at"])
    _tell_resolution(item, by=by)
    return item


@transaction.atomic
def close_meeting(meeting: Meeting, *, by: Post) -> Meeting:
    """Confirm every decided item in one transaction and close the sitting.

    Raises ``Refusal`` while any item has no decision; then none is confirmed.
    """
    meeting = open_meeting(meeting)
    items = list(meeting.items.select_for_update(of=("self",)).order_by("subject_id", "id"))
    undecided = sum(not item.decision for item in items)
    if undecided:
        raise Refusal("committees.not_all_decided", count=undecided)
    for item in items:
        if not item.confirmed_at:
            confirm(item, by=by)
    meeting.state = MeetingState.RESOLVED
    meeting.save(update_fields=["state"])
    record("committees.closed", by=by, kind="meeting", key=meeting.pk, after={"items": len(items)})
    return meeting


@transaction.atomic
def undo_resolution(item: AgendaItem, *, reason: str, by: Post) -> AgendaItem:
    """Take back what a confirmed resolution did; the story keeps both.

    Raises ``Refusal`` when it was not confirmed, or when its act can no longer be taken back.
    """
    item = item_for_update(item)
    if not item.confirmed_at:
        raise Refusal("committees.not_confirmed")
    if item.effect is not None:
        act_of(item.act).undo(item, item.effect, by)
    item.confirmed_at, item.effect, item.undone_at = None, None, timezone.now()
    item.save(update_fields=["confirmed_at", "effect", "undone_at"])
    Meeting.objects.filter(pk=item.meeting_id, state=MeetingState.RESOLVED).update(
        state=MeetingState.OPEN
    )
    tell(
        item.subject or item.meeting.subject,
        "committees.undone",
        by=by,
        meeting=str(item.meeting),
        reason=reason,
    )
    return item


def _overtaken(item: AgendaItem, decision: Decision, resolution: str) -> Overtaken:
    pairs = {
        "decision": (item.decision, str(decision)),
        "resolution": (item.resolution, resolution),
    }
    texts = differing(pairs, version=item.version)
    return overtaken(texts, "committees.decided", kind="agenda_item", key=item.pk)


def _check_quorum(meeting: Meeting) -> None:
    if meeting.is_circular:
        return
    cards = list(meeting.presences.values_list("is_present", flat=True))
    percent = meeting.committee.quorum_share
    rules.check_quorum(present=sum(cards), seats=len(cards), percent=percent)


def _tell_resolution(item: AgendaItem, *, by: Post) -> None:
    facts: dict[str, Any] = {
        "meeting": str(item.meeting),
        "resolution": item.resolution,
        "title": item.title,
    }
    subjects = {row.pk: row for row in (item.subject, item.meeting.subject) if row is not None}
    for key in sorted(subjects):
        tell(subjects[key], f"committees.resolved_{item.decision}", by=by, **facts)
