"""What was measured of a place, beside its peers and the country.

Only values that were told with their source count: what parts make together is shown for the
country alone, and only as far as it is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.analysis.rules import Rank, rank_of
from oneplan.areas.models import Area, AreaKind
from oneplan.areas.queries import in_force
from oneplan.indicators.models import Indicator, Observation
from oneplan.indicators.rules import Whole, whole_of
from oneplan.indicators.trend import CELL, Trend, trend_of

if TYPE_CHECKING:
    import datetime as dt

    from oneplan.analysis.peers import Peers

Told = Mapping[tuple[UUID, int], Mapping[str, Decimal]]
"""Values of other places by indicator and year, then by area code."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A peer and its value of the same year; None where nobody told it."""

    area: Area
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator of the place: the value told last up to the year, and what stands beside it.

    ``series`` is the number that counts each year, oldest first.  ``clashes``: for the year shown,
    sources tell different numbers.  ``country`` None: a whole is not made of its parts here.
    """

    indicator: Indicator
    newest: Observation
    series: Sequence[tuple[int, Decimal]]
    clashes: bool
    rank: Rank | None
    beside: Sequence[Beside]
    around: Decimal | None
    country: Whole | None

    @property
    def trend(self) -> Trend | None:
        return trend_of(self.series, on=CELL)

    @property
    def lowest(self) -> Decimal | None:
        return min(self._known, default=None)

    @property
    def highest(self) -> Decimal | None:
        return max(self._known, default=None)

    @property
    def _known(self) -> list[Decimal]:
        return [each.value for each in self.beside if each.value is not None]


@dataclass(frozen=True, slots=True)
class Values:
    """The indicators with a value up to the year, the common ones without, and years of values."""

    measured: Sequence[Measured]
    silent: Sequence[Indicator]
    years: Sequence[int]


def values_of(area: Area, *, year: int, peers: Peers, on: dt.date) -> Values:
    """What is known of a place up to a year (B.E.), in five queries."""
    own: dict[UUID, list[Observation]] = defaultdict(list)
    spoken = Observation.objects.filter(area=area).select_related("indicator")
    for each in spoken.order_by("year", "recorded_at", "pk"):
        own[each.indicator_id].append(each)
    told = {
        key: upto
        for key, rows in own.items()
        if (upto := [row for row in rows if row.year <= year])
    }
    provinces = list(
        Area.objects.filter(in_force(on), kind=AreaKind.PROVINCE).values_list("pk", flat=True)
    )
    others = _told_beside(told, area, peers, provinces)
    weights = _weights(told, provinces, year)
    measured = []
    for key, rows in told.items():
        here = others.get((key, rows[-1].year), {})
        country = _country(rows[-1].indicator, provinces, here, weights)
        measured.append(_measured(rows, area, peers, here, country))
    common = Indicator.objects.filter(owner=None).exclude(pk__in=told).order_by("name_th")
    return Values(
        measured=sorted(measured, key=_common_first),
        silent=list(common),
        years=sorted({row.year for rows in own.values() for row in rows}),
    )


def _common_first(row: Measured) -> tuple[bool, str]:
    return row.indicator.owner_id is not None, row.indicator.name_th


def _told_beside(
    told: Mapping[UUID, Sequence[Observation]], area: Area, peers: Peers, provinces: Sequence[str]
) -> Told:
    """The values of other places in the years shown, from the source that spoke last; one query."""
    wanted = {(key, rows[-1].year) for key, rows in told.items()}
    codes = {*provinces, *(each.pk for each in peers.areas), *filter(None, [area.parent_id])}
    spoken = Observation.objects.filter(
        indicator__in=told,
        year__in={year for _key, year in wanted},
        area__in=codes,
        value__isnull=False,
    ).order_by("recorded_at", "pk")
    found: dict[tuple[UUID, int], dict[str, Decimal]] = defaultdict(dict)
    for key, year, code, value in spoken.values_list("indicator_id", "year", "area_id", "value"):
        if (key, year) in wanted and value is not None:
            found[key, year][code] = value
    return found


def _weights(
    told: Mapping[UUID, Sequence[Observation]], provinces: Sequence[str], year: int
) -> Mapping[UUID, Mapping[str, Decimal]]:
    """What weighs the provinces in a weighted mean: the newest value up to the year; one query."""
    weighing = {rows[-1].indicator.weight_id for rows in told.values()} - {None}
    spoken = Observation.objects.filter(
        indicator__in=weighing, area__in=provinces, year__lte=year, value__isnull=False
    ).order_by("year", "recorded_at", "pk")
    found: dict[UUID, dict[str, Decimal]] = defaultdict(dict)
    for key, code, value in spoken.values_list("indicator_id", "area_id", "value"):
        if value is not None:
            found[key][code] = value
    return found


def _measured(
    rows: Sequence[Observation],
    area: Area,
    peers: Peers,
    others: Mapping[str, Decimal],
    country: Whole | None,
) -> Measured:
    newest = rows[-1]
    counted = {row.year: row.value for row in rows if row.value is not None}
    own = counted.get(newest.year)
    numbers = {row.value for row in rows if row.year == newest.year and row.value is not None}
    beside = [Beside(each, others.get(each.pk)) for each in peers.areas]
    return Measured(
        indicator=newest.indicator,
        newest=newest,
        series=sorted(counted.items()),
        clashes=len(numbers) > 1,
        rank=None
        if own is None or not beside
        else rank_of(own, [each.value for each in beside], direction=newest.indicator.direction),
        beside=beside,
        around=others.get(area.parent_id or ""),
        country=country,
    )


def _country(
    indicator: Indicator,
    provinces: Sequence[str],
    values: Mapping[str, Decimal],
    weights: Mapping[UUID, Mapping[str, Decimal]],
) -> Whole | None:
    """What the provinces make together; None where none is known or no rule makes them one."""
    heavy = weights.get(indicator.weight_id, {}) if indicator.weight_id else {}
    found = whole_of(
        [values.get(code) for code in provinces],
        [heavy.get(code) for code in provinces],
        indicator.combine,
    )
    return found if found.known else None
