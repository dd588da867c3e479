"""Reads about plans: lists, and what one edition says, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import F, IntegerField, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from oneplan.core.asked import asked_choice, asked_key, asked_words, asked_year
from oneplan.core.models import Code
from oneplan.core.narrowing import Chip, chips_of
from oneplan.core.paging import CURSOR, Page, page_of
from oneplan.funds.models import Source
from oneplan.plans.measured import measured_for
from oneplan.plans.models import (
    Edition,
    EditionState,
    Element,
    ElementKind,
    Listing,
    ListingYear,
    Plan,
)
from oneplan.plans.plan_types import PLAN_TYPES
from oneplan.threads.holding import holds
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.threads.rules import Reach

    MeasuredValues = Mapping[UUID, Sequence[tuple[int, Decimal]]]

PLAN_ORDER = ("-pk",)
LISTING_ORDER = ("place_in_list", "pk")
AFTER_ALL_RANKS = 2_000_000_000
OPENING = (ElementKind.VISION, ElementKind.GOAL, ElementKind.GOAL_INDICATOR)


@dataclass(frozen=True, slots=True)
class Kpi:
    """An indicator as an edition prints it: its targets stand in the order of the years.

    ``measured``: years and values recorded for the place of the plan, oldest first.
    """

    element: Element
    targets: list[str]
    by_year: list[tuple[int, str]]
    measured: Sequence[tuple[int, Decimal]] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue with everything under it, in the order of the workshop."""

    element: Element
    objectives: list[Element] = field(default_factory=list)
    kpis: list[Kpi] = field(default_factory=list)
    programmes: list[tuple[Element, list[Element]]] = field(default_factory=list)
    approaches: list[Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyPart:
    """The strategy part: vision and goals, the goal's indicators, issues with all under them."""

    opening: list[Element]
    goal_kpis: list[Kpi]
    issues: list[Issue]
    years: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPage(StrategyPart):
    """What one edition says.  ``hidden`` counts listings whose records the reader may not read."""

    edition: Edition
    listings: Page[Listing]
    listed: int
    listed_satang: int
    by_source: list[tuple[Source, int]]
    hidden: int


@dataclass(frozen=True, slots=True)
class PlanList:
    """A page of plans and what was asked."""

    page: Page[Plan]
    words: str
    type_code: str
    fiscal_year: int | None
    types: Mapping[str, str]

    @property
    def chips(self) -> list[Chip]:
        """The filters in force, in words."""
        return chips_of(
            ("q", _("Words"), self.words),
            ("type", _("Type"), self.types.get(self.type_code, "")),
            ("fiscal_year", _("Fiscal year"), self.fiscal_year),
        )


def plans_listed(query: Mapping[str, str], *, reach: Reach | None) -> PlanList:
    """A page of the plans a reader may read, the newest first, with the names of their types."""
    types = plan_type_names()
    type_code = asked_choice(query, "type", types)
    return PlanList(
        page=plans_readable(query, reach=reach, type_code=type_code),
        words=asked_words(query),
        type_code=type_code,
        fiscal_year=asked_year(query),
        types=types,
    )


def plans_readable(
    query: Mapping[str, str], *, reach: Reach | None, type_code: str = ""
) -> Page[Plan]:
    """A page of the plans a reader may read, the newest first.

    Asked for by words of the title (``q``) and by a ``fiscal_year`` the plan covers.
    """
    plans = Plan.objects.filter(
        readable(reach, at="subject"), holds(asked_words(query), through="subject__")
    )
    if type_code:
        plans = plans.filter(type_code=type_code)
    if year := asked_year(query):
        plans = plans.filter(covering(year))
    shown = plans.select_related("subject", "body", "cycle")
    return page_of(shown, order=PLAN_ORDER, cursor=query.get(CURSOR))


def covering(year: int) -> Q:
    """The plans for a fiscal year (B.E.) or for a cycle it lies in."""
    cycle = Q(cycle__first_fiscal_year__lte=year, cycle__last_fiscal_year__gte=year)
    return cycle | Q(fiscal_year=year)


def plan_type_names() -> dict[str, str]:
    """The Thai name of every type of plan, from the editable list."""
    return dict(Code.objects.filter(list=PLAN_TYPES).values_list("code", "name_th"))


def editions_readable(plan: Plan, *, reach: Reach | None) -> list[Edition]:
    """The editions of a plan, the newest first; the public reads what was sealed only."""
    editions = Edition.objects.filter(plan=plan).select_related("sealed_by__meeting__subject")
    if reach is None:
        editions = editions.filter(state=EditionState.SEALED)
    return list(editions.order_by("-made_at", "-pk"))


def chosen_edition(editions: Sequence[Edition], query: Mapping[str, str]) -> Edition | None:
    """The edition asked for, else the newest sealed one, else the newest."""
    wished = asked_key(query, "edition")
    asked = next((each for each in editions if each.pk == wished), None)
    sealed = next((each for each in editions if each.state == EditionState.SEALED), None)
    return asked or sealed or (editions[0] if editions else None)


def edition_page(edition: Edition, query: Mapping[str, str], *, reach: Reach | None) -> EditionPage:
    """What an edition says, in nine queries however much that is."""
    part = strategy_part(edition.elements.all(), measured_for(edition))
    listings = _listings(edition)
    seen = listings.filter(readable(reach, at="subject"))
    sums = seen.order_by().aggregate(satang=Sum("years__satang", default=0))
    listed, shown = listings.count(), seen.count()
    return EditionPage(
        edition=edition,
        opening=part.opening,
        goal_kpis=part.goal_kpis,
        issues=part.issues,
        years=part.years,
        listings=page_of(
            seen.select_related("subject").annotate(satang=Sum("years__satang")),
            order=LISTING_ORDER,
            cursor=query.get(CURSOR),
            annotated={"place_in_list": IntegerField()},
        ),
        listed=shown,
        listed_satang=int(sums["satang"]),
        by_source=_by_source(seen),
        hidden=listed - shown,
    )


def strategy_part(rows: QuerySet[Element], measured: MeasuredValues) -> StrategyPart:
    """Elements in the order of the workshop, beside what was measured; two queries."""
    elements = list(
        rows.select_related("indicator").prefetch_related("targets").order_by("position", "pk")
    )
    years = sorted({target.fiscal_year for each in elements for target in each.targets.all()})
    return StrategyPart(
        opening=[each for each in elements if each.kind in OPENING[:2]],
        goal_kpis=[
            _kpi(each, years, measured)
            for each in elements
            if each.kind == ElementKind.GOAL_INDICATOR
        ],
        issues=_issues(elements, years, measured),
        years=years,
    )


def _by_source(listings: QuerySet[Listing]) -> list[tuple[Source, int]]:
    """Whose money the listings print, the largest first: a list may ask joint money of others."""
    sums = dict(
        ListingYear.objects.filter(listing__in=listings.order_by().values("pk"))
        .values_list("source_id")
        .annotate(satang=Sum("satang"))
    )
    sources = Source.objects.filter(pk__in=sums)
    return sorted(((each, sums[each.pk]) for each in sources), key=lambda pair: -pair[1])


def _listings(edition: Edition) -> QuerySet[Listing]:
    place = Coalesce(F("rank"), Value(AFTER_ALL_RANKS), output_field=IntegerField())
    return Listing.objects.filter(edition=edition).annotate(place_in_list=place)


def _issues(
    elements: Sequence[Element], years: Sequence[int], measured: MeasuredValues
) -> list[Issue]:
    below: dict[UUID | None, list[Element]] = defaultdict(list)
    for element in elements:
        below[element.parent_id].append(element)

    def under(element: Element, kind: ElementKind) -> list[Element]:
        return [each for each in below[element.pk] if each.kind == kind]

    return [
        Issue(
            element=issue,
            objectives=under(issue, ElementKind.OBJECTIVE),
            kpis=[_kpi(each, years, measured) for each in under(issue, ElementKind.INDICATOR)],
            programmes=[
                (programme, under(programme, ElementKind.SUB_PLAN))
                for programme in under(issue, ElementKind.PROGRAMME)
            ],
            approaches=under(issue, ElementKind.APPROACH),
        )
        for issue in elements
        if issue.kind == ElementKind.ISSUE
    ]


def _kpi(element: Element, years: Sequence[int], measured: MeasuredValues) -> Kpi:
    printed = {target.fiscal_year: target.words for target in element.targets.all()}
    by_year = [(year, printed.get(year, "")) for year in years]
    seen = measured.get(element.indicator_id, ()) if element.indicator_id else ()
    return Kpi(element, targets=[words for _year, words in by_year], by_year=by_year, measured=seen)
