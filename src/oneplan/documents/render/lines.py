"""A table unrolled into lines and added up once, so that every printer shows equal sums."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from oneplan.core.money import SATANG_PER_BAHT
from oneplan.documents.render.description import Cell, Column, Group, Kind, Row, Section, Table


class LineKind(StrEnum):
    STRIP = "strip"
    """A section's opening."""
    BOUNDARY = "boundary"
    """A section's opening that marks a limit."""
    GROUP = "group"
    """A group's heading, with the sum of its rows where it has several."""
    ROW = "row"
    SECTION_TOTAL = "section_total"
    TOTAL = "total"


ADDS_UP = frozenset({LineKind.GROUP, LineKind.SECTION_TOTAL, LineKind.TOTAL})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table.

    ``cells`` is empty for strips.  ``over`` are the first and last line, counted from 0, whose
    rows a sum adds up; it lets a spreadsheet hold a formula instead of a bare number.
    """

    kind: LineKind
    label: str = ""
    cells: tuple[Cell, ...] = ()
    over: tuple[int, int] | None = None


def unroll(table: Table) -> list[Line]:
    """The table's lines from top to bottom, sums included."""
    lines: list[Line] = []
    for section in table.sections:
        lines.extend(_section_lines(section, table.columns, start=len(lines)))
    if table.total and lines:
        rows = [row for section in table.sections for row in rows_of(section)]
        sums = _sums(rows, table.columns)
        lines.append(Line(LineKind.TOTAL, table.total, sums, (0, len(lines) - 1)))
    return lines


def rows_of(section: Section) -> Iterator[Row]:
    for group in section.groups:
        yield from group.rows


def money_span(columns: Sequence[Column]) -> tuple[int, int]:
    """First and one-past-last money column: a label stands before it, remarks after it."""
    money = [index for index, column in enumerate(columns) if column.kind is Kind.MONEY]
    return (money[0], money[-1] + 1) if money else (len(columns), len(columns))


def _section_lines(section: Section, columns: Sequence[Column], *, start: int) -> Iterator[Line]:
    at = start
    if section.opening:
        yield Line(LineKind.BOUNDARY if section.is_boundary else LineKind.STRIP, section.opening)
        at += 1
    first = at
    for group in section.groups:
        if group.heading:
            yield _group_line(group, columns, at=at)
            at += 1
        for row in group.rows:
            yield Line(LineKind.ROW, cells=row.cells)
            at += 1
    if section.total and at > first:
        sums = _sums(list(rows_of(section)), columns)
        yield Line(LineKind.SECTION_TOTAL, section.total, sums, (first, at - 1))


def _group_line(group: Group, columns: Sequence[Column], *, at: int) -> Line:
    """The sum of a single row would only repeat it."""
    if len(group.rows) < 2:
        return Line(LineKind.GROUP, group.heading)
    over = (at + 1, at + len(group.rows))
    return Line(LineKind.GROUP, group.heading, _sums(group.rows, columns), over)


def _sums(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[Cell, ...]:
    """Per column: the sum in satang, or ``None`` where no row gives an amount."""
    return tuple(
        _sum([row.cells[index] for row in rows]) if column.kind is Kind.MONEY else None
        for index, column in enumerate(columns)
    )


def _sum(cells: Sequence[Cell]) -> int | None:
    amounts = [cell for cell in cells if isinstance(cell, int)]
    return sum(amounts) if amounts else None


def has_satang(lines: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Whether any amount of the table has satang, so that all must show them."""
    money = [index for index, column in enumerate(columns) if column.kind is Kind.MONEY]
    cells = (line.cells[index] for line in lines if line.cells for index in money)
    return any(isinstance(cell, int) and cell % SATANG_PER_BAHT for cell in cells)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading cell and the columns and heading rows it covers."""

    text: str
    start: int
    columns: int = 1
    rows: int = 1


def heading_rows(columns: Sequence[Column]) -> list[list[Heading]]:
    """One row of headings, or two where columns share a heading."""
    has_two = any(column.under for column in columns)
    upper: list[Heading] = []
    for shared, run in groupby(enumerate(columns), key=lambda pair: pair[1].under):
        members = list(run)
        if shared:
            upper.append(Heading(shared, members[0][0], columns=len(members)))
        else:
            rows = 2 if has_two else 1
            upper.extend(Heading(column.heading, index, rows=rows) for index, column in members)
    lower = [Heading(column.heading, i) for i, column in enumerate(columns) if column.under]
    return [upper, lower] if has_two else [upper]
