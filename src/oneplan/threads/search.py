"""Searching everything a reader may read, by words of its title, place and number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from oneplan.areas.in_words import SURROUNDINGS, in_words
from oneplan.areas.models import Area, Body
from oneplan.areas.queries import area_of
from oneplan.core.asked import asked_choice, asked_key, asked_year
from oneplan.core.paging import CURSOR, Count, Page, count_patiently, page_of
from oneplan.core.patience import TooSlow, either_way
from oneplan.core.reading import one_of
from oneplan.core.searching import Group, Hit, Question, Source, ask, marked, question
from oneplan.core.templatetags.official import attribute
from oneplan.thai.digits import to_arabic
from oneplan.threads.access import reach as reach_of
from oneplan.threads.holding import holds
from oneplan.threads.marks import Mark, marks_of
from oneplan.threads.models import Subject, SubjectKind
from oneplan.threads.pages import address_of
from oneplan.threads.queries import readable
from oneplan.threads.spelling import meant_instead

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.accounts.models import Post
    from oneplan.threads.rules import Reach

ORDER = ("-pk",)
RECORDS = "records"
NOTHING = Question("", ())
LOOKING_MS, TYPING_MS = 4000, 400
QUICK_LOOK_MS, QUICK_TYPING_MS = 150, 60
"""How long one way of finding may take before another is tried."""
DISTRICT_DIGITS = 4
BESIDE = 4
"""Things of each other source shown beside the records found."""
SEARCHED = (
    SubjectKind.NEED,
    SubjectKind.PROJECT,
    SubjectKind.ACTIVITY,
    SubjectKind.PUBLISHED_LINE,
    SubjectKind.PLAN,
    SubjectKind.VALUE_CHAIN,
    SubjectKind.ELEMENT,
    SubjectKind.MEETING,
    SubjectKind.ROUND,
    SubjectKind.ASSET,
)
KIND_NAMES: dict[str, _StrPromise] = {
    SubjectKind.NEED: _("Needs"),
    SubjectKind.PROJECT: _("Projects"),
    SubjectKind.ACTIVITY: _("Activities"),
    SubjectKind.PUBLISHED_LINE: _("Budget lines"),
    SubjectKind.PLAN: _("Plans"),
    SubjectKind.VALUE_CHAIN: _("Value chains"),
    SubjectKind.ELEMENT: _("Issues, goals and approaches"),
    SubjectKind.MEETING: _("Meetings"),
    SubjectKind.ROUND: _("Rounds"),
    SubjectKind.ASSET: _("Assets"),
}
ICONS = {
    SubjectKind.NEED: "people",
    SubjectKind.PROJECT: "tools",
    SubjectKind.ACTIVITY: "tools",
    SubjectKind.PUBLISHED_LINE: "money",
    SubjectKind.PLAN: "book",
    SubjectKind.VALUE_CHAIN: "tie",
    SubjectKind.ELEMENT: "book",
    SubjectKind.MEETING: "people",
    SubjectKind.ROUND: "list",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What a search is narrowed to; empty values narrow nothing."""

    kind: str = ""
    area: Area | None = None
    fiscal_year: int | None = None
    owner: Body | None = None

    def __bool__(self) -> bool:
        return bool(self.kind or self.area or self.fiscal_year or self.owner)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found, what was asked, and how many there are.

    ``beside`` are things of other sources, ``instead`` a question that would find something
    where this one finds nothing.
    """

    asked: Question
    narrowing: Narrowing
    page: Page[Subject]
    count: Count
    kinds: list[tuple[str, str]]
    marks: Mapping[UUID, Mark]
    beside: Sequence[Group] = field(default_factory=list)
    instead: str = ""
    is_too_wide: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether anything was asked at all; an empty question shows the newest records."""
        return bool(self.asked or self.narrowing)

    @property
    def rows(self) -> list[tuple[Subject, Hit, Mark]]:
        """Each record of the page as it was found, with its marks."""
        return [
            (row, hit, self.marks.get(row.pk, Mark()))
            for row, hit in zip(
                self.page.rows, _hits(self.page.rows, self.marks, self.asked), strict=True
            )
        ]


def jump_to(query: Mapping[str, str], *, reach: Reach | None) -> str:
    """The page of the record whose public number or UUID was typed; empty when it is neither.

    A number outside the reader's circle is as if nobody had it.
    """
    typed = to_arabic(query.get("q", "")).strip()[:60].upper()
    if "\x00" in typed or not typed:
        return ""
    try:
        wanted = Q(pk=UUID(typed))
    except ValueError:
        wanted = Q(public_no=typed)
    subject = Subject.objects.filter(readable(reach), wanted).first()
    return address_of(subject) if subject else ""


