"""Committees and their meetings for programs; for those at work, as the pages are."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from oneplan.accounts.api import at_work, reader
from oneplan.areas.api import BodyOut, body_out
from oneplan.committees.access import meeting_for_reading
from oneplan.committees.models import AgendaItem, Committee, Meeting
from oneplan.committees.queries import committees_around, quorum_of
from oneplan.threads.access import reach
from oneplan.threads.api import SubjectOut, reader_reach, subject_out
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable

router = Router(tags=["meetings"])


class MeetingOut(Schema):
    """A numbered meeting (ครั้งที่ n/ปี พ.ศ.), or a circulated resolution."""

    id: UUID
    public_no: str
    committee: str
    number: int
    year: int
    held_on: dt.date
    place: str
    is_circular: bool
    state: str


class CommitteeOut(Schema):
    """A committee with the meetings the post may read, the newest first."""

    id: UUID
    kind: str
    name_th: str
    short_name: str
    body: BodyOut
    meetings: list[MeetingOut]


class ItemOut(Schema):
    """An item of an agenda: what was proposed, what was decided, whether it was carried out.

    A record that is not open to the reader is not named.
    """

    id: UUID
    part: int
    position: int
    title: str
    subject: SubjectOut | None
    act: str
    proposal: str
    decision: str
    resolution: str
    confirmed_at: dt.datetime | None
    undone_at: dt.datetime | None


class QuorumOut(Schema):
    present: int
    seats: int
    needed: int
    is_met: bool


class MeetingDetail(MeetingOut):
    """A meeting with its agenda and the seats present against those needed."""

    subject: SubjectOut
    quorum: QuorumOut
    agenda: list[ItemOut]
    minutes_hash: str


@router.get("", response=list[CommitteeOut], url_name="committee-list")
def committees(request: HttpRequest) -> list[CommitteeOut]:
    """Committees whose meetings the post may read, its own body's first."""
    post = at_work(request)
    return [_committee_out(each) for each in committees_around(post, reach(post))]


@router.get("/{uuid:pk}", response=MeetingDetail, url_name="meeting")
def meeting(request: HttpRequest, pk: UUID) -> MeetingDetail:
    """One meeting with its agenda."""
    found = meeting_for_reading(reader(request), pk)
    items = list(found.items.order_by("part", "position"))
    keys = [item.subject_id for item in items if item.subject_id]
    rows = Subject.objects.filter(readable(reader_reach(request)), pk__in=keys)
    seen = {row.pk: row for row in rows.select_related("owner", "area")}
    return MeetingDetail(
        **_meeting_out(found).dict(),
        subject=subject_out(found.subject),
        quorum=QuorumOut.from_orm(quorum_of(found)),
        agenda=[_item_out(item, seen) for item in items],
        minutes_hash=found.minutes_hash,
    )


def _committee_out(row: Committee) -> CommitteeOut:
    meetings: list[Meeting] = getattr(row, "readable_meetings", [])
    return CommitteeOut(
        id=row.pk,
        kind=row.kind,
        name_th=row.name_th,
        short_name=row.short_name,
        body=body_out(row.body),
        meetings=[_meeting_out(each) for each in meetings],
    )


def _meeting_out(row: Meeting) -> MeetingOut:
    return MeetingOut(
        id=row.pk,
        public_no=row.subject.public_no,
        committee=row.committee.short_name,
        number=row.number,
        year=row.year,
        held_on=row.held_on,
        place=row.place,
        is_circular=row.is_circular,
        state=row.state,
    )


def _item_out(item: AgendaItem, seen: dict[UUID, Subject]) -> ItemOut:
    subject = seen.get(item.subject_id) if item.subject_id else None
    return ItemOut(
        id=item.pk,
        part=item.part,
        position=item.position,
        title=item.title,
        subject=subject_out(subject) if subject else None,
        act=item.act,
        proposal=item.proposal,
        decision=item.decision,
        resolution=item.resolution,
        confirmed_at=item.confirmed_at,
        undone_at=item.undone_at,
    )
