"""Reads about needs: lists, one need with all its page shows, and where a post may record one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db.models import IntegerField, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from oneplan.areas.in_words import SURROUNDINGS, in_words
from oneplan.areas.models import Area, AreaKind, Body, BodyKind
from oneplan.areas.queries import area_of, areas_to_narrow_to
from oneplan.core.asked import asked_choice, asked_words, asked_year
from oneplan.core.maps.parts import Map
from oneplan.core.narrowing import Chip, chips_of, chosen
from oneplan.core.page_parts import Fact
from oneplan.core.paging import CURSOR, Count, Page, count_patiently, page_of
from oneplan.core.templatetags.official import area_name, attribute, be_date
from oneplan.needs.by_place import counts_by_place, map_of
from oneplan.needs.models import Doer, Forum, Need
from oneplan.needs.standing import ALONE, Standing, nobody_took_it_up, standings
from oneplan.threads.holding import holds
from oneplan.threads.models import Circulation, Subject, SubjectKind
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.threads.rules import Reach

ORDERS = {"newest": ("-pk",), "people": ("-people", "-pk"), "oldest": ("pk",)}
FORUMS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFilter:
    """What a list of needs is narrowed to; empty values narrow nothing."""

    words: str = ""
    area: Area | None = None
    fiscal_year: int | None = None
    doer: str = ""
    circulation: str = ""
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class NeedList:
    """A page of needs, what was asked, how many there are, and the places to narrow to."""

    asked: NeedFilter
    order: str
    page: Page[Need]
    count: Count
    around: list[Area]
    standings: Mapping[UUID, Standing]
    map: Map | None
    """How many of these needs lie in each part of the place; None where no place is meant."""
    counts: list[tuple[Area, int]]

    @property
    def rows(self) -> list[tuple[Need, Standing]]:
        """Each need of the page with what became of it."""
        return [(need, self.standings[need.pk]) for need in self.page.rows]

    @property
    def chips(self) -> list[Chip]:
        """The filters in force, in words."""
        asked = self.asked
        return chips_of(
            ("q", _("Words"), asked.words),
            ("area", _("Place"), area_name(asked.area) if asked.area else ""),
            ("fiscal_year", _("Fiscal year"), asked.fiscal_year),
            ("doer", _("Who can do it"), chosen(Doer.choices, asked.doer)),
            ("circulation", _("Read by"), chosen(Circulation.choices, asked.circulation)),
            ("alone", _("What became of it"), ALONE.words if asked.is_alone else ""),
        )


def need_list(query: Mapping[str, str], *, reach: Reach | None) -> NeedList:
    """A page of the needs the reader may read, ordered as asked, in a fixed number of queries."""
    asked = asked_filter(query)
    order = asked_choice(query, "order", ORDERS) or "newest"
    needs = needs_narrowed(asked, reach=reach)
    page = page_of(
        needs, order=ORDERS[order], cursor=query.get(CURSOR), annotated={"people": IntegerField()}
    )
    around = areas_to_narrow_to(asked.area, reach.prefixes if reach else ())
    counts = counts_by_place(*_rows_to_count(asked, reach), around)
    return NeedList(
        asked=asked,
        order=order,
        page=page,
        standings=standings([need.pk for need in page.rows], reach=reach),
        count=count_patiently(needs, page),
        around=around,
        map=map_of(counts),
        counts=counts,
    )


def asked_filter(query: Mapping[str, str]) -> NeedFilter:
    """What an address asks for; nonsense is as if not asked."""
    return NeedFilter(
        words=asked_words(query),
        area=area_of(query.get("area", "")),
        fiscal_year=asked_year(query),
        doer=asked_choice(query, "doer", Doer),
        circulation=asked_choice(query, "circulation", Circulation),
        is_alone=asked_choice(query, "alone", ["yes"]) == "yes",
    )


def needs_narrowed(asked: NeedFilter, *, reach: Reach | None) -> QuerySet[Need]:
    """The needs a reader may read, narrowed; each carries ``people``, zero where nobody counted."""
    needs = Need.objects.filter(_of_subject(asked, reach, at="subject"))
    if asked.doer:
        needs = needs.filter(doer=asked.doer)
    if asked.is_alone:
        needs = needs.filter(nobody_took_it_up(reach))
    return needs.annotate(people=Coalesce("people_touched", 0)).select_related(
        f"subject__area__{SURROUNDINGS}", "subject__owner", "subject__origin", "forum"
    )


def _of_subject(asked: NeedFilter, reach: Reach | None, *, at: str = "") -> Q:
    """What is asked of a need's subject, which stands ``at`` a path or is the row itself."""
    to = f"{at}__" if at else ""
    found = readable(reach, at=at) & holds(asked.words, through=to)
    if asked.area:
        found &= Q(**{f"{to}area__code__startswith": asked.area.pk})
    if asked.fiscal_year:
        found &= Q(**{f"{to}fiscal_year": asked.fiscal_year})
    if asked.circulation:
        found &= Q(**{f"{to}circulation": asked.circulation})
    return found


