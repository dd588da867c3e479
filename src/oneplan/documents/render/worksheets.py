"""What goes on each worksheet of a spreadsheet.

A table becomes a worksheet.  Filled forms (``Fields``) become one worksheet with a line for
each, and the tables inside them one worksheet each, so that 400 briefs stay a few lists.
"""

from collections.abc import Iterator, Sequence

from oneplan.documents.render.description import (
    Column,
    Document,
    Field,
    Fields,
    Group,
    Kind,
    Part,
    Row,
    Section,
    Table,
    Text,
)
from oneplan.documents.render.figures import text_of
from oneplan.documents.render.lines import has_satang, rows_of, unroll
from oneplan.documents.render.page import value_lines

_NUMBER = Column(heading="ที่", kind=Kind.RANK)


def sheets_of(document: Document) -> Iterator[tuple[Part, Table | None, tuple[str, ...]]]:
    """What goes on each worksheet: the headings' part, its table, and the texts below it."""
    filled = [
        (part, block)
        for part in document.parts
        for block in part.blocks
        if isinstance(block, Fields)
    ]
    if filled:
        yield from _collected(filled)
        return
    for part in document.parts:
        tables = [block for block in part.blocks if isinstance(block, Table)]
        texts = tuple(block.text for block in part.blocks if isinstance(block, Text))
        for table in tables[:-1]:
            yield part, table, ()
        yield part, tables[-1] if tables else None, texts


def _collected(
    filled: Sequence[tuple[Part, Fields]],
) -> Iterator[tuple[Part, Table, tuple[str, ...]]]:
    """The same form filled many times, as lists."""
    first, form = filled[0]
    part = Part(headings=first.headings[:1], facts=first.facts[:1])
    columns = (_NUMBER, *(Column(heading=item.label, weight=2) for item in form.items))
    rows = tuple(
        Row((number, *(_flat(item) for item in fields.items)))
        for number, (_, fields) in enumerate(filled, start=1)
    )
    yield part, _list(form.name, columns, rows), ()
    for position, item in enumerate(form.items):
        inner = [
            (number, owner.headings[-1], fields.items[position].value)
            for number, (owner, fields) in enumerate(filled, start=1)
        ]
        tables = [table for _, _, table in inner if isinstance(table, Table)]
        if not tables:
            continue
        rows = tuple(
            Row((number, name, *row.cells))
            for number, name, table in inner
            if isinstance(table, Table)
            for section in table.sections
            for row in rows_of(section)
        )
        columns = (_NUMBER, Column(heading="ชื่อ", weight=2.5), *tables[0].columns)
        yield part, _list(item.label, columns, rows, total=tables[0].total), ()


def _list(
    name: str, columns: tuple[Column, ...], rows: tuple[Row, ...], *, total: str = ""
) -> Table:
    sections = (Section(groups=(Group(rows=rows),)),)
    return Table(name=name, columns=columns, sections=sections, total=total)


def _flat(item: Field) -> str:
    """A field as the text of one cell; an inner table as a line a row."""
    value = value_lines(item)
    if not isinstance(value, Table):
        return "\n".join(value)
    decimals = has_satang(unroll(value), value.columns)
    return "\n".join(
        " · ".join(
            text_of(cell, column.kind, decimals=decimals)
            for cell, column in zip(row.cells, value.columns, strict=True)
            if cell not in (None, "")
        )
        for section in value.sections
        for row in rows_of(section)
    )
