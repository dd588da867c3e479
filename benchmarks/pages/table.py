"""The table of a run: a line a page, a column a scale, how much it grows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def table(told: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """Markdown, for the documentation as it stands."""
    scales = list(told)
    by_page: dict[str, dict[str, Mapping[str, Any]]] = {}
    for scale, lines in told.items():
        for line in lines:
            by_page.setdefault(line["page"], {})[scale] = line
    heads = [f"{scale}: p95 ms (× floor), queries" for scale in scales]
    growth = ["growth"] if len(scales) > 1 else []
    rows = [["page", *heads, *growth]]
    rows.append(["---"] * len(rows[0]))
    for page, found in by_page.items():
        cells = [_cell(found.get(scale)) for scale in scales]
        if growth:
            first, last = found.get(scales[0]), found.get(scales[-1])
            cells.append(f"{last['p95_ms'] / first['p95_ms']:.1f}" if first and last else "")
        rows.append([page, *cells])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(line: Mapping[str, Any] | None) -> str:
    if line is None:
        return ""
    over = " **over**" if line["p95_ms"] > line["limit_ms"] else ""
    bad = f" ({line['bad']} failed)" if line["bad"] else ""
    return f"{line['p95_ms']:.0f} ({line['to_floor']}), {line['queries']}{over}{bad}"
