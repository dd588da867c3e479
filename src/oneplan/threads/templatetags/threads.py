"""Where a subject's page is, for templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from oneplan.threads.pages import address_of

if TYPE_CHECKING:
    from oneplan.threads.models import Subject

register = template.Library()


@register.filter
def page_address(subject: Subject) -> str:
    return address_of(subject)
