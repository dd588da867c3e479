"""A list as a file people can open in a spreadsheet: exactly the rows they see, no layout.

Rows are written as they are read, so that a file of a whole country costs no more memory than
one of a village; and they are all read before the answer begins, so that no file ends half-way.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import IO

import xlsxwriter
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

Cell = str | int | Decimal | None
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = ("csv", "xlsx")
HELD_IN_MEMORY = 1_000_000
"""Bytes of a file kept in memory; a larger one waits on the disk while it is sent."""


def as_file(
    headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, name: str, output: str
) -> HttpResponseBase:
    """The rows as a download; ``output`` is one of ``FORMATS``.

    Money cells are baht (``Decimal``): spreadsheets have no satang.
    """
    held = tempfile.SpooledTemporaryFile(max_size=HELD_IN_MEMORY)  # noqa: SIM115
    (_write_xlsx if output == "xlsx" else _write_csv)(held, headings, rows)
    is_small = held.tell() <= HELD_IN_MEMORY
    held.seek(0)
    kind = XLSX if output == "xlsx" else "text/csv; charset=utf-8"
    answer: HttpResponseBase
    if is_small:
        answer = HttpResponse(held.read(), content_type=kind)
        held.close()
    else:
        answer = FileResponse(held, content_type=kind)
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.{output}")
    answer["Content-Disposition"] = disposition or "attachment"
    answer["Cache-Control"] = "private, no-store"
    return answer


def in_baht(satang: int) -> Decimal:
    """Satang as exact baht.

    >>> in_baht(123456)
    Decimal('1234.56')
    """
    return Decimal(satang).scaleb(-2)


def _write_csv(held: IO[bytes], headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """UTF-8 with a mark in front, without which Excel takes Thai for Latin letters."""
    text = io.TextIOWrapper(held, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    text.detach()


def harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell


def _write_xlsx(held: IO[bytes], headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    book = xlsxwriter.Workbook(held, plain)
    sheet = book.add_worksheet()
    money, bold = book.add_format({"num_format": "#,##0.00"}), book.add_format({"bold": True})
    sheet.write_row(0, 0, headings, bold)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(headings) - 1, 22)
    for at, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, Decimal):
                sheet.write_number(at, column, cell, money)
            elif isinstance(cell, int):
                sheet.write_number(at, column, cell)
            else:
                sheet.write_string(at, column, cell or "")
    book.close()
    held.seek(0, io.SEEK_END)
