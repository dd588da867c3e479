"""What is planned and paid in a place, by whom: the figures of its page, each with its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.db.models.functions import Left
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from oneplan.areas.maps import area_map
from oneplan.areas.models import Area
from oneplan.budget.queries import (
    OwnerMoney,
    PlaceLines,
    YearMoney,
    place_requests,
)
from oneplan.budget.rules import Figure, PartMoney, PlaceMoney, Split, part_length
from oneplan.budget.surfaces import Surface, area_for_reading, crumbs_of, in_language
from oneplan.core.asked import asked_year
from oneplan.core.maps.parts import Map, Region
from oneplan.core.money import million_baht
from oneplan.core.page_parts import Crumb, Segment, Tab
from oneplan.funds.models import LineKind, SourceGroup
from oneplan.thai.years import fiscal_year_of
from oneplan.threads.models import Subject, SubjectKind
from oneplan.threads.queries import fiscal_years_of, readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

DISTRICT_DIGITS = 4
PRINTED, ASKED = "lines", "requests"
"""Money printed in budget papers, and money activities ask for."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure with the address of the rows behind it."""

    label: str
    figure: Figure
    url: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of the place in the roll-up table, each figure with its address."""

    money: PartMoney
    name: str
    url: str
    rows_url: str
    activities: int
    activities_url: str
    needs: int
    needs_url: str


@dataclass(frozen=True, slots=True)
class PlacePage:
    """Everything a place's page shows for one fiscal year (B.E.)."""

    area: Area
    fiscal_year: int
    money: PlaceMoney
    crumbs: list[Crumb]
    years: list[Tab]
    tiles: list[Tile]
    segments: list[Segment]
    parts: list[PartRow]
    most: int
    owners: list[tuple[OwnerMoney, str, str]]
    asked: PlaceMoney
    asked_tiles: list[Tile]
    activities: int
    activities_url: str
    needs: int
    needs_url: str
    beyond_url: str
    by_year: list[YearMoney]
    exports: dict[str, str]
    questions_url: str
    situation_url: str
    picture_url: str
    map: Map | None
    """The money of each part, where there are parts and anything lies in one."""

    @property
    def most_in_a_year(self) -> int:
        """The largest year's money in satang, to draw the years against."""
        return max((row.total.satang for row in self.by_year), default=0)


def place_page(
    code: str, query: Mapping[str, str], *, reach: Reach | None, surface: Surface
) -> PlacePage:
    """The figures of a place, in a fixed number of queries.  Raises ``NotVisible``."""
    area = area_for_reading(code)
    lines = PlaceLines(code)
    by_year = lines.by_year()
    wished = asked_year(query)
    year = wished or (by_year[0].fiscal_year if by_year else fiscal_year_of(timezone.localdate()))
    money = lines.of_year(year)
    asked = place_requests(code, year, reach=reach)
    counts = _counts(code, year, reach)
    parts = [_part_row(part, counts, year, surface) for part in money.parts]
    return PlacePage(
        area=area,
        fiscal_year=year,
        money=money,
        crumbs=crumbs_of(code, surface, year),
        years=_year_tabs(code, year, by_year, reach, surface),
        tiles=_tiles(money, LineKind, code, surface, of=PRINTED),
        segments=_segments(money, code, surface),
        parts=sorted(parts, key=lambda row: -row.money.total.satang),
        most=max((row.money.total.satang for row in parts), default=0),
        owners=[
            (
                owner,
                in_language(owner.name_th, owner.name_en),
                surface.rows_url(code, fiscal_year=year, body=owner.body_id),
            )
            for owner in lines.owners(year)
        ],
        asked=asked,
        asked_tiles=_tiles(asked, SourceGroup, code, surface, of=ASKED),
        activities=sum(count for (kind, _part), count in counts.items() if kind == "A"),
        activities_url=surface.search_url(kind="A", area=code, fiscal_year=year),
        needs=sum(count for (kind, _part), count in counts.items() if kind == "N"),
        needs_url=surface.search_url(kind="N", area=code),
        beyond_url=surface.rows_url(code, fiscal_year=year, part=Split.BEYOND),
        by_year=by_year,
        exports={
            output: surface.rows_url(code, fiscal_year=year, format=output)
            for output in ("csv", "xlsx")
        },
        questions_url=surface.questions_url(code),
        situation_url=surface.situation_url(code, fiscal_year=year),
        picture_url=surface.picture_url(code, fiscal_year=year),
        map=_map(area, year, parts),
    )


