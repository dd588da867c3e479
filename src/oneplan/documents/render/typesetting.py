"""A document as PDF: Thai cut into words here, set into pages by Typst.

The result is tagged for screen readers (PDF/UA-1) and fit for archives (PDF/A-2a), and the
same document always gives the same bytes.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
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
    Part,
    Table,
)
from oneplan.documents.render.figures import needs_decimals, text_of, thai_date
from oneplan.documents.render.fitting import Fit, fit
from oneplan.documents.render.lines import Line, LineKind, money_span, unroll

TEMPLATE = Path(__file__).with_name("official.typ")
STANDARDS = ["a-2a", "ua-1"]
PAPERS = {"a4": (595.28, 841.89), "a3": (841.89, 1190.55)}
"""Points, upright."""
MARGIN = {True: 28.0, False: 50.0}
"""Points left and right; by landscape or not."""
SIZE = {True: 9.0, False: 10.0}
"""Points of running text; by landscape or not."""
LABEL_SHARE = 0.27
"""Part of the width that the labels of numbered fields take."""
TALL = 24
"""Text lines beyond which a table row may be divided between pages."""
NOT_GIVEN = "(ยังไม่ได้ระบุ)"
FIELD_HEADINGS = ("รายการ", "รายละเอียด")

Json = dict[str, Any]


def to_pdf(document: Document, *, fonts: Path) -> bytes:
    """Print ``document``; ``fonts`` is the folder written by ``documents.fonts.derive``.

    Paper is A4, or A3 when the numbers of a table find no room on A4.
    """
    breaker = Breaker(advances(fonts), document.places, document.thai_digits)
    setter = Typesetter(document, breaker, paper="a4")
    data = setter.data()
    if setter.is_cramped:
        data = Typesetter(document, breaker, paper="a3").data()
    pdf: bytes = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(fonts)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=STANDARDS,
    )
    return pdf


@dataclass
class Typesetter:
    """Turns a document into the data that ``official.typ`` prints on one kind of paper."""

    document: Document
    breaker: Breaker
    paper: str
    is_cramped: bool = False
    """Becomes true when a table did not fit."""

    @property
    def width(self) -> float:
        """Points between the margins."""
        upright = PAPERS[self.paper]
        return upright[self.document.landscape] - 2 * MARGIN[self.document.landscape]

    def data(self) -> Json:
        document, imprint = self.document, self.document.imprint
        return {
            "title": document.title,
            "author": imprint.issuer,
            "year": imprint.printed_on.year,
            "month": imprint.printed_on.month,
            "day": imprint.printed_on.day,
            "paper": self.paper,
            "landscape": document.landscape,
            "margin": MARGIN[document.landscape],
            "size": SIZE[document.landscape],
            "thai_digits": document.thai_digits,
            "form": self.say(document.form),
            "has_mark": bool(imprint.mark),
            "mark": self.say(imprint.mark),
            "imprint": [self.say(line) for line in imprint_lines(document)],
            "parts": [self.part(part) for part in document.parts],
        }

    def say(self, text: str, *, room: float = 1000.0) -> list[Piece]:
        return self.breaker.pieces(text, room=room)

    def part(self, part: Part) -> Json:
        return {
            "headings": [self.say(heading) for heading in part.headings],
            "facts": [[self.say(label), self.say(value)] for label, value in part.facts],
            "blocks": [self.block(block) for block in part.blocks],
        }

    def block(self, block: Block) -> Json:
        if isinstance(block, Table):
            return {"type": "table", **self.table(block, available=self.width)}
        if isinstance(block, Fields):
            return {"type": "fields", **self.fields(block)}
        return {"type": "text", "tone": block.tone.value, "text": self.say(block.text)}

    def table(self, table: Table, *, available: float) -> Json:
        lines = unroll(table)
        decimals = table_needs_decimals(lines, table.columns)
        sizes = fit(
            table.columns, lines, breaker=self.breaker, available=available, decimals=decimals
        )
        self.is_cramped |= not sizes.fits
        return {
            "size": sizes.size,
            "money": money_span(table.columns),
            "columns": [
                {"width": width, "align": ALIGN.get(column.kind, "left")}
                for column, width in zip(table.columns, sizes.widths, strict=True)
            ],
            "header": [
                {
                    "text": self.say(text, room=_room_for(sizes, start, columns)),
                    "colspan": columns,
                    "rowspan": rows,
                }
                for text, start, columns, rows in heading_cells(table.columns)
            ],
            "lines": [self.line(line, table.columns, sizes, decimals) for line in lines],
        }

    def line(self, line: Line, columns: Sequence[Column], sizes: Fit, decimals: bool) -> Json:
        cells = [
            self.cell(text_of(cell, column.kind, decimals=decimals), column, sizes.room(index))
            for index, (cell, column) in enumerate(zip(line.cells, columns, strict=False))
        ]
        return {
            "kind": line.kind.value,
            "label": self.say(line.label),
            "cells": cells,
            "tall": line.kind is LineKind.ROW and self.is_tall(line, columns, sizes),
        }

    def cell(self, text: str, column: Column, room: float) -> str | list[Piece]:
        """Numbers as one string that never breaks, texts in pieces."""
        if column.kind is Kind.TEXT:
            return self.say(text, room=room)
        return self.breaker.clean(text)

    def is_tall(self, line: Line, columns: Sequence[Column], sizes: Fit) -> bool:
        return any(
            self.breaker.width(cell) > TALL * sizes.room(index)
            for index, cell in enumerate(line.cells)
            if isinstance(cell, str)
        )

    def fields(self, fields: Fields) -> Json:
        return {
            "label_width": self.width * LABEL_SHARE,
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
        available = self.width * (1 - LABEL_SHARE) - 8
        room = available / SIZE[self.document.landscape]
        if item.value is None or item.value in ("", ()):
            return {"type": "missing", "text": self.say(NOT_GIVEN)}
        if isinstance(item.value, Table):
            return {"type": "table", **self.table(item.value, available=available)}
        if isinstance(item.value, tuple):
            items = [f"{number}) {text}" for number, text in enumerate(item.value, start=1)]
            return {"type": "list", "items": [self.say(text, room=room) for text in items]}
        text = text_of(item.value, item.kind)
        suffix = " บาท" if item.kind is Kind.MONEY else ""
        return {"type": "text", "text": self.say(text + suffix, room=room)}


ALIGN = {Kind.MONEY: "right", Kind.COUNT: "right", Kind.RANK: "center"}


def _room_for(sizes: Fit, start: int, columns: int) -> float:
    return sum(sizes.room(index) for index in range(start, start + columns))


def table_needs_decimals(lines: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Whether any amount of the table has satang, so that all must show them."""
    money = [index for index, column in enumerate(columns) if column.kind is Kind.MONEY]
    return needs_decimals(line.cells[i] for line in lines if line.cells for i in money)


def heading_cells(columns: Sequence[Column]) -> Iterator[tuple[str, int, int, int]]:
    """Text, first column, columns spanned and rows spanned of each heading, row by row."""
    has_two_rows = any(column.under for column in columns)
    start = 0
    for shared, run in groupby(columns, key=lambda column: column.under):
        members = list(run)
        if shared:
            yield shared, start, len(members), 1
        else:
            for offset, column in enumerate(members):
                yield column.heading, start + offset, 1, 2 if has_two_rows else 1
        start += len(members)
    for index, column in enumerate(columns):
        if column.under:
            yield column.heading, index, 1, 1


def imprint_lines(document: Document) -> list[str]:
    """The foot of every page: what this is, how to verify it, when it was printed."""
    imprint = document.imprint
    known = [
        imprint.edition,
        f"รหัสตรวจสอบ {imprint.seal}" if imprint.seal else "",
        f"พิมพ์เมื่อ {thai_date(imprint.printed_on)}",
    ]
    return [" · ".join(part for part in known if part), *([imprint.note] if imprint.note else [])]
