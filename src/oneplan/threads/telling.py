"""A story as the page part draws it."""

from __future__ import annotations

from collections.abc import Iterator

from oneplan.core.page_parts import Told
from oneplan.core.templatetags.official import attribute
from oneplan.threads.models import Event
from oneplan.threads.pages import address_of
from oneplan.threads.queries import Story
from oneplan.threads.sentences import sentence

ICONS = {
    "merged": "tie",
    "merge_undone": "tie",
    "received": "inbox",
    "referred": "arrow",
    "resolved": "scale",
    "listed": "list",
}


DECISIVE = (
    *("within", "over", "listed", "unlisted", "left_out", "adopted", "adoption_undone"),
    *("resolved", "undone", "referred", "referral_", "merge", "withdrawn"),
    *("recorded_appropriated", "recorded_allotted", "recorded_disbursed"),
)
"""How the names of events begin that say where a record stands; the others tell of work on it."""
MOST_DECISIONS = 20


def where_it_stands(story: Story) -> Told | None:
    """The last sentence that decided something about a record or what came of it."""
    decisive = [event for event in story.events if _name(event).startswith(DECISIVE)]
    if not decisive and story.has_earlier:
        decisive = story.named(rf"\.({'|'.join(DECISIVE)})", most=MOST_DECISIONS)
    return _line(decisive[-1], story) if decisive else None


def _name(event: Event) -> str:
    return event.code.partition(".")[2]


def told_lines(story: Story) -> list[Told]:
    """The events of a story as lines, the newest first; another subject's leads to its page."""
    return [_line(event, story) for event in reversed(story.events)]


def _line(event: Event, story: Story) -> Told:
    icon = next((icon for start, icon in ICONS.items() if _name(event).startswith(start)), "dot")
    is_other = event.subject_id != story.subject.pk
    return Told(
        at=event.at,
        words=sentence(event),
        by=" · ".join(_signature(event, is_other=is_other)),
        icon=icon,
        url=address_of(event.subject) if is_other else "",
    )


def _signature(event: Event, *, is_other: bool) -> Iterator[str]:
    """Whose record an event belongs to, where it is another's, and which post made it."""
    if is_other:
        yield f"{event.subject.get_kind_display()} {event.subject.public_no}"
    if event.by_post:
        yield str(attribute(event.by_post, "title"))
