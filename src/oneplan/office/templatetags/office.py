"""Tags of the first page: days left, in words."""

from __future__ import annotations

from django import template

from oneplan.accounts.waiting_work import days_in_words

register = template.Library()


@register.filter
def days_left(days: int) -> str:
    """Days until a day, or since it went by, in words."""
    return days_in_words(days)
