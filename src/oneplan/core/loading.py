"""Bringing reference rows into a table: create what is new, update what differs, lose nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, QuerySet


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows a load made, changed, found as they were, or kept as officials edited them."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0

    def __add__(self, other: Loaded) -> Loaded:
        return Loaded(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.kept + other.kept,
        )

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed)

    def counts(self) -> dict[str, int]:
        return {
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "kept": self.kept,
        }


Row = TypeVar("Row", bound=Model)


def bring_in(
    there: QuerySet[Row],
    rows: Iterable[Mapping[str, Any]],
    *,
    key: Sequence[str],
    once: Sequence[str] = (),
) -> Loaded:
    """Make ``there`` hold ``rows`` (attribute to value), recognised by their ``key`` attributes.

    A foreign key is given by its ``…_id`` attribute.  Attributes named in ``once`` are set on
    a new row and left to the officials afterwards.  Rows of the table that ``rows`` do not
    name stay as they are.
    """
    existing = {tuple(getattr(row, name) for name in key): row for row in there}
    fresh, touched, unchanged = [], [], 0
    columns: set[str] = set()
    for wanted in rows:
        row = existing.get(tuple(wanted[name] for name in key))
        if row is None:
            fresh.append(there.model(**wanted))
            continue
        different = _differences(row, wanted, once=once)
        for name in different:
            setattr(row, name, wanted[name])
        columns.update(different)
        if different:
            touched.append(row)
        else:
            unchanged += 1
    there.bulk_create(fresh)
    if touched:
        there.bulk_update(touched, [name.removesuffix("_id") for name in sorted(columns)])
    return Loaded(new=len(fresh), changed=len(touched), unchanged=unchanged)


def _differences(row: Model, wanted: Mapping[str, Any], *, once: Sequence[str]) -> list[str]:
    return [
        name for name, value in wanted.items() if name not in once and getattr(row, name) != value
    ]
