"""Where money lies, in words, for templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from oneplan.budget import surfaces

if TYPE_CHECKING:
    from oneplan.threads.models import Subject

register = template.Library()


@register.filter
def place_words(subject: Subject) -> str:
    return surfaces.place_words(subject)
