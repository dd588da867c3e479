"""What pages of plans ask of editions and of the quality review."""

from __future__ import annotations

from django import template

from oneplan.plans.models import Edition, Element
from oneplan.plans.quality import Quality, Reviewed
from oneplan.plans.services import edition_label

register = template.Library()


@register.filter
def review_of(quality: Quality, element: Element) -> Reviewed | None:
    """``{{ quality|review_of:element }}``: the indicator's row number and remarks."""
    return quality.by_element.get(element.pk)


@register.filter
def called(edition: Edition) -> str:
    """``{{ edition|called }}``: what people call an edition."""
    return edition_label(edition)
