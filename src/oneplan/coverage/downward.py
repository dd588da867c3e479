"""From a target down: the approaches of plans, their projects, the works, and their villages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _

from oneplan.core.asked import asked_key
from oneplan.core.paging import CURSOR, Page, page_of
from oneplan.coverage.gaps import Scope, activities
from oneplan.coverage.tree import keys_under
from oneplan.plans.models import EditionState, Element
from oneplan.projects.models import Activity
from oneplan.strategy.library_pages import above
from oneplan.strategy.models import Alignment, Target
from oneplan.threads.models import Place, Subject
from oneplan.threads.queries import readable

NO_APPROACH = "none"
MOST_GROUPS = 200


@dataclass(frozen=True, slots=True)
class Step:
    """An approach or a project on the way down, with the activities below it that serve."""

    title: str
    query: str
    count: int
    satang: int


@dataclass(frozen=True, slots=True)
class Work:
    """An activity that serves the target, why it is said to, and where it is done."""

    activity: Activity
    claim: Alignment
    places: Sequence[str]


@dataclass(frozen=True, slots=True)
class Downward:
    """One level below a target: approaches, else the projects of one, else works with villages."""

    target: Target
    above: Sequence[Target]
    path: Sequence[str]
    steps: Sequence[Step]
    works: Sequence[Work]
    page: Page[Activity] | None
    count: int
    satang: int


def below_target(scope: Scope, target: Target, query: Mapping[str, str]) -> Downward:
    """The level asked for (``approach``, ``project``), in a fixed number of queries each."""
    keys = keys_under(target)
    claims = Alignment.objects.filter(target__in=keys, ended_at=None)
    rows = activities(scope).filter(pk__in=claims.values("subject_id"))
    path: list[str] = []
    steps: Sequence[Step] = ()
    page: Page[Activity] | None = None
    approach, project = query.get("approach", ""), asked_key(query, "project")
    chosen = asked_key(query, "approach")
    if approach:
        rows = (
            rows.filter(project__approach=chosen)
            if chosen
            else rows.filter(project__approach__isnull=True)
        )
        titles = approach_titles(scope, [chosen] if chosen else [])
        path.append(titles.get(chosen, _("no approach named")))
    if approach and project:
        rows = rows.filter(project=project)
        path.append(_titles(scope, [project]).get(project, _("not open to you")))
    sums = rows.aggregate(count=Count("pk"), asked=Sum("satang", default=0))
    if project and approach:
        shown = rows.select_related("subject__owner")
        page = page_of(shown, order=("-pk",), cursor=query.get(CURSOR))
    elif approach:
        steps = _projects(scope, rows, chosen)
    else:
        steps = _approaches(scope, rows)
    return Downward(
        target=target,
        above=above(target),
        path=path,
        steps=steps,
        works=_works(page.rows, keys) if page else (),
        page=page,
        count=sums["count"],
        satang=int(sums["asked"]),
    )


def _approaches(scope: Scope, rows: QuerySet[Activity]) -> list[Step]:
    found = _grouped(rows, "project__approach")
    titles = approach_titles(scope, [key for key, _count, _satang in found if key])
    return [
        Step(
            titles.get(key, _("not open to you")) if key else _("no approach named"),
            f"approach={key or NO_APPROACH}&fiscal_year={scope.fiscal_year}",
            count,
            satang,
        )
        for key, count, satang in found
    ]


def _projects(scope: Scope, rows: QuerySet[Activity], approach: UUID | None) -> list[Step]:
    found = _grouped(rows, "project")
    titles = _titles(scope, [key for key, _count, _satang in found])
    return [
        Step(
            titles.get(key, _("not open to you")),
            f"approach={approach or NO_APPROACH}&project={key}&fiscal_year={scope.fiscal_year}",
            count,
            satang,
        )
        for key, count, satang in found
    ]


def _grouped(rows: QuerySet[Activity], by: str) -> list[tuple[UUID | None, int, int]]:
    """Groups with their activities and money, the dearest first."""
    grouped: QuerySet[Any, Any] = (
        rows.order_by().values_list(by).annotate(count=Count("pk"), asked=Sum("satang"))
    )
    return [
        (key, count, int(satang))
        for key, count, satang in grouped.order_by("-asked", by)[:MOST_GROUPS]
    ]


def _titles(scope: Scope, keys: Sequence[UUID | None]) -> dict[UUID | None, str]:
    """Titles of approaches and projects the reader may read."""
    rows = Subject.objects.filter(readable(scope.reach), pk__in=[key for key in keys if key])
    return dict(rows.values_list("pk", "title"))


def approach_titles(scope: Scope, keys: Sequence[UUID | None]) -> dict[UUID | None, str]:
    """Approaches as the newest edition the reader may read prints them."""
    rows = Element.objects.filter(readable(scope.reach, at="edition__plan__subject"))
    if scope.reach is None:
        rows = rows.filter(edition__state=EditionState.SEALED)
    found = rows.filter(lineage__in=[key for key in keys if key]).order_by("edition__made_at")
    return {each.lineage_id: f"{each.number} {each.title}" for each in found}


def _works(rows: Sequence[Activity], targets: Sequence[UUID]) -> list[Work]:
    keys = [each.pk for each in rows]
    claims = Alignment.objects.filter(subject__in=keys, target__in=targets, ended_at=None)
    strongest = {each.subject_id: each for each in claims.order_by("strength", "pk")}
    places: dict[UUID, list[str]] = defaultdict(list)
    stands = Place.objects.filter(subject__in=keys).select_related("area__parent__parent")
    for each in stands.order_by("area_id"):
        places[each.subject_id].append(each.area.full_name)
    return [Work(each, strongest[each.pk], places[each.pk]) for each in rows]
