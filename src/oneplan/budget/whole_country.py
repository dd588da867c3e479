"""The page of the whole country: every province, region and cluster in one fiscal year.

Its figures are the kept sums with what changed since, so they are exact at the moment of reading.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from oneplan.areas.maps import area_map, bare_name
from oneplan.areas.models import Area, Body, BodyArea, BodyKind
from oneplan.areas.queries import in_force
from oneplan.budget.keeping import CountrySum, country_sums, years_kept
from oneplan.budget.models import Stage
from oneplan.budget.rules import Figure
from oneplan.budget.surfaces import Surface, in_language
from oneplan.core.asked import asked_choice, asked_year
from oneplan.core.maps.parts import Map, Region
from oneplan.core.money import million_baht
from oneplan.core.page_parts import Tab
from oneplan.funds.models import Source
from oneplan.thai.years import fiscal_year_of

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

NEEDS, ACTIVITIES, ASKED, PRINTED = "N", "A", "asked", "printed"
COLUMNS = (NEEDS, ACTIVITIES, ASKED, PRINTED, Stage.APPROPRIATED.value, Stage.DISBURSED.value)
"""The figures of a row, in order; the first two count records, the others are money."""
GROUPINGS = ("province", "cluster", "region")
Figures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class CountryRow:
    """One province, cluster or region; ``url`` is empty where there is no page of it."""

    name: str
    url: str
    figures: list[Figure]

    @property
    def is_silent(self) -> bool:
        """Whether nothing is known of it in this year."""
        return not any(figure.rows for figure in self.figures)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What one source pays at each stage in the whole country."""

    name: str
    figures: list[Figure]


@dataclass(frozen=True, slots=True)
class WholeCountry:
    """Every figure of one fiscal year (B.E.).

    ``total`` counts each record once, also where a province stands in two clusters of a day.
    """

    fiscal_year: int
    grouping: str
    years: list[Tab]
    groupings: list[Tab]
    rows: list[CountryRow]
    total: list[Figure]
    stages: list[str] = field(default_factory=list)
    sources: list[SourceRow] = field(default_factory=list)
    map: Map | None = None
    """What budget papers print for each province; None where the rows are groups of them."""

    @property
    def telling(self) -> list[CountryRow]:
        """The rows that have a figure."""
        return [row for row in self.rows if not row.is_silent]

    @property
    def silent(self) -> list[CountryRow]:
        """The rows of which nothing is known this year."""
        return [row for row in self.rows if row.is_silent]


def whole_country(
    query: Mapping[str, str], *, reach: Reach | None, surface: Surface
) -> WholeCountry:
    """The country by province, cluster or region, in a fixed number of queries.

    Unasked it shows the last year that has printed money, as the page of one place does: in the
    year still being planned the map would be empty.
    """
    kept = years_kept()
    this_year = fiscal_year_of(timezone.localdate())
    year = asked_year(query) or kept.printed or (kept.years[0] if kept.years else this_year)
    grouping = asked_choice(query, "by", GROUPINGS) or GROUPINGS[0]
    sums = country_sums(year, reach=reach)
    by_province = _by_province(sums)
    provinces = _provinces() if grouping == "province" else []
    return WholeCountry(
        fiscal_year=year,
        grouping=grouping,
        years=_tabs({*kept.years, year}, year, lambda each: f"?by={grouping}&fiscal_year={each}"),
        groupings=[
            Tab(words, f"?by={key}&fiscal_year={year}", is_current=key == grouping)
            for key, words in _grouping_words()
        ],
        rows=_rows(by_province, _named(grouping, provinces, year, surface)),
        total=_figures(list(by_province.values())),
        stages=[str(stage.label) for stage in Stage],
        sources=_sources(sums),
        map=_map(provinces, by_province, year, surface) if provinces else None,
    )


def _grouping_words() -> list[tuple[str, str]]:
    words = (_("By province"), _("By cluster"), _("By region"))
    return list(zip(GROUPINGS, words, strict=True))