def found_page(query: Mapping[str, str], *, post: Post | None, with_others: bool = True) -> Found:
    """A page of what answers the question, the newest first, in a fixed number of queries.

    ``with_others`` looks beside the records into every other source, on the first page.
    """
    reach = reach_of(post)
    asked = question(query.get("q", ""))
    narrowing = Narrowing(
        kind=asked_choice(query, "kind", SEARCHED),
        area=area_of(query.get("area", "")),
        fiscal_year=asked_year(query),
        owner=_asked_owner(query),
    )
    rows = search(asked, narrowing, reach=reach)
    shown = rows.select_related("owner", f"area__{SURROUNDINGS}")
    page, is_too_wide = _page(shown, query, in_order_first=asked.is_common)
    looks_beside = bool(asked) and with_others and page.newer is None and not narrowing
    return Found(
        asked=asked,
        narrowing=narrowing,
        page=page,
        count=count_patiently(rows, page),
        kinds=[(str(each.value), str(KIND_NAMES[each])) for each in SEARCHED],
        marks=marks_of(page.rows, reach=reach),
        beside=ask(asked, post, most=BESIDE, leave_out=[RECORDS]) if looks_beside else [],
        instead=""
        if page.rows or is_too_wide
        else meant_instead(asked, search(NOTHING, narrowing, reach=reach)),
        is_too_wide=is_too_wide,
    )


def _page(
    rows: QuerySet[Subject], query: Mapping[str, str], *, in_order_first: bool
) -> tuple[Page[Subject], bool]:
    """A page, and whether looking for it was given up: two letters anywhere in the country."""
    try:
        page = either_way(
            lambda: page_of(rows, order=ORDER, cursor=query.get(CURSOR)),
            quick=QUICK_LOOK_MS,
            longest=LOOKING_MS,
            in_order_first=in_order_first,
        )
    except TooSlow:
        return Page([], None, None), True
    return page, False


def search(asked: Question, narrowing: Narrowing, *, reach: Reach | None) -> QuerySet[Subject]:
    """Readable records that hold every word of the question; also words of two letters."""
    rows = Subject.objects.all()
    if narrowing.kind:
        rows = rows.filter(kind=narrowing.kind)
    if narrowing.area:
        rows = rows.filter(area__code__startswith=narrowing.area.pk)
    if narrowing.fiscal_year:
        rows = rows.filter(fiscal_year=narrowing.fiscal_year)
    if narrowing.owner:
        rows = rows.filter(owner=narrowing.owner)
    if narrowing.area and len(narrowing.area.pk) >= DISTRICT_DIGITS:
        rows = Subject.objects.filter(one_of("pk", rows.values("pk")))  # few: gathered first
    return rows.filter(readable(reach), holds(asked))


def find_records(asked: Question, reader: Post | None, most: int) -> list[Hit]:
    """The newest records that answer a question: a source of the search box."""
    reach = reach_of(reader)
    rows = search(asked, Narrowing(), reach=reach).order_by(*ORDER)
    shown = rows.select_related("owner", f"area__{SURROUNDINGS}")[:most]
    try:
        found = either_way(
            lambda: list(shown.all()),
            quick=QUICK_TYPING_MS,
            longest=TYPING_MS,
            in_order_first=asked.is_common,
        )
    except TooSlow:
        return []
    return _hits(found, marks_of(found, reach=reach), asked)


SOURCE = Source(code=RECORDS, label=_("Records of every kind"), find=find_records, position=0)


def _hits(subjects: Iterable[Subject], marks: Mapping[UUID, Mark], asked: Question) -> list[Hit]:
    return [_hit(subject, marks.get(subject.pk, Mark()), asked) for subject in subjects]


def _hit(subject: Subject, mark: Mark, asked: Question) -> Hit:
    return Hit(
        title=subject.title,
        marked=marked(subject.title, asked),
        url=address_of(subject),
        kind=subject.get_kind_display(),
        icon=ICONS.get(SubjectKind(subject.kind), "dot"),
        number=subject.public_no,
        place=in_words(subject.area) if subject.area else "",
        owner=str(attribute(subject.owner, "name")),
        stage=mark.stage,
        money=mark.satang,
        year=subject.fiscal_year,
    )


def _asked_owner(query: Mapping[str, str]) -> Body | None:
    key = asked_key(query, "owner")
    return Body.objects.filter(pk=key).first() if key else None
