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
    heads = [f"{scale}: {each}" for scale in scales for each in ("p50 / p95 ms", "queries", "kB")]
    growth = ["growth of p95"] if len(scales) > 1 else []
    rows = [["page", *heads, *growth], ["---"] * (1 + len(heads) + len(growth))]
    for page, found in by_page.items():
        cells = [cell for scale in scales for cell in _cells(found.get(scale))]
        if growth:
            first, last = found.get(scales[0]), found.get(scales[-1])
            cells.append(f"{last['p95_ms'] / first['p95_ms']:.1f}" if first and last else "")
        rows.append([page, *cells])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cells(line: Mapping[str, Any] | None) -> tuple[str, str, str]:
    if line is None:
        return "", "", ""
    over = f" **over {line['limit_ms']}**" if line["p95_ms"] > line["limit_ms"] else ""
    bad = f" ({line['bad']} failed)" if line["bad"] else ""
    return (
        f"{line['p50_ms']:.0f} / {line['p95_ms']:.0f}{over}{bad}",
        str(line["queries"]),
        str(line["kb"]),
    )
