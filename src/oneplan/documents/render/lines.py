"""A table unrolled into lines and added up once, so that every printer shows equal sums."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from oneplan.documents.render.description import Cell, Column, Kind, Row, Section, Table


class LineKind(StrEnum):
    STRIP = "strip"
    """A section's opening."""
    BOUNDARY = "boundary"
    """A section's opening that marks a limit."""
    GROUP = "group"
    """A group's heading with the sum of its rows."""
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
            over = (at + 1, at + len(group.rows))
            yield Line(LineKind.GROUP, group.heading, _sums(group.rows, columns), over)
            at += 1
        for row in group.rows:
            yield Line(LineKind.ROW, cells=row.cells)
            at += 1
    if section.total and at > first:
        sums = _sums(list(rows_of(section)), columns)
        yield Line(LineKind.SECTION_TOTAL, section.total, sums, (first, at - 1))


def _sums(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[Cell, ...]:
    """Per column: the sum in satang, or ``None`` where no row gives an amount."""
    return tuple(
        _sum([row.cells[index] for row in rows]) if column.kind is Kind.MONEY else None
        for index, column in enumerate(columns)
    )


def _sum(cells: Sequence[Cell]) -> int | None:
    amounts = [cell for cell in cells if isinstance(cell, int)]
    return sum(amounts) if amounts else None
