"""The money printed for each province in one fiscal year: the page above all places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from oneplan.areas.maps import area_map, bare_name
from oneplan.areas.models import Area
from oneplan.budget.queries import money_by_province, years_with_lines
from oneplan.budget.rules import Figure
from oneplan.budget.surfaces import Surface, in_language
from oneplan.core.asked import asked_year
from oneplan.core.maps.parts import Map, Region
from oneplan.core.money import million_baht
from oneplan.core.page_parts import Tab
from oneplan.thai.years import fiscal_year_of


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """One province with what the papers of the year print for it."""

    name: str
    url: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class CountryPage:
    """Every province in one fiscal year (B.E.), the largest sum first."""

    fiscal_year: int
    years: list[Tab]
    rows: list[ProvinceRow]
    total: Figure
    unknown: int
    """Provinces whose papers of the year nobody has taken in."""
    map: Map | None


def country_page(query: Mapping[str, str], *, surface: Surface) -> CountryPage:
    """The provinces with their printed money, in a fixed number of queries."""
    years = years_with_lines()
    wished = asked_year(query)
    year = wished or (years[0] if years else fiscal_year_of(timezone.localdate()))
    money = money_by_province(year)
    provinces = list(
        Area.objects.defer("boundary").filter(parent=None, valid_to=None).order_by("sort_key")
    )
    rows = [
        ProvinceRow(
            in_language(area.full_name, area.name_en),
            surface.place_url(area.code, fiscal_year=year),
            money[area.code],
        )
        for area in provinces
        if area.code in money
    ]
    return CountryPage(
        fiscal_year=year,
        years=[
            Tab(
                _("FY %(year)s") % {"year": each},
                f"?fiscal_year={each}",
                is_current=each == year,
            )
            for each in sorted({*years, year}, reverse=True)
        ],
        rows=sorted(rows, key=lambda row: -row.figure.satang),
        total=sum((row.figure for row in rows), Figure()),
        unknown=len(provinces) - len(rows),
        map=_map(provinces, money, year, surface),
    )


def _map(
    provinces: list[Area], money: Mapping[str, Figure], year: int, surface: Surface
) -> Map | None:
    return area_map(
        [
            Region(
                area.code,
                bare_name(area),
                money[area.code].satang if area.code in money else None,
                _words(money.get(area.code)),
                surface.place_url(area.code, fiscal_year=year),
            )
            for area in provinces
        ],
        key="country",
        title=_("Money printed for each province, fiscal year %(year)s (million baht)")
        % {"year": year},
        figure=million_baht,
    )


def _words(figure: Figure | None) -> str:
    if figure is None:
        return _("no paper taken in")
    return _("%(money)s million baht") % {"money": million_baht(figure.satang)}
