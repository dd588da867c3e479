"""Calling a meeting, filling its agenda, resolving, undoing and certifying."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from oneplan.audit.services import record
from oneplan.committees import rules
from oneplan.committees.acts import Waiting, act_of
from oneplan.committees.models import (
    AgendaItem,
    Committee,
    Decision,
    Meeting,
    MeetingState,
    Presence,
    Seat,
    SeatDuty,
)
from oneplan.core.errors import Refusal
from oneplan.threads.models import Circulation, Subject, SubjectKind
from oneplan.threads.services import Draft, begin, tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body

PART_FOR_DECISION = 4
"""ระเบียบวาระที่ 4 เรื่องเพื่อพิจารณา."""


@transaction.atomic
def found_committee(
    body: Body, *, kind: str, name: str, short_name: str, by: Post, order_number: str = ""
) -> Committee:
    """Enter a committee as its order of appointment names it; found again, it is returned."""
    made, is_new = Committee.objects.get_or_create(
        body=body,
        kind=kind,
        valid_from=None,
        defaults={"name_th": name, "short_name": short_name, "order_number": order_number},
    )
    if is_new:
        record("committees.founded", by=by, kind="committee", key=made.pk, after={"kind": kind})
    return made


@transaction.atomic
def add_seat(
    committee: Committee,
    *,
    title: str,
    category: str,
    by: Post,
    duty: SeatDuty = SeatDuty.MEMBER,
    post: Post | None = None,
) -> Seat:
    """Add a seat by category; an ex-officio seat names the post that sits in it."""
    taken = committee.seats.values_list("position", flat=True)
    made, is_new = Seat.objects.get_or_create(
        committee=committee,
        title=title,
        defaults={
            "category": category,
            "duty": duty,
            "post": post,
            "position": rules.next_position(taken),
        },
    )
    if is_new:
        record("committees.seat_added", by=by, kind="seat", key=made.pk, after={"title": title})
    return made


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
    meeting = _open_meeting(meeting)
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
    meeting = _open_meeting(meeting)
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
def decide(item: AgendaItem, decision: Decision, *, resolution: str, by: Post) -> AgendaItem:
    """Write down what was decided; nothing moves until the resolution is confirmed."""
    item = _item_for_update(item)
    if item.confirmed_at:
        raise Refusal("committees.confirmed_already")
    rules.check_decision(decision=decision, resolution=resolution)
    item.decision, item.resolution = decision, resolution
    item.save(update_fields=["decision", "resolution"])
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
    item = _item_for_update(item)
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
    meeting = _open_meeting(meeting)
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
    item = _item_for_update(item)
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


@transaction.atomic
def certify_minutes(meeting: Meeting, *, at: Meeting, by: Post) -> Meeting:
    """Certify minutes at a later meeting of the same committee (ระเบียบวาระที่ 2)."""
    meeting = _locked_meeting(meeting)
    if at.committee_id != meeting.committee_id or at.held_on <= meeting.held_on:
        raise Refusal("committees.certified_by_itself")
    if meeting.state != MeetingState.RESOLVED:
        raise Refusal("committees.not_resolved_yet")
    meeting.state, meeting.certified_at = MeetingState.CERTIFIED, at
    meeting.minutes_hash = _hash_of(meeting.items.all())
    meeting.save(update_fields=["state", "certified_at", "minutes_hash"])
    tell(meeting.subject, "committees.certified", by=by, meeting=str(meeting), later=str(at))
    return meeting


@transaction.atomic
def correct_resolution(item: AgendaItem, *, words: str, at: Meeting, by: Post) -> AgendaItem:
    """Record a correction a later meeting made; the resolution itself stays as it was passed."""
    item = _item_for_update(item)
    if not words.strip():
        raise Refusal("committees.resolution_is_missing")
    item.corrections = [*item.corrections, {"meeting": str(at), "words": words}]
    item.save(update_fields=["corrections"])
    subject = item.subject or item.meeting.subject
    tell(
        subject,
        "committees.corrected",
        by=by,
        meeting=str(item.meeting),
        words=words,
        later=str(at),
    )
    return item


def _locked_meeting(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("committee", "subject").get(pk=meeting.pk)


def _open_meeting(meeting: Meeting) -> Meeting:
    meeting = _locked_meeting(meeting)
    if meeting.state in (MeetingState.RESOLVED, MeetingState.CERTIFIED):
        raise Refusal("committees.meeting_is_over", state=meeting.get_state_display())
    return meeting


def _item_for_update(item: AgendaItem) -> AgendaItem:
    """Lock the meeting, then the item: the same order everywhere."""
    meeting = _locked_meeting(item.meeting)
    rows = AgendaItem.objects.select_for_update(of=("self",), no_key=True)
    item = rows.select_related("subject").get(pk=item.pk)
    item.meeting = meeting
    return item


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


def _hash_of(items: Iterable[AgendaItem]) -> str:
    content = [
        [item.part, item.position, item.title, item.decision, item.resolution, item.corrections]
        for item in items
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
