"""Indicators and measured values for programs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from oneplan.accounts.api import at_work
from oneplan.areas.api import BodyOut, body_out
from oneplan.areas.models import Area
from oneplan.core.api import ListOf, list_of
from oneplan.core.asked import asked_words
from oneplan.core.errors import Refusal
from oneplan.core.paging import page_of
from oneplan.indicators.access import indicator_for_observing, indicator_for_reading
from oneplan.indicators.models import Indicator, Observation
from oneplan.indicators.recording import Reading, observe

router = Router(tags=["indicators"])


class IndicatorOut(Schema):
    """What is measured; ``combine`` says how the values of parts make the whole's."""

    id: UUID
    code: str
    name_th: str
    name_en: str
    unit: str
    level: str
    direction: str
    combine: str
    owner: BodyOut | None
    data_owner: str
    mark: str


class ObservationOut(Schema):
    """A measured value, as printed and, where it can be read, as a number."""

    area_code: str
    year: int
    value: Decimal | None
    words: str
    source: str
    recorded_at: dt.datetime


class ObservationIn(Schema):
    """A value measured for a place and a year (B.E.); its source's earlier one is replaced."""

    area_code: str = Field(max_length=9)
    year: int = Field(ge=2400, le=2700)
    value: Annotated[Decimal, Field(max_digits=24, decimal_places=6)] | None = None
    words: str = Field("", max_length=300)
    source: str = Field(min_length=1, max_length=300)


@router.get("", response=ListOf[IndicatorOut], url_name="indicator-list")
def indicator_list(
    request: HttpRequest, q: str = "", owner: str = "", at: str = ""
) -> ListOf[IndicatorOut]:
    """Indicators by the words of their name; ``owner`` the code of a body."""
    rows = Indicator.objects.select_related("owner")
    for word in asked_words({"q": q}).split():
        rows = rows.filter(name_th__icontains=word)
    if owner and "\x00" not in owner:
        rows = rows.filter(owner__code=owner)
    return list_of(page_of(rows, order=("pk",), cursor=at), _indicator_out)


@router.get("/{uuid:pk}", response=IndicatorOut, url_name="indicator")
def indicator(request: HttpRequest, pk: UUID) -> IndicatorOut:
    """One indicator."""
    return _indicator_out(indicator_for_reading(pk))


@router.get("/{uuid:pk}/observations", response=ListOf[ObservationOut], url_name="observations")
def observations(
    request: HttpRequest, pk: UUID, area: str = "", at: str = ""
) -> ListOf[ObservationOut]:
    """Values measured, the newest recorded first."""
    rows = Observation.objects.filter(indicator=indicator_for_reading(pk))
    if area and "\x00" not in area:
        rows = rows.filter(area_id=area)
    return list_of(page_of(rows, order=("-pk",), cursor=at), _observation_out)


@router.post(
    "/{uuid:pk}/observations", response={201: ObservationOut}, url_name="observation-record"
)
def observation_record(
    request: HttpRequest, pk: UUID, told: ObservationIn
) -> Status[ObservationOut]:
    """Record a value of one of the body's own indicators."""
    post = at_work(request)
    found = indicator_for_observing(post, pk)
    if not Area.objects.filter(pk=told.area_code).exists():
        raise Refusal("indicators.unknown_area", area=told.area_code)
    reading = Reading(owner=post.body, name=found.name_th, unit=found.unit, **told.dict())
    (made,) = observe([reading], by=post)
    row = Observation.objects.get(
        indicator=found, area=made.area_id, year=made.year, source=made.source
    )
    return Status(201, _observation_out(row))


def _indicator_out(row: Indicator) -> IndicatorOut:
    return IndicatorOut(
        id=row.pk,
        code=row.code,
        name_th=row.name_th,
        name_en=row.name_en,
        unit=row.unit,
        level=row.level,
        direction=row.direction,
        combine=row.combine,
        owner=body_out(row.owner) if row.owner else None,
        data_owner=row.data_owner,
        mark=row.mark,
    )


def _observation_out(row: Observation) -> ObservationOut:
    return ObservationOut(
        area_code=row.area_id,
        year=row.year,
        value=row.value,
        words=row.words,
        source=row.source,
        recorded_at=row.recorded_at,
    )
