"""The bytes of a paper as an answer: always to be saved, never shown inside our own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse

from oneplan.core.errors import NotVisible
from oneplan.documents.services import open_file

if TYPE_CHECKING:
    from oneplan.documents.models import Paper

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


def as_download(paper: Paper) -> FileResponse:
    """A paper fetched with its file, for whoever may have it.

    What is stored is named by its digest alone, so no name from outside reaches the disk.
    """
    file = paper.file
    if file is None:
        raise NotVisible(paper.pk)
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
