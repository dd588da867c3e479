"""Which layout a table has: all required columns there, and most headings known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from oneplan.core.findings import Finding, Severity
from oneplan.exchange.layouts import cells
from oneplan.exchange.layouts.cells import Reader
from oneplan.exchange.layouts.columns import Column
from oneplan.exchange.layouts.headings import heading_key, heading_keys, money_scale
from oneplan.exchange.layouts.layout import Layout
from oneplan.exchange.layouts.mapping import HeadingMap
from oneplan.exchange.layouts.registry import LAYOUTS
from oneplan.exchange.reading import Table
from oneplan.exchange.reading.tables import trouble

NEAREST = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the table a field stands; ``year`` for one of a column that repeats by year."""

    index: int
    read: Reader
    heading: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A layout laid over a table's headings."""

    layout: Layout
    places: dict[str, list[Place]]
    defaults: dict[str, str]
    unknown: tuple[str, ...]
    repeated: tuple[str, ...]

    @property
    def missing(self) -> list[str]:
        have = self.places.keys() | self.defaults.keys()
        return [name for name in self.layout.required if name not in have]

    @property
    def is_mostly_known(self) -> bool:
        """Whether at least half of the headings mean something to the layout."""
        return sum(len(places) for places in self.places.values()) >= len(self.unknown)

    @property
    def weight(self) -> tuple[int, int]:
        columns = sum(len(places) for places in self.places.values())
        return columns, len(self.layout.required)


def is_known_heading(heading: str, *, mapping: HeadingMap | None = None) -> bool:
    """Whether any layout, or the officer's map, knows this heading."""
    if mapping is not None and mapping.field_of(heading):
        return True
    keys = heading_keys(heading)
    return any(
        any(key in names for key in keys) or _year_in(column, keys) is not None
        for layout in LAYOUTS.values()
        for column, names in _named(layout.code).values()
    )


def recognise(table: Table, *, mapping: HeadingMap | None = None) -> Match | Finding:
    """The layout of a table, or why there is none: what the nearest lack, or which two fit."""
    mapping = mapping or HeadingMap()
    if mapping.layout and mapping.layout not in LAYOUTS:
        known = ", ".join(LAYOUTS)
        return trouble(
            "exchange.layout_not_known", file=table.file, layout=mapping.layout, known=known
        )
    candidates = [LAYOUTS[mapping.layout]] if mapping.layout else list(LAYOUTS.values())
    matches = [match_headings(layout, table.header, mapping=mapping) for layout in candidates]
    fitting = sorted(
        (each for each in matches if not each.missing and (each.is_mostly_known or mapping.layout)),
        key=lambda match: match.weight,
        reverse=True,
    )
    if not fitting:
        return _no_layout(table, matches)
    if len(fitting) > 1 and fitting[0].weight == fitting[1].weight:
        both = f"{fitting[0].layout.code}, {fitting[1].layout.code}"
        return trouble(
            "exchange.layout_ambiguous", file=table.file, sheet=table.sheet, layouts=both
        )
    return fitting[0]


def match_headings(layout: Layout, header: Sequence[str], *, mapping: HeadingMap) -> Match:
    """Lay one layout over headings; a heading serves one field, the first that claims it."""
    places: dict[str, list[Place]] = {}
    unknown, repeated = [], []
    for index, heading in enumerate(header):
        found = _field_of(layout, heading, mapping=mapping) if heading else None
        if found is None:
            unknown += [heading] if heading else []
            continue
        name, year = found
        column = layout.columns[name]
        if name in places and (year is None or any(each.year == year for each in places[name])):
            repeated.append(heading)
            continue
        places.setdefault(name, []).append(Place(index, _reader(column, heading), heading, year))
    defaults = {
        name: text
        for name, column in layout.columns.items()
        if name not in places
        and (text := mapping.default_of(name, must_have=column.filled)) is not None
    }
    return Match(layout, places, defaults, tuple(unknown), tuple(repeated))


def _field_of(
    layout: Layout, heading: str, *, mapping: HeadingMap
) -> tuple[str, int | None] | None:
    keys = heading_keys(heading)
    mapped = mapping.field_of(heading)
    if mapped is not None and mapped in layout.columns:
        column = layout.columns[mapped]
        year = _any_year(keys) if column.by_year else None
        return (mapped, year) if year is not None or not column.by_year else None
    named = _named(layout.code)
    for key in keys:
        for name, (column, names) in named.items():
            if key in names:
                return name, None
            year = _year_in(column, (key,))
            if year is not None:
                return name, year
    return None


def _reader(column: Column, heading: str) -> Reader:
    scale = money_scale(heading) if column.is_money else 1
    return column.read if scale == 1 else partial(cells.read_satang, scale=scale)


def _year_in(column: Column, keys: Sequence[str]) -> int | None:
    for pattern in column.by_year:
        for key in keys:
            found = pattern.fullmatch(key)
            if found:
                return int(found["year"])
    return None


def _any_year(keys: Sequence[str]) -> int | None:
    found = re.search(r"2[45][0-9]{2}", keys[0]) if keys else None
    return int(found[0]) if found else None


@lru_cache(maxsize=64)
def _named(code: str) -> dict[str, tuple[Column, frozenset[str]]]:
    """Each field of a layout with the keys of its accepted headings; its own name is one."""
    return {
        name: (column, frozenset(heading_key(each) for each in (name, *column.names)))
        for name, column in LAYOUTS[code].columns.items()
    }


def _no_layout(table: Table, matches: list[Match]) -> Finding:
    """Nothing fits: say what the nearest layouts lack, by the headings that would have helped."""
    near = sorted(matches, key=lambda match: (-len(match.places), len(match.missing)))[:NEAREST]
    told = "; ".join(
        f"{match.layout.code}: {', '.join(_heading_wanted(match.layout, match.missing))}"
        for match in near
        if match.places
    )
    return trouble(
        "exchange.layout_unknown",
        file=table.file,
        sheet=table.sheet,
        row=table.header_row,
        severity=Severity.WARNING if not told else Severity.ERROR,
        nearest=told or "-",
        headings=", ".join(name for name in table.header if name)[:300],
    )


def _heading_wanted(layout: Layout, missing: list[str]) -> list[str]:
    names = {name: layout.columns[name].names for name in missing}
    return [(headings or (name,))[0] for name, headings in names.items()]
