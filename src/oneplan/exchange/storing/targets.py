"""Storing lists of strategies and targets: each list of a table is put whole."""

from __future__ import annotations

from collections import defaultdict

from django.db import transaction

from oneplan.core.errors import Refusal
from oneplan.core.findings import Severity
from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.layouts.targets import TargetRow
from oneplan.exchange.storing.batch import Batch, Stored
from oneplan.strategy.library import HEAD_FIELDS, Entry, Head, put_list
from oneplan.thai.errors import UnreadableText
from oneplan.thai.years import parse_period

HEAD_COLUMNS = (*HEAD_FIELDS, "years")
"""What is said of a list as a whole, as fields of a row."""


def store_targets(batch: Batch) -> Stored:
    """New and changed rows, list by list; a list that cannot stand is told at each of its rows."""
    lists: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for each in batch.to_store:
        lists[each.entry.list_code, each.entry.version].append(each)
    stored: dict[str, None] = {}
    for rows in lists.values():
        for each in _put(batch, rows):
            stored[each.key] = None
    return stored


def _put(batch: Batch, rows: list[Record]) -> list[Record]:
    """The rows that were stored; the others have a finding."""
    try:
        head = _head(batch, rows)
        with transaction.atomic():
            put = put_list(head, [_entry(each) for each in rows], by=batch.by)
    except Refusal as refusal:
        for each in rows:
            batch.tell(refusal.code, each, Severity.ERROR, **refusal.facts)
        return []
    for each in rows:
        if refused := put.left_out.get(each.entry.code):
            batch.tell(refused.code, each, Severity.ERROR, **refused.facts)
    return [each for each in rows if each.entry.code not in put.left_out]


def _head(batch: Batch, rows: list[Record]) -> Head:
    """What the first row that says something says; a later row that differs is told of."""
    first: TargetRow = rows[0].entry
    told: dict[str, str] = {}
    for each in rows:
        for name in HEAD_COLUMNS:
            name_of = "source_mark" if name == "mark" else name
            value = getattr(each.entry, name_of) or ""
            if value and told.setdefault(name, value) != value:
                facts = {"column": name_of, "value": value, "first": told[name]}
                batch.tell("strategy.head_differs", each, Severity.WARNING, **facts)
    if "years" in told:
        told["years"] = _years(told["years"])
    return Head(code=first.list_code, version=first.version, **told)


def _years(written: str) -> str:
    """A period as cycles write it; one year alone is a period of itself."""
    try:
        return str(parse_period(written))
    except UnreadableText:
        raise Refusal("strategy.years_unreadable", years=written) from None


def _entry(record: Record) -> Entry:
    row: TargetRow = record.entry
    return Entry(
        code=row.code,
        name_th=row.name_th,
        name_en=row.name_en or "",
        level=row.known_level,
        parent_code=row.parent_code or "",
        parent_list=row.parent_list or "",
        keywords=row.keywords,
        mark=row.mark or "",
        position=record.where.row or 0,
    )
