"""Texts of which some stretches stand bold, in all three formats."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path

import docx
import openpyxl

from oneplan.documents.render.description import (
    Column,
    Document,
    Group,
    Imprint,
    Marked,
    Part,
    Row,
    Section,
    Table,
)
from oneplan.documents.render.printing import Format, print_document
from tests.documents.reading import pdf_pages, squeezed

CELL = Marked((("ปรับปรุงถนนกว้าง ", False), ("5", True), (" เมตร", False)))
PAPER = Document(
    title="ตารางเปรียบเทียบ",
    form="เดิม/ใหม่",
    imprint=Imprint(printed_on=dt.date(2026, 11, 28)),
    parts=[
        Part(
            headings=("ตารางเปรียบเทียบ",),
            blocks=(
                Table(
                    name="แถว",
                    columns=(Column(heading="เดิม"), Column(heading="ใหม่")),
                    sections=(
                        Section(
                            groups=(
                                Group(
                                    rows=(
                                        Row(("ปรับปรุงถนนกว้าง 4 เมตร", CELL)),
                                        Row((None, Marked(()))),
                                    )
                                ),
                            )
                        ),
                    ),
                ),
            ),
        )
    ],
)


def test_a_marked_text_reads_as_one_text_in_the_pdf(fonts: Path) -> None:
    (page,) = pdf_pages(print_document(PAPER, Format.PDF, fonts=fonts))
    assert squeezed("ปรับปรุงถนนกว้าง ๕ เมตร") in squeezed(page)


def test_only_the_marked_stretch_is_bold_in_word(fonts: Path) -> None:
    file = docx.Document(BytesIO(print_document(PAPER, Format.DOCX, fonts=fonts)))
    runs = file.tables[0].rows[1].cells[1].paragraphs[0].runs
    assert [(run.text, bool(run.bold)) for run in runs] == [
        ("ปรับปรุงถนนกว้าง ", False), ("๕", True), (" เมตร", False),
    ]  # fmt: skip


def test_a_spreadsheet_keeps_the_bold_stretch_inside_the_cell(fonts: Path) -> None:
    content = print_document(PAPER, Format.XLSX, fonts=fonts)
    book = openpyxl.load_workbook(BytesIO(content), rich_text=True)
    cells = [cell for row in book["แถว"].iter_rows() for cell in row if "๕" in str(cell.value)]
    (cell,) = cells
    assert str(cell.value) == "ปรับปรุงถนนกว้าง ๕ เมตร"
    assert [bool(part.font.b) for part in cell.value if hasattr(part, "font")].count(True) == 1
