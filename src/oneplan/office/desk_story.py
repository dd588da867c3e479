"""What happened around a post, with one act over many records told once and counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import ngettext

from oneplan.core.page_parts import Told
from oneplan.threads.pages import address_of
from oneplan.threads.sentences import sentence

if TYPE_CHECKING:
    from oneplan.threads.models import Event

MANY = 3
"""An act on this many records in one day is told once."""

TITLE = 70


def told_together(events: Iterable[Event], *, most: int) -> list[Told]:
    """The first ``most`` lines of a story, newest first: each day's act once, however many records.

    An act on a few records is told of each.  An act on many is told of the latest, with how many
    more there were.
    """
    acts: dict[tuple[str, dt.date], list[Event]] = {}
    for event in events:
        acts.setdefault((event.code, timezone.localdate(event.at)), []).append(event)
    return list(chain.from_iterable(_lines_of(act) for act in acts.values()))[:most]


def _lines_of(act: list[Event]) -> list[Told]:
    more = len({event.subject_id for event in act}) - 1
    if more + 1 < MANY:
        return [_line(event) for event in act]
    words = ngettext("and %(count)s more record", "and %(count)s more records", more)
    return [_line(act[0], words % {"count": more})]


def _line(event: Event, more: str = "") -> Told:
    """A sentence with the record it is about: sentences alone do not name it."""
    title = Truncator(event.subject.title).chars(TITLE)
    by = " · ".join(part for part in (title, event.subject.public_no, more) if part)
    return Told(event.at, sentence(event), by, url=address_of(event.subject))
