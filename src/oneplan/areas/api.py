"""Places and bodies for programs."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from oneplan.areas.models import Area, AreaKind, Body, BodyKind
from oneplan.areas.queries import in_force
from oneplan.areas.rules import is_code
from oneplan.core.api import ListOf, list_of
from oneplan.core.asked import asked_choice, asked_words
from oneplan.core.errors import NotVisible
from oneplan.core.paging import page_of

places = Router(tags=["places"])
bodies = Router(tags=["bodies"])


class AreaOut(Schema):
    """A place: its official code and its name."""

    code: str
    name_th: str
    name_en: str


class AreaDetail(AreaOut):
    """A place with its rank, what it lies in, and how far its name goes."""

    kind: str
    parent_code: str | None
    lat: float | None
    lon: float | None
    is_made_up: bool


class BodyOut(Schema):
    """An organisation."""

    code: str
    name_th: str
    name_en: str


class BodyDetail(BodyOut):
    """An organisation: its kind, its seat and the body it belongs to."""

    kind: str
    seat_code: str | None
    parent_code: str | None
    is_made_up: bool


@places.get("", response=ListOf[AreaDetail], url_name="area-list")
def area_list(
    request: HttpRequest, q: str = "", kind: str = "", inside: str = "", at: str = ""
) -> ListOf[AreaDetail]:
    """Places in force today, by code; ``inside`` the code of a larger one."""
    rows = Area.objects.filter(in_force(timezone.localdate()))
    if is_code(inside):
        rows = rows.filter(code__startswith=inside)
    if wished := asked_choice({"kind": kind}, "kind", AreaKind):
        rows = rows.filter(kind=wished)
    for word in asked_words({"q": q}).split():
        rows = rows.filter(name_th__contains=word)
    return list_of(page_of(rows, order=("code",), cursor=at, size=100), area_detail)


@places.get("/{code}", response=AreaDetail, url_name="area")
def area(request: HttpRequest, code: str) -> AreaDetail:
    """One place by its official code."""
    found = Area.objects.filter(pk=code).first() if is_code(code) else None
    if found is None:
        raise NotVisible(code)
    return area_detail(found)


@bodies.get("", response=ListOf[BodyDetail], url_name="body-list")
def body_list(
    request: HttpRequest, q: str = "", kind: str = "", area: str = "", at: str = ""
) -> ListOf[BodyDetail]:
    """Bodies that exist today, by code; ``area`` the code of the place they sit in."""
    rows = Body.objects.filter(in_force(timezone.localdate())).select_related("parent")
    if is_code(area):
        rows = rows.filter(seat__code__startswith=area)
    if wished := asked_choice({"kind": kind}, "kind", BodyKind):
        rows = rows.filter(kind=wished)
    for word in asked_words({"q": q}).split():
        rows = rows.filter(name_th__contains=word)
    return list_of(page_of(rows, order=("code",), cursor=at, size=100), body_detail)


@bodies.get("/{code}", response=BodyDetail, url_name="body")
def body(request: HttpRequest, code: str) -> BodyDetail:
    """One body by its code."""
    rows = Body.objects.select_related("parent")
    found = None if "\x00" in code else rows.filter(code=code).first()
    if found is None:
        raise NotVisible(code)
    return body_detail(found)


def area_out(area: Area) -> AreaOut:
    return AreaOut(code=area.code, name_th=area.full_name, name_en=area.name_en)


def area_detail(area: Area) -> AreaDetail:
    return AreaDetail(
        **area_out(area).dict(),
        kind=area.kind,
        parent_code=area.parent_id,
        lat=area.lat,
        lon=area.lon,
        is_made_up=area.is_made_up,
    )


def body_out(body: Body) -> BodyOut:
    return BodyOut(code=body.code, name_th=body.name_th, name_en=body.name_en)


def body_detail(body: Body) -> BodyDetail:
    """Needs ``parent`` loaded."""
    return BodyDetail(
        **body_out(body).dict(),
        kind=body.kind,
        seat_code=body.seat_id,
        parent_code=body.parent.code if body.parent else None,
        is_made_up=body.is_made_up,
    )
