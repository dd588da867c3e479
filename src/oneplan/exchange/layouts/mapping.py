"""An officer's own headings: a small file that says which heading means which field."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from oneplan.core.findings import Finding
from oneplan.exchange.layouts.headings import heading_key, heading_keys
from oneplan.exchange.reading.delimited import decode
from oneplan.exchange.reading.tables import trouble

FISCAL_YEAR = "fiscal_year"
LARGEST_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class HeadingMap:
    """What an officer says about a file before it is read.

    ``columns`` is heading to field, ``layout`` the layout it is (empty: find out), ``defaults``
    a text for a field that the table has no column for, such as the fiscal year of its title.
    ``fiscal_year`` (B.E.) stands only where a layout must have one and the table has no column.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    layout: str = ""
    defaults: Mapping[str, str] = field(default_factory=dict)
    fiscal_year: int | None = None

    def default_of(self, name: str, *, must_have: bool) -> str | None:
        """The text for a field without a column, if there is one."""
        if name == FISCAL_YEAR and must_have and self.fiscal_year is not None:
            return self.defaults.get(name, str(self.fiscal_year))
        return self.defaults.get(name)

    def field_of(self, heading: str) -> str | None:
        for key in heading_keys(heading):
            if key in self.columns:
                return self.columns[key]
        return None


def heading_map(
    columns: Mapping[str, str], *, layout: str = "", defaults: Mapping[str, str] | None = None
) -> HeadingMap:
    """A map from headings as they are written."""
    keyed = {heading_key(heading): name for heading, name in columns.items()}
    return HeadingMap(keyed, layout, dict(defaults or {}))


def load_heading_map(path: Path) -> HeadingMap | Finding:
    """A map from a file: .json, .toml or .csv (two columns: heading, field).

    JSON and TOML hold ``columns`` and, if wanted, ``layout`` and ``defaults``; a flat object is
    taken as ``columns``.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return trouble("exchange.file_missing", file=path.name)
    decoded = decode(data) if len(data) <= LARGEST_BYTES else None
    if decoded is None:
        return trouble("exchange.map_broken", file=path.name)
    try:
        found = _parsed(decoded[0], path.suffix.lower())
    except (ValueError, RecursionError, csv.Error):
        found = None
    return found or trouble("exchange.map_broken", file=path.name)


def _parsed(text: str, suffix: str) -> HeadingMap | None:
    if suffix == ".csv":
        pairs = [row for row in csv.reader(io.StringIO(text)) if len(row) >= 2]
        return heading_map({heading: name.strip() for heading, name, *_rest in pairs})
    document: Any = tomllib.loads(text) if suffix == ".toml" else json.loads(text)
    if not isinstance(document, dict):
        return None
    columns = document.get("columns", document)
    defaults = document.get("defaults", {})
    if not isinstance(columns, dict) or not isinstance(defaults, dict):
        return None
    return heading_map(
        {str(heading): str(name) for heading, name in columns.items()},
        layout=str(document.get("layout", "")) if columns is not document else "",
        defaults={str(name): str(value) for name, value in defaults.items()},
    )
