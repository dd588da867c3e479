"""Reading crosswalks: what moves, what waits for a person, what would come of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet

from oneplan.strategy.models import (
    Alignment,
    Crosswalk,
    CrosswalkLine,
    How,
    ListVersion,
    Moved,
    Target,
)
from oneplan.strategy.queries import Suggested, suggested

RECORDS_AND_MADE = """
WITH link AS ({links}),
moving AS (
    SELECT link.subject_id, goes_on.target_id
    FROM link
    JOIN strategy_crosswalkline line ON line.old_target_id = link.target_id
    JOIN strategy_crosswalkline_new_targets goes_on ON goes_on.crosswalkline_id = line.id
    WHERE line.crosswalk_id = %s
),
made AS (
    SELECT subject_id, target_id FROM moving
    EXCEPT
    SELECT there.subject_id, there.target_id
    FROM strategy_alignment there
    JOIN strategy_target target ON target.id = there.target_id
    WHERE target.list_version_id = %s AND there.ended_at IS NULL
)
SELECT (SELECT count(DISTINCT subject_id) FROM moving), (SELECT count(*) FROM made)
"""
"""Records whose links move, and new links: two that meet in one are one, one that stands none."""


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line with how many live links hang on its old target."""

    line: CrosswalkLine
    links: int


@dataclass(frozen=True, slots=True)
class DryRun:
    """What applying would do now.

    ``links`` move from ``records``; ``made`` new ones come of them, because some meet in one or
    stand there already; ``left`` stay on the old list.  ``by_how``: how many links each way of
    finding carries.
    """

    links: int
    records: int
    made: int
    left: int
    by_how: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class WalkPage:
    """A crosswalk with its lines, those in use first, and what applying would do."""

    walk: Crosswalk
    lines: Sequence[LineShown]
    dry_run: DryRun
    waiting: int
    first_open: UUID | None
    moved: int


def links_to_move(walk: Crosswalk) -> QuerySet[Alignment]:
    """The live links to the old list that this crosswalk is about."""
    rows = Alignment.objects.filter(target__list_version=walk.old_id, ended_at=None)
    if walk.province_code:
        rows = rows.filter(
            Q(subject__area__code__startswith=walk.province_code)
            | Q(subject__area=None, subject__owner__seat__code__startswith=walk.province_code)
        )
    if walk.from_year:
        rows = rows.filter(subject__fiscal_year__gte=walk.from_year)
    return rows


def lines_to_choose(walk: Crosswalk) -> QuerySet[CrosswalkLine]:
    """Lines in use that wait for a person."""
    return CrosswalkLine.objects.filter(
        crosswalk=walk, how=How.OPEN, old_target__in=links_to_move(walk).values("target_id")
    )


def goes_on_as(walk: Crosswalk) -> dict[UUID, list[UUID]]:
    """The new targets of each old one that has any."""
    through = CrosswalkLine.new_targets.through.objects.filter(crosswalkline__crosswalk=walk)
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for old, new in through.order_by("pk").values_list("crosswalkline__old_target_id", "target_id"):
        found[old].append(new)
    return dict(found)


def walk_page(walk: Crosswalk) -> WalkPage:
    """Everything about a crosswalk in a fixed number of queries."""
    on_target = _links_by_target(walk)
    lines = CrosswalkLine.objects.filter(crosswalk=walk).select_related("old_target", "chosen_by")
    shown = [
        LineShown(line, on_target.get(line.old_target_id, 0))
        for line in lines.prefetch_related("new_targets")
    ]
    shown.sort(key=lambda each: (each.line.how != How.OPEN, -each.links))
    waiting = [each for each in shown if each.links and each.line.how == How.OPEN]
    return WalkPage(
        walk=walk,
        lines=shown,
        dry_run=_dry_run(walk, shown),
        waiting=len(waiting),
        first_open=waiting[0].line.pk if waiting else None,
        moved=Moved.objects.filter(crosswalk=walk, undone_at=None).count(),
    )


def crosswalks_of(version: ListVersion, province_code: str) -> list[Crosswalk]:
    """The crosswalks of a province to or from a version."""
    rows = Crosswalk.objects.filter(Q(old=version) | Q(new=version), province_code=province_code)
    return list(rows.select_related("old", "new"))


def suggestions_for(line: CrosswalkLine) -> list[Suggested]:
    """Five new targets an old one may go on as, with the words that matched; never assigned."""
    new = line.crosswalk.new
    targets = list(Target.objects.filter(list_version=new).order_by("position", "code"))
    old = line.old_target
    text = " ".join([old.name_th, *old.keywords])
    return suggested(text, targets=targets, list_code=new.code)


def new_targets_of(walk: Crosswalk) -> list[Target]:
    rows = Target.objects.filter(list_version=walk.new_id)
    return list(rows.order_by("position", "code"))


def _links_by_target(walk: Crosswalk) -> dict[UUID, int]:
    """How many live links hang on each old target."""
    rows = links_to_move(walk).values_list("target_id")
    return dict(rows.annotate(links=Count("pk")))


def _dry_run(walk: Crosswalk, shown: Sequence[LineShown]) -> DryRun:
    """Counted by the database: a province may have a hundred thousand links."""
    by_how: Counter[str] = Counter()
    for each in shown:
        by_how[each.line.how] += each.links
    moving = sum(each.links for each in shown if each.line.new_targets.all())
    links, values = links_to_move(walk).values("subject_id", "target_id").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(RECORDS_AND_MADE.format(links=links), [*values, walk.pk, walk.new_id])
        records, made = cursor.fetchone()
    left = sum(each.links for each in shown) - moving
    return DryRun(links=moving, records=records, made=made, left=left, by_how=by_how)
