"""The list of activities as a reader asks for it, and the same rows as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count as Counted
from django.db.models import Prefetch, QuerySet, Sum
from django.utils.translation import gettext as _

from oneplan.areas.models import Area, Body
from oneplan.areas.queries import area_of, areas_to_narrow_to
from oneplan.core.asked import asked_choice, asked_key, asked_satang, asked_words, asked_year
from oneplan.core.exporting import Cell, in_baht
from oneplan.core.money import baht
from oneplan.core.narrowing import Chip, chips_of, chosen
from oneplan.core.paging import CURSOR, Count, Page, count_patiently, page_of
from oneplan.core.patience import TooSlow, at_most
from oneplan.core.templatetags.official import area_name, attribute
from oneplan.funds.models import LineNature, SourceGroup
from oneplan.projects.dimensions import Dimension, dimensions
from oneplan.projects.models import Activity, CostLine, Preparation
from oneplan.projects.queries import ActivityFilter, activities, fiscal_years
from oneplan.threads.models import Circulation

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

ORDERS = {"newest": ("-pk",), "amount": ("-satang", "-pk"), "title": ("title", "pk")}
AT_ONCE = 1000
"""Rows of a file read together."""
MOST_ADDED_UP, ADDING_MS = 1_000, 10_000
"""Rows that are added up beside the list unasked, and how long adding up more may take."""


@dataclass(frozen=True, slots=True)
class ActivityList:
    """A page of activities, what was asked, how many there are and what they ask.

    ``satang`` is None where there are so many that they are added up only when asked for.
    """

    asked: ActivityFilter
    area: Area | None
    order: str
    page: Page[Activity]
    count: Count
    satang: int | None
    years: list[int]
    natures: list[tuple[str, str]]
    groups: list[tuple[str, str]]
    preparations: list[tuple[str, str]]
    circulations: list[tuple[str, str]]
    dimensions: list[Dimension]
    owner: Body | None
    around: list[Area]

    @property
    def chips(self) -> list[Chip]:
        """The filters in force, in words."""
        asked = self.asked
        return chips_of(
            ("q", _("Words"), asked.words),
            ("area", _("Place"), area_name(self.area) if self.area else ""),
            ("fiscal_year", _("Fiscal year"), asked.fiscal_year),
            ("owner", _("Body"), attribute(self.owner, "name") if self.owner else ""),
            ("nature", _("Nature"), chosen(self.natures, asked.nature)),
            ("preparation", _("Readiness"), chosen(self.preparations, asked.preparation)),
            ("circulation", _("Read by"), chosen(self.circulations, asked.circulation)),
            ("source", _("Money of"), chosen(self.groups, asked.source_group)),
            ("dimension", _("Dimension"), asked.dimension.name if asked.dimension else ""),
            ("least", _("From (baht)"), asked.least and baht(asked.least)),
            ("most", _("Up to (baht)"), asked.most and baht(asked.most)),
        )


def activity_list(query: Mapping[str, str], *, reach: Reach | None) -> ActivityList:
    """A page of what the reader may read, in a fixed number of queries."""
    known = dimensions()
    asked, area = asked_filter(query, known)
    order = asked_choice(query, "order", ORDERS) or "newest"
    rows = activities(reach, asked)
    page = page_of(_with_sources(rows), order=ORDERS[order], cursor=query.get(CURSOR))
    count = count_patiently(rows, page)
    is_wished = asked_choice(query, "sum", ["all"]) == "all"
    return ActivityList(
        asked=asked,
        area=area,
        order=order,
        page=page,
        count=count,
        satang=_sum_of(rows, is_wished=is_wished) if is_wished or not count.is_capped else None,
        years=fiscal_years(reach),
        natures=[(nature.value, str(nature.label)) for nature in LineNature],
        groups=[(group.value, str(group.label)) for group in SourceGroup],
        preparations=[(each.value, str(each.label)) for each in Preparation],
        circulations=[(each.value, str(each.label)) for each in Circulation],
        dimensions=known,
        owner=Body.objects.filter(pk=asked.owner_id).first() if asked.owner_id else None,
        around=areas_to_narrow_to(area, reach.prefixes if reach else ()),
    )


def _sum_of(rows: QuerySet[Activity], *, is_wished: bool) -> int | None:
    """What all rows ask, exactly; of very many only where somebody wished for it."""
    if is_wished:
        try:
            with at_most(ADDING_MS):
                return int(rows.order_by().aggregate(total=Sum("satang", default=0))["total"])
        except TooSlow:
            return None
    few = rows.order_by().values("satang")[: MOST_ADDED_UP + 1]
    found = few.aggregate(total=Sum("satang", default=0), rows=Counted("satang"))
    return int(found["total"]) if found["rows"] <= MOST_ADDED_UP else None


def asked_filter(
    query: Mapping[str, str], known: Sequence[Dimension] = ()
) -> tuple[ActivityFilter, Area | None]:
    """What an address asks for; nonsense is as if not asked."""
    dimension = asked_choice(query, "dimension", [each.code for each in known])
    area = area_of(query.get("area", ""))
    asked = ActivityFilter(
        words=asked_words(query),
        area_code=area.pk if area else "",
        fiscal_year=asked_year(query),
        owner_id=asked_key(query, "owner"),
        nature=asked_choice(query, "nature", LineNature),
        preparation=asked_choice(query, "preparation", Preparation),
        source_group=asked_choice(query, "source", SourceGroup),
        circulation=asked_choice(query, "circulation", Circulation),
        dimension=next((each for each in known if each.code == dimension), None),
        least=asked_satang(query, "least"),
        most=asked_satang(query, "most"),
    )
    return asked, area


def headings() -> list[str]:
    """Column headings of the list as a file."""
    return [
        _("Number"),
        _("Activity"),
        _("Project"),
        _("Body"),
        _("Place"),
        _("Fiscal year"),
        _("Nature"),
        _("Source"),
        _("Amount (baht)"),
    ]


def export_rows(query: Mapping[str, str], *, reach: Reach | None) -> Iterator[list[Cell]]:
    """Exactly the rows the list shows, all its pages, in its order."""
    asked, _area = asked_filter(query, dimensions())
    order = asked_choice(query, "order", ORDERS) or "newest"
    rows = _with_sources(activities(reach, asked)).order_by(*ORDERS[order])
    for row in rows.iterator(chunk_size=AT_ONCE):
        subject = row.subject
        yield [
            subject.public_no,
            row.title,
            row.project.title,
            str(attribute(subject.owner, "name")),
            area_name(subject.area) if subject.area else "",
            row.fiscal_year,
            str(LineNature(row.nature).label),
            sources_of(row),
            in_baht(row.satang),
        ]


def sources_of(activity: Activity) -> str:
    """The sources an activity asks, each once, in the reader's language."""
    lines = activity.cost_lines.all()
    return ", ".join(dict.fromkeys(str(attribute(line.source, "name")) for line in lines))


def _with_sources(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    lines = CostLine.objects.select_related("source").order_by("pk")
    return rows.prefetch_related(Prefetch("cost_lines", queryset=lines))
