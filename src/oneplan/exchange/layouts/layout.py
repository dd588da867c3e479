"""A layout: a kind of table OnePlan knows, and the record one of its rows becomes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from oneplan.core.findings import Where
from oneplan.exchange.layouts.cells import shown
from oneplan.exchange.layouts.columns import Column, columns_of
from oneplan.exchange.reading import Cell

LONGEST_KEY = 300

Doubt = tuple[str, Mapping[str, object]]
"""Code and facts of something doubtful about a record that can be stored all the same."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose row it is: provinces and clusters by code; empty where the row does not say."""

    provinces: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A table recognised by its columns.

    ``entry`` is the frozen dataclass of one row, its fields declared with
    ``layouts.columns``.  ``scope`` tells whose row it is, ``doubts`` what is strange about it.
    ``is_in_plan``: rows are numbered within a plan and do not say which; their key is completed
    with the province and cycle that were asked for.
    """

    code: str
    title_th: str
    title_en: str
    entry: type[Any]
    columns: Mapping[str, Column]
    scope: Callable[[Any], Scope]
    doubts: Callable[[Any], list[Doubt]]
    is_in_plan: bool = False

    @property
    def key_fields(self) -> list[str]:
        return [name for name, column in self.columns.items() if column.key]

    @property
    def required(self) -> list[str]:
        return [name for name, column in self.columns.items() if column.required]


def layout(
    code: str,
    title_th: str,
    title_en: str,
    entry: type[Any],
    *,
    scope: Callable[[Any], Scope] = lambda _entry: Scope(),
    doubts: Callable[[Any], list[Doubt]] = lambda _entry: [],
    is_in_plan: bool = False,
) -> Layout:
    """A layout whose columns are the fields of ``entry``."""
    return Layout(code, title_th, title_en, entry, columns_of(entry), scope, doubts, is_in_plan)


def by_province(entry: Any) -> Scope:
    """The scope of a row with one ``province_code``."""
    return Scope(provinces=(entry.province_code,) if entry.province_code else ())


def by_owner(entry: Any) -> Scope:
    """The scope of a row with ``owner_type`` and ``owner_code``: a cluster's or a province's."""
    if entry.owner_type == "cluster":
        return Scope(clusters=(entry.owner_code,))
    return Scope(provinces=(entry.owner_code,))


@dataclass(frozen=True, slots=True)
class Record:
    """One row, read and cleaned.

    ``key`` is the natural key within the layout and ``digest`` the sha256 of the cleaned values:
    the same key with the same digest is the same row, wherever it is met.  ``satang`` and
    ``fiscal_year`` (B.E.) are those of the entry, or None.  ``entry`` is the typed row, ``header``
    and ``cells`` what the file holds.
    """

    layout: str
    key: str
    digest: str
    entry: Any
    satang: int | None
    fiscal_year: int | None
    where: Where
    header: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def raw(self) -> dict[str, str]:
        """The row as the file holds it: heading to text, empty cells left out."""
        return {
            name: text
            for name, cell in zip(self.header, self.cells, strict=False)
            if name and (text := shown(cell))
        }


def key_of(values: list[object]) -> str:
    """A natural key as one text; different values never give the same text.

    A text longer than ``LONGEST_KEY`` ends in its own sha256 instead of its tail.
    """
    key = "|".join(
        canonical_text(value).replace("\\", "\\\\").replace("|", "\\|") for value in values
    )
    if len(key) <= LONGEST_KEY:
        return key
    mark = hashlib.sha256(key.encode()).hexdigest()
    return f"{key[: LONGEST_KEY - len(mark) - 1]}#{mark}"


def digest_of(code: str, values: Mapping[str, object]) -> str:
    """sha256 of a row's cleaned values.

    A field that shows nothing does not count, so that a column added to a layout later leaves
    the digests of rows without it unchanged.
    """
    told = {name: canonical(value) for name, value in values.items() if value not in (None, (), "")}
    packed = json.dumps([code, told], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode()).hexdigest()


def canonical(value: object) -> object:
    """A value in the one form in which equal values look equal."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [canonical(each) for each in value]
    return value


def canonical_text(value: object) -> str:
    found = canonical(value)
    if found is None:
        return ""
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)
