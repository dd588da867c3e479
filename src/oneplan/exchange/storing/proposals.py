"""Rows of a sheet of proposals, gathered into the activities and projects they describe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from oneplan.exchange.layouts.activities import ActivityRow
from oneplan.exchange.layouts.layout import Record, key_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One main activity with all its cost rows, in the order of the sheet."""

    key: str
    records: tuple[Record, ...]

    @property
    def rows(self) -> list[ActivityRow]:
        return [record.entry for record in self.records]

    @property
    def first(self) -> ActivityRow:
        entry: ActivityRow = self.records[0].entry
        return entry

    @property
    def project_key(self) -> str:
        row = self.first
        return key_of([row.fiscal_year, row.project_no, row.project, row.owner])

    def say(self, name: str) -> str:
        """The first text that any row gives for a field."""
        return next((str(value) for row in self.rows if (value := getattr(row, name))), "")

    @property
    def people(self) -> int | None:
        return next((row.people for row in self.rows if row.people is not None), None)

    @property
    def readiness(self) -> tuple[str, ...]:
        return _union(row.readiness for row in self.rows)

    @property
    def needs_answered(self) -> tuple[str, ...]:
        return _union(row.needs_answered for row in self.rows)


def proposals(records: Iterable[Record]) -> list[Proposal]:
    """The activities that cost rows belong to, in the order of their first row."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[record.entry.activity_key].append(record)
    return [
        Proposal(key, tuple(sorted(rows, key=lambda each: each.where.row or 0)))
        for key, rows in groups.items()
    ]


def _union(groups: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(each for group in groups for each in group))
