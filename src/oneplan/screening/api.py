"""Scores and overlaps for programs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from oneplan.accounts.api import at_work
from oneplan.accounts.models import Post
from oneplan.accounts.permissions import require
from oneplan.core.api import ListOf, list_of
from oneplan.core.errors import NotVisible
from oneplan.core.exporting import in_baht
from oneplan.screening.access import verdict_for_judging, verdict_for_reading
from oneplan.screening.models import CriteriaSet, OverlapAct, OverlapKind, Score, Verdict
from oneplan.screening.overlap import deciding
from oneplan.screening.overlap.facing import Side
from oneplan.screening.overlap.listing import Pair, overlap_queue, pairs_as_read
from oneplan.screening.queries import criteria_sets, given_scores
from oneplan.screening.services import Given, record_score
from oneplan.threads.access import reach, subject_for_reading
from oneplan.threads.models import SubjectKind

overlaps = Router(tags=["overlaps"])
scores = Router(tags=["scores"])


class SideOut(Schema):
    """One record of a pair; a hidden one tells its place, its object and the post to call only."""

    is_hidden: bool
    place: str
    thing: str
    call: str
    id: UUID | None
    public_no: str
    title: str
    baht: Decimal | None
    fiscal_year: int | None


class OverlapOut(Schema):
    """Two records that may be the same work, and what is thought of them."""

    id: UUID
    kind: str
    machine_kind: str
    state: str
    score: Decimal
    sides: list[SideOut]
    reasons: list[str]
    act: str
    words: str
    decided_at: dt.datetime | None


class DecisionIn(Schema):
    """What a person thinks of a pair.  ``stays``: the need that stays where two are merged."""

    kind: OverlapKind
    act: OverlapAct
    words: str = Field("", max_length=1000)
    stays: UUID | None = None


class CriterionOut(Schema):
    code: str
    name_th: str
    name_en: str
    lowest: Decimal
    highest: Decimal
    step: Decimal
    weight: Decimal
    is_gate: bool


class CriteriaSetOut(Schema):
    """A yardstick; a default of the system is not official."""

    id: UUID
    code: str
    fiscal_year: int | None
    name_th: str
    name_en: str
    mark: str
    is_default: bool
    criteria: list[CriterionOut]


class ScoreOut(Schema):
    """What one post gave on one criterion."""

    subject_id: UUID
    criterion: str
    value: Decimal
    reason: str
    post: str
    given_at: dt.datetime


class ScoreIn(Schema):
    """A value given on a criterion of a set; what the post gave before is replaced."""

    subject_id: UUID
    criteria_set_id: UUID
    criterion: str = Field(max_length=20)
    value: Annotated[Decimal, Field(max_digits=8, decimal_places=3)]
    reason: str = Field("", max_length=2000)


@overlaps.get("", response=ListOf[OverlapOut], url_name="overlap-list")
def overlap_list(
    request: HttpRequest,
    kind: str = "",
    state: str = "",
    fiscal_year: str = "",
    area: str = "",
    at: str = "",
) -> ListOf[OverlapOut]:
    """The review queue of the post's own area, the likeliest first."""
    post = at_work(request)
    require(post, "screening.see_overlaps")
    seen = reach(post)
    if seen is None:
        raise NotVisible("overlaps")
    asked = {"kind": kind, "state": state, "fiscal_year": fiscal_year, "area": area, "at": at}
    queue = overlap_queue(asked, reach=seen)
    told = {pair.verdict.pk: _pair_out(pair) for pair in queue.pairs}
    return list_of(queue.page, lambda row: told[row.pk])


@overlaps.get("/{uuid:pk}", response=OverlapOut, url_name="overlap")
def overlap(request: HttpRequest, pk: UUID) -> OverlapOut:
    """One pair as the post may know it."""
    post = at_work(request)
    return _verdict_out(verdict_for_reading(post, pk), post)


@overlaps.post("/{uuid:pk}/decision", response=OverlapOut, url_name="overlap-decide")
def decide(request: HttpRequest, pk: UUID, told: DecisionIn) -> OverlapOut:
    """Record a verdict and do its act where that is the post's right."""
    post = at_work(request)
    verdict = verdict_for_judging(post, pk)
    deciding.decide(verdict, deciding.Decision(**told.dict()), by=post)
    return _verdict_out(verdict_for_reading(post, pk), post)


@overlaps.post("/{uuid:pk}/undo", response=OverlapOut, url_name="overlap-undo")
def undo(request: HttpRequest, pk: UUID) -> OverlapOut:
    """Take the verdict of one's own body back."""
    post = at_work(request)
    deciding.undo(verdict_for_judging(post, pk), by=post)
    return _verdict_out(verdict_for_reading(post, pk), post)


@scores.get("/criteria-sets", response=list[CriteriaSetOut], url_name="criteria-set-list")
def sets(request: HttpRequest) -> list[CriteriaSetOut]:
    """Every set of criteria with its scales and weights."""
    return [CriteriaSetOut.from_orm(each) for each in criteria_sets()]


@scores.get("/of/{uuid:pk}", response=list[ScoreOut], url_name="score-list")
def score_list(request: HttpRequest, pk: UUID, criteria_set: UUID | None = None) -> list[ScoreOut]:
    """Every value an activity was given, by one set or by all; for those at work."""
    subject = subject_for_reading(at_work(request), pk, kind=SubjectKind.ACTIVITY)
    chosen = _set(criteria_set) if criteria_set else None
    return [_score_out(row) for row in given_scores(subject, chosen)]


@scores.post("", response=ScoreOut, url_name="score-record")
def score_record(request: HttpRequest, told: ScoreIn) -> ScoreOut:
    """Give a value to an activity on one criterion."""
    post = at_work(request)
    require(post, "screening.score")
    subject = subject_for_reading(post, told.subject_id, kind=SubjectKind.ACTIVITY)
    given = Given(
        subject=subject,
        criterion=told.criterion,
        value=told.value,
        assessor=post,
        reason=told.reason,
    )
    return _score_out(record_score(given, _set(told.criteria_set_id), by=post))


def _set(pk: UUID) -> CriteriaSet:
    found = next((each for each in criteria_sets() if each.pk == pk), None)
    if found is None:
        raise NotVisible(pk)
    return found


def _verdict_out(verdict: Verdict, post: Post) -> OverlapOut:
    (pair,) = pairs_as_read([verdict], reach(post))
    return _pair_out(pair)


def _pair_out(pair: Pair) -> OverlapOut:
    """The pair; where a side is hidden, so is what people wrote about the two."""
    verdict = pair.verdict
    return OverlapOut(
        id=verdict.pk,
        kind=verdict.kind,
        machine_kind=verdict.machine_kind,
        state=verdict.state,
        score=verdict.score,
        sides=[_side_out(side) for side in pair.sides],
        reasons=pair.reasons,
        act=verdict.act,
        words="" if pair.is_hidden else verdict.words,
        decided_at=verdict.decided_at,
    )


def _side_out(side: Side) -> SideOut:
    return SideOut(
        is_hidden=side.is_hidden,
        place=side.place,
        thing=side.thing,
        call=side.call,
        id=side.id,
        public_no=side.number,
        title=side.title,
        baht=None if side.satang is None else in_baht(side.satang),
        fiscal_year=side.fiscal_year,
    )


def _score_out(row: Score) -> ScoreOut:
    return ScoreOut(
        subject_id=row.subject_id,
        criterion=row.criterion.code,
        value=row.value,
        reason=row.reason,
        post=row.post.title_th,
        given_at=row.given_at,
    )
