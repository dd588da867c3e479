"""Agenda items as a source of the search box, and what meetings say of themselves in lists."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oneplan.committees.models import AgendaItem, Meeting, MeetingState
from oneplan.core.searching import Hit, Question, Source, marked
from oneplan.core.templatetags.official import attribute
from oneplan.threads.access import reach
from oneplan.threads.marks import Mark
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from oneplan.accounts.models import Post
    from oneplan.threads.rules import Reach


def find_items(asked: Question, reader: Post | None, most: int) -> Sequence[Hit]:
    """Items of meetings the reader may read, whose title or resolution holds every word."""
    rows = AgendaItem.objects.filter(readable(reach(reader), at="meeting__subject"))
    for each in asked.wanted:
        rows = rows.filter(
            reduce(
                or_,
                (
                    Q(title__contains=spelling) | Q(resolution__contains=spelling)
                    for spelling in each.spellings or (each.typed,)
                ),
            )
        )
    shown = rows.select_related("meeting__committee__body").order_by("-meeting__held_on", "-pk")
    return [
        Hit(
            title=item.title,
            marked=marked(item.title, asked),
            url=reverse("committees:meeting", args=[item.meeting_id]),
            kind=_("agenda item"),
            icon="scale",
            number=f"{item.meeting.committee.short_name} {item.meeting.number}/{item.meeting.year}",
            owner=str(attribute(item.meeting.committee.body, "name")),
            stage=item.get_decision_display() if item.decision else "",
            year=item.meeting.year,
        )
        for item in shown[:most]
    ]


def marks_of_meetings(keys: Sequence[UUID], _reach: Reach | None) -> dict[UUID, Mark]:
    """How far a meeting is; one query."""
    rows = Meeting.objects.filter(pk__in=keys).values_list("pk", "state")
    return {key: Mark(MeetingState(state).label, state) for key, state in rows}


SOURCE = Source(code="agenda", label=_("Agenda items"), find=find_items, position=50, least=3)
