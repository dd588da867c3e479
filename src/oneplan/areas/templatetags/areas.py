"""Places in words, for templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from oneplan.areas import in_words as words

if TYPE_CHECKING:
    from oneplan.areas.models import Area

register = template.Library()


@register.filter
def in_words(area: Area) -> str:
    """``{{ area|in_words }}``: the place with what holds it; load its surroundings beside it."""
    return words.in_words(area)
