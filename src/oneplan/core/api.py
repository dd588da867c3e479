"""Shapes every route shares (lists with cursors, streams), and the code lists themselves."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, Generic, TypeVar, get_args

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header
from ninja import Router, Schema
from pydantic import BaseModel

from oneplan.core.errors import NotVisible
from oneplan.core.exporting import harmless
from oneplan.core.models import Code, CodeList
from oneplan.core.paging import Page

Row = TypeVar("Row")
Told = TypeVar("Told", bound=Schema)
AT_ONCE = 1000
"""Rows fetched at a time while a list streams."""


class ListOf(Schema, Generic[Told]):
    """Some rows; ``older`` and ``newer`` go into ``at`` for the neighbouring pages."""

    rows: list[Told]
    newer: str | None
    older: str | None


def list_of(page: Page[Row], told: Callable[[Row], Told]) -> ListOf[Told]:
    """A page of rows, each as it is told; the route's own type checks them."""
    rows = [told(row) for row in page.rows]
    return ListOf[Told].model_construct(rows=rows, newer=page.newer, older=page.older)


class Stream(StrEnum):
    """How a whole list is told: a JSON object a line, or a table."""

    NDJSON = "ndjson"
    CSV = "csv"


MEDIA_TYPES = {Stream.NDJSON: "application/x-ndjson", Stream.CSV: "text/csv"}


def streamed(told: type[Schema]) -> dict[str, Any]:
    """What the description says of a route that streams (``openapi_extra``)."""
    words = f"Every row as `{told.__name__}`: a JSON object a line, or CSV with the same names."
    content = {kind: {"schema": {"type": "string"}} for kind in MEDIA_TYPES.values()}
    return {"responses": {200: {"description": words, "content": content}}}


def stream(
    told: type[Schema], rows: Iterable[Schema], *, name: str, output: Stream
) -> StreamingHttpResponse:
    """Tell a list of any length row by row; no more than a batch of it is ever in memory."""
    lines = _csv(told, rows) if output is Stream.CSV else _ndjson(rows)
    answer = StreamingHttpResponse(lines, content_type=f"{MEDIA_TYPES[output]}; charset=utf-8")
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.{output}")
    answer["Content-Disposition"] = disposition or "attachment"
    answer["Cache-Control"] = "private, no-store"
    return answer


def columns_of(told: type[BaseModel], before: str = "") -> list[str]:
    """The columns of a table of these: what stands inside is named with a dot.

    A list inside a row is one cell, as JSON.
    """
    found: list[str] = []
    for name, field in told.model_fields.items():
        inner = next(
            (
                each
                for each in (field.annotation, *get_args(field.annotation))
                if isinstance(each, type) and issubclass(each, BaseModel)
            ),
            None,
        )
        is_one = inner is not None and "list" not in str(field.annotation)
        found += columns_of(inner, f"{before}{name}.") if is_one and inner else [before + name]
    return found


def _ndjson(rows: Iterable[Schema]) -> Iterator[str]:
    for row in rows:
        yield row.model_dump_json() + "\n"


def _csv(told: type[Schema], rows: Iterable[Schema]) -> Iterator[str]:
    columns = columns_of(told)
    yield "\ufeff" + _line(columns)
    for row in rows:
        flat = _flat(row.model_dump(mode="json"))
        yield _line([flat.get(column) for column in columns])


def _flat(told: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in told.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{before}{name}.")
        else:
            found[before + name] = value
    return found


def _line(cells: Iterable[Any]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow([harmless(cell) for cell in cells])
    return text.getvalue()


router = Router(tags=["code lists"])


class CodeListOut(Schema):
    """A list of codes, its version and where it comes from."""

    code: str
    title_th: str
    title_en: str
    version: str
    provenance: str


class CodeOut(Schema):
    """One code.  ``mark`` says how certain it is; ``extra`` holds the list's own columns."""

    code: str
    name_th: str
    name_en: str
    parent_code: str
    mark: str
    extra: dict[str, Any]


class CodeListDetail(CodeListOut):
    codes: list[CodeOut]


@router.get("", response=list[CodeListOut], url_name="code-list-list")
def code_lists(request: HttpRequest) -> list[CodeList]:
    """Every code list."""
    return list(CodeList.objects.order_by("code"))


@router.get("/{code}", response=CodeListDetail, url_name="code-list")
def code_list(request: HttpRequest, code: str) -> CodeListDetail:
    """A code list with all its codes, in order."""
    found = None if "\x00" in code else CodeList.objects.filter(pk=code).first()
    if found is None:
        raise NotVisible(code)
    about = CodeListOut.from_orm(found).dict()
    return CodeListDetail(**about, codes=[_code_out(entry) for entry in found.entries.all()])


def _code_out(entry: Code) -> CodeOut:
    extra = {name: value for name, value in entry.extra.items() if not name.startswith("_")}
    return CodeOut(
        code=entry.code,
        name_th=entry.name_th,
        name_en=entry.name_en,
        parent_code=entry.parent_code,
        mark=entry.mark,
        extra=extra,
    )
