"""What a page says of itself, in words: on screen as on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from oneplan.plan_pages.paper import aim_in_words, changed_in_words, money_notes

if TYPE_CHECKING:
    from oneplan.plan_pages.queries import Measure, PlanPage

register = template.Library()


@register.filter
def aim(measure: Measure) -> str:
    return aim_in_words(measure)


@register.filter
def changed(shown: PlanPage) -> str:
    return changed_in_words(shown)


@register.filter
def money_told(shown: PlanPage) -> list[str]:
    return money_notes(shown)
