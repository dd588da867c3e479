"""Reads about committees and their meetings."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from oneplan.committees import rules
from oneplan.committees.acts import Waiting, act_of, all_acts
from oneplan.committees.models import AgendaItem, Committee, Meeting, Presence


@dataclass(frozen=True, slots=True)
class Quorum:
    """Seats present against seats needed; ``is_met`` says whether the meeting may resolve."""

    present: int
    seats: int
    needed: int

    @property
    def is_met(self) -> bool:
        return self.seats > 0 and self.present >= self.needed


def what_waits(committee: Committee) -> list[Waiting]:
    """Everything the product knows to be waiting for this committee and on no open agenda yet."""
    listed = set(
        AgendaItem.objects.filter(meeting__committee=committee, confirmed_at=None)
        .exclude(act="")
        .values_list("act", "subject_id")
    )
    return [
        waiting
        for act in all_acts()
        for waiting in act.waiting(committee)
        if (waiting.act, waiting.subject.pk) not in listed
    ]


def previews(items: list[AgendaItem]) -> dict[AgendaItem, list[str]]:
    """What each undecided act would do, in sentences."""
    return {item: act_of(item.act).preview(item) if item.act else [] for item in items}


def quorum_of(meeting: Meeting) -> Quorum:
    cards = list(Presence.objects.filter(meeting=meeting).values_list("is_present", flat=True))
    needed = rules.seats_needed(len(cards), percent=meeting.committee.quorum_share)
    return Quorum(present=sum(cards), seats=len(cards), needed=needed)


def meetings_of(committee: Committee) -> QuerySet[Meeting]:
    return Meeting.objects.filter(committee=committee).select_related("committee", "subject")
