"""What records align to, for programs: the lists, and claims with their reasons."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from oneplan.accounts.api import at_work, reader
from oneplan.core.errors import NotVisible
from oneplan.strategy.access import subject_for_aligning
from oneplan.strategy.aligning import align_subject
from oneplan.strategy.models import Alignment, Target
from oneplan.strategy.queries import standing_alignments, target_of, targets_of
from oneplan.threads.access import subject_for_reading

router = Router(tags=["alignments"])


class TargetOut(Schema):
    """One entry of a list records align to, with how certain it is."""

    id: UUID
    code: str
    name_th: str
    name_en: str
    level: str
    parent_id: UUID | None
    mark: str


class AlignmentOut(Schema):
    """A claim that a record moves a target, because …"""

    id: UUID
    target: TargetOut
    strength: int
    because: str
    evidence: str
    judged_by: str
    judged_at: dt.datetime


class AlignmentIn(Schema):
    target_id: UUID
    strength: int = Field(ge=1, le=3)
    because: str = Field(max_length=2000)
    evidence: str = Field(default="", max_length=2000)


@router.get("/targets/{code}", response=list[TargetOut], url_name="target-list")
def targets(request: HttpRequest, code: str) -> list[TargetOut]:
    """Every target of the present version of a list; empty where it is not loaded."""
    found = [] if "\x00" in code else targets_of(code)
    return [_target_out(each) for each in found]


@router.get("/of/{uuid:pk}", response=list[AlignmentOut], url_name="alignment-list")
def alignments(request: HttpRequest, pk: UUID) -> list[AlignmentOut]:
    """What a record is claimed to serve, the strongest first."""
    subject = subject_for_reading(reader(request), pk)
    return [_alignment_out(each) for each in standing_alignments(subject.pk)]


@router.post("/of/{uuid:pk}", response={201: AlignmentOut}, url_name="alignment-claim")
def claim(request: HttpRequest, pk: UUID, told: AlignmentIn) -> Status[AlignmentOut]:
    """Claim that an activity moves a target, and say why."""
    post = at_work(request)
    subject = subject_for_aligning(post, pk)
    target = target_of(told.target_id)
    if target is None:
        raise NotVisible(told.target_id)
    made = align_subject(
        subject,
        target=target,
        strength=told.strength,
        because=told.because,
        evidence=told.evidence,
        by=post,
    )
    return Status(201, _alignment_out(made))


def _target_out(row: Target) -> TargetOut:
    return TargetOut(
        id=row.pk,
        code=row.code,
        name_th=row.name_th,
        name_en=row.name_en,
        level=row.level,
        parent_id=row.parent_id,
        mark=row.mark,
    )


def _alignment_out(row: Alignment) -> AlignmentOut:
    return AlignmentOut(
        id=row.pk,
        target=_target_out(row.target),
        strength=row.strength,
        because=row.because,
        evidence=row.evidence,
        judged_by=row.judged_by.title_th,
        judged_at=row.judged_at,
    )
