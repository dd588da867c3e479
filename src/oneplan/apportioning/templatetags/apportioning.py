"""Tags of the page of takers: what stands in a row, as typed, as said, or as suggested."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from oneplan.apportioning.queries import Line

register = template.Library()


@register.simple_tag
def said(line: Line, posted: Mapping[str, str]) -> dict[str, str]:
    """Taker, body and reason of a row: what was just typed goes before what stands."""
    key = line.rank.subject_id
    return {
        "taker": posted.get(f"taker-{key}", line.taker),
        "body": posted.get(f"body-{key}", line.to_body.name_th if line.to_body else ""),
        "because": posted.get(f"because-{key}", line.taking.because if line.taking else ""),
    }
