"""Reading activities: as lists, as plain facts for the rules, and the year's rules themselves."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from oneplan.areas.models import LOCAL_AUTHORITY_KINDS, Body
from oneplan.core.models import Code
from oneplan.projects.dimensions import Dimension, has_dimension
from oneplan.projects.models import Activity, CostLine, Evidence, Preparation, Project
from oneplan.projects.rules import ExcludedKind, ReadinessItem, Work
from oneplan.threads.holding import holds
from oneplan.threads.models import Place, Subject, SubjectKind, Tie, TieKind
from oneplan.threads.queries import bodies_around, readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

READINESS_LIST = "readiness_checklist"
EXCLUSION_LIST = "exclusion_rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFilter:
    """What a list of activities is narrowed to; empty values narrow nothing."""

    words: str = ""
    area_code: str = ""
    fiscal_year: int | None = None
    owner_id: UUID | None = None
    nature: str = ""
    preparation: str = ""
    source_group: str = ""
    circulation: str = ""
    dimension: Dimension | None = None
    least: int | None = None
    """Satang asked for, at least."""
    most: int | None = None


def activities(reach: Reach | None, wanted: ActivityFilter) -> QuerySet[Activity]:
    """The activities a reader may read, narrowed; with subject, owner, area and project."""
    rows = Activity.objects.filter(readable(reach, at="subject"))
    if wanted.words:
        rows = rows.filter(holds(wanted.words, through="subject__"))
    if wanted.area_code:
        rows = rows.filter(subject__area__code__startswith=wanted.area_code)
    if wanted.fiscal_year:
        rows = rows.filter(fiscal_year=wanted.fiscal_year)
    if wanted.owner_id:
        rows = rows.filter(subject__owner_id=wanted.owner_id)
    if wanted.nature:
        rows = rows.filter(nature=wanted.nature)
    if wanted.preparation:
        rows = rows.filter(preparation=wanted.preparation)
    if wanted.circulation:
        rows = rows.filter(subject__circulation=wanted.circulation)
    if wanted.least is not None:
        rows = rows.filter(satang__gte=wanted.least)
    if wanted.most is not None:
        rows = rows.filter(satang__lte=wanted.most)
    if wanted.dimension:
        rows = rows.filter(has_dimension(wanted.dimension))
    if wanted.source_group:
        asking = CostLine.objects.filter(source__group=wanted.source_group)
        rows = rows.filter(pk__in=asking.values("activity_id"))
    return rows.select_related("subject__owner", "subject__area", "project")


def projects_readable(reach: Reach | None, wanted: ActivityFilter) -> QuerySet[Project]:
    """The projects a reader may read, narrowed by words, area and year."""
    found = Subject.objects.filter(readable(reach), holds(wanted.words), kind=SubjectKind.PROJECT)
    if wanted.area_code:
        found = found.filter(area__code__startswith=wanted.area_code)
    if wanted.fiscal_year:
        found = found.filter(fiscal_year=wanted.fiscal_year)
    return Project.objects.filter(subject__in=found).select_related(
        "subject__owner", "subject__area"
    )


def readable_activities_of(project: Project, reach: Reach | None) -> QuerySet[Activity]:
    """Those of a project's activities a reader may read, the oldest first."""
    rows = activities(reach, ActivityFilter()).filter(project=project)
    return rows.order_by("pk")


def fiscal_years(reach: Reach | None) -> list[int]:
    """Fiscal years (B.E.) from the last to the first activity a reader may read."""
    years = Activity.objects.filter(readable(reach, at="subject")).values_list(
        "fiscal_year", flat=True
    )
    first, last = (years.order_by(order).first() for order in ("fiscal_year", "-fiscal_year"))
    return list(range(last, first - 1, -1)) if first and last else []


def works_of(activities: Sequence[Activity]) -> dict[UUID, Work]:
    """Activities as the rules know them, in five queries however many there are.

    ``activities`` come with ``project`` and ``implementer`` selected.
    """
    keys = [activity.pk for activity in activities]
    places = _counts(Place.objects.filter(subject_id__in=keys), "subject_id")
    needs = _counts(
        Tie.objects.filter(kind=TieKind.ANSWERS, child_id__in=keys, ended_at=None), "child_id"
    )
    expenses: dict[UUID, set[str]] = defaultdict(set)
    for key, code in CostLine.objects.filter(
        activity_id__in=keys, expense_type__isnull=False
    ).values_list("activity_id", "expense_type_id"):
        expenses[key].add(code)
    evidence: dict[UUID, dict[str, dt.date | None]] = defaultdict(dict)
    for key, code, valid_to in Evidence.objects.filter(
        activity_id__in=keys, is_met=True
    ).values_list("activity_id", "code", "valid_to"):
        evidence[key][code] = valid_to
    return {
        activity.pk: _work(
            activity,
            places=places.get(activity.pk, 0),
            needs=needs.get(activity.pk, 0),
            expenses=expenses[activity.pk],
            evidence=evidence[activity.pk],
        )
        for activity in activities
    }


def readiness_checklist() -> list[ReadinessItem]:
    """The checklist as officials keep it; empty where the code lists are not loaded."""
    return [
        ReadinessItem(entry.code, entry.name_th, str(entry.extra.get("applies_to", "ทุกประเภท")))
        for entry in Code.objects.filter(list=READINESS_LIST)
    ]


def excluded_kinds() -> list[ExcludedKind]:
    """The kinds province and cluster money may not pay; defaults of the system, editable."""
    return [
        ExcludedKind(
            code=entry.code,
            name=entry.name_th,
            keywords=tuple(
                word.strip() for word in str(entry.extra.get("keywords", "")).split("|") if word
            ),
            reason=str(entry.extra.get("reason", "")),
        )
        for entry in Code.objects.filter(list=EXCLUSION_LIST)
    ]


def bodies_to_name(subject: Subject) -> QuerySet[Body]:
    """Bodies that can implement or receive a work: its owner and those around it."""
    around = Q(pk__in=bodies_around(subject).values("pk"))
    return Body.objects.filter(around | Q(pk=subject.owner_id)).order_by("sort_key", "code")


def withdrawn() -> Q:
    """Activities that stand in no coming round."""
    return Q(preparation=Preparation.WITHDRAWN)


def _counts(rows: QuerySet[Any], key: str) -> Mapping[UUID, int]:
    return dict(rows.order_by().values_list(key).annotate(Count("pk")))


def _work(
    activity: Activity,
    *,
    places: int,
    needs: int,
    expenses: Iterable[str],
    evidence: Mapping[str, dt.date | None],
) -> Work:
    implementer = activity.implementer
    own = [activity.expense_type_id] if activity.expense_type_id else []
    return Work(
        title=activity.title,
        nature=activity.nature,
        places=places,
        has_implementer=implementer is not None,
        implementer_is_local=implementer is not None and implementer.kind in LOCAL_AUTHORITY_KINDS,
        has_receiver=activity.receiver_id is not None,
        satang=activity.satang,
        expense_codes=frozenset([*expenses, *own]),
        output=activity.output or activity.project.output,
        indicator=activity.indicator or activity.project.indicators,
        people_helped=activity.people_helped,
        first_month=activity.first_month,
        last_month=activity.last_month,
        serves_approach=activity.project.approach_id is not None,
        needs_answered=needs,
        evidence=evidence,
    )
