"""A document as a spreadsheet: real numbers, real days, sums that are formulas.

Figures and days show Thai numerals and the Buddhist era by number format alone.  Sums are
``SUBTOTAL``, which skips other subtotals and follows a filter, and hold their computed value,
so that programs that do not calculate read them too.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from oneplan.core.money import SATANG_PER_BAHT
from oneplan.documents.fonts import advances
from oneplan.documents.render.breaking import MAY_BREAK, Breaker
from oneplan.documents.render.description import (
    Cell,
    Column,
    Document,
    Kind,
    Marked,
    Part,
    Table,
)
from oneplan.documents.render.figures import text_of
from oneplan.documents.render.fitting import BOLD
from oneplan.documents.render.lines import (
    Line,
    LineKind,
    has_satang,
    heading_rows,
    money_span,
    unroll,
)
from oneplan.documents.render.page import SIDES, imprint_lines
from oneplan.documents.render.worksheets import sheets_of

FONT = {"font_name": "TH SarabunPSK", "font_size": 14}
SHADES = {
    LineKind.GROUP: "#F4F5F8",
    LineKind.STRIP: "#E8EBF0",
    LineKind.BOUNDARY: "#FBE9E7",
    LineKind.SECTION_TOTAL: "#F4F5F8",
    LineKind.TOTAL: "#E8EBF0",
}
ALARM = "#A11212"
CHARACTERS = 16.0
"""Width of a text column of weight 1, in the spreadsheet's characters."""
NARROWEST, WIDEST = 10.0, 60.0
ALONE = 120.0
"""Width of the only column of a sheet without a table."""
EM_PER_CHARACTER = 0.5
"""How many em of text fit into one character of column width, at the size of ``FONT``."""
LINE_HEIGHT = 20.0
"""Points."""
TALLEST = 400.0
"""Points; a spreadsheet allows 409."""
A4, A3 = 9, 8
UPRIGHT_COLUMNS = 7
"""More columns than these need a wide page."""


def to_xlsx(document: Document, *, fonts: Path) -> bytes:
    """Print ``document``; ``fonts`` serve to measure, so that rows open tall enough."""
    breaker = Breaker(advances(fonts), document.names, document.thai_digits)
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        made_on = datetime.combine(document.imprint.printed_on, time())
        book.set_properties(
            {"title": document.title, "author": document.imprint.issuer, "created": made_on}
        )
        printer = _Printer(book, document, breaker)
        for sheet in sheets_of(document):
            printer.print(*sheet)
    return target.getvalue()


