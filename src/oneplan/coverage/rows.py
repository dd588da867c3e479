"""The records behind a figure: of a gap, of a target, or of an approach, from the same filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _

from oneplan.core.paging import CURSOR, Page, page_of
from oneplan.coverage.downward import approach_titles
from oneplan.coverage.gaps import UNPLANNED, Gap, Scope, activities, needs, unaligned, unanswered
from oneplan.coverage.tree import keys_under
from oneplan.projects.models import Activity
from oneplan.strategy.models import Alignment, Target
from oneplan.threads.models import Subject

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class FigureRows:
    """A page of the records of one figure; ``satang`` of each activity stands in ``asked``."""

    title: str
    page: Page[Subject]
    count: int
    satang: int | None
    asked: Mapping[UUID, int]


def gap_rows(scope: Scope, gap: Gap, query: Mapping[str, str]) -> FigureRows:
    """The records of one gap."""
    if gap is Gap.NO_ACTIVITY:
        bare = needs(scope).filter(unanswered()).order_by()
        return FigureRows(str(gap.label), _page(bare, query), bare.count(), None, {})
    lies = unaligned() if gap is Gap.NO_TARGET else UNPLANNED
    return _activities(str(gap.label), activities(scope).filter(lies), query)


def rows_of_target(scope: Scope, target: Target, query: Mapping[str, str]) -> FigureRows:
    """The activities that serve a target or a part of it."""
    claims = Alignment.objects.filter(target__in=keys_under(target), ended_at=None)
    rows = activities(scope).filter(pk__in=claims.values("subject_id"))
    return _activities(_("Activities that serve %(target)s") % {"target": target}, rows, query)


def rows_of_approach(scope: Scope, approach: UUID, query: Mapping[str, str]) -> FigureRows:
    """The activities whose project names an approach."""
    name = approach_titles(scope, [approach]).get(approach, _("not open to you"))
    rows = activities(scope).filter(project__approach=approach)
    return _activities(_("Activities that serve %(target)s") % {"target": name}, rows, query)


def _activities(title: str, rows: QuerySet[Activity], query: Mapping[str, str]) -> FigureRows:
    sums = rows.aggregate(count=Count("pk"), asked=Sum("satang", default=0))
    page = _page(rows, query)
    asked = Activity.objects.filter(pk__in=[each.pk for each in page.rows])
    shown = dict(asked.values_list("pk", "satang"))
    return FigureRows(title, page, sums["count"], int(sums["asked"]), shown)


def _page(rows: QuerySet[Any], query: Mapping[str, str]) -> Page[Subject]:
    """The newest first."""
    found = Subject.objects.filter(pk__in=rows.order_by().values("pk"))
    return page_of(found.select_related("owner", "area"), order=("-pk",), cursor=query.get(CURSOR))