def _rows_to_count(asked: NeedFilter, reach: Reach | None) -> tuple[QuerySet[Any], str]:
    """The same needs as rows that are quick to count, and the path to their area.

    Where nothing is asked of the need itself its subject is counted, from an index alone.
    """
    if asked.doer or asked.is_alone:
        return needs_narrowed(asked, reach=reach), "subject__area"
    return Subject.objects.filter(_of_subject(asked, reach), kind=SubjectKind.NEED), "area"


def choices() -> dict[str, list[tuple[str, str]]]:
    """What the list of needs may be narrowed to and ordered by: (value, words)."""
    return {
        "doers": [(doer.value, str(doer.label)) for doer in Doer],
        "circulations": [(each.value, str(each.label)) for each in Circulation],
        "orders": [
            ("newest", _("Newest first")),
            ("people", _("Most people first")),
            ("oldest", _("Oldest first")),
        ],
    }


def needs_asked(query: Mapping[str, str], *, reach: Reach | None) -> QuerySet[Need]:
    """Every need the list would show, all its pages."""
    return needs_narrowed(asked_filter(query), reach=reach)


def needs_with_story() -> QuerySet[Need]:
    """Needs with everything their page shows, places included."""
    needs = Need.objects.select_related(
        "subject__area",
        "subject__owner",
        "subject__origin",
        "forum__area",
        "cycle",
        "recorded_by__body",
    )
    return needs.prefetch_related(f"subject__places__area__{SURROUNDINGS}")


def need_facts(need: Need) -> list[Fact]:
    """What is known of a need besides its words; counts, never names."""
    subject = need.subject
    places = ", ".join(in_words(place.area) for place in subject.places.all())
    forum = need.forum
    return [
        Fact(_("Place"), places, note=need.place_words),
        Fact(_("Asked by"), attribute(subject.origin, "name"), note=need.proposer_kind),
        Fact(
            _("Heard at"),
            forum.title if forum else "",
            note=_forum_note(forum) if forum else "",
        ),
        Fact(_("People touched"), _count(need.people_touched)),
        Fact(_("Households touched"), _count(need.households_touched)),
        Fact(_("Who can do it"), Doer(need.doer).label),
        Fact(_("Answers for it now"), attribute(subject.owner, "name")),
        Fact(
            _("Written down by"), attribute(need.recorded_by, "title") if need.recorded_by else ""
        ),
        Fact(_("Planning cycle"), need.cycle or ""),
    ]


def committee_of(area: Area) -> Body | None:
    """The village committee that asks for things in a village, if it is a body here."""
    return Body.objects.filter(kind=BodyKind.VILLAGE_COMMITTEE, seat=area).first()


def districts_to_record_in(reach: Reach) -> list[Area]:
    """The districts a post reaches; to choose from when there is more than one."""
    return _within(reach, AreaKind.DISTRICT)


def places_to_record_in(reach: Reach, *, within: str = "") -> list[Area]:
    """Sub-districts, villages and communities a post reaches, each after what holds it."""
    kinds = (AreaKind.SUBDISTRICT, AreaKind.VILLAGE, AreaKind.COMMUNITY)
    return [area for area in _within(reach, *kinds) if area.code.startswith(within)]


def forums_to_record_from(reach: Reach) -> list[Forum]:
    """The last forums held in a post's reach."""
    if not reach.prefixes:
        return []
    near = reduce(or_, (Q(area__code__startswith=code) for code in reach.prefixes))
    found = Forum.objects.filter(near).select_related("area")
    return list(found.order_by("-held_on", "-pk")[:FORUMS])


def _within(reach: Reach, *kinds: AreaKind) -> list[Area]:
    if not reach.prefixes:
        return []
    near = reduce(or_, (Q(code__startswith=code) for code in reach.prefixes))
    areas = Area.objects.filter(near, kind__in=kinds, valid_to=None)
    return list(areas.order_by("code"))


def _forum_note(forum: Forum) -> str:
    people = (
        _("%(people)s people present") % {"people": f"{forum.people:,}"} if forum.people else ""
    )
    return " · ".join(part for part in (str(be_date(forum.held_on)), people) if part)


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"
