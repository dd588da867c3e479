"""Reads about needs: lists, one need with all its page shows, and where a post may record one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Count as Counted
from django.db.models import Q, QuerySet
from django.db.models.functions import Left
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oneplan.areas.in_words import SURROUNDINGS, in_words
from oneplan.areas.maps import area_map, bare_name
from oneplan.areas.models import Area, AreaKind, Body, BodyKind
from oneplan.areas.rules import is_code
from oneplan.core.asked import asked_words
from oneplan.core.maps.parts import Map, Region
from oneplan.core.page_parts import Fact
from oneplan.core.paging import CURSOR, Count, Page, count_up_to, page_of
from oneplan.core.templatetags.official import attribute, be_date
from oneplan.needs.models import Doer, Forum, Need
from oneplan.needs.standing import Standing, standings
from oneplan.thai.digits import to_arabic
from oneplan.threads.models import Subject, SubjectKind
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.threads.rules import Reach

ORDER = ("-pk",)
FORUMS = 60
PROVINCE_DIGITS, VILLAGE_DIGITS = 2, 8


@dataclass(frozen=True, slots=True)
class NeedList:
    """A page of needs, what was asked, how many there are, and the places to narrow to."""

    words: str
    area: Area | None
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


def need_list(query: Mapping[str, str], *, reach: Reach | None) -> NeedList:
    """A page of the needs the reader may read, the newest first, in a fixed number of queries."""
    words, area = asked_words(query), _asked_area(query)
    found = _subjects_asked(words, area, reach)
    page = page_of(_with_rows(found), order=ORDER, cursor=query.get(CURSOR))
    around = _areas_to_narrow_to(area, reach)
    counts = _counts(found, around)
    return NeedList(
        words=words,
        area=area,
        page=page,
        standings=standings(page.rows, reach=reach),
        count=count_up_to(found),
        around=around,
        map=_map(counts),
        counts=counts,
    )


def _counts(found: QuerySet[Subject], parts: list[Area]) -> list[tuple[Area, int]]:
    """How many of the needs found lie in each part, in one query.

    None where the parts are unlike, are villages, or are provinces: then every need of the
    country would be counted, and the page of all provinces keeps that sum.
    """
    lengths = {len(part.code) for part in parts}
    if len(lengths) != 1 or lengths & {PROVINCE_DIGITS, VILLAGE_DIGITS}:
        return []
    rows = (
        found.annotate(part=Left("area_id", lengths.pop()))
        .order_by()
        .values_list("part")
        .annotate(count=Counted("pk"))
    )
    inside = dict(rows)
    return [(part, inside.get(part.code, 0)) for part in parts]


def _map(counts: list[tuple[Area, int]]) -> Map | None:
    if not any(count for _area, count in counts):
        return None
    return area_map(
        [
            Region(
                area.code,
                bare_name(area),
                count,
                ngettext("%(count)s need", "%(count)s needs", count) % {"count": f"{count:,}"},
                f"?area={area.code}",
            )
            for area, count in counts
        ],
        key="needs",
        title=_("Needs of each place"),
        figure="{:,}".format,
    )


def needs_asked(query: Mapping[str, str], *, reach: Reach | None) -> QuerySet[Need]:
    """Every need the list would show, all its pages."""
    return _with_rows(_subjects_asked(asked_words(query), _asked_area(query), reach))


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


def _subjects_asked(words: str, area: Area | None, reach: Reach | None) -> QuerySet[Subject]:
    found = Subject.objects.filter(readable(reach), kind=SubjectKind.NEED)
    if area:
        found = found.filter(area__code__startswith=area.pk)
    for word in words.split():
        found = found.filter(search_text__contains=word)
    return found


def _with_rows(found: QuerySet[Subject]) -> QuerySet[Need]:
    return Need.objects.filter(subject__in=found).select_related(
        f"subject__area__{SURROUNDINGS}", "subject__owner", "subject__origin", "forum"
    )


def _within(reach: Reach, *kinds: AreaKind) -> list[Area]:
    if not reach.prefixes:
        return []
    near = reduce(or_, (Q(code__startswith=code) for code in reach.prefixes))
    areas = Area.objects.filter(near, kind__in=kinds, valid_to=None).defer("boundary")
    return list(areas.order_by("code"))


def _areas_to_narrow_to(area: Area | None, reach: Reach | None) -> list[Area]:
    """The parts of the place shown, or the places a post reaches."""
    areas = Area.objects.defer("boundary")
    if area:
        return list(areas.filter(parent=area).order_by("sort_key", "code"))
    if reach and reach.prefixes:
        return list(areas.filter(parent__in=reach.prefixes).order_by("sort_key", "code")[:100])
    return []


def _asked_area(query: Mapping[str, str]) -> Area | None:
    code = to_arabic(query.get("area", "")).strip()
    if not is_code(code):
        return None
    return Area.objects.defer("boundary").select_related("parent").filter(pk=code).first()


def _forum_note(forum: Forum) -> str:
    people = (
        _("%(people)s people present") % {"people": f"{forum.people:,}"} if forum.people else ""
    )
    return " · ".join(part for part in (str(be_date(forum.held_on)), people) if part)


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"