def _map(area: Area, year: int, parts: Sequence[PartRow]) -> Map | None:
    if len(area.code) > DISTRICT_DIGITS or not any(row.money.total.satang for row in parts):
        return None
    return area_map(
        [
            Region(
                row.money.area_code,
                in_language(row.money.name_th, row.money.name_en),
                row.money.total.satang,
                _("%(money)s million baht") % {"money": million_baht(row.money.total.satang)},
                row.url,
            )
            for row in parts
        ],
        key="money",
        title=_("Money printed for each part, fiscal year %(year)s (million baht)")
        % {"year": year},
        figure=million_baht,
    )


def _counts(code: str, year: int, reach: Reach | None) -> dict[tuple[str, str], int]:
    """Activities of the year and needs of any year, by kind and part, in one query."""
    wanted = Q(kind=SubjectKind.ACTIVITY, fiscal_year=year) | Q(kind=SubjectKind.NEED)
    seen = Subject.objects.filter(readable(reach), wanted, area__code__startswith=code)
    rows = (
        seen.annotate(part=Left("area_id", part_length(code)))
        .order_by()
        .values("kind", "part")
        .annotate(count=Count("pk"))
    )
    return {(row["kind"], row["part"]): row["count"] for row in rows}


def _part_row(
    part: PartMoney, counts: Mapping[tuple[str, str], int], year: int, surface: Surface
) -> PartRow:
    code = part.area_code
    thai = Area(code=code, name_th=part.name_th).full_name
    return PartRow(
        money=part,
        name=in_language(thai, part.name_en),
        url=surface.place_url(code, fiscal_year=year),
        rows_url=surface.rows_url(code, fiscal_year=year),
        activities=counts.get(("A", code), 0),
        activities_url=surface.search_url(kind="A", area=code, fiscal_year=year),
        needs=counts.get(("N", code), 0),
        needs_url=surface.search_url(kind="N", area=code),
    )


def _tiles(money: PlaceMoney, keys: Any, code: str, surface: Surface, *, of: str) -> list[Tile]:
    """A tile for each budget paper or source that has money here, in the order of the list."""
    found = {each.key: each.shares.total for each in money.keys}
    return [
        Tile(
            str(key.label).capitalize() if get_language() == "en" else str(key.label),
            found[key.value],
            surface.rows_url(code, fiscal_year=money.fiscal_year, kind=key.value, of=of),
        )
        for key in keys
        if key.value in found
    ]


def _segments(money: PlaceMoney, code: str, surface: Surface) -> list[Segment]:
    def url(split: Split) -> str:
        return surface.rows_url(code, fiscal_year=money.fiscal_year, part=split)

    shares = money.shares
    return [
        Segment(
            _("Placed in one part"),
            shares.placed.satang,
            "placed",
            url(Split.PLACED),
            _("%(rows)s rows") % {"rows": f"{shares.placed.rows:,}"},
        ),
        Segment(
            _("Shared by several parts, not divisible below"),
            shares.shared.satang,
            "shared",
            url(Split.SHARED),
            _("%(rows)s rows, counted once") % {"rows": f"{shares.shared.rows:,}"},
        ),
        Segment(
            _("Naming no part"),
            shares.unplaced.satang,
            "unplaced",
            url(Split.UNPLACED),
            _("%(rows)s rows; the papers name no smaller place")
            % {"rows": f"{shares.unplaced.rows:,}"},
        ),
    ]


def _year_tabs(
    code: str, year: int, by_year: Sequence[YearMoney], reach: Reach | None, surface: Surface
) -> list[Tab]:
    """The fiscal years in which something is printed or asked for here, and the one shown."""
    asked = fiscal_years_of(SubjectKind.ACTIVITY, code, reach=reach)
    years = {row.fiscal_year for row in by_year} | asked | {year}
    return [
        Tab(
            _("FY %(year)s") % {"year": each},
            surface.place_url(code, fiscal_year=each),
            is_current=each == year,
        )
        for each in sorted(years, reverse=True)
    ]
