"""Reads about committees and their meetings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy

from oneplan.committees import rules
from oneplan.committees.acts import Waiting, act_of, all_acts
from oneplan.committees.models import AgendaItem, Committee, Meeting, MeetingState, Presence
from oneplan.core.asked import asked_choice, asked_year
from oneplan.core.narrowing import Chip, chips_of, chosen
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.rules import Reach


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


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """One part of the agenda (ระเบียบวาระ) with its items."""

    number: int
    title: str
    rows: list[AgendaRow]


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An item with what its act would do, while it is not confirmed."""

    item: AgendaItem
    preview: list[str]


PARTS = (
    (1, gettext_lazy("The chair informs the meeting")),
    (2, gettext_lazy("Certifying the minutes")),
    (3, gettext_lazy("Matters arising and for information")),
    (4, gettext_lazy("For decision")),
    (5, gettext_lazy("Other matters")),
)


def agenda_of(meeting: Meeting) -> list[AgendaPart]:
    """The five parts of the agenda in order, each with its items and previews."""
    items = list(meeting.items.select_related("subject").order_by("part", "position"))
    seen = previews([item for item in items if not item.confirmed_at])
    return [
        AgendaPart(
            number=number,
            title=str(title),
            rows=[AgendaRow(item, seen.get(item, [])) for item in items if item.part == number],
        )
        for number, title in PARTS
    ]


def meetings_that_certify(meeting: Meeting) -> list[Meeting]:
    """Later meetings of the same committee, which may certify this one's minutes."""
    later = meetings_of(meeting.committee).filter(held_on__gt=meeting.held_on)
    return list(later.order_by("held_on")[:12])


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """What a list of meetings is narrowed to; the year (B.E.) is that of their numbers."""

    state: str = ""
    year: int | None = None

    @classmethod
    def asked(cls, query: Mapping[str, str]) -> MeetingFilter:
        """What an address asks for; nonsense is as if not asked."""
        return cls(asked_choice(query, "state", MeetingState), asked_year(query, "year"))

    @property
    def states(self) -> list[tuple[str, str]]:
        return [(each.value, str(each.label)) for each in MeetingState]

    @property
    def chips(self) -> list[Chip]:
        """The filters in force, in words."""
        return chips_of(
            ("state", gettext_lazy("State"), chosen(self.states, self.state)),
            ("year", gettext_lazy("Year"), self.year),
        )

    @property
    def wanted(self) -> Q:
        state = Q(state=self.state) if self.state else Q()
        return state & Q(year=self.year) if self.year else state


def committees_around(
    post: Post, reach: Reach | None, asked: MeetingFilter = MeetingFilter()
) -> list[Committee]:
    """Committees whose meetings the post may read, its own body's first, each with its meetings.

    Its own body's committees without any meeting are left out where the list is narrowed.
    """
    seen = Meeting.objects.filter(asked.wanted, readable(reach, at="subject"))
    newest = seen.select_related("subject", "committee").order_by("-held_on", "-number")
    own = Q() if asked.wanted else Q(body_id=post.body_id)
    found = Committee.objects.filter(Q(meetings__in=seen) | own).distinct()
    rows = list(
        found.select_related("body").prefetch_related(
            Prefetch("meetings", queryset=newest, to_attr="readable_meetings"), "seats"
        )
    )
    return sorted(rows, key=lambda row: (row.body_id != post.body_id, row.body.sort_key))


def seat_cards(meeting: Meeting) -> list[Presence]:
    """The card of every seat, in the committee's order."""
    return list(meeting.presences.select_related("seat").order_by("seat__position"))
