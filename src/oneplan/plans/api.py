"""Plans, their editions and listings for programs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from oneplan.accounts.api import reader
from oneplan.areas.api import BodyOut, body_out
from oneplan.core.api import ListOf, list_of
from oneplan.core.exporting import in_baht
from oneplan.plans.access import plan_for_reading
from oneplan.plans.models import Edition, Element, Listing, Plan
from oneplan.plans.queries import chosen_edition, edition_page, editions_readable, plans_readable
from oneplan.threads.api import SubjectOut, reader_reach, subject_out
from oneplan.threads.rules import Reach

router = Router(tags=["plans"])


class PlanOut(Schema):
    """A plan of a body, for a cycle (``2571-2575``) or a fiscal year."""

    id: UUID
    public_no: str
    type_code: str
    title: str
    body: BodyOut
    cycle: str | None
    fiscal_year: int | None
    is_trial: bool


class EditionOut(Schema):
    """One issue of a plan; once sealed nothing in it changes, as its hash tells."""

    id: UUID
    kind: str
    number: int
    year: int
    state: str
    sealed_at: dt.datetime | None
    content_hash: str


class TargetOut(Schema):
    fiscal_year: int
    value: Decimal | None
    words: str


class ElementOut(Schema):
    """A row of the strategy part; ``lineage_id`` stays the same across editions."""

    id: UUID
    lineage_id: UUID
    kind: str
    number: str
    parent_id: UUID | None
    title: str
    baseline_words: str
    targets: list[TargetOut]


class ListingOut(Schema):
    """What the edition prints about a record."""

    id: UUID
    subject_id: UUID
    public_no: str
    title: str
    rank: int | None
    side: str
    page: str
    item: str
    baht: Decimal


class EditionDetail(EditionOut):
    """What an edition says; ``hidden`` counts listings of records the reader may not read."""

    elements: list[ElementOut]
    listed: int
    hidden: int
    listed_baht: Decimal
    listings: ListOf[ListingOut]


class PlanDetail(PlanOut):
    """A plan, the editions the reader may read, and what the chosen one says."""

    subject: SubjectOut
    editions: list[EditionOut]
    edition: EditionDetail | None


@router.get("", response=ListOf[PlanOut], url_name="plan-list")
def plan_list(request: HttpRequest, q: str = "", at: str = "") -> ListOf[PlanOut]:
    """The plans the reader may read, the newest first."""
    page = plans_readable({"q": q, "at": at}, reach=reader_reach(request))
    return list_of(page, lambda row: PlanOut(**_plan_facts(row)))


@router.get("/{uuid:pk}", response=PlanDetail, url_name="plan")
def plan(request: HttpRequest, pk: UUID, edition: str = "", at: str = "") -> PlanDetail:
    """One plan with an edition: the one asked for, else the newest sealed, else the newest."""
    found = plan_for_reading(reader(request), pk)
    seen = reader_reach(request)
    editions = editions_readable(found, reach=seen)
    chosen = chosen_edition(editions, {"edition": edition})
    return PlanDetail(
        **_plan_facts(found),
        subject=subject_out(found.subject),
        editions=[EditionOut.from_orm(each) for each in editions],
        edition=_edition_out(chosen, at, seen) if chosen else None,
    )


def _edition_out(row: Edition, at: str, seen: Reach | None) -> EditionDetail:
    shown = edition_page(row, {"at": at}, reach=seen)
    elements = row.elements.prefetch_related("targets").order_by("position", "pk")
    return EditionDetail(
        **EditionOut.from_orm(row).dict(),
        elements=[_element_out(each) for each in elements],
        listed=shown.listed,
        hidden=shown.hidden,
        listed_baht=in_baht(shown.listed_satang),
        listings=list_of(shown.listings, _listing_out),
    )


def _plan_facts(row: Plan) -> dict[str, Any]:
    return {
        "id": row.pk,
        "public_no": row.subject.public_no,
        "type_code": row.type_code,
        "title": row.title,
        "body": body_out(row.body),
        "cycle": str(row.cycle) if row.cycle else None,
        "fiscal_year": row.fiscal_year,
        "is_trial": row.is_trial,
    }


def _element_out(row: Element) -> ElementOut:
    return ElementOut(
        id=row.pk,
        lineage_id=row.lineage_id,
        kind=row.kind,
        number=row.number,
        parent_id=row.parent_id,
        title=row.title,
        baseline_words=row.baseline_words,
        targets=[TargetOut.from_orm(each) for each in row.targets.all()],
    )


def _listing_out(row: Listing) -> ListingOut:
    """Needs ``satang`` annotated and the subject loaded."""
    satang: int | None = getattr(row, "satang", None)
    return ListingOut(
        id=row.pk,
        subject_id=row.subject_id,
        public_no=row.subject.public_no,
        title=row.title,
        rank=row.rank,
        side=row.side,
        page=row.page,
        item=row.item,
        baht=in_baht(satang or 0),
    )
