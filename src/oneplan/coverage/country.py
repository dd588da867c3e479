"""The pages of the whole country: gaps of every province, and what serves each national target.

Their figures are the kept counts with what changed since, so they are exact when they are read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from oneplan.areas.models import Area
from oneplan.core.asked import asked_key, asked_year
from oneplan.coverage.gaps import Figure, Gap, year_to_open
from oneplan.coverage.keeping import country_counts, target_counts, years_kept
from oneplan.strategy.counting import in_order
from oneplan.strategy.library_pages import above
from oneplan.strategy.models import ListKind, ListState, ListVersion, Target
from oneplan.strategy.queries import SUB_PLANS

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.threads.rules import Reach

NOT_NATIONAL = (ListKind.PROVINCE, ListKind.LOCAL)
WHOLE = {Gap.NO_TARGET: "works", Gap.NO_APPROACH: "works", Gap.NO_ACTIVITY: "needs"}
"""Of which records each gap is a part."""

Counts = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """The gaps of one province; ``area`` is None for records that lie in none."""

    area: Area | None
    figures: Sequence[Figure]

    @property
    def is_silent(self) -> bool:
        return not any(each.total for each in self.figures)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target and the activities of the country that serve it."""

    target: Target
    count: int
    satang: int


@dataclass(frozen=True, slots=True)
class ListRow:
    """A national list that holds in the year, and how many of its targets nothing serves."""

    version: ListVersion
    targets: Sequence[TargetRow]

    @property
    def served(self) -> Sequence[TargetRow]:
        return [each for each in self.targets if each.count]

    @property
    def bare(self) -> Sequence[TargetRow]:
        return [each for each in self.targets if not each.count]


@dataclass(frozen=True, slots=True)
class CountryCoverage:
    """Every gap of one fiscal year (B.E.); ``shown`` is the list asked for, None without lists."""

    fiscal_year: int
    years: Sequence[int]
    total: Sequence[Figure]
    provinces: Sequence[ProvinceRow]
    lists: Sequence[ListRow]
    shown: ListRow | None
    asked: ListVersion | None = None
    """The version the reader chose; None where he chose none."""

    @property
    def telling(self) -> Sequence[ProvinceRow]:
        return [each for each in self.provinces if not each.is_silent]

    @property
    def silent(self) -> Sequence[ProvinceRow]:
        return [each for each in self.provinces if each.is_silent]


@dataclass(frozen=True, slots=True)
class ServingProvince:
    """What serves a target in one province; ``area`` is None for what lies in none."""

    area: Area | None
    count: int
    satang: int


@dataclass(frozen=True, slots=True)
class TargetInCountry:
    """A target, what it leads up to, and the provinces that serve it."""

    target: Target
    above: Sequence[Target]
    fiscal_year: int
    years: Sequence[int]
    provinces: Sequence[ServingProvince]

    @property
    def count(self) -> int:
        return sum(each.count for each in self.provinces)

    @property
    def satang(self) -> int:
        return sum(each.satang for each in self.provinces)


def country_coverage(query: Mapping[str, str], *, reach: Reach | None) -> CountryCoverage:
    """The country by province and by national target, in a fixed number of queries."""
    year, years = _years(query)
    by_province: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    serving: dict[UUID, tuple[int, int]] = {}
    for each in country_counts(year, reach=reach):
        if each.target:
            serving[each.target] = (each.rows, each.satang)
        else:
            by_province[each.province][each.figure] = (each.rows, each.satang)
    lists = _lists(year, serving)
    asked = _asked_list(query, lists)
    same = [each for each in lists if asked and each.version.code == asked.code]
    chosen = [each for each in same if asked and each.version.pk == asked.pk]
    usual = [each for each in lists if each.version.code == SUB_PLANS]
    return CountryCoverage(
        fiscal_year=year,
        years=years,
        total=_figures(_added(by_province.values())),
        provinces=[
            ProvinceRow(area, _figures(by_province.get(code, {})))
            for code, area in _provinces(by_province)
        ],
        lists=lists,
        shown=next(iter([*chosen, *same, *usual, *lists]), None),
        asked=asked,
    )


def target_in_country(
    target: Target, query: Mapping[str, str], *, reach: Reach | None
) -> TargetInCountry:
    """The provinces that serve a target or something below it, in a fixed number of queries."""
    year, years = _years(query)
    found = {each.province: each for each in target_counts(target.pk, year, reach=reach)}
    return TargetInCountry(
        target=target,
        above=above(target),
        fiscal_year=year,
        years=years,
        provinces=[
            ServingProvince(area, found[code].rows, found[code].satang)
            for code, area in _provinces(found)
            if code in found
        ],
    )


def _years(query: Mapping[str, str]) -> tuple[int, Sequence[int]]:
    kept = years_kept()
    year = asked_year(query) or year_to_open(kept)
    return year, sorted({*kept, year}, reverse=True)


def _provinces(told: Iterable[str]) -> list[tuple[str, Area | None]]:
    """Every province by name; then one row for records that lie in none, where there are some."""
    rows = Area.objects.filter(parent=None, valid_to=None).order_by("sort_key")
    found: list[tuple[str, Area | None]] = [(each.code, each) for each in rows]
    known = {code for code, _area in found}
    return found + [(code, None) for code in sorted(set(told) - known)]


def _added(rows: Iterable[Counts]) -> Counts:
    sums: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for each in rows:
        for figure, (count, satang) in each.items():
            sums[figure] = (sums[figure][0] + count, sums[figure][1] + satang)
    return sums


def _figures(counts: Counts) -> list[Figure]:
    figures = []
    for gap, whole in WHOLE.items():
        count, satang = counts.get(gap.value, (0, 0))
        total, total_satang = counts.get(whole, (0, 0))
        money = (None, None) if gap is Gap.NO_ACTIVITY else (satang, total_satang)
        figures.append(Figure(gap, count, total, *money))
    return figures


def _asked_list(query: Mapping[str, str], lists: Sequence[ListRow]) -> ListVersion | None:
    """The version asked for.  It may hold in another year than the one shown, where another version
    of the same list is shown instead and going back finds it again; a query more only then.
    """
    key = asked_key(query, "list")
    held = next((each.version for each in lists if each.version.pk == key), None)
    return held or (ListVersion.objects.filter(pk=key).first() if key else None)


def _lists(year: int, serving: Mapping[UUID, tuple[int, int]]) -> list[ListRow]:
    """The national lists in force in the year, each with its targets in order; two queries."""
    holds = Q(cycle=None) | Q(cycle__first_fiscal_year__lte=year, cycle__last_fiscal_year__gte=year)
    versions = ListVersion.objects.filter(holds, state=ListState.IN_FORCE)
    versions = versions.exclude(kind__in=NOT_NATIONAL).order_by("kind", "code", "version")
    targets: dict[UUID, list[Target]] = defaultdict(list)
    rows = Target.objects.filter(list_version__in=versions.order_by().values("pk"))
    for target in rows.order_by("position", "code"):
        targets[target.list_version_id].append(target)
    return [
        ListRow(
            version,
            [
                TargetRow(target, *serving.get(target.pk, (0, 0)))
                for target, _depth in in_order(targets[version.pk])
            ],
        )
        for version in versions
        if targets[version.pk]
    ]
