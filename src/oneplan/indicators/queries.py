"""Reads about indicators: the library, and one indicator's values up and down the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import BooleanField, Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from oneplan.areas.models import Area, Body
from oneplan.areas.queries import breadcrumb, children_of, in_force
from oneplan.areas.rules import is_code
from oneplan.core.asked import asked_choice, asked_words, asked_year
from oneplan.core.exporting import Cell
from oneplan.core.narrowing import Chip, chips_of, chosen
from oneplan.core.paging import CURSOR, Page, page_of
from oneplan.core.templatetags.official import area_name, attribute, be_date
from oneplan.indicators.models import Indicator, Level, Observation
from oneplan.indicators.rules import (
    Course,
    Lack,
    Place,
    Whole,
    course_of,
    up_the_tree,
    without_zeros,
)
from oneplan.indicators.trend import Aimed
from oneplan.indicators.uses import Aim, Use, uses_of
from oneplan.thai.digits import to_arabic

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

LIBRARY_ORDER = ("-has_values", "name_th", "pk")
"""What can be judged by comes before what nobody measured yet."""
ANNOTATED = {"has_values": BooleanField()}
COMMON = "common"
WITH, WITHOUT = "with", "without"
MOST_AIMED = 3
"""Lines of targets in one drawing; more cannot be told apart."""
AT_ONCE = 1000
"""Rows of a file read together."""
NOTHING = Place(None, Whole(None, 0, 0, Lack.PARTS))


@dataclass(frozen=True, slots=True)
class Library:
    """A page of indicators, and what was asked."""

    page: Page[Indicator]
    count: int
    words: str
    level: str
    owner: str
    data: str
    bodies: Sequence[Body]

    @property
    def levels(self) -> list[tuple[str, str]]:
        return [(each.value, str(each.label)) for each in Level]

    @property
    def owners(self) -> list[tuple[str, str]]:
        named = [(body.code, str(attribute(body, "name"))) for body in self.bodies]
        return [(COMMON, _("common to all plans")), *named]

    @property
    def data_choices(self) -> list[tuple[str, str]]:
        return [(WITH, _("with values")), (WITHOUT, _("without any value"))]

    @property
    def chips(self) -> list[Chip]:
        return chips_of(
            ("q", _("Words"), self.words),
            ("level", _("Level"), chosen(self.levels, self.level)),
            ("owner", _("Kept by"), chosen(self.owners, self.owner)),
            ("data", _("Values"), chosen(self.data_choices, self.data)),
        )


def library(query: Mapping[str, str]) -> Library:
    """Indicators as asked, those with values first, then by name; four queries.

    Each has ``n_values`` and ``last_year``.
    """
    bodies = list(Body.objects.filter(Exists(Indicator.objects.filter(owner=OuterRef("pk")))))
    words, level = asked_words(query), asked_choice(query, "level", Level)
    owner = asked_choice(query, "owner", [COMMON, *(body.code for body in bodies)])
    data = asked_choice(query, "data", (WITH, WITHOUT))
    rows = indicators_asked(words=words, level=level, owner=owner, data=data)
    return Library(
        page=page_of(rows, order=LIBRARY_ORDER, cursor=query.get(CURSOR), annotated=ANNOTATED),
        count=rows.count(),
        words=words,
        level=level,
        owner=owner,
        data=data,
        bodies=bodies,
    )


def indicators_asked(
    *, words: str, level: str = "", owner: str = "", data: str = ""
) -> QuerySet[Indicator]:
    rows = Indicator.objects.select_related("owner").annotate(
        n_values=Count("observations"),
        last_year=Max("observations__year"),
        has_values=Exists(Observation.objects.filter(indicator=OuterRef("pk"))),
    )
    for word in words.split():
        rows = rows.filter(
            Q(name_th__icontains=word)
            | Q(name_en__icontains=word)
            | Q(code__iexact=word)
            | Q(data_owner__icontains=word)
        )
    if level:
        rows = rows.filter(level=level)
    if owner:
        rows = rows.filter(owner=None) if owner == COMMON else rows.filter(owner__code=owner)
    if data:
        rows = rows.filter(has_values=data == WITH)
    return rows


def rows_as_file(query: Mapping[str, str]) -> Iterator[list[Cell]]:
    """Exactly the rows the library shows, all its pages."""
    asked = library(query)
    rows = indicators_asked(
        words=asked.words, level=asked.level, owner=asked.owner, data=asked.data
    )
    for row in rows.order_by(*LIBRARY_ORDER).iterator(chunk_size=AT_ONCE):
        yield [
            row.code,
            str(attribute(row, "name")),
            row.unit,
            str(Level(row.level).label) if row.level in Level else row.level,
            str(attribute(row.owner, "name")) if row.owner else "",
            row.data_owner,
            row.n_values,  # type: ignore[attr-defined]
            row.last_year,  # type: ignore[attr-defined]
        ]


def values_as_file(indicator: Indicator) -> Iterator[list[Cell]]:
    """Every value of an indicator with its source, by place and year."""
    rows = indicator.observations.select_related("area").order_by("area_id", "year", "pk")
    for each in rows.iterator(chunk_size=AT_ONCE):
        day = be_date(each.recorded_at)
        yield [
            each.area_id,
            area_name(each.area),
            each.year,
            without_zeros(each.value),
            each.words,
            each.source,
            each.note,
            day,
        ]


@dataclass(frozen=True, slots=True)
class Row:
    """A place right below, and what is known of it in the year shown."""

    area: Area
    place: Place


@dataclass(frozen=True, slots=True)
class Reached:
    """An aim of a use, the value measured for its year, and how the series stands against it."""

    aim: Aim
    value: Decimal | None
    course: Course


@dataclass(frozen=True, slots=True)
class Measured:
    """A use with each of its aims beside what was measured."""

    use: Use
    reached: Sequence[Reached]


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """One indicator at one place (None: the whole country) in one year.

    ``series`` is the value that counts each year; ``told`` every single value with its source;
    ``clashes`` the years for which sources tell different values.
    """

    indicator: Indicator
    area: Area | None
    around: Sequence[Area]
    year: int | None
    years: Sequence[int]
    told: Sequence[Observation]
    series: Sequence[tuple[int, Decimal]]
    clashes: frozenset[int]
    here: Place | None
    below: Sequence[Row]
    uses: Sequence[Measured]

    @property
    def aims(self) -> list[Aimed]:
        """The numbers aimed at by the first ``MOST_AIMED`` uses that speak of this very place."""
        code = self.area.pk if self.area else ""
        here = [each.use for each in self.uses if each.use.area_code == code]
        lines = [
            Aimed(use.title, [(aim.year, aim.value) for aim in use.aims if aim.value is not None])
            for use in here
        ]
        return [each for each in lines if each.points][:MOST_AIMED]

    @property
    def last(self) -> Observation | None:
        """The newest value told of the place, from the source that spoke last."""
        return self.told[0] if self.told else None


def indicator_page(
    indicator: Indicator, query: Mapping[str, str], *, reach: Reach | None, home: str = ""
) -> IndicatorPage:
    """An indicator at the place asked for, else at ``home``; in a fixed number of queries."""
    code = to_arabic(query.get("area", home).strip())
    around = breadcrumb(code) if is_code(code) else []
    area = around[-1] if around and around[-1].pk == code else None
    code = area.pk if area else ""
    told = list(
        Observation.objects.filter(indicator=indicator, area_id=code)
        .select_related("recorded_by", "area")
        .prefetch_related("earlier")
        .order_by("-year", "-recorded_at", "-pk")
    )
    values = indicator.observations.filter(area__code__startswith=code).exclude(value=None)
    years = sorted(set(values.values_list("year", flat=True)), reverse=True)
    wished = asked_year(query, "year")
    year = wished if wished in years else (years[0] if years else None)
    places = _places(indicator, code, year)
    rows = list(children_of(code or None, on=timezone.localdate()))
    return IndicatorPage(
        indicator=indicator,
        area=area,
        around=around[:-1] if area else [],
        year=year,
        years=years,
        told=told,
        series=_series(told),
        clashes=frozenset(_clashes(told)),
        here=places.get(code),
        below=[Row(each, places.get(each.pk, NOTHING)) for each in rows],
        uses=_measured(indicator, reach=reach),
    )


def _places(indicator: Indicator, code: str, year: int | None) -> dict[str, Place]:
    """What is known in a year of a place and all below it; of the country, its provinces."""
    if year is None:
        return {}
    areas = Area.objects.filter(in_force(timezone.localdate()))
    areas = areas.filter(pk__startswith=code) if code else areas.filter(parent=None)
    codes = [*areas.values_list("pk", flat=True), *([] if code else [""])]
    own = _latest(indicator.observations.filter(year=year, area__code__startswith=code))
    weights: dict[str, Decimal] = {}
    if indicator.weight_id:
        known = Observation.objects.filter(indicator=indicator.weight_id, year__lte=year)
        weights = _latest(known.filter(area__code__startswith=code))
    return up_the_tree(codes, own, weights, indicator.combine)


def _latest(rows: QuerySet[Observation]) -> dict[str, Decimal]:
    """The newest number of each area, from the source that spoke last."""
    spoken = rows.order_by("year", "recorded_at", "pk").values_list("area_id", "value")
    return {area: value for area, value in spoken if value is not None}


def _series(told: Sequence[Observation]) -> list[tuple[int, Decimal]]:
    """The value that counts each year, oldest first; ``told`` is newest first."""
    counted = {each.year: each.value for each in reversed(told) if each.value is not None}
    return sorted(counted.items())


def _clashes(told: Sequence[Observation]) -> set[int]:
    """Years for which two sources tell different numbers."""
    numbers: dict[int, set[Decimal]] = {}
    for each in told:
        if each.value is not None:
            numbers.setdefault(each.year, set()).add(each.value)
    return {year for year, values in numbers.items() if len(values) > 1}


def _measured(indicator: Indicator, *, reach: Reach | None) -> list[Measured]:
    """The uses with their aims beside what was measured where each use speaks of; one query."""
    uses = uses_of(indicator.pk, reach=reach)
    told: dict[str, list[Observation]] = {use.area_code: [] for use in uses}
    found = indicator.observations.filter(area_id__in=told)
    for each in found.order_by("-year", "-recorded_at", "-pk"):
        told[each.area_id].append(each)
    series = {code: _series(rows) for code, rows in told.items()}
    return [Measured(use, _reached(use, series[use.area_code], indicator)) for use in uses]


def _reached(
    use: Use, series: Sequence[tuple[int, Decimal]], indicator: Indicator
) -> list[Reached]:
    values = dict(series)
    return [
        Reached(
            aim,
            values.get(aim.year),
            course_of(series, year=aim.year, target=aim.value, direction=indicator.direction),
        )
        for aim in use.aims
    ]