class _Printer:
    """Writes the worksheets of one workbook."""

    def __init__(self, book: Any, document: Document, breaker: Breaker) -> None:
        self.book = book
        self.document = document
        self.breaker = breaker
        self.formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def print(self, part: Part, table: Table | None, texts: tuple[str, ...]) -> None:
        sheet = self.book.add_worksheet(_sheet_name(table.name if table else self.document.form))
        columns = table.columns if table else (Column(heading=""),)
        self.set_up_page(sheet, columns=len(columns))
        at = self.headings(sheet, part, across=len(columns))
        if table:
            at = self.table(sheet, table, at=at)
        else:
            sheet.set_column(0, 0, ALONE)
        for text in texts:
            self.text(sheet, at, text, across=len(columns))
            at += 1

    def set_up_page(self, sheet: Any, *, columns: int) -> None:
        document = self.document
        if document.landscape or columns > UPRIGHT_COLUMNS:
            sheet.set_landscape()
        sheet.set_paper(A4 if document.landscape or columns <= UPRIGHT_COLUMNS else A3)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
        mark = document.imprint.mark.replace("&", "&&")
        sheet.set_header(f"&L&KA11212&B{mark}&R&B{self.say(document.form)}")
        foot = " · ".join(imprint_lines(document)).replace("&", "&&")
        sheet.set_footer(f"&L&8{self.say(foot)}&R&8หน้า &P/&N")

    def headings(self, sheet: Any, part: Part, *, across: int) -> int:
        """Write mark, headings and facts; the first free row."""
        lines: list[tuple[str, dict[str, object]]] = []
        if self.document.imprint.mark:
            lines.append((self.document.imprint.mark, {"bold": True, "font_color": ALARM}))
        lines += [(text, {"bold": True, "font_size": 18}) for text in part.headings]
        lines += [(f"{label} {value}".strip(), {}) for label, value in part.facts]
        for row, (text, look) in enumerate(lines):
            sheet.set_row(row, LINE_HEIGHT * (1.3 if "font_size" in look else 1))
            self.across(sheet, row, text, 0, across, {"align": "center", **look})
        return len(lines) + 1

    def table(self, sheet: Any, table: Table, *, at: int) -> int:
        """Write the table from row ``at`` down; the row after it."""
        lines = unroll(table)
        decimals = has_satang(lines, table.columns)
        widths = [
            self.width(index, column, lines, decimals) for index, column in enumerate(table.columns)
        ]
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width)
        first = self.table_headings(sheet, table.columns, widths, at=at)
        sheet.freeze_panes(first, 0)
        sheet.repeat_rows(at, first - 1)
        for offset, line in enumerate(lines):
            self.line(sheet, first, offset, line, table.columns, widths, decimals)
        return first + len(lines) + 1

    def table_headings(
        self, sheet: Any, columns: Sequence[Column], widths: Sequence[float], *, at: int
    ) -> int:
        look = {"bold": True, "bg_color": "#E8EBF0", "align": "center", "border": 1}
        rows = heading_rows(columns)
        for level, headings in enumerate(rows):
            heights = [LINE_HEIGHT]
            for heading in headings:
                room = sum(widths[heading.start : heading.start + heading.columns])
                heights.append(self.height(heading.text, room * 0.9) / heading.rows)
                self.across(
                    sheet, at + level, heading.text, heading.start, heading.columns, look,
                    down=heading.rows,
                )  # fmt: skip
            sheet.set_row(at + level, max(heights))
        return at + len(rows)

    def line(
        self,
        sheet: Any,
        first: int,
        offset: int,
        line: Line,
        columns: Sequence[Column],
        widths: Sequence[float],
        decimals: bool,
    ) -> None:
        row = first + offset
        if line.kind is LineKind.ROW:
            texts = [
                (str(cell), widths[i])
                for i, cell in enumerate(line.cells)
                if isinstance(cell, str | Marked)
            ]
            sheet.set_row(row, max((self.height(*text) for text in texts), default=LINE_HEIGHT))
            for index, (cell, column) in enumerate(zip(line.cells, columns, strict=True)):
                self.cell(sheet, row, index, cell, column, decimals)
            return
        look: dict[str, object] = {"bold": True, "bg_color": SHADES[line.kind], "border": 1}
        start, end = money_span(columns) if line.cells else (len(columns), len(columns))
        opens = line.kind in {LineKind.STRIP, LineKind.BOUNDARY}
        side = "center" if opens else "left" if line.kind is LineKind.GROUP else "right"
        alarm = {"font_color": ALARM, "top": 5, "bottom": 5, "top_color": ALARM,
                 "bottom_color": ALARM} if line.kind is LineKind.BOUNDARY else {}  # fmt: skip
        if start:
            self.across(sheet, row, line.label, 0, start, {**look, "align": side, **alarm})
            sheet.set_row(row, self.height(line.label, sum(widths[:start])))
        for index in range(start, end):
            self.sum(sheet, first, row, index, line, {**look, **self.money(decimals)})
        if end < len(columns):
            self.across(sheet, row, "", end, len(columns) - end, look)

    def cell(
        self, sheet: Any, row: int, index: int, cell: Cell, column: Column, decimals: bool
    ) -> None:
        look: dict[str, object] = {"border": 1, "align": SIDES.get(column.kind, "left")}
        if isinstance(cell, Marked):
            self.marked(sheet, row, index, cell, self.look(look))
        elif cell is None or cell == "":
            sheet.write_blank(row, index, None, self.look(look))
        elif isinstance(cell, date):
            sheet.write_datetime(row, index, cell, self.look({**look, **self.day()}))
        elif isinstance(cell, int) and column.kind is Kind.MONEY:
            look |= self.money(decimals)
            sheet.write_number(row, index, cell / SATANG_PER_BAHT, self.look(look))
        elif isinstance(cell, int):
            look |= self.number("#,##0" if column.kind is Kind.COUNT else "0")
            sheet.write_number(row, index, cell, self.look(look))
        else:
            sheet.write_string(row, index, self.say(cell), self.look(look))

    def marked(self, sheet: Any, row: int, index: int, cell: Marked, look: Any) -> None:
        """One text with bold stretches; a spreadsheet wants two stretches at least for that."""
        said = [(self.say(text), is_marked) for text, is_marked in cell.pieces if text]
        if len(said) < 2:
            text, is_bold = said[0] if said else ("", False)
            bold = self.look({"border": 1, "bold": True}) if is_bold else look
            sheet.write_string(row, index, text, bold)
            return
        plain, bold = self.look({}), self.look({"bold": True})
        runs = [part for text, is_bold in said for part in (bold if is_bold else plain, text)]
        sheet.write_rich_string(row, index, *runs, look)

    def sum(
        self, sheet: Any, first: int, row: int, index: int, line: Line, look: dict[str, object]
    ) -> None:
        amount = line.cells[index]
        if not isinstance(amount, int) or line.over is None:
            sheet.write_blank(row, index, None, self.look(look))
            return
        begin, end = (xlsxwriter.utility.xl_rowcol_to_cell(first + at, index) for at in line.over)
        sheet.write_formula(
            row, index, f"=SUBTOTAL(9,{begin}:{end})", self.look(look), amount / SATANG_PER_BAHT
        )

    def text(self, sheet: Any, row: int, text: str, *, across: int) -> None:
        self.across(sheet, row, text, 0, across, {"bold": True})
        sheet.set_row(row, self.height(text, ALONE if across == 1 else 150))

    def across(
        self,
        sheet: Any,
        row: int,
        text: str,
        start: int,
        columns: int,
        look: dict[str, object],
        *,
        down: int = 1,
    ) -> None:
        """One text over several cells."""
        look = {"valign": "vcenter", **look}
        if columns == down == 1:
            sheet.write_string(row, start, self.say(text), self.look(look))
        else:
            end = (row + down - 1, start + columns - 1)
            sheet.merge_range(row, start, *end, "", self.look(look))
            sheet.write_string(row, start, self.say(text), self.look(look))

    def say(self, text: str) -> str:
        return self.breaker.numerals(text.replace(MAY_BREAK, ""))

    def money(self, decimals: bool) -> dict[str, object]:
        return {
            "align": "right",
            "text_wrap": False,
            **self.number("#,##0.00" if decimals else "#,##0"),
        }

    def number(self, pattern: str) -> dict[str, object]:
        return {"num_format": f"[$-D00041E]{pattern}" if self.document.thai_digits else pattern}

    def day(self) -> dict[str, object]:
        locale = "D07041E" if self.document.thai_digits else "107041E"
        return {"num_format": f"[$-{locale}]d mmmm yyyy"}

    def look(self, properties: dict[str, object]) -> Any:
        """A cell format, made once for each look."""
        full = {**FONT, "valign": "top", "text_wrap": True, **properties}
        key = tuple(sorted(full.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(full)
        return self.formats[key]

    def width(self, index: int, column: Column, lines: Sequence[Line], decimals: bool) -> float:
        """Spreadsheet characters a column needs."""
        if column.kind is Kind.TEXT:
            return min(max(CHARACTERS * column.weight, NARROWEST), WIDEST)
        cells = [line.cells[index] for line in lines if line.cells]
        texts = [text_of(cell, column.kind, decimals=decimals) for cell in cells]
        widest = max((self.breaker.width(self.say(text)) for text in texts), default=0.0)
        return max(NARROWEST, widest * BOLD / EM_PER_CHARACTER + 1.5)

    def height(self, text: str, width: float) -> float:
        """Points a wrapped text needs: not every program fits rows to their text."""
        room = width * EM_PER_CHARACTER
        lines = sum(self.breaker.lines_needed(line, room=room) for line in text.split("\n"))
        return min(lines * LINE_HEIGHT, TALLEST)


def _sheet_name(name: str) -> str:
    kept = "".join("-" if character in "[]:*?/\\" else character for character in name)
    return kept[:31].strip("' ")
