"""Who is told of pages: the bodies one was sent to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from oneplan.notices.audiences import CLOSE, Audience, Bodies
from oneplan.notices.models import Kind
from oneplan.plan_pages.models import Reader

if TYPE_CHECKING:
    from oneplan.threads.models import Event


def readers(events: Sequence[Event]) -> Bodies:
    """The bodies each sending went to."""
    return _bodies(events, "sent_at")


def reminded(events: Sequence[Event]) -> Bodies:
    """The late bodies each reminder went to."""
    return _bodies(events, "reminded_at")


def _bodies(events: Sequence[Event], moment: str) -> Bodies:
    plans = {event.subject_id for event in events}
    rows = list(
        Reader.objects.filter(edition__plan__in=plans, **{f"{moment}__isnull": False}).values_list(
            "edition__plan_id", "body_id", moment
        )
    )
    return {
        event.pk: {
            body
            for plan, body, at in rows
            if plan == event.subject_id and abs(at - event.at) < CLOSE
        }
        for event in events
    }


READERS = Audience(kind=Kind.ASKED, find=readers, permission="plan_pages.read")
REMINDED = Audience(kind=Kind.DUE, find=reminded, permission="plan_pages.read")
