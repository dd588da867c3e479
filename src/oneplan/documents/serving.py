"""The bytes of a paper as an answer: always to be saved, never shown inside our own pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

from oneplan.core.errors import NotVisible
from oneplan.documents.fonts import font_folder
from oneplan.documents.render.printing import MEDIA_TYPES, Format, print_document
from oneplan.documents.services import open_file

if TYPE_CHECKING:
    from oneplan.documents.models import Paper
    from oneplan.documents.render.description import Document

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


def as_print(document: Document, output: Format, *, name: str) -> HttpResponse:
    """A document printed for one reader and kept by nobody: what it says stands in the database."""
    fonts = font_folder(Path(settings.FONT_ROOT), packages=Path(settings.NODE_MODULES))
    content = print_document(document, output, fonts=fonts)
    answer = HttpResponse(content, content_type=MEDIA_TYPES[output])
    answer["Content-Disposition"] = content_disposition_header(True, f"{name}.{output.value}")
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
