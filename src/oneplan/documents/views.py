"""Downloading a paper."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from oneplan.core.errors import NotVisible
from oneplan.documents.access import paper_for_downloading
from oneplan.documents.services import open_file

HARMLESS = frozenset(
    {
        "application/pdf",
        "application/json",
        "application/zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "image/png",
        "image/jpeg",
        "text/csv",
        "text/plain",
    }
)
"""Types told as they are; anything else goes out as mere bytes no browser will open."""


@require_safe
def download(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The bytes of a paper, always to be saved and never shown inside our own pages.

    What is stored is named by its digest alone, so no name from outside reaches the disk.
    """
    paper = paper_for_downloading(getattr(request, "post", None), pk)
    file = paper.file
    if file is None:
        raise NotVisible(pk)
    kind = file.media_type.partition(";")[0].strip().lower()
    answer = FileResponse(
        open_file(file),
        as_attachment=True,
        filename=_file_name(file.name),
        content_type=kind if kind in HARMLESS else "application/octet-stream",
    )
    answer["Content-Length"] = str(file.size)
    answer["Cache-Control"] = "public, max-age=300" if paper.is_public else "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _file_name(name: str) -> str:
    """The last part of a name, without what could end a header or climb a folder."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(character for character in last if character.isprintable())
    return shown.strip(". ") or "oneplan"
