"""Searching everything a reader may read, by words of its title, place and number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from oneplan.areas.in_words import SURROUNDINGS
from oneplan.areas.models import Area
from oneplan.areas.rules import is_code
from oneplan.core.asked import asked_choice, asked_words, asked_year
from oneplan.core.paging import CURSOR, Count, Page, count_up_to, page_of
from oneplan.thai.digits import to_arabic
from oneplan.threads.models import Subject, SubjectKind
from oneplan.threads.pages import address_of
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.threads.rules import Reach

ORDER = ("-pk",)
SEARCHED = (
    SubjectKind.NEED,
    SubjectKind.PROJECT,
    SubjectKind.ACTIVITY,
    SubjectKind.PUBLISHED_LINE,
    SubjectKind.PLAN,
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
    SubjectKind.ELEMENT: _("Issues, goals and approaches"),
    SubjectKind.MEETING: _("Meetings"),
    SubjectKind.ROUND: _("Rounds"),
    SubjectKind.ASSET: _("Assets"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found, what was asked, and how many there are."""

    words: str
    kind: str
    area: Area | None
    fiscal_year: int | None
    page: Page[Subject]
    count: Count
    kinds: list[tuple[str, str]]

    @property
    def is_asked(self) -> bool:
        """Whether anything was asked at all; an empty question shows the newest records."""
        return bool(self.words or self.kind or self.area or self.fiscal_year)


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


def found_page(query: Mapping[str, str], *, reach: Reach | None) -> Found:
    """A page of what answers the question, the newest first, in a fixed number of queries."""
    words = asked_words(query)
    kind = asked_choice(query, "kind", SEARCHED)
    fiscal_year = asked_year(query)
    area = _asked_area(query)
    rows = search(words, reach=reach, kind=kind, area_code=area.pk if area else "")
    if fiscal_year:
        rows = rows.filter(fiscal_year=fiscal_year)
    shown = rows.select_related("owner", f"area__{SURROUNDINGS}")
    return Found(
        words=words,
        kind=kind,
        area=area,
        fiscal_year=fiscal_year,
        page=page_of(shown, order=ORDER, cursor=query.get(CURSOR)),
        count=count_up_to(rows),
        kinds=[(str(each.value), str(KIND_NAMES[each])) for each in SEARCHED],
    )


def search(
    words: str, *, reach: Reach | None, kind: str = "", area_code: str = ""
) -> QuerySet[Subject]:
    """Readable records that hold every word (folded); also words of two letters."""
    rows = Subject.objects.filter(readable(reach))
    if kind:
        rows = rows.filter(kind=kind)
    if area_code:
        rows = rows.filter(area__code__startswith=area_code)
    for word in words.split():
        rows = rows.filter(search_text__contains=word)
    return rows


def _asked_area(query: Mapping[str, str]) -> Area | None:
    code = to_arabic(query.get("area", "")).strip()
    return Area.objects.defer("boundary").filter(pk=code).first() if is_code(code) else None
