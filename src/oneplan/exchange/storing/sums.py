"""What stands in the database of the rows of a run, added up from the money's own tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import Sum

from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.models import IntakeRow
from oneplan.exchange.storing.ledger import BATCH, Ledger
from oneplan.funds.models import PublishedLine
from oneplan.projects.models import CostLine

LINE_LAYOUTS = frozenset({"budget_lines", "ministry_lines", "subsidy_lines", "pao_tasks"})
RowKey = tuple[str, str]
"""Layout and natural key."""


def satang_standing(records: Sequence[Record], ledger: Ledger) -> Mapping[RowKey, int]:
    """Satang of each kept row: of printed lines from the lines, of proposals from their cost lines,
    of others from the ledger."""
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
    standing: dict[RowKey, int] = {
        key: row.satang or 0 for key, row in rows.items() if key not in in_lines
    }
    ids = list(lines)
    for start in range(0, len(ids), BATCH):
        found = PublishedLine.objects.filter(pk__in=ids[start : start + BATCH])
        standing |= {lines[pk]: satang for pk, satang in found.values_list("pk", "satang")}
    return standing | _costs_standing(rows)


def _costs_standing(rows: Mapping[RowKey, IntakeRow]) -> dict[RowKey, int]:
    """Satang of proposals' rows; what an activity's cost lines hold beyond or short of its rows
    shows at its first row."""
    by_activity: dict[UUID, list[RowKey]] = {}
    for key, row in rows.items():
        if key[0] == "activities" and row.subject_id:
            by_activity.setdefault(row.subject_id, []).append(key)
    costs = dict(
        CostLine.objects.filter(activity__in=by_activity)
        .values_list("activity_id")
        .annotate(total=Sum("satang"))
    )
    found: dict[RowKey, int] = {}
    for subject_id, keys in by_activity.items():
        own = {key: rows[key].satang or 0 for key in keys}
        own[keys[0]] += costs.get(subject_id, 0) - sum(own.values())
        found |= own
    return found
