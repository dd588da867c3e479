"""Subjects and their stories for programs: what a reader may read, and nothing else."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from oneplan.accounts.api import reader
from oneplan.areas.api import AreaOut, BodyOut, area_out, body_out
from oneplan.core.errors import NotVisible
from oneplan.threads.access import reach, subject_for_reading
from oneplan.threads.models import Event, Referral, Subject
from oneplan.threads.pages import address_of
from oneplan.threads.queries import LONGEST_STORY, find_subject, story
from oneplan.threads.rules import Reach
from oneplan.threads.search import found_page
from oneplan.threads.sentences import sentence

router = Router(tags=["subjects"])


class SubjectOut(Schema):
    """Anything that has a story.  ``kind`` is a word, ``page`` the address people open."""

    id: UUID
    kind: str
    public_no: str
    title: str
    area: AreaOut | None
    owner: BodyOut
    circulation: str
    stage: str
    fiscal_year: int | None
    is_trial: bool
    page: str


class SubjectList(Schema):
    """Some subjects; ``older`` and ``newer`` go into ``at`` for the neighbouring pages."""

    rows: list[SubjectOut]
    count: int
    is_count_capped: bool
    newer: str | None
    older: str | None


class PlaceOut(Schema):
    area: AreaOut
    words: str


class SubjectDetail(SubjectOut):
    origin: BodyOut
    places: list[PlaceOut]


class EventOut(Schema):
    """One sentence of a story; ``by`` is the title of a post, never a person."""

    at: dt.datetime
    code: str
    words: str
    by: str
    subject_id: UUID


class ReferralOut(Schema):
    """A request to another body, open until it is answered."""

    id: UUID
    subject_id: UUID
    kind: str
    state: str
    from_body: BodyOut
    to_body: BodyOut
    sent_on: dt.date
    due_on: dt.date | None
    reason: str
    answer: str


class StoryOut(Schema):
    """A thread: what came before, what came after, and what happened, the oldest first."""

    subject: SubjectOut
    before: list[SubjectOut]
    after: list[SubjectOut]
    events: list[EventOut]
    referrals: list[ReferralOut]


@router.get("", response=SubjectList, url_name="subject-list")
def subject_list(
    request: HttpRequest,
    q: str = "",
    kind: str = "",
    area: str = "",
    fiscal_year: str = "",
    at: str = "",
) -> SubjectList:
    """Search everything the reader may read; nonsense in the question is as if not asked."""
    asked = {"q": q, "kind": kind, "area": area, "fiscal_year": fiscal_year, "at": at}
    found = found_page(asked, post=reader(request), with_others=False)
    return SubjectList(
        rows=[subject_out(subject) for subject in found.page.rows],
        count=found.count.number,
        is_count_capped=found.count.is_capped,
        newer=found.page.newer,
        older=found.page.older,
    )


@router.get("/number/{number}", response=SubjectOut, url_name="subject-by-number")
def subject_by_number(request: HttpRequest, number: str) -> SubjectOut:
    """The subject of a public number."""
    found = None if "\x00" in number else find_subject(number)
    if found is None:
        raise NotVisible(number)
    return subject_out(subject_for_reading(reader(request), found.pk))


@router.get("/{uuid:pk}", response=SubjectDetail, url_name="subject")
def subject_detail(request: HttpRequest, pk: UUID) -> SubjectDetail:
    subject = subject_for_reading(reader(request), pk)
    places = subject.places.select_related("area").order_by("pk")
    return SubjectDetail(
        **subject_out(subject).dict(),
        origin=body_out(subject.origin),
        places=[PlaceOut(area=area_out(place.area), words=place.words) for place in places],
    )


@router.get("/{uuid:pk}/story", response=StoryOut, url_name="subject-story")
def subject_story(request: HttpRequest, pk: UUID) -> StoryOut:
    """The story as far as the reader may read it; the public reads public sentences only."""
    subject = subject_for_reading(reader(request), pk)
    told = story(subject, reach=reader_reach(request), most=LONGEST_STORY)
    return StoryOut(
        subject=subject_out(subject),
        before=[subject_out(each) for each in told.before],
        after=[subject_out(each) for each in told.after],
        events=[_event_out(event) for event in told.events],
        referrals=[referral_out(each) for each in told.referrals],
    )


def reader_reach(request: HttpRequest) -> Reach | None:
    return reach(reader(request))


def subject_out(subject: Subject) -> SubjectOut:
    """A subject with ``owner`` and ``area`` loaded."""
    return SubjectOut(
        id=subject.pk,
        kind=subject.kind_word,
        public_no=subject.public_no,
        title=subject.title,
        area=area_out(subject.area) if subject.area else None,
        owner=body_out(subject.owner),
        circulation=subject.circulation,
        stage=subject.stage,
        fiscal_year=subject.fiscal_year,
        is_trial=subject.is_trial,
        page=address_of(subject),
    )


def referral_out(row: Referral) -> ReferralOut:
    """Needs both bodies loaded."""
    return ReferralOut(
        id=row.pk,
        subject_id=row.subject_id,
        kind=row.kind,
        state=row.state,
        from_body=body_out(row.from_body),
        to_body=body_out(row.to_body),
        sent_on=row.sent_on,
        due_on=row.due_on,
        reason=row.reason,
        answer=row.answer,
    )


def _event_out(event: Event) -> EventOut:
    return EventOut(
        at=event.at,
        code=event.code,
        words=sentence(event),
        by=event.by_post.title_th if event.by_post else "",
        subject_id=event.subject_id,
    )
