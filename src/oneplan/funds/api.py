"""Published lines for programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from ninja import Router, Schema

from oneplan.accounts.api import at_work
from oneplan.areas.api import BodyOut, body_out
from oneplan.core.api import AT_ONCE, ListOf, Stream, list_of, stream, streamed
from oneplan.core.asked import asked_choice, asked_words, asked_year
from oneplan.core.errors import NotVisible
from oneplan.core.exporting import in_baht
from oneplan.core.paging import page_of
from oneplan.funds.models import Frame, FrameState, LineKind, PublishedLine
from oneplan.threads.api import SubjectOut, reader_reach, subject_out
from oneplan.threads.holding import holds
from oneplan.threads.queries import readable

router = Router(tags=["lines"])
frames = Router(tags=["frames"])


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


class FrameOut(Schema):
    """A ceiling announced to a body for a fiscal year (B.E.); a dated fact beside the others."""

    id: UUID
    body: BodyOut
    fiscal_year: int
    source: str | None
    baht: Decimal
    state: str
    dated: dt.date


@router.get("", response=ListOf[LineOut], url_name="line-list")
def line_list(
    request: HttpRequest,
    q: str = "",
    province: str = "",
    kind: str = "",
    fiscal_year: str = "",
    at: str = "",
) -> ListOf[LineOut]:
    """Lines of budget papers, the newest first."""
    asked = {"q": q, "kind": kind, "fiscal_year": fiscal_year}
    rows = _lines_asked(request, asked, province)
    return list_of(page_of(rows, order=("-pk",), cursor=at), _line_out)


@router.get("/export", url_name="line-export", openapi_extra=streamed(LineOut))
def line_export(
    request: HttpRequest,
    format: Stream = Stream.NDJSON,
    q: str = "",
    province: str = "",
    kind: str = "",
    fiscal_year: str = "",
) -> StreamingHttpResponse:
    """Every line the list holds, row by row."""
    asked = {"q": q, "kind": kind, "fiscal_year": fiscal_year}
    rows = _lines_asked(request, asked, province).order_by("-pk")
    found = rows.iterator(chunk_size=AT_ONCE)
    return stream(LineOut, map(_line_out, found), name="lines", output=format)


@frames.get("", response=ListOf[FrameOut], url_name="frame-list")
def frame_list(
    request: HttpRequest, body: str = "", fiscal_year: str = "", at: str = ""
) -> ListOf[FrameOut]:
    """Frames (กรอบวงเงิน) of the post's own body and final ones of others, the newest first."""
    post = at_work(request)
    open_to_post = Q(body_id=post.body_id) | Q(state=FrameState.FINAL)
    rows = Frame.objects.filter(open_to_post).select_related("body")
    if body and "\x00" not in body:
        rows = rows.filter(body__code=body)
    if year := asked_year({"fiscal_year": fiscal_year}):
        rows = rows.filter(fiscal_year=year)
    return list_of(page_of(rows, order=("-made_at", "-pk"), cursor=at), _frame_out)


def _lines_asked(
    request: HttpRequest, asked: Mapping[str, str], province: str
) -> QuerySet[PublishedLine]:
    rows = _readable_lines(request)
    if len(province) == 2 and province.isdecimal():
        rows = rows.filter(province_code=province)
    if key := asked_choice(asked, "kind", LineKind):
        rows = rows.filter(kind=key)
    if year := asked_year(asked):
        rows = rows.filter(fiscal_year=year)
    return rows.filter(holds(asked_words(asked), through="subject__"))


@router.get("/{uuid:pk}", response=LineOut, url_name="line")
def line(request: HttpRequest, pk: UUID) -> LineOut:
    found = _readable_lines(request).filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return _line_out(found)


def _readable_lines(request: HttpRequest) -> QuerySet[PublishedLine]:
    lines = PublishedLine.objects.filter(readable(reader_reach(request), at="subject"))
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


def _frame_out(row: Frame) -> FrameOut:
    return FrameOut(
        id=row.pk,
        body=body_out(row.body),
        fiscal_year=row.fiscal_year,
        source=row.source_id,
        baht=in_baht(row.satang),
        state=row.state,
        dated=row.dated,
    )
