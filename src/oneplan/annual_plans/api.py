"""Rounds and their ranked lists for programs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from oneplan.accounts.api import at_work, reader
from oneplan.annual_plans.access import (
    level_for_running,
    round_for_drawing,
    round_for_reading,
)
from oneplan.annual_plans.models import Round
from oneplan.annual_plans.queries import ListRow, ranked_list, rounds_readable
from oneplan.annual_plans.services import draw_frame, run_round
from oneplan.areas.api import BodyOut, body_out
from oneplan.core.api import ListOf, list_of
from oneplan.core.exporting import in_baht
from oneplan.core.money import satang_of
from oneplan.core.paging import page_of
from oneplan.funds.models import FrameState
from oneplan.threads.api import reader_reach

router = Router(tags=["rounds"])


class RoundOut(Schema):
    """One run of a year's ranking; ``inputs_hash`` says what it was run on."""

    id: UUID
    public_no: str
    level: str
    body: BodyOut
    fiscal_year: int
    run_no: int
    inputs_hash: str
    is_trial: bool
    ran_at: dt.datetime


class RankOut(Schema):
    """A row of a ranked list.  A record that is not open to the reader shows no title."""

    position: int | None
    side: str
    state: str
    subject_id: UUID | None
    public_no: str
    title: str
    owner: BodyOut
    score: Decimal | None
    baht: Decimal


class RankedListOut(Schema):
    """A run's list: ranked rows, what stands first unranked, and other money."""

    round: RoundOut
    frame_baht: Decimal | None
    total_baht: Decimal
    rows: list[RankOut]
    first: list[RankOut]
    apart: list[RankOut]


class RunIn(Schema):
    """Of which fiscal year (B.E.) the post's own body makes its list."""

    fiscal_year: int = Field(ge=2400, le=2700)


class FrameIn(Schema):
    """The frame to draw on a list: how much, in which state, announced on which day."""

    baht: Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=2)]
    state: FrameState
    on: dt.date


@router.get("", response=ListOf[RoundOut], url_name="round-list")
def round_list(request: HttpRequest, at: str = "") -> ListOf[RoundOut]:
    """The runs the reader may read, the newest first."""
    found = rounds_readable(reader_reach(request))
    page = page_of(found, order=("-ran_at", "-pk"), cursor=at)
    return list_of(page, _round_out)


@router.get("/{uuid:pk}", response=RankedListOut, url_name="round")
def ranked(request: HttpRequest, pk: UUID) -> RankedListOut:
    """The ranked list of a run, with its frame."""
    return _ranked(request, round_for_reading(reader(request), pk))


@router.post("", response={201: RoundOut}, url_name="round-run")
def run(request: HttpRequest, told: RunIn) -> Status[RoundOut]:
    """Run the round of the post's own body; the same inputs give the run there is."""
    post = at_work(request)
    level = level_for_running(post)
    made = run_round(level, post.body, fiscal_year=told.fiscal_year, by=post)
    return Status(201, _round_out(round_for_reading(post, made.pk)))


@router.post("/{uuid:pk}/frame", response=RankedListOut, url_name="round-frame")
def frame(request: HttpRequest, pk: UUID, told: FrameIn) -> RankedListOut:
    """Draw the frame on the list, or move it; nothing is ranked again."""
    post = at_work(request)
    found = round_for_drawing(post, pk)
    draw_frame(found, satang_of(told.baht), state=told.state, by=post, on=told.on)
    return _ranked(request, found)


def _ranked(request: HttpRequest, found: Round) -> RankedListOut:
    listed = ranked_list(found, reach=reader_reach(request))
    frame = listed.frame_line.frame.satang if listed.frame_line else None
    return RankedListOut(
        round=_round_out(found),
        frame_baht=None if frame is None else in_baht(frame),
        total_baht=in_baht(listed.total_satang),
        rows=[_rank_out(row) for row in listed.rows],
        first=[_rank_out(row) for row in listed.first],
        apart=[_rank_out(row) for row in listed.apart],
    )


def _round_out(row: Round) -> RoundOut:
    return RoundOut(
        id=row.pk,
        public_no=row.subject.public_no,
        level=row.level,
        body=body_out(row.body),
        fiscal_year=row.fiscal_year,
        run_no=row.run_no,
        inputs_hash=row.inputs_hash,
        is_trial=row.is_trial,
        ran_at=row.ran_at,
    )


def _rank_out(row: ListRow) -> RankOut:
    subject = row.rank.subject
    return RankOut(
        position=row.rank.position,
        side=row.side,
        state=row.rank.state,
        subject_id=subject.pk if row.is_readable else None,
        public_no=subject.public_no if row.is_readable else "",
        title=subject.title if row.is_readable else "",
        owner=body_out(subject.owner),
        score=row.rank.score,
        baht=in_baht(row.rank.satang),
    )
