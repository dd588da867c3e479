"""Where a subject's page is, for templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import template
from django.urls import reverse

from oneplan.core.templatetags.sharing import open_graph
from oneplan.threads.models import Circulation
from oneplan.threads.pages import address_of
from oneplan.threads.sentences import sentence
from oneplan.threads.telling import where_it_stands

if TYPE_CHECKING:
    from oneplan.core.page_parts import Told
    from oneplan.threads.models import Event, HandOver, Subject
    from oneplan.threads.queries import Story

register = template.Library()


@register.inclusion_tag("parts/sharing.html")
def share_record(subject: Subject) -> dict[str, Any]:
    """``{% share_record subject %}``: the share panel of a record's page."""
    return {"picture": reverse("threads:card", args=[subject.pk])}


@register.simple_tag(takes_context=True)
def record_graph(context: Mapping[str, Any], subject: Subject) -> str:
    """``{% record_graph subject %}``: Open Graph of a public record; nothing for any other."""
    if subject.circulation != Circulation.PUBLIC:
        return ""
    picture = reverse("threads:card", args=[subject.pk])
    return open_graph(context, subject.title[:200], picture)


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
