"""Official papers for programs: what there is, and the bytes."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Router, Schema

from oneplan.accounts.api import reader
from oneplan.areas.api import BodyOut, body_out
from oneplan.core.api import ListOf, list_of
from oneplan.core.asked import asked_words
from oneplan.core.paging import page_of
from oneplan.documents.access import paper_for_downloading
from oneplan.documents.models import Paper
from oneplan.documents.queries import PAPER_ORDER, papers_of, public_papers
from oneplan.documents.serving import as_download

router = Router(tags=["papers"])
BYTES = {
    "responses": {
        200: {
            "description": "The bytes, as the type they are or as mere bytes",
            "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


class PaperOut(Schema):
    """A paper received or made.  ``number`` is the issuing registry's own."""

    id: UUID
    kind: str
    number: str
    title: str
    issued_by: BodyOut | None
    issued_on: dt.date | None
    made_at: dt.datetime
    is_public: bool
    file_name: str
    media_type: str
    size: int
    sha256: str


@router.get("", response=ListOf[PaperOut], url_name="paper-list")
def paper_list(
    request: HttpRequest, q: str = "", own: bool = False, at: str = ""
) -> ListOf[PaperOut]:
    """Papers everybody may have, the newest first; ``own``: those of the post's body instead."""
    post = reader(request)
    if own and post is not None:
        rows = papers_of(post).filter(file__isnull=False)
    else:
        rows = public_papers(asked_words({"q": q}))
    return list_of(page_of(rows, order=PAPER_ORDER, cursor=at), _paper_out)


@router.get("/{uuid:pk}", response=PaperOut, url_name="paper")
def paper(request: HttpRequest, pk: UUID) -> PaperOut:
    """What is known of one paper."""
    return _paper_out(paper_for_downloading(reader(request), pk))


@router.get("/{uuid:pk}/file", url_name="paper-file", openapi_extra=BYTES)
def paper_file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The bytes of a paper."""
    return as_download(paper_for_downloading(reader(request), pk))


def _paper_out(row: Paper) -> PaperOut:
    """Needs ``file`` and ``issued_by`` loaded."""
    file = row.file
    return PaperOut(
        id=row.pk,
        kind=row.kind,
        number=row.number,
        title=row.title,
        issued_by=body_out(row.issued_by) if row.issued_by else None,
        issued_on=row.issued_on,
        made_at=row.made_at,
        is_public=row.is_public,
        file_name=file.name if file else "",
        media_type=file.media_type if file else "",
        size=file.size if file else 0,
        sha256=file.sha256 if file else "",
    )
