"""A document as a Word file that officials can go on editing.

Word keeps two sets of character properties, for Latin and for complex scripts; Thai obeys the
second, so fonts, sizes and weights are always written for both.  Tables are written as XML in
one go: building them cell by cell takes a hundred times as long.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from oneplan.documents.fonts import advances
from oneplan.documents.render import wordml
from oneplan.documents.render.breaking import Breaker
from oneplan.documents.render.description import (
    Block,
    Document,
    Fields,
    Marked,
    Part,
    Table,
    Text,
    Tone,
)
from oneplan.documents.render.figures import DASH, text_of
from oneplan.documents.render.lines import Line, LineKind, heading_rows, money_span
from oneplan.documents.render.page import (
    FIELD_HEADINGS,
    NOT_GIVEN,
    PAPERS,
    SIDES,
    LaidTable,
    Layout,
    imprint_lines,
    value_lines,
)

SHADES = {
    LineKind.GROUP: "F4F5F8",
    LineKind.STRIP: "E8EBF0",
    LineKind.BOUNDARY: "FBE9E7",
    LineKind.SECTION_TOTAL: "F4F5F8",
    LineKind.TOTAL: "E8EBF0",
}
HEADING_SHADE = "E8EBF0"
ALARM = "A11212"
PALE = "5A5A5A"


def to_docx(document: Document, *, fonts: Path) -> bytes:
    """Print ``document``; ``fonts`` serve to measure, since column widths follow the PDF's."""
    breaker = Breaker(advances(fonts), document.names, document.thai_digits)
    layout = Layout(document, breaker)
    blocks = list(Writer(layout).blocks())
    if layout.is_cramped:
        layout = Layout(document, breaker, paper="a3")
        blocks = list(Writer(layout).blocks())

    file = docx.Document()
    Writer(layout).prepare(file)
    body = file.element.body
    for xml in blocks:
        body.insert(len(body) - 1, wordml.parsed(xml))
    target = BytesIO()
    file.save(target)
    return target.getvalue()