def _tabs(years: Iterable[int], year: int, url: Callable[[int], str]) -> list[Tab]:
    return [
        Tab(_("FY %(year)s") % {"year": each}, url(each), is_current=each == year)
        for each in sorted(years, reverse=True)
    ]


def _provinces() -> list[Area]:
    return list(Area.objects.filter(parent=None, valid_to=None).order_by("sort_key"))


def _named(
    grouping: str, provinces: Sequence[Area], year: int, surface: Surface
) -> list[tuple[str, str, set[str]]]:
    """Each row's name, address and provinces."""
    if grouping == "province":
        return [
            (
                in_language(area.full_name, area.name_en),
                surface.place_url(area.code, fiscal_year=year),
                {area.code},
            )
            for area in provinces
        ]
    kind = BodyKind.CLUSTER if grouping == "cluster" else BodyKind.REGION
    return [(name, "", members) for name, members in _groups(kind, on=timezone.localdate())]


def _rows(
    by_province: Mapping[str, Figures], named: Sequence[tuple[str, str, set[str]]]
) -> list[CountryRow]:
    """A row for every province or group, with or without figures, and one for what lies in none."""
    rows = [
        CountryRow(name, url, _figures([by_province[code] for code in members & {*by_province}]))
        for name, url, members in named
    ]
    grouped = {code for _name, _url, members in named for code in members}
    others = [figures for code, figures in by_province.items() if code not in grouped]
    if others:
        rows.append(CountryRow(_("In none of them"), "", _figures(others)))
    return rows


def _map(
    provinces: Sequence[Area], by_province: Mapping[str, Figures], year: int, surface: Surface
) -> Map | None:
    printed = {
        code: figures[PRINTED].satang for code, figures in by_province.items() if PRINTED in figures
    }
    return area_map(
        [
            Region(
                area.code,
                bare_name(area),
                printed.get(area.code),
                _("%(money)s million baht") % {"money": million_baht(printed[area.code])}
                if area.code in printed
                else _("no paper taken in"),
                surface.place_url(area.code, fiscal_year=year),
            )
            for area in provinces
        ],
        key="country",
        title=_("Money printed for each province, fiscal year %(year)s (million baht)")
        % {"year": year},
        figure=million_baht,
    )


def _groups(kind: BodyKind, *, on: dt.date) -> list[tuple[str, set[str]]]:
    """Clusters or regions with their provinces of a day; a region has those of its clusters."""
    members: dict[object, set[str]] = defaultdict(set)
    standing = BodyArea.objects.filter(in_force(on), body__kind__in=(kind, BodyKind.CLUSTER))
    for body_id, parent_id, code in standing.values_list("body_id", "body__parent_id", "area_id"):
        members[body_id].add(code)
        members[parent_id].add(code)
    bodies = Body.objects.filter(kind=kind).order_by("sort_key", "code")
    return [(in_language(body.name_th, body.name_en), members[body.pk]) for body in bodies]


def _by_province(sums: Sequence[CountrySum]) -> dict[str, dict[str, Figure]]:
    found: dict[str, dict[str, Figure]] = defaultdict(dict)
    for each in sums:
        column = {"records": each.source, "money": each.stage}.get(each.figure, each.figure)
        here = found[each.province]
        here[column] = here.get(column, Figure()) + Figure(each.satang, each.rows)
    return found


def _figures(parts: Sequence[Figures]) -> list[Figure]:
    return [sum((part[key] for part in parts if key in part), Figure()) for key in COLUMNS]


def _sources(sums: Sequence[CountrySum]) -> list[SourceRow]:
    """Money by source and stage over the whole country, sources in the order of their list."""
    found: dict[tuple[str, str], Figure] = defaultdict(Figure)
    for each in sums:
        if each.figure == "money":
            found[each.source, each.stage] += Figure(each.satang, each.rows)
    used = {source for source, _stage in found}
    return [
        SourceRow(
            in_language(source.name_th, source.name_en),
            [found[source.code, stage.value] for stage in Stage],
        )
        for source in Source.objects.filter(pk__in=used)
    ]
