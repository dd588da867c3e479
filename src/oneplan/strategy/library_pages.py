"""What the pages of the library show: the lists, one target, two versions, a list as a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count as Counted
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from oneplan.audit.models import Entry
from oneplan.core.asked import asked_choice, asked_words, asked_year
from oneplan.core.narrowing import Chip, chips_of, chosen
from oneplan.core.paging import CURSOR, Count, Page, count_patiently, page_of
from oneplan.strategy.comparing import Change, Difference, Line, compare
from oneplan.strategy.counting import in_order, keys_below
from oneplan.strategy.library import ENTRY
from oneplan.strategy.models import Alignment, ListKind, ListState, ListVersion, Target
from oneplan.thai.years import fiscal_year_of
from oneplan.threads.marks import Mark, marks_of
from oneplan.threads.models import SubjectKind
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

ALIGNED_KINDS = (SubjectKind.ACTIVITY, SubjectKind.NEED, SubjectKind.PROJECT)
HEADINGS = (
    "list_code", "list_version", "list_title_th", "list_title_en", "list_kind", "list_years",
    "list_state", "source_mark", "target_code", "target_th", "target_en", "level", "parent_code",
    "parent_list", "keywords", "target_mark",
)  # fmt: skip
"""Columns of a list as a file: those that intake reads, so that it can be taken in again."""


@dataclass(frozen=True, slots=True)
class Library:
    """A page of list versions, what was asked, and how much of each is there and aligned to.

    ``empty`` are the kinds of which nothing has been taken in yet, ``ending`` the lists that end
    with this fiscal year or ended before it and have no version after it.
    """

    page: Page[ListVersion]
    rows: Sequence[tuple[ListVersion, int, int]]
    words: str
    kind: str
    year: int | None
    state: str
    chips: Sequence[Chip]
    kinds: Sequence[tuple[str, str]]
    states: Sequence[tuple[str, str]]
    empty: Sequence[str]
    ending: Sequence[ListVersion]


@dataclass(frozen=True, slots=True)
class TargetPage:
    """A target, the ones above it, its parts, and a page of what serves it."""

    target: Target
    above: Sequence[Target]
    parts: Sequence[Target]
    page: Page[Alignment]
    count: Count
    marks: Mapping[UUID, Mark]
    kind: str
    kinds: Sequence[tuple[str, str]]
    is_whole: bool
    history: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a list and what differs, with how many of each kind of change."""

    old: ListVersion
    new: ListVersion
    differences: Sequence[Difference]
    counts: Mapping[str, int]


def library(query: Mapping[str, str], *, reach: Reach | None) -> Library:
    """The lists as asked for, in a fixed number of queries."""
    words, year = asked_words(query), asked_year(query)
    kind, state = asked_choice(query, "kind", ListKind), asked_choice(query, "state", ListState)
    kinds = [(each.value, str(each.label)) for each in ListKind]
    states = [(each.value, str(each.label)) for each in ListState]
    rows = ListVersion.objects.select_related("cycle")
    if words:
        rows = rows.filter(
            Q(title_th__icontains=words) | Q(title_en__icontains=words) | Q(code__icontains=words)
            | Q(version__icontains=words)
        )  # fmt: skip
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(state=state)
    if year:
        rows = rows.filter(cycle__first_fiscal_year__lte=year, cycle__last_fiscal_year__gte=year)
    page = page_of(rows, order=("code", "-version", "pk"), cursor=query.get(CURSOR))
    keys = [each.pk for each in page.rows]
    sizes = _counted(Target.objects.filter(list_version__in=keys), "list_version_id")
    live = Alignment.objects.filter(
        readable(reach, at="subject"), target__list_version__in=keys, ended_at=None
    )
    served = _counted(live, "target__list_version_id")
    there = set(ListVersion.objects.values_list("kind", flat=True))
    return Library(
        page=page,
        rows=[(each, sizes.get(each.pk, 0), served.get(each.pk, 0)) for each in page.rows],
        words=words,
        kind=kind,
        year=year,
        state=state,
        chips=chips_of(
            ("q", _("Words"), words),
            ("kind", _("Kind"), chosen(kinds, kind)),
            ("fiscal_year", _("Fiscal year"), year),
            ("state", _("State"), chosen(states, state)),
        ),
        kinds=kinds,
        states=states,
        empty=[words for value, words in kinds if value not in there and value != ListKind.OTHER],
        ending=ending_lists(fiscal_year_of(timezone.localdate())),
    )


