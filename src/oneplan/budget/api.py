"""The money of a place for programs, and the rows behind it."""

from __future__ import annotations

from decimal import Decimal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from oneplan.areas.api import AreaOut, area_out
from oneplan.budget.place_rows import LINE_ORDER, question_of, rows_of
from oneplan.budget.queries import fiscal_years_with_lines, place_money
from oneplan.budget.rules import Figure, PlaceMoney, Shares
from oneplan.budget.surfaces import area_for_reading
from oneplan.core.api import ListOf, list_of
from oneplan.core.asked import asked_year
from oneplan.core.exporting import in_baht
from oneplan.core.paging import page_of
from oneplan.funds.models import PublishedLine
from oneplan.thai.years import fiscal_year_of
from oneplan.threads.api import SubjectOut, subject_out

router = Router(tags=["places"])


class FigureOut(Schema):
    """A sum in baht and how many rows stand behind it."""

    baht: Decimal
    rows: int


class SharesOut(Schema):
    """Placed, shared (not divisible below) and unplaced; they add up to the total."""

    placed: FigureOut
    shared: FigureOut
    unplaced: FigureOut
    total: FigureOut


class PartOut(Schema):
    """What is placed inside one part of the place."""

    area: AreaOut
    total: FigureOut


class PlaceMoneyOut(Schema):
    """All the published money of a place in one fiscal year (B.E.), counted once."""

    area: AreaOut
    fiscal_year: int
    fiscal_years: list[int]
    shares: SharesOut
    by_kind: dict[str, SharesOut]
    parts: list[PartOut]
    beyond: FigureOut


class RowOut(Schema):
    """A published line behind a figure."""

    subject: SubjectOut
    kind: str
    fiscal_year: int
    baht: Decimal


@router.get("/{code}/money", response=PlaceMoneyOut, url_name="place-money")
def money(request: HttpRequest, code: str, fiscal_year: str = "") -> PlaceMoneyOut:
    """The money of a province, district, sub-district or village, by budget paper and part."""
    area = area_for_reading(code)
    years = fiscal_years_with_lines(code)
    newest = years[0] if years else fiscal_year_of(timezone.localdate())
    year = asked_year({"fiscal_year": fiscal_year}) or newest
    found = place_money(code, year)
    return PlaceMoneyOut(
        area=area_out(area),
        fiscal_year=year,
        fiscal_years=years,
        shares=_shares(found.shares),
        by_kind={each.key: _shares(each.shares) for each in found.keys},
        parts=_parts(found),
        beyond=_figure(found.beyond),
    )


@router.get("/{code}/rows", response=ListOf[RowOut], url_name="place-rows")
def rows(
    request: HttpRequest,
    code: str,
    fiscal_year: str = "",
    kind: str = "",
    part: str = "",
    q: str = "",
    at: str = "",
) -> ListOf[RowOut]:
    """The published lines behind a figure of the place."""
    asked = {"fiscal_year": fiscal_year, "kind": kind, "part": part, "q": q}
    found = rows_of(question_of(code, asked), reach=None)
    page = page_of(
        found.select_related("subject__area", "subject__owner", "owner"),
        order=LINE_ORDER,
        cursor=at,
    )
    return list_of(page, _row)


def _row(row: PublishedLine) -> RowOut:
    return RowOut(
        subject=subject_out(row.subject),
        kind=row.kind,
        fiscal_year=row.fiscal_year,
        baht=in_baht(row.satang),
    )


def _figure(figure: Figure) -> FigureOut:
    return FigureOut(baht=in_baht(figure.satang), rows=figure.rows)


def _shares(shares: Shares) -> SharesOut:
    return SharesOut(
        placed=_figure(shares.placed),
        shared=_figure(shares.shared),
        unplaced=_figure(shares.unplaced),
        total=_figure(shares.total),
    )


def _parts(found: PlaceMoney) -> list[PartOut]:
    return [
        PartOut(
            area=AreaOut(code=part.area_code, name_th=part.name_th, name_en=part.name_en),
            total=_figure(part.total),
        )
        for part in found.parts
    ]
