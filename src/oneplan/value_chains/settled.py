"""What the editable lists settle: the stages and links of a chain, and the sectors."""

from __future__ import annotations

from typing import Any

from oneplan.core.models import Code

LINKS, SECTORS = "value_chain_links", "sectors"
CROWDED_FROM = 4
"""For a link whose line of the list says nothing."""


def links_to_begin_with() -> list[dict[str, Any]]:
    """The links a new board starts with, each under its stage, in the order of the list."""
    rows = Code.objects.filter(list=LINKS).exclude(parent_code="").order_by("position")
    return [
        {
            "stage": row.parent_code,
            "name": row.name_th,
            "crowded_from": int(row.extra.get("crowded_from") or CROWDED_FROM),
            "position": number,
        }
        for number, row in enumerate(rows, start=1)
    ]


def stages() -> dict[str, Code]:
    """The columns of a board by their code, in the order of the list."""
    rows = Code.objects.filter(list=LINKS, parent_code="").order_by("position")
    return {row.code: row for row in rows}


def sectors() -> dict[str, Code]:
    """Who comments, by code."""
    return {row.code: row for row in Code.objects.filter(list=SECTORS).order_by("position")}
