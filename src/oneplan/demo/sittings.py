"""Meetings of the example's committees, from the call to the certified minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from oneplan.accounts.models import Post
from oneplan.annual_plans.models import Round
from oneplan.committees.acts import Waiting
from oneplan.committees.models import AgendaItem, Committee, Decision, Meeting
from oneplan.committees.services import (
    add_item,
    call_meeting,
    close_meeting,
    decide,
    put_on_agenda,
    record_presence,
)
from oneplan.demo.world import World
from oneplan.threads.models import Circulation, Subject
from oneplan.threads.services import widen_to

AGREED = "ที่ประชุมมีมติเห็นชอบตามที่ฝ่ายเลขานุการเสนอ"
CALLED_BEFORE = dt.timedelta(days=9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is put on the agenda and what comes of it."""

    waiting: Waiting | None = None
    title: str = ""
    subject: Subject | None = None
    part: int = 4
    proposal: str = ""
    decision: Decision = Decision.APPROVED
    resolution: str = AGREED


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One meeting: when, where, who stays away, what is decided."""

    committee: Committee
    number: int
    year: int
    held_on: dt.date
    by: Post
    place: str = ""
    absent: int = 2
    is_circular: bool = False
    is_public: bool = True


def sit(world: World, sitting: Sitting, items: Callable[[], Sequence[Item]]) -> Meeting:
    """Hold a meeting: called a week before, attended, decided and closed on its day.

    ``items`` are asked for when the agenda is made, so that what waits is fixed as it stands.
    """
    world.at(sitting.held_on - CALLED_BEFORE, hour=15)
    meeting = call_meeting(
        sitting.committee,
        number=sitting.number,
        year=sitting.year,
        held_on=sitting.held_on,
        place=sitting.place,
        is_circular=sitting.is_circular,
        by=sitting.by,
    )
    if sitting.is_public:
        widen_to(meeting.subject, Circulation.PUBLIC, by=sitting.by)
    agenda = [(_put(meeting, item, by=sitting.by), item) for item in items()]
    world.at(sitting.held_on, hour=9, minute=30)
    seats = list(sitting.committee.seats.order_by("position").values_list("pk", flat=True))
    present = seats[: len(seats) - sitting.absent] if not sitting.is_circular else seats
    record_presence(meeting, set(present), by=sitting.by)
    for put, item in agenda:
        decide(put, item.decision, resolution=item.resolution, by=sitting.by)
    world.at(sitting.held_on, hour=11, minute=45)
    return close_meeting(meeting, by=sitting.by)


def _put(meeting: Meeting, item: Item, *, by: Post) -> AgendaItem:
    if item.waiting is not None:
        return put_on_agenda(meeting, item.waiting, by=by, proposal=item.proposal)
    return add_item(
        meeting,
        title=item.title,
        subject=item.subject,
        part=item.part,
        proposal=item.proposal,
        by=by,
    )


def make_list_public(round_: Round, *, by: Post) -> None:
    """Everybody may read an adopted list and the plan it became."""
    widen_to(round_.subject, Circulation.PUBLIC, by=by)
    for subject in Subject.objects.filter(plan__editions__from_round=round_):
        widen_to(subject, Circulation.PUBLIC, by=by)
