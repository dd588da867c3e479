"""The row of saved views above a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from oneplan.core.narrowing import EVERYTHING

register = template.Library()


@register.inclusion_tag("saved_views/parts/row.html", takes_context=True)
def saved_views(context: Mapping[str, Any]) -> dict[str, Any]:
    """``{% saved_views %}``: chips of the views kept of this list; nothing for the public."""
    request = context["request"]
    row = getattr(request, "saved_views", None)
    is_here = row is not None and any(one.is_current for one in row.views)
    everything = f"{request.path}?{EVERYTHING}=1"
    return {"row": row, "everything": everything, "is_kept": is_here}
