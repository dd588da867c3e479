"""Published lines for programs."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Router, Schema

from oneplan.core.asked import asked_choice, asked_words, asked_year
from oneplan.core.errors import NotVisible
from oneplan.core.exporting import in_baht
from oneplan.core.paging import page_of
from oneplan.funds.models import LineKind, PublishedLine
from oneplan.threads.api import SubjectOut, reader_reach, subject_out
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable

router = Router(tags=["lines"])


class LineOut(Schema):
    """A line printed in a budget paper."""

    subject: SubjectOut
    kind: str
    publication: str
    page: str
    line_no: str
    fiscal_year: int
    programme: str
    project: str
    expense: str
    item: str
    nature: str
    baht: Decimal


class LineList(Schema):
    """Some lines; ``older`` and ``newer`` go into ``at`` for the neighbouring pages."""

    rows: list[LineOut]
    newer: str | None
    older: str | None


@router.get("", response=LineList, url_name="line-list")
def line_list(
    request: HttpRequest,
    q: str = "",
    province: str = "",
    kind: str = "",
    fiscal_year: str = "",
    at: str = "",
) -> LineList:
    """Lines of budget papers, the newest first."""
    asked = {"q": q, "kind": kind, "fiscal_year": fiscal_year}
    rows = _readable_lines(request)
    if len(province) == 2 and province.isdecimal():
        rows = rows.filter(province_code=province)
    if key := asked_choice(asked, "kind", LineKind):
        rows = rows.filter(kind=key)
    if year := asked_year(asked):
        rows = rows.filter(fiscal_year=year)
    for word in asked_words(asked).split():
        rows = rows.filter(subject__search_text__contains=word)
    page = page_of(rows, order=("-pk",), cursor=at)
    return LineList(rows=[_line_out(row) for row in page.rows], newer=page.newer, older=page.older)


@router.get("/{uuid:pk}", response=LineOut, url_name="line")
def line(request: HttpRequest, pk: UUID) -> LineOut:
    found = _readable_lines(request).filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return _line_out(found)


def _readable_lines(request: HttpRequest) -> QuerySet[PublishedLine]:
    seen = Subject.objects.filter(readable(reader_reach(request)))
    lines = PublishedLine.objects.filter(subject__in=seen)
    return lines.select_related("subject__owner", "subject__area")


def _line_out(row: PublishedLine) -> LineOut:
    return LineOut(
        subject=subject_out(row.subject),
        kind=row.kind,
        publication=row.publication,
        page=row.page,
        line_no=row.line_no,
        fiscal_year=row.fiscal_year,
        programme=row.programme,
        project=row.project,
        expense=row.expense,
        item=row.item,
        nature=row.nature,
        baht=in_baht(row.satang),
    )
