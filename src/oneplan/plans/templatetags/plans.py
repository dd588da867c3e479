"""What pages of plans ask of editions and of the quality review."""

from __future__ import annotations

from decimal import Decimal

from django import template

from oneplan.plans.models import Edition, Element
from oneplan.plans.quality import Quality, Reviewed
from oneplan.plans.rules.past import plain
from oneplan.plans.services import edition_label
from oneplan.plans.tested import FiveTests, SumTold

register = template.Library()


@register.filter
def review_of(quality: Quality | None, element: Element) -> Reviewed | None:
    """``{{ quality|review_of:element }}``: the indicator's row number and remarks."""
    return quality.by_element.get(element.pk) if quality else None


@register.filter
def called(edition: Edition) -> str:
    """``{{ edition|called }}``: what people call an edition."""
    return edition_label(edition)


@register.filter
def sum_of(tested: FiveTests | None, element: Element) -> SumTold | None:
    """``{{ tested|sum_of:element }}``: what works promise together to an indicator."""
    return tested.sums.get(element.pk) if tested else None


@register.filter
def plainly(number: Decimal) -> str:
    """``{{ number|plainly }}``: with thousands, without zeros that say nothing."""
    return plain(number)