class Writer:
    """Turns one document into WordprocessingML on one kind of paper."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.document = layout.document
        self.size = layout.size

    def prepare(self, file: docx.document.Document) -> None:
        """Set fonts, page, header, footer and properties."""
        imprint = self.document.imprint
        wordml.set_defaults(file, size=self.size)
        section = file.sections[0]
        upright = PAPERS[self.layout.paper]
        width, height = upright if not self.document.landscape else upright[::-1]
        section.orientation = WD_ORIENT.LANDSCAPE if self.document.landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Pt(width), Pt(height)
        section.left_margin = section.right_margin = Pt(self.layout.margin)
        section.top_margin, section.bottom_margin = Mm(19), Mm(17)
        section.header_distance = section.footer_distance = Mm(8)
        _replace(section.header, [self.head()])
        _replace(section.footer, [self.foot()])
        if self.document.thai_digits:
            wordml.number_pages_in_thai(section)

        properties = file.core_properties
        properties.title, properties.author = self.document.title, imprint.issuer
        properties.created = properties.modified = datetime.combine(
            imprint.printed_on, time(), tzinfo=UTC
        )
        properties.comments, properties.language = imprint.mark, "th-TH"

    def head(self) -> str:
        mark = self.run(self.document.imprint.mark, bold=True, colour=ALARM)
        form = self.run(self.document.form, bold=True)
        return wordml.paragraph(mark + wordml.TAB + form, right_tab=self.layout.width)

    def foot(self) -> str:
        """The imprint, and the page number alone: no program counts pages in Thai digits."""
        small = self.size - 1.5
        first, *notes = (self.run(line, size=small) for line in imprint_lines(self.document))
        page = self.run("หน้า ", size=small) + wordml.field("PAGE", size=small)
        runs = wordml.BREAK.join([first + wordml.TAB + page, *notes])
        return wordml.paragraph(runs, right_tab=self.layout.width, ruled=True)

    def blocks(self) -> Iterator[str]:
        """The body, one XML element at a time."""
        for number, part in enumerate(self.document.parts):
            yield from self.headings(part, starts_page=number > 0)
            for block in part.blocks:
                yield from self.block(block)

    def headings(self, part: Part, *, starts_page: bool) -> Iterator[str]:
        runs = wordml.BREAK.join(
            self.run(text, size=self.size + 2, bold=True) for text in part.headings
        )
        yield wordml.paragraph(runs, align="center", style="Heading1", starts_page=starts_page)
        for label, value in part.facts:
            fact = self.run(label, bold=True) + self.run(f" {value}")
            yield wordml.paragraph(fact, align="center", keep_next=True)
        yield wordml.paragraph("", line=8)

    def block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Table):
            yield self.table(block, available=self.layout.width)
            yield wordml.paragraph("", line=8)
        elif isinstance(block, Fields):
            yield self.fields(block)
        else:
            yield self.text(block)

    def text(self, block: Text) -> str:
        size = self.size - 1.5 if block.tone is Tone.NOTE else self.size
        run = self.run(block.text, size=size, bold=block.tone is Tone.STRONG)
        return wordml.paragraph(run, boxed=block.tone is Tone.NOTICE, after=4)

    def table(self, table: Table, *, available: float) -> str:
        laid = self.layout.lay(table, available=available)
        rows = [*self.heading_rows(table, laid)]
        rows.extend(self.line(line, table, laid) for line in laid.lines)
        return wordml.table(rows, widths=laid.fit.widths)

    def heading_rows(self, table: Table, laid: LaidTable) -> Iterator[str]:
        two = heading_rows(table.columns)
        starts = {heading.start: heading for heading in two[0]}
        for level, headings in enumerate(two):
            here = {heading.start: heading for heading in headings}
            cells = ""
            index = 0
            while index < len(table.columns):
                heading = here.get(index) or starts[index]
                merge = "" if heading.rows == 1 else "continue" if level else "restart"
                text = self.run(
                    "" if merge == "continue" else heading.text, size=laid.fit.size, bold=True
                )
                cells += wordml.cell(
                    wordml.paragraph(text, align="center"),
                    width=sum(laid.fit.widths[index : index + heading.columns]),
                    columns=heading.columns,
                    merge=merge,
                    fill=HEADING_SHADE,
                    centred=True,
                )
                index += heading.columns
            yield wordml.row(cells, is_heading=True)

    def line(self, line: Line, table: Table, laid: LaidTable) -> str:
        if line.kind is LineKind.ROW:
            return self.plain_row(line, table, laid)
        first, last = money_span(table.columns)
        if not line.cells:
            first = last = len(table.columns)
        cells = self.label_cell(line, laid, columns=first) if first else ""
        for index in range(first, last):
            text = text_of(line.cells[index], table.columns[index].kind, decimals=laid.decimals)
            cells += self.cell(text, laid, index, bold=True, side="right", fill=SHADES[line.kind])
        if last < len(table.columns):
            cells += wordml.cell(
                wordml.paragraph(""),
                width=sum(laid.fit.widths[last:]),
                columns=len(table.columns) - last,
                fill=SHADES[line.kind],
            )
        return wordml.row(cells)

    def plain_row(self, line: Line, table: Table, laid: LaidTable) -> str:
        cells = "".join(
            self.marked(cell, laid, index)
            if isinstance(cell, Marked)
            else self.cell(
                text_of(cell, column.kind, decimals=laid.decimals),
                laid,
                index,
                side=SIDES.get(column.kind, "left"),
            )
            for index, (cell, column) in enumerate(zip(line.cells, table.columns, strict=True))
        )
        return wordml.row(cells, may_split=self.layout.is_tall(line, laid))

    def label_cell(self, line: Line, laid: LaidTable, *, columns: int) -> str:
        is_boundary = line.kind is LineKind.BOUNDARY
        opens = line.kind in {LineKind.GROUP, LineKind.STRIP, LineKind.BOUNDARY}
        run = self.run(
            line.label, size=laid.fit.size, bold=True, colour=ALARM if is_boundary else ""
        )
        sides = {LineKind.GROUP: "left", LineKind.STRIP: "center", LineKind.BOUNDARY: "center"}
        return wordml.cell(
            wordml.paragraph(run, align=sides.get(line.kind, "right"), keep_next=opens),
            width=sum(laid.fit.widths[:columns]),
            columns=columns,
            fill=SHADES[line.kind],
            edge=ALARM if is_boundary else "",
        )

    def cell(
        self,
        text: str,
        laid: LaidTable,
        index: int,
        *,
        side: str,
        bold: bool = False,
        fill: str = "",
    ) -> str:
        run = self.run(text, size=laid.fit.size, bold=bold)
        content = wordml.paragraph(run, align="center" if text == DASH else side)
        return wordml.cell(content, width=laid.fit.widths[index], fill=fill)

    def marked(self, cell: Marked, laid: LaidTable, index: int) -> str:
        runs = "".join(
            self.run(text, size=laid.fit.size, bold=is_marked) for text, is_marked in cell.pieces
        )
        return wordml.cell(wordml.paragraph(runs), width=laid.fit.widths[index])

    def fields(self, fields: Fields) -> str:
        widths = (self.layout.label_width, self.layout.width - self.layout.label_width)
        headings = "".join(
            wordml.cell(
                wordml.paragraph(self.run(text, bold=True), align="center"),
                width=width,
                fill=HEADING_SHADE,
            )
            for text, width in zip(FIELD_HEADINGS, widths, strict=True)
        )
        rows = [wordml.row(headings, is_heading=True)]
        for number, item in enumerate(fields.items, start=1):
            label = wordml.paragraph(self.run(f"{number}. {item.label}", bold=True), hanging=14)
            value = value_lines(item)
            if isinstance(value, Table):
                content = self.table(value, available=self.layout.value_width)
                content += wordml.paragraph(self.run("", size=2), line=4)
            elif value:
                content = "".join(wordml.paragraph(self.run(text)) for text in value)
            else:
                content = wordml.paragraph(self.run(NOT_GIVEN, italic=True, colour=PALE))
            cells = wordml.cell(label, width=widths[0]) + wordml.cell(content, width=widths[1])
            rows.append(wordml.row(cells, may_split=True))
        return wordml.table(rows, widths=widths)

    def run(
        self,
        text: str,
        *,
        size: float = 0.0,
        bold: bool = False,
        italic: bool = False,
        colour: str = "",
    ) -> str:
        shown = self.layout.breaker.numerals(text)
        return wordml.run(shown, size=size or self.size, bold=bold, italic=italic, colour=colour)


def _replace(story: docx.section._Header | docx.section._Footer, paragraphs: list[str]) -> None:
    """Put ``paragraphs`` in place of what a header or footer holds."""
    element = story._element
    for child in list(element):
        element.remove(child)
    for xml in paragraphs:
        element.append(wordml.parsed(xml))
