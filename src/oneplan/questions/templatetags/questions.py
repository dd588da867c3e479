"""Tags of questions: the heading a cell of an answer stands under."""

from __future__ import annotations

from collections.abc import Sequence

from django import template

register = template.Library()


@register.filter
def at(items: Sequence[str], place: int) -> str:
    """The item at a place, counted from 0."""
    return items[place]
