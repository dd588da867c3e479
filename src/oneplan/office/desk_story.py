"""What happened around a post, with one act over many records told once and counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import ngettext

from oneplan.core.page_parts import Told
from oneplan.threads.models import Event
from oneplan.threads.pages import address_of
from oneplan.threads.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY = 3
"""An act on this many records in one day is told once."""

TITLE = 70


class Heard(NamedTuple):
    """One event before it is told: enough to put it with those of the same act."""

    pk: UUID
    code: str
    at: dt.datetime
    subject_id: UUID


class Line(NamedTuple):
    """The event a line tells of, and how many more records it stands for."""

    heard: Heard
    more: int


def lines_of(heard: Iterable[Heard], *, most: int) -> list[Line]:
    """The first ``most`` lines of a story, newest first: each day's act once, however many records.

    An act on a few records is told of each.  An act on many is told of the latest, with how many
    more there were.
    """
    acts: dict[tuple[str, dt.date], list[Heard]] = {}
    for each in heard:
        acts.setdefault((each.code, timezone.localdate(each.at)), []).append(each)
    return list(islice(chain.from_iterable(map(_lines, acts.values())), most))


def _lines(act: list[Heard]) -> Iterator[Line]:
    records = len({each.subject_id for each in act})
    if records < MANY:
        return (Line(each, 0) for each in act)
    return iter([Line(act[0], records - 1)])


def told(*stories: Sequence[Line]) -> list[list[Told]]:
    """The lines in words, story by story, all of them read in one query."""
    wanted = [line.heard.pk for story in stories for line in story]
    events = Event.objects.select_related("subject").in_bulk(wanted)
    return [[_told(events[line.heard.pk], line.more) for line in story] for story in stories]


def _told(event: Event, more: int) -> Told:
    """A sentence with the record it is about: sentences alone do not name it."""
    title = Truncator(event.subject.title).chars(TITLE)
    words = ngettext("and %(count)s more record", "and %(count)s more records", more)
    beside = words % {"count": more} if more else ""
    by = " · ".join(part for part in (title, event.subject.public_no, beside) if part)
    return Told(event.at, sentence(event), by, url=address_of(event.subject))
