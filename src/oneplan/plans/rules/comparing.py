"""Two editions of a plan compared row by row: what came, what went, what changed.

A row is told from edition to edition by its lineage, never by its number or its wording.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Key = Hashable
Value = str | int | None
Fact = tuple[str, int | None, str]
"""What is compared: its name, and where it has them the fiscal year (B.E.) and the source."""

WORDING, TARGET, MONEY = "wording", "target", "money"
"""Names of facts the comparison itself knows; other names are the caller's."""
MOVED, REORDERED = "moved", "reordered"
"""Differences of place: under another row; in another order among the same neighbours."""


class Happened(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSaid:
    """A row as one edition says it.

    ``facts`` hold everything that is compared, money in satang.  ``parent`` is the lineage it
    stands under and ``under`` what that is called; ``rank`` its place in a ranked list.  Rows
    come in the order they are printed.
    """

    lineage: Key
    kind: str
    parent: Key | None = None
    under: str = ""
    rank: int | None = None
    facts: Mapping[Fact, Value] = field(default_factory=dict)

    @property
    def wording(self) -> str:
        return str(self.facts.get((WORDING, None, ""), ""))


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing a row says differently.  None is what it did not say at all."""

    name: str
    year: int | None
    source: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class RowCompared:
    """A row in either edition or both, with its differences in a fixed order."""

    happened: Happened
    old: RowSaid | None
    new: RowSaid | None
    differences: tuple[Difference, ...] = ()

    @property
    def row(self) -> RowSaid:
        row = self.new or self.old
        if row is None:
            raise ValueError("a compared row stands in one of the editions at least")
        return row

    def has(self, name: str) -> bool:
        return any(each.name == name for each in self.differences)


def compare_rows(old: Sequence[RowSaid], new: Sequence[RowSaid]) -> list[RowCompared]:
    """Every row of both editions in the order of the new one.

    A row that went stands behind the row it stood behind before.
    """
    before = {row.lineage: row for row in old}
    after = {row.lineage: row for row in new}
    reordered = _reordered(old, new)
    gone = _gone_behind(old, after)
    found = [RowCompared(Happened.REMOVED, row, None) for row in gone[None]]
    for row in new:
        found.append(_compared(before.get(row.lineage), row, row.lineage in reordered))
        found.extend(RowCompared(Happened.REMOVED, each, None) for each in gone[row.lineage])
    return found


def differences(old: Mapping[Fact, Value], new: Mapping[Fact, Value]) -> tuple[Difference, ...]:
    """What two rows say differently, in the order the facts were given."""
    named = list(dict.fromkeys((*old, *new)))
    return tuple(
        Difference(*fact, old.get(fact), new.get(fact))
        for fact in named
        if _said(old.get(fact)) != _said(new.get(fact))
    )


def total(rows: Iterable[RowSaid]) -> int:
    """All money the rows say, in satang."""
    return sum(
        value
        for row in rows
        for (name, _year, _source), value in row.facts.items()
        if name == MONEY and isinstance(value, int)
    )


def money_by_year_and_source(rows: Iterable[RowSaid]) -> dict[tuple[int, str], int]:
    """Satang by fiscal year (B.E.) and code of the source."""
    sums: dict[tuple[int, str], int] = defaultdict(int)
    for row in rows:
        for (name, year, source), value in row.facts.items():
            if name == MONEY and year is not None and isinstance(value, int):
                sums[year, source] += value
    return dict(sorted(sums.items()))


def _said(value: Value) -> Value:
    """An empty text says nothing; zero does say something."""
    return None if value == "" else value


def _compared(old: RowSaid | None, new: RowSaid, is_reordered: bool) -> RowCompared:
    if old is None:
        return RowCompared(Happened.ADDED, None, new)
    found = list(differences(old.facts, new.facts))
    if old.parent != new.parent:
        found.append(Difference(MOVED, None, "", old.under, new.under))
    if is_reordered:
        found.append(Difference(REORDERED, None, "", old.rank, new.rank))
    return RowCompared(Happened.CHANGED if found else Happened.KEPT, old, new, tuple(found))


def _gone_behind(
    old: Sequence[RowSaid], after: Mapping[Key, RowSaid]
) -> dict[Key | None, list[RowSaid]]:
    """Rows that went, by the last row before them that stayed."""
    gone: dict[Key | None, list[RowSaid]] = defaultdict(list)
    behind: Key | None = None
    for row in old:
        if row.lineage in after:
            behind = row.lineage
        else:
            gone[behind].append(row)
    return gone


def _reordered(old: Sequence[RowSaid], new: Sequence[RowSaid]) -> set[Key]:
    """Rows in another order among those that stayed under the same row.

    Rows pushed along by what came or went before them are not among them.
    """
    order = {row.lineage: place for place, row in enumerate(old)}
    parents = {row.lineage: row.parent for row in old}
    stayed: dict[tuple[Key | None, str], list[Key]] = defaultdict(list)
    for row in new:
        if row.lineage in order and parents[row.lineage] == row.parent:
            stayed[row.parent, row.kind].append(row.lineage)
    return {
        row for rows in stayed.values() for row in set(rows) - set(_longest_in_order(rows, order))
    }


def _longest_in_order(rows: Sequence[Key], order: Mapping[Key, int]) -> list[Key]:
    """The most rows that still stand in their old order: all others moved (patience sorting)."""
    ends: list[int] = []
    tops: list[Key] = []
    below: dict[Key, Key | None] = {}
    for row in rows:
        pile = bisect_left(ends, order[row])
        below[row] = tops[pile - 1] if pile else None
        ends[pile : pile + 1] = [order[row]]
        tops[pile : pile + 1] = [row]
    found: list[Key] = []
    at = tops[-1] if tops else None
    while at is not None:
        found.append(at)
        at = below[at]
    return found[::-1]
