"""Reading crosswalks: what moves, what waits for a person, what would come of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

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
    return _live(walk, walk.old_id)


def _live(walk: Crosswalk, version: UUID) -> QuerySet[Alignment]:
    rows = Alignment.objects.filter(target__list_version=version, ended_at=None)
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
    links = list(links_to_move(walk).values_list("subject_id", "target_id"))
    on_target = Counter(target for _subject, target in links)
    lines = CrosswalkLine.objects.filter(crosswalk=walk).select_related("old_target", "chosen_by")
    shown = [
        LineShown(line, on_target[line.old_target_id])
        for line in lines.prefetch_related("new_targets")
    ]
    shown.sort(key=lambda each: (each.line.how != How.OPEN, -each.links))
    waiting = [each for each in shown if each.links and each.line.how == How.OPEN]
    return WalkPage(
        walk=walk,
        lines=shown,
        dry_run=_dry_run(walk, links, shown),
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


def _dry_run(
    walk: Crosswalk, links: Sequence[tuple[UUID, UUID]], shown: Sequence[LineShown]
) -> DryRun:
    news = {
        each.line.old_target_id: [target.pk for target in each.line.new_targets.all()]
        for each in shown
    }
    pairs = {(subject, new) for subject, old in links for new in news.get(old, ())}
    there = _live(walk, walk.new_id).values_list("subject_id", "target_id")
    by_how: Counter[str] = Counter()
    for each in shown:
        by_how[each.line.how] += each.links
    moving = [subject for subject, old in links if news.get(old)]
    return DryRun(
        links=len(moving),
        records=len(set(moving)),
        made=len(pairs - set(there)),
        left=len(links) - len(moving),
        by_how=by_how,
    )
