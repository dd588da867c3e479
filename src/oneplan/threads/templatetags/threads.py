"""Where a subject's page is, for templates."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django import template

from oneplan.threads.pages import address_of
from oneplan.threads.sentences import sentence
from oneplan.threads.telling import where_it_stands

if TYPE_CHECKING:
    from oneplan.core.page_parts import Told
    from oneplan.threads.models import Event, HandOver, Subject
    from oneplan.threads.queries import Story

register = template.Library()


@register.filter
def page_address(subject: Subject) -> str:
    return address_of(subject)


@register.filter
def in_a_sentence(event: Event) -> str:
    return sentence(event)


@register.filter
def note_in(key: UUID, hand_over: HandOver | None) -> str:
    """What the open hand-over says of one record; empty where it says nothing."""
    notes = hand_over.notes.all() if hand_over else ()
    return next((note.words for note in notes if note.subject_id == key), "")


@register.inclusion_tag("threads/parts/where_it_stands.html")
def stands(story: Story) -> dict[str, Told | None]:
    """``{% stands story %}``: the last decision about a record, at the head of its page."""
    return {"line": where_it_stands(story)}
