"""A document as PDF: Thai cut into words here, set into pages by Typst.

The result is tagged for screen readers (PDF/UA-1) and fit for archives (PDF/A-2a), and the
same document always gives the same bytes.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

from oneplan.documents.fonts import advances
from oneplan.documents.render.breaking import Breaker, Piece
from oneplan.documents.render.description import (
    Block,
    Column,
    Document,
    Field,
    Fields,
    Kind,
    Marked,
    Part,
    Table,
)
from oneplan.documents.render.figures import DASH, text_of
from oneplan.documents.render.fitting import BOLD, Fit
from oneplan.documents.render.lines import Line, heading_rows, money_span
from oneplan.documents.render.page import (
    FIELD_HEADINGS,
    NOT_GIVEN,
    SIDES,
    LaidTable,
    Layout,
    imprint_lines,
    value_lines,
)

TEMPLATE = Path(__file__).with_name("official.typ")
Json = dict[str, Any]


def to_pdf(document: Document, *, fonts: Path) -> bytes:
    """Print ``document``; ``fonts`` is the folder written by ``documents.fonts.derive``.

    Paper is A4, or A3 when the numbers of a table find no room on A4.
    """
    breaker = Breaker(advances(fonts), document.names, document.thai_digits)
    layout = Layout(document, breaker)
    data = Typesetter(layout).data()
    if layout.is_cramped:
        data = Typesetter(Layout(document, breaker, paper="a3")).data()
    pdf: bytes = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(fonts)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["a-2a", "ua-1"],
    )
    return pdf


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Turns a document into the data that ``official.typ`` prints."""

    layout: Layout

    def data(self) -> Json:
        document = self.layout.document
        imprint = document.imprint
        return {
            "title": document.title,
            "author": imprint.issuer,
            "year": imprint.printed_on.year,
            "month": imprint.printed_on.month,
            "day": imprint.printed_on.day,
            "paper": self.layout.paper,
            "landscape": document.landscape,
            "margin": self.layout.margin,
            "size": self.layout.size,
            "thai_digits": document.thai_digits,
            "form": self.say(document.form),
            "has_mark": bool(imprint.mark),
            "mark": self.say(imprint.mark),
            "imprint": [self.say(line) for line in imprint_lines(document)],
            "parts": [self.part(part) for part in document.parts],
        }

    def say(self, text: str, *, room: float = 1000.0) -> list[Piece]:
        return self.layout.breaker.pieces(text, room=room)

    def part(self, part: Part) -> Json:
        return {
            "headings": [self.say(heading) for heading in part.headings],
            "facts": [[self.say(label), self.say(value)] for label, value in part.facts],
            "blocks": [self.block(block) for block in part.blocks],
        }

    def block(self, block: Block) -> Json:
        if isinstance(block, Table):
            return {"type": "table", **self.table(block, available=self.layout.width)}
        if isinstance(block, Fields):
            return {"type": "fields", **self.fields(block)}
        return {"type": "text", "tone": block.tone.value, "text": self.say(block.text)}

    def table(self, table: Table, *, available: float) -> Json:
        laid = self.layout.lay(table, available=available)
        return {
            "size": laid.fit.size,
            "money": money_span(table.columns),
            "columns": [
                {"width": width, "align": SIDES.get(column.kind, "left")}
                for column, width in zip(table.columns, laid.fit.widths, strict=True)
            ],
            "header": [
                {
                    "text": self.say(heading.text, room=_room(laid.fit, heading.start)),
                    "colspan": heading.columns,
                    "rowspan": heading.rows,
                }
                for row in heading_rows(table.columns)
                for heading in row
            ],
            "lines": [self.line(line, table, laid) for line in laid.lines],
        }

    def line(self, line: Line, table: Table, laid: LaidTable) -> Json:
        cells = [
            self.marked(cell, laid.fit.room(index))
            if isinstance(cell, Marked)
            else self.cell(
                text_of(cell, column.kind, decimals=laid.decimals), column, laid.fit, index
            )
            for index, (cell, column) in enumerate(zip(line.cells, table.columns, strict=False))
        ]
        return {
            "kind": line.kind.value,
            "label": self.say(line.label),
            "cells": cells,
            "tall": self.layout.is_tall(line, laid),
        }

    def cell(self, text: str, column: Column, sizes: Fit, index: int) -> str | list[Piece]:
        """Numbers (and dashes) as one string that never breaks, texts in pieces."""
        if column.kind is Kind.TEXT and text != DASH:
            return self.say(text, room=sizes.room(index))
        return self.layout.breaker.clean(text)

    def marked(self, cell: Marked, room: float) -> list[Piece | Json]:
        """A text in pieces; those that are marked wrapped as such.  Bold stands a little wider."""
        return [
            {"marked": [piece]} if is_marked else piece
            for text, is_marked in cell.pieces
            for piece in self.layout.breaker.pieces_between(text, room=room / BOLD)
        ]

    def fields(self, fields: Fields) -> Json:
        return {
            "label_width": self.layout.label_width,
            "header": [self.say(heading) for heading in FIELD_HEADINGS],
            "items": [
                {
                    "number": self.say(f"{number}."),
                    "label": self.say(item.label),
                    "value": self.value(item),
                }
                for number, item in enumerate(fields.items, start=1)
            ],
        }

    def value(self, item: Field) -> Json:
        value = value_lines(item)
        if isinstance(value, Table):
            return {"type": "table", **self.table(value, available=self.layout.value_width)}
        if not value:
            return {"type": "missing", "text": self.say(NOT_GIVEN)}
        room = self.layout.value_width / self.layout.size
        return {"type": "list", "items": [self.say(text, room=room) for text in value]}


def _room(sizes: Fit, start: int) -> float:
    """Em that a heading's words may take: those of its first column."""
    return sizes.room(start)
