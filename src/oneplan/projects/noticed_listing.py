"""What the review notices about the works of a place or a body and a year, as a list and a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.areas.models import Area, Body
from oneplan.areas.queries import area_of, areas_to_narrow_to
from oneplan.core.asked import asked_choice, asked_key, asked_year
from oneplan.core.exporting import Cell
from oneplan.core.narrowing import Chip, chips_of, chosen
from oneplan.core.paging import CURSOR, Page, page_of
from oneplan.core.templatetags.official import area_name, attribute
from oneplan.projects.models import Activity, Project
from oneplan.projects.noticed import SHORT, Noticed, answers_of, noticed_of, open_ones
from oneplan.projects.queries import ActivityFilter, activities, fiscal_years
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

READ, READ_FOR_ONE = 50, 200
"""Works a page reads; more where only one finding is looked for."""
AT_ONCE = 500
KINDS = {"A": gettext_lazy("Activities"), "P": gettext_lazy("Projects")}
ANSWERS = {
    "open": gettext_lazy("Without an answer"),
    "overruled": gettext_lazy("It stays, for a reason"),
}


@dataclass(frozen=True, slots=True)
class WorkNoticed:
    """A work with what is noticed about it, narrowed as asked."""

    work: Activity | Project
    noticed: Sequence[Noticed]


@dataclass(frozen=True, slots=True)
class NoticedList:
    """A page of works, what was asked, and those of its works there is something to say of."""

    kind: str
    area: Area | None
    owner: Body | None
    fiscal_year: int | None
    finding: str
    answer: str
    page: Page[Any]
    rows: Sequence[WorkNoticed]
    years: list[int]
    around: list[Area]

    @property
    def read(self) -> int:
        return len(self.page.rows)

    @property
    def kinds(self) -> list[tuple[str, str | Promise]]:
        return list(KINDS.items())

    @property
    def findings(self) -> list[tuple[str, str | Promise]]:
        return list(SHORT.items())

    @property
    def answers(self) -> list[tuple[str, str | Promise]]:
        return list(ANSWERS.items())

    @property
    def chips(self) -> list[Chip]:
        """The filters in force, in words."""
        return chips_of(
            ("area", _("Place"), area_name(self.area) if self.area else ""),
            ("fiscal_year", _("Fiscal year"), self.fiscal_year),
            ("owner", _("Body"), attribute(self.owner, "name") if self.owner else ""),
            ("finding", _("Finding"), SHORT.get(self.finding, "")),
            ("answer", _("Answer"), chosen(ANSWERS, self.answer)),
        )


def noticed_list(query: Mapping[str, str], *, reach: Reach | None) -> NoticedList:
    """A page of the works a reader may read, reviewed, in a fixed number of queries.

    A page reads so many works and shows those of them there is something to say of.
    """
    kind, finding, answer = _asked(query)
    area, owner = area_of(query.get("area", "")), asked_key(query, "owner")
    rows = _works(query, kind, area, reach)
    size = READ_FOR_ONE if finding else READ
    page = page_of(rows, order=("-pk",), cursor=query.get(CURSOR), size=size)
    return NoticedList(
        kind=kind,
        area=area,
        owner=Body.objects.filter(pk=owner).first() if owner else None,
        fiscal_year=asked_year(query),
        finding=finding,
        answer=answer,
        page=page,
        rows=list(_reviewed(page.rows, finding=finding, answer=answer)),
        years=fiscal_years(reach),
        around=areas_to_narrow_to(area, reach.prefixes if reach else ()),
    )


def headings() -> list[str]:
    return [
        _("Number"), _("Title"), _("Body"), _("Place"), _("Fiscal year"), _("Field"), _("Line"),
        _("Weight"), _("Finding"), _("Better wording"), _("It stays, because"),
    ]  # fmt: skip


def noticed_rows(query: Mapping[str, str], *, reach: Reach | None) -> Iterator[list[Cell]]:
    """One row a finding, of all works asked for, in the order of the list."""
    kind, finding, answer = _asked(query)
    rows = _works(query, kind, area_of(query.get("area", "")), reach).order_by("-pk")
    works = rows.iterator(chunk_size=AT_ONCE)
    while some := list(islice(works, AT_ONCE)):
        for each in _reviewed(some, finding=finding, answer=answer):
            subject = each.work.subject
            for one in each.noticed:
                yield [
                    subject.public_no,
                    each.work.title,
                    str(attribute(subject.owner, "name")),
                    area_name(subject.area) if subject.area else "",
                    subject.fiscal_year or "",
                    str(one.label),
                    one.row_words,
                    one.remark.severity.value,
                    one.remark.words,
                    one.remark.proposal,
                    one.overruling.because if one.overruling else "",
                ]


def _asked(query: Mapping[str, str]) -> tuple[str, str, str]:
    return (
        asked_choice(query, "kind", KINDS) or "A",
        asked_choice(query, "finding", SHORT),
        asked_choice(query, "answer", ANSWERS),
    )


def _works(
    query: Mapping[str, str], kind: str, area: Area | None, reach: Reach | None
) -> QuerySet[Any]:
    year, owner = asked_year(query), asked_key(query, "owner")
    if kind == "A":
        code = area.pk if area else ""
        return activities(
            reach, ActivityFilter(area_code=code, fiscal_year=year, owner_id=owner)
        ).exclude(preparation="withdrawn")
    rows = Project.objects.filter(readable(reach, at="subject"), is_umbrella=False)
    if area:
        rows = rows.filter(subject__area__code__startswith=area.pk)
    if year:
        rows = rows.filter(subject__fiscal_year=year)
    if owner:
        rows = rows.filter(subject__owner_id=owner)
    return rows.select_related("subject__owner", "subject__area")


def _reviewed(
    works: Sequence[Activity] | Sequence[Project], *, finding: str, answer: str
) -> Iterator[WorkNoticed]:
    """The works there is something to say of; one query for all their answers."""
    answers = answers_of([work.subject for work in works])
    for work in works:
        found = noticed_of(work, answers=answers.get(work.pk, {}))
        if finding:
            found = [each for each in found if each.code == finding]
        if answer:
            standing = open_ones(found)
            found = standing if answer == "open" else [each for each in found if each.overruling]
        if found:
            yield WorkNoticed(work, found)
