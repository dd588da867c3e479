"""Where a subject's page is, for templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from oneplan.threads.pages import address_of
from oneplan.threads.telling import where_it_stands

if TYPE_CHECKING:
    from oneplan.core.page_parts import Told
    from oneplan.threads.models import Subject
    from oneplan.threads.queries import Story

register = template.Library()


@register.filter
def page_address(subject: Subject) -> str:
    return address_of(subject)


@register.inclusion_tag("threads/parts/where_it_stands.html")
def stands(story: Story) -> dict[str, Told | None]:
    """``{% stands story %}``: the last decision about a record, at the head of its page."""
    return {"line": where_it_stands(story)}
