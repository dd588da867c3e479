"""The review queue: pairs of a reader's own area, at least one of which the reader may read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from oneplan.areas.models import Area
from oneplan.areas.queries import area_of, areas_to_narrow_to
from oneplan.core.asked import asked_choice, asked_year
from oneplan.core.narrowing import Chip, chips_of, chosen
from oneplan.core.paging import CURSOR, Count, Page, count_up_to, page_of
from oneplan.core.templatetags.official import area_name
from oneplan.screening.models import OverlapKind, Verdict, VerdictState
from oneplan.screening.overlap.facing import Side, readable_among, side_of, with_surroundings
from oneplan.screening.overlap.wording import reasons_in_words
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

ORDER = ("-score", "-pk")
FIRM = (OverlapKind.SAME, OverlapKind.PART_OF, OverlapKind.ADJOINS, OverlapKind.RECURS,
        OverlapKind.COMPLEMENT)  # fmt: skip
EVERY_STATE, EVERY_KIND = "all", "all"


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of the queue: the verdict and its two sides as the reader may know them."""

    verdict: Verdict
    sides: tuple[Side, Side]
    reasons: list[str]

    @property
    def percent(self) -> int:
        return round(self.verdict.score * 100)

    @property
    def is_hidden(self) -> bool:
        return any(side.is_hidden for side in self.sides)


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of pairs, what was asked, and how many there are."""

    page: Page[Verdict]
    pairs: list[Pair]
    count: Count
    kind: str
    state: str
    fiscal_year: int | None
    area: Area | None
    around: list[Area]

    @property
    def chips(self) -> list[Chip]:
        """The filters in force, in words; the queue of what waits is no filter."""
        shown = filters()
        state = "" if self.state == VerdictState.WAITING else self.state
        return chips_of(
            ("kind", _("What they are to each other"), chosen(shown.kinds, self.kind)),
            ("state", _("State"), chosen(shown.states, state)),
            ("area", _("Place"), area_name(self.area) if self.area else ""),
            ("fiscal_year", _("Fiscal year"), self.fiscal_year),
        )


def overlap_queue(query: Mapping[str, str], *, reach: Reach) -> Queue:
    """A page of the pairs a post may review, the likeliest first, in a fixed number of queries.

    Unless asked for, pairs whose place is too coarse to tell ("possible") are left out.
    """
    kind = asked_choice(query, "kind", [*OverlapKind.values, EVERY_KIND])
    state = asked_choice(query, "state", [*VerdictState.values, EVERY_STATE])
    state = state or VerdictState.WAITING
    year, area = asked_year(query), area_of(query.get("area", ""))
    wanted = Q()
    if kind != EVERY_KIND:
        wanted &= Q(kind__in=[kind] if kind else _default_kinds(state))
    if state != EVERY_STATE:
        wanted &= Q(state=state)
    found = reviewable(reach, wanted)
    if year:
        found = found.filter(Q(a__fiscal_year=year) | Q(b__fiscal_year=year))
    if area:
        found = found.filter(area__code__startswith=area.pk)
    page = page_of(found, order=ORDER, cursor=query.get(CURSOR))
    return Queue(
        page=page,
        pairs=pairs_as_read(page.rows, reach),
        count=count_up_to(found),
        kind=kind,
        state=state,
        fiscal_year=year,
        area=area,
        around=areas_to_narrow_to(area, reach.prefixes),
    )


def reviewable(reach: Reach, wanted: Q | None = None) -> QuerySet[Verdict]:
    """Pairs in the post's own area or with a record of its own, one side of which it may read.

    Each side is read by its own index: asked as one alternative, every pair of the country is.
    ``wanted`` narrows each of them, before a side is looked up.
    """
    pairs = Verdict.objects.filter(wanted or Q())
    found = _seen(reach, pairs)
    if reach.is_national:
        return found
    sides = [pairs.filter(side).order_by().values("pk") for side in _near(reach)]
    return found.filter(pk__in=sides[0].union(*sides[1:], all=True))


def _seen(reach: Reach, pairs: QuerySet[Verdict]) -> QuerySet[Verdict]:
    return pairs.filter(readable(reach, at="a") | readable(reach, at="b"))


def _near(reach: Reach) -> list[Q]:
    """The ways in which a pair is a post's own."""
    own = [Q(a__owner__in=reach.body_ids), Q(b__owner__in=reach.body_ids)]
    return [*own, *(Q(area__code__startswith=prefix) for prefix in reach.prefixes)]


def pairs_around(subject: Subject, reach: Reach, *, most: int = 3) -> list[Pair]:
    """The likeliest pairs a record stands in, without those found to be different works."""
    here = _seen(reach, Verdict.objects.filter(Q(a=subject) | Q(b=subject)))
    if not reach.is_national:
        here = here.filter(reduce(or_, _near(reach)))
    open_or_told = Q(state=VerdictState.WAITING, kind__in=FIRM) | Q(state=VerdictState.DECIDED)
    found = here.filter(open_or_told).exclude(kind=OverlapKind.DIFFERENT).order_by(*ORDER)
    rows = list(found[:most])
    return pairs_as_read(rows, reach) if rows else []


def pairs_as_read(verdicts: Sequence[Verdict], reach: Reach | None) -> list[Pair]:
    """Pairs with both sides as the reader may know them, in a fixed number of queries."""
    keys = {key for verdict in verdicts for key in (verdict.a_id, verdict.b_id)}
    subjects = with_surroundings(Subject.objects.filter(pk__in=keys))
    by_key = {subject.pk: subject for subject in subjects}
    seen = readable_among(keys, reach)
    return [_pair(verdict, by_key, seen) for verdict in verdicts]


def _pair(verdict: Verdict, by_key: Mapping[UUID, Subject], seen: set[UUID]) -> Pair:
    keys = (verdict.a_id, verdict.b_id)
    first, second = (
        side_of(by_key[key], is_readable=key in seen, thing=verdict.thing) for key in keys
    )
    is_hidden = first.is_hidden or second.is_hidden
    reasons = [] if is_hidden else reasons_in_words(verdict.reasons, verdict.thing)
    return Pair(verdict, (first, second), reasons)


def _default_kinds(state: str) -> list[str]:
    return list(FIRM) if state == VerdictState.WAITING else list(OverlapKind.values)


@dataclass(frozen=True, slots=True)
class Filters:
    """The choices of the queue's filters: (value, words)."""

    kinds: list[tuple[str, str]]
    states: list[tuple[str, str]]


def filters() -> Filters:
    every = str(_("all"))
    return Filters(
        kinds=[
            ("", str(_("all but “possibly”"))),
            *((kind.value, str(kind.label)) for kind in OverlapKind),
            (EVERY_KIND, every),
        ],
        states=[*((s.value, str(s.label)) for s in VerdictState), (EVERY_STATE, every)],
    )
