"""The gaps of a place in one fiscal year: what serves nothing, and what nothing serves.

Figures and the rows behind them come from the same filters, over the same records: those the
reader may read, withdrawn activities left aside.  So a figure equals its rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models import TextChoices as Choices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oneplan.areas.models import Area, BodyKind
from oneplan.areas.queries import area_of
from oneplan.core.asked import asked_year
from oneplan.core.errors import NotVisible
from oneplan.coverage.tree import over_each
from oneplan.needs.models import Need
from oneplan.plans.models import Edition, EditionState, Element, ElementKind
from oneplan.projects.models import Activity
from oneplan.projects.queries import withdrawn
from oneplan.strategy.models import Alignment
from oneplan.strategy.queries import SUB_PLANS, targets_of
from oneplan.thai.years import fiscal_year_of
from oneplan.threads.models import SubjectKind, Tie, TieKind
from oneplan.threads.queries import fiscal_years_of, readable

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.threads.rules import Reach


class Gap(Choices):
    """Records that serve nothing, or that nobody answers."""

    NO_APPROACH = "no-approach", _("Activities that name no approach of the plan")
    NO_TARGET = "no-target", _("Activities that claim no national target")
    NO_ACTIVITY = "no-activity", _("Needs no activity answers")


@dataclass(frozen=True, slots=True)
class Scope:
    """A place, a fiscal year (B.E.), who reads, and the years there is something of."""

    area: Area
    fiscal_year: int
    years: Sequence[int]
    reach: Reach | None


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of all records lie in a gap, and what those ask for (None: they ask for none)."""

    gap: Gap
    count: int
    total: int
    satang: int | None = None
    total_satang: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A target or an approach with the activities here that serve it."""

    title: str
    key: UUID
    count: int
    satang: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """Every gap of a place: three kinds of records, and what nothing serves at two levels.

    ``edition`` is the plan the approaches stand in; None where no sealed plan covers the year.
    """

    figures: Sequence[Figure]
    edition: Edition | None
    approaches: Sequence[Row]
    targets: Sequence[Row]

    @property
    def bare_approaches(self) -> int:
        return sum(1 for each in self.approaches if not each.count)

    @property
    def served_targets(self) -> Sequence[Row]:
        return [each for each in self.targets if each.count]

    @property
    def bare_targets(self) -> Sequence[Row]:
        return [each for each in self.targets if not each.count]


def scope_of(code: str, query: Mapping[str, str], *, reach: Reach | None) -> Scope:
    """The place of a code and the year asked for, else the year being planned.

    Where nothing is planned for that year yet: the last there are activities of.
    Raises ``NotVisible`` for no place's code.
    """
    area = area_of(code)
    if area is None:
        raise NotVisible(code)
    years = fiscal_years_of(SubjectKind.ACTIVITY, area.code, reach=reach)
    year = asked_year(query) or year_to_open(years)
    return Scope(area, year, sorted({*years, year}, reverse=True), reach)


def year_to_open(years: Collection[int]) -> int:
    """The fiscal year (B.E.) being planned today; else the last of those there is something of."""
    planned = fiscal_year_of(timezone.localdate()) + 1
    return planned if planned in years or not years else max(years)


def activities(scope: Scope) -> QuerySet[Activity]:
    """Activities wholly inside the place, of the year, that the reader may read.

    Kind and year of the record are those of its activity for good; told to the database, they are
    looked up beside the place.
    """
    return Activity.objects.filter(
        readable(scope.reach, at="subject"),
        subject__area__code__startswith=scope.area.code,
        subject__kind=SubjectKind.ACTIVITY,
        subject__fiscal_year=scope.fiscal_year,
        fiscal_year=scope.fiscal_year,
    ).exclude(withdrawn())


def needs(scope: Scope) -> QuerySet[Need]:
    """Needs of the place told for the year, those joined to another left aside."""
    merged = Tie.objects.filter(child=OuterRef("pk"), kind=TieKind.MERGED_INTO, ended_at=None)
    return Need.objects.filter(
        ~Exists(merged),
        readable(scope.reach, at="subject"),
        subject__area__code__startswith=scope.area.code,
        subject__kind=SubjectKind.NEED,
        subject__fiscal_year=scope.fiscal_year,
    )


def unaligned() -> Q:
    """Activities that claim no target of any list."""
    return Q(~Exists(Alignment.objects.filter(subject=OuterRef("pk"), ended_at=None)))


def unanswered() -> Q:
    """Needs no activity answers, also none the reader may not read: it is answered for all."""
    ties = Tie.objects.filter(parent=OuterRef("pk"), kind=TieKind.ANSWERS, ended_at=None)
    return Q(~Exists(ties))


UNPLANNED = Q(project__approach__isnull=True)


def gaps_of(scope: Scope) -> Gaps:
    """Every gap of a place, in a fixed number of queries."""
    marks = {Gap.NO_TARGET: unaligned(), Gap.NO_APPROACH: UNPLANNED}
    works = activities(scope).annotate(**marks).order_by().values(*marks)
    sums = list(works.annotate(count=Count("pk"), asked=Sum("satang", default=0)))
    asked = needs(scope).annotate(is_bare=unanswered())
    heard = asked.aggregate(total=Count("pk"), bare=Count("pk", filter=Q(is_bare=True)))
    edition = edition_for(scope)
    return Gaps(
        figures=[
            *(_gap_among(sums, gap) for gap in marks),
            Figure(Gap.NO_ACTIVITY, heard["bare"], heard["total"]),
        ],
        edition=edition,
        approaches=_approaches(scope, edition) if edition else [],
        targets=_targets(scope),
    )


def _gap_among(sums: Sequence[Mapping[str, Any]], gap: Gap) -> Figure:
    """A gap among activities that were added up by whether each lies in it."""
    inside = [row for row in sums if row[gap]]
    return Figure(
        gap,
        count=sum(row["count"] for row in inside),
        total=sum(row["count"] for row in sums),
        satang=int(sum(row["asked"] for row in inside)),
        total_satang=int(sum(row["asked"] for row in sums)),
    )


def edition_for(scope: Scope) -> Edition | None:
    """The newest sealed edition of the province's plan for a period that covers the year."""
    rows = Edition.objects.filter(
        readable(scope.reach, at="plan__subject"),
        state=EditionState.SEALED,
        plan__is_trial=False,
        plan__body__kind=BodyKind.PROVINCE_OFFICE,
        plan__body__code=scope.area.code[:2],
        plan__cycle__first_fiscal_year__lte=scope.fiscal_year,
        plan__cycle__last_fiscal_year__gte=scope.fiscal_year,
        elements__kind=ElementKind.APPROACH,
    )
    return rows.select_related("plan").order_by("-sealed_at", "-pk").first()


def _approaches(scope: Scope, edition: Edition) -> list[Row]:
    works = activities(scope).order_by().values_list("project__approach")
    served = {key: sums for key, *sums in works.annotate(Count("pk"), Sum("satang"))}
    rows = Element.objects.filter(edition=edition, kind=ElementKind.APPROACH).order_by("position")
    return [
        Row(f"{each.number} {each.title}", each.lineage_id, *served.get(each.lineage_id, (0, 0)))
        for each in rows
    ]


def _targets(scope: Scope) -> list[Row]:
    """Targets with what serves them or a part of them, each activity once at each."""
    over = over_each()
    claims = activities(scope).filter(
        subject__alignments__isnull=False, subject__alignments__ended_at=None
    )
    asked: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    for key, satang, claimed in claims.values_list("pk", "satang", "subject__alignments__target"):
        for target in over[claimed]:
            asked[target][key] = satang
    return [
        Row(str(each), each.pk, len(asked[each.pk]), sum(asked[each.pk].values()))
        for each in targets_of(SUB_PLANS)
    ]
