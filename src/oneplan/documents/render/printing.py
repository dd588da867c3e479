"""One door to the three printers."""

from enum import StrEnum
from pathlib import Path

from oneplan.documents.render.description import Document
from oneplan.documents.render.sheet import to_xlsx
from oneplan.documents.render.typesetting import to_pdf
from oneplan.documents.render.word import to_docx


class Format(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def print_document(document: Document, output: Format, *, fonts: Path) -> bytes:
    """``document`` as a file; ``fonts`` is the folder written by ``documents.fonts.derive``."""
    printers = {Format.PDF: to_pdf, Format.DOCX: to_docx, Format.XLSX: to_xlsx}
    return printers[output](document, fonts=fonts)
