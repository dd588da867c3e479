"""What stands in the database of the rows of a run, added up from the money's own tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.storing.ledger import BATCH, Ledger
from oneplan.funds.models import PublishedLine

LINE_LAYOUTS = frozenset({"budget_lines", "ministry_lines", "subsidy_lines", "pao_tasks"})
RowKey = tuple[str, str]
"""Layout and natural key."""


def satang_standing(records: Sequence[Record], ledger: Ledger) -> Mapping[RowKey, int]:
    """Satang of each kept row: of printed lines from the lines, of others from the ledger."""
    rows = {
        (each.layout, each.key): ledger.kept[each.layout, each.key]
        for each in records
        if (each.layout, each.key) in ledger.kept
    }
    lines = {
        row.subject_id: key
        for key, row in rows.items()
        if key[0] in LINE_LAYOUTS and row.subject_id
    }
    in_lines = set(lines.values())
    standing = {key: row.satang or 0 for key, row in rows.items() if key not in in_lines}
    ids = list(lines)
    for start in range(0, len(ids), BATCH):
        found = PublishedLine.objects.filter(pk__in=ids[start : start + BATCH])
        standing |= {lines[pk]: satang for pk, satang in found.values_list("pk", "satang")}
    return standing