def ending_lists(year: int) -> list[ListVersion]:
    """Lists in force that end with a fiscal year or ended before it, and that nothing follows."""
    after = ListVersion.objects.filter(
        code=OuterRef("code"),
        state=ListState.IN_FORCE,
        cycle__first_fiscal_year__gt=OuterRef("cycle__last_fiscal_year"),
    )
    rows = ListVersion.objects.filter(
        ~Exists(after), state=ListState.IN_FORCE, cycle__last_fiscal_year__lte=year
    )
    return list(rows.select_related("cycle"))


def versions_beside(version: ListVersion) -> list[ListVersion]:
    """The other versions of the same list, the newest first."""
    rows = ListVersion.objects.filter(code=version.code).exclude(pk=version.pk)
    return list(rows.select_related("cycle").order_by("-version"))


def target_page(target: Target, query: Mapping[str, str], *, reach: Reach | None) -> TargetPage:
    """A target and what serves it; ``of=whole`` counts what serves its parts as well."""
    is_whole = query.get("of") == "whole"
    kind = asked_choice(query, "kind", ALIGNED_KINDS)
    keys = keys_below(target) if is_whole else [target.pk]
    rows = Alignment.objects.filter(readable(reach, at="subject"), target__in=keys, ended_at=None)
    if kind:
        rows = rows.filter(subject__kind=kind)
    rows = rows.select_related("subject__owner", "subject__area", "target", "judged_by")
    page = page_of(rows, order=("-pk",), cursor=query.get(CURSOR))
    return TargetPage(
        target=target,
        above=above(target),
        parts=list(target.parts.select_related("list_version").order_by("position", "code")),
        page=page,
        count=count_patiently(rows, page),
        marks=marks_of((each.subject for each in page.rows), reach=reach),
        kind=kind,
        kinds=[(each.value, str(each.label)) for each in ALIGNED_KINDS],
        is_whole=is_whole,
        history=list(Entry.objects.filter(object_kind=ENTRY, object_id=str(target.pk))[:20]),
    )


def above(target: Target) -> list[Target]:
    """What a target lies below, outermost first; lists hang on each other few levels deep."""
    found: list[Target] = []
    rows = Target.objects.select_related("list_version")
    key = target.parent_id
    while key and len(found) < DEEPEST:
        parent = rows.get(pk=key)
        found.append(parent)
        key = parent.parent_id
    return found[::-1]


DEEPEST = 8
"""Levels that are followed upwards: strategy, goal, plan, sub-plan, Y1, component, factor."""


def compared(old: ListVersion, new: ListVersion) -> Comparison:
    """Both versions read whole; the comparing itself is plain Python."""
    differences = compare(lines_of(old), lines_of(new))
    return Comparison(
        old,
        new,
        [each for each in differences if each.change is not Change.SAME],
        Counter(each.change.value for each in differences),
    )


def lines_of(version: ListVersion) -> list[Line]:
    rows = Target.objects.filter(list_version=version).select_related("parent")
    return [
        Line(each.code, each.name_th, each.parent.code if each.parent else "")
        for each, _depth in in_order(list(rows.order_by("position", "code")))
    ]


def as_rows(version: ListVersion) -> Iterator[Sequence[str]]:
    """A list version as the rows of a file, under ``HEADINGS``."""
    about = (
        version.code, version.version, version.title_th, version.title_en, version.kind,
        str(version.cycle or ""), version.state, version.mark,
    )  # fmt: skip
    rows = Target.objects.filter(list_version=version).select_related("parent__list_version")
    for each, _depth in in_order(list(rows.order_by("position", "code"))):
        parent = each.parent
        outside = parent is not None and parent.list_version_id != version.pk
        yield (
            *about, each.code, each.name_th, each.name_en, each.level,
            parent.code if parent else "", parent.list_version.code if outside and parent else "",
            "; ".join(each.keywords), each.mark,
        )  # fmt: skip


def _counted(rows: QuerySet[Target] | QuerySet[Alignment], by: str) -> dict[UUID, int]:
    return dict(rows.order_by().values_list(by).annotate(count=Counted("pk")))
