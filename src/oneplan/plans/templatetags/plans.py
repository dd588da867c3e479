"""What a plan's page asks of its quality review."""

from __future__ import annotations

from django import template

from oneplan.plans.models import Element
from oneplan.plans.quality import Quality, Reviewed

register = template.Library()


@register.filter
def review_of(quality: Quality, element: Element) -> Reviewed | None:
    """``{{ quality|review_of:element }}``: the indicator's row number and remarks."""
    return quality.by_element.get(element.pk)
