"""Reads for the first page of a post and for the page of a published line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from oneplan.accounts.models import Post
from oneplan.accounts.queries import area_prefixes
from oneplan.accounts.waiting_work import WaitingWork, waiting_work
from oneplan.areas.models import Area
from oneplan.budget.surfaces import place_words
from oneplan.core.page_parts import Fact, Told
from oneplan.core.reading import one_of
from oneplan.core.templatetags.official import attribute
from oneplan.office.desk_story import Heard, lines_of, told
from oneplan.office.models import Seen
from oneplan.threads.models import Circulation, Event, Subject, SubjectKind
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.funds.models import PublishedLine
    from oneplan.threads.rules import Reach

DRAFTS, EVENTS, SEEN_BESIDE = 5, 8, 3
EVENTS_READ = 500
"""How far back the desk looks; one run of a list writes hundreds of events in a second."""
EVENTS_OF_PROVINCE = 2_000
"""How far back in its province the desk of a smaller area looks for its own."""

WRITTEN = (SubjectKind.NEED, SubjectKind.PROJECT, SubjectKind.ACTIVITY)


@dataclass(frozen=True, slots=True)
class Changed:
    """What happened around a post: what it has not seen yet, and what it has.

    ``newest`` is the key of the newest sentence, to be marked as seen; ``since`` the day the post
    last said so, None before it ever did.
    """

    unseen: list[Told]
    seen: list[Told]
    unseen_records: int
    newest: UUID | None
    since: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on a post's desk: work that waits, drafts of its own, what happened around it."""

    waiting: list[tuple[WaitingWork, str, bool]]
    """Each piece with its time left in words, and whether it is late."""
    drafts: list[Subject]
    changed: Changed


def reach_of(post: Post, *, on: dt.date) -> list[Area]:
    """The areas a post reaches by its seat; empty when it reaches its body's records only."""
    return list(Area.objects.filter(pk__in=area_prefixes(post, on=on)).order_by("sort_key"))


def desk_of(post: Post, reach: Reach | None, *, on: dt.date) -> Desk:
    """The desk of a post, in a fixed number of queries."""
    return Desk(
        waiting=[(work, work.lateness(on), work.is_late(on)) for work in waiting_work(post, on=on)],
        drafts=_drafts(reach),
        changed=_changed(post, _heard(reach)),
    )


def _changed(post: Post, heard: list[Heard]) -> Changed:
    """Events split at the last one the post has seen."""
    mark = Seen.objects.filter(post=post).first()
    new = [each for each in heard if mark is None or each.pk > mark.seen_to]
    unseen, seen = told(
        lines_of(new, most=EVENTS),
        lines_of(heard[len(new) :], most=SEEN_BESIDE if new else EVENTS),
    )
    return Changed(
        unseen=unseen,
        seen=seen,
        unseen_records=len({each.subject_id for each in new}),
        newest=heard[0].pk if heard else None,
        since=mark.marked_at if mark else None,
    )


def line_facts(line: PublishedLine) -> list[Fact]:
    """What a budget paper prints about a line."""
    return [
        Fact(_("Budget paper"), line.get_kind_display()),
        Fact(_("Fiscal year"), line.fiscal_year),
        Fact(_("Body"), attribute(line.owner, "name")),
        Fact(_("Programme"), line.programme),
        Fact(_("Project or output"), line.project),
        Fact(_("Expense category"), line.expense),
        Fact(_("Nature"), line.get_nature_display()),
        Fact(_("Place"), place_words(line.subject)),
        Fact(_("Printed in"), line.publication, note=_page_and_line(line)),
    ]


def _page_and_line(line: PublishedLine) -> str:
    page = _("page %(page)s") % {"page": line.page} if line.page else ""
    return " · ".join(part for part in (page, _("line %(line)s") % {"line": line.line_no}) if part)


def _drafts(reach: Reach | None) -> list[Subject]:
    if reach is None:
        return []
    own = Subject.objects.filter(
        owner_id__in=reach.body_ids,
        kind__in=WRITTEN,
        circulation__in=(Circulation.DRAFT, Circulation.CONSULTED),
    )
    return list(own.select_related("area").order_by("-pk")[:DRAFTS])


def _heard(reach: Reach | None) -> list[Heard]:
    """The last events of stories in the post's area or of its own bodies, the newest first.

    Read from two sides, each by its own index: what is new in the provinces of its area, and the
    stories its bodies own elsewhere.
    """
    if reach is None:
        return []
    events = Event.objects.filter(readable(reach, at="subject"))
    events = events.exclude(subject__kind__in=(SubjectKind.PUBLISHED_LINE, SubjectKind.ELEMENT))
    elsewhere = Subject.objects.filter(owner_id__in=reach.body_ids).exclude(
        reduce(or_, [Q(area__code__startswith=code) for code in reach.prefixes], Q(pk=None))
    )
    sides = [one_of("subject_id", elsewhere.values("pk")), *map(_in_area, reach.prefixes)]
    columns = Heard._fields
    found = {
        Heard(*row)
        for side in sides
        for row in events.filter(side).order_by("-pk").values_list(*columns)[:EVENTS_READ]
    }
    return sorted(found, key=lambda each: each.pk, reverse=True)[:EVENTS_READ]


def _in_area(code: str) -> Q:
    """Events of a province by its own index; of a smaller area among the newest of those."""
    province = Event.objects.filter(province_code=code[:2])
    if not code[2:]:
        return Q(province_code=code)
    newest = province.order_by("-pk").values("pk")[:EVENTS_OF_PROVINCE]
    return Q(pk__in=newest, subject__area__code__startswith=code)
