"""The page both PDF and Word print on: paper, margins, and tables laid out to fit it."""

from dataclasses import dataclass

from oneplan.documents.render.breaking import Breaker
from oneplan.documents.render.description import Document, Field, Kind, Marked, Table
from oneplan.documents.render.figures import text_of
from oneplan.documents.render.fitting import Fit, fit
from oneplan.documents.render.lines import Line, has_satang, unroll
from oneplan.thai.dates import thai_date

PAPERS = {"a4": (595.28, 841.89), "a3": (841.89, 1190.55)}
"""Points, upright."""
MARGIN = {True: 28.0, False: 50.0}
"""Points left and right; by landscape or not."""
SIZE = {True: 9.0, False: 9.5}
"""Points of running text in Sarabun; by landscape or not."""
LABEL_SHARE = 0.27
"""Part of the width that the labels of numbered fields take."""
FIELD_HEADINGS = ("รายการ", "รายละเอียด")
TALL = 24
"""Text lines beyond which a table row may be divided between pages."""
NOT_GIVEN = "(ยังไม่ได้ระบุ)"
SIDES = {Kind.MONEY: "right", Kind.COUNT: "right", Kind.RANK: "center"}
"""Where a column's cells stand, unless left."""


@dataclass(frozen=True, slots=True)
class LaidTable:
    lines: list[Line]
    fit: Fit
    decimals: bool


@dataclass(slots=True)
class Layout:
    """One document on one kind of paper."""

    document: Document
    breaker: Breaker
    paper: str = "a4"
    is_cramped: bool = False
    """Becomes true when a table laid out here did not fit the paper."""

    @property
    def size(self) -> float:
        return SIZE[self.document.landscape]

    @property
    def margin(self) -> float:
        return MARGIN[self.document.landscape]

    @property
    def width(self) -> float:
        """Points between the margins."""
        return PAPERS[self.paper][self.document.landscape] - 2 * self.margin

    @property
    def label_width(self) -> float:
        return self.width * LABEL_SHARE

    @property
    def value_width(self) -> float:
        """Points a table inside a field may take."""
        return self.width - self.label_width - 8

    def lay(self, table: Table, *, available: float) -> LaidTable:
        lines = unroll(table)
        decimals = has_satang(lines, table.columns)
        sizes = fit(
            table.columns, lines, breaker=self.breaker, available=available, decimals=decimals
        )
        self.is_cramped |= not sizes.fits
        return LaidTable(lines, sizes, decimals)

    def is_tall(self, line: Line, laid: LaidTable) -> bool:
        """Whether the line could be taller than a page has room."""
        return any(
            self.breaker.width(str(cell)) > TALL * laid.fit.room(index)
            for index, cell in enumerate(line.cells)
            if isinstance(cell, str | Marked)
        )


def value_lines(field: Field) -> tuple[str, ...] | Table:
    """What stands in a field: lines of text (none when nothing was given), or a table."""
    if field.value is None:
        return ()
    if isinstance(field.value, Table):
        return field.value
    if isinstance(field.value, tuple):
        if len(field.value) == 1:
            return field.value
        return tuple(f"{number}) {text}" for number, text in enumerate(field.value, start=1))
    if isinstance(field.value, str):
        return tuple(line.strip() for line in field.value.splitlines() if line.strip())
    unit = " บาท" if field.kind is Kind.MONEY else ""
    return (text_of(field.value, field.kind) + unit,)


def imprint_lines(document: Document) -> list[str]:
    """The foot of every page: what this is, how to verify it, when it was printed."""
    imprint = document.imprint
    known = (
        imprint.edition,
        imprint.seal and f"รหัสตรวจสอบ {imprint.seal}",
        f"พิมพ์เมื่อ {thai_date(imprint.printed_on)}",
    )
    lines = [" · ".join(part for part in known if part), imprint.note]
    return [line for line in lines if line]
