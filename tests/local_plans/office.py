"""An authority at work on the books of its plan, for the tests that need some in force."""

from __future__ import annotations

import datetime as dt
from typing import Any

from oneplan.areas.models import BodyKind
from oneplan.committees.models import Committee, Decision
from oneplan.committees.queries import what_waits
from oneplan.committees.services import (
    call_meeting,
    confirm,
    decide,
    put_on_agenda,
    record_presence,
)
from oneplan.core.services import load_code_lists
from oneplan.cycles.services import open_cycle
from oneplan.funds.models import SourceGroup
from oneplan.local_plans.books import announce_book, open_book, open_local_plan, pass_step, route_of
from oneplan.local_plans.models import Book
from oneplan.local_plans.writing import RowDraft
from oneplan.plans.models import EditionKind, Listing, Plan
from oneplan.plans.standing import editions_standing, valid_listings
from oneplan.threads.models import Circulation, Subject
from tests.budget.lines import make_source
from tests.cast import Cast
from tests.local_plans.committee import development_committee
from tests.projects.works import make_activity


class Office:
    """The authority at work: its plan, its committee, and one way to bring a book into force."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.by = cast, cast.planner
        cast.authority.kind = BodyKind.SUBDISTRICT_ADMINISTRATION
        cast.authority.save()
        load_code_lists()
        self.source = make_source("31", SourceGroup.LOCAL)
        self.plan: Plan = open_local_plan(cast.authority, cycle=open_cycle("2571-2575"), by=self.by)
        self.committee: Committee = development_committee(cast.authority, by=self.by)
        self.meetings = 0

    def work(self, title: str) -> Subject:
        made = make_activity(
            self.cast.authority, self.by, title=title, circulation=Circulation.CIRCULATED
        )
        return made.subject

    def row(self, title: str, baht: int, *, page: str, item: str = "1", **printed: str) -> RowDraft:
        money = ((2571, self.source, baht * 100),)
        return RowDraft(title=title, page=page, item=item, printed=printed, money=money)

    def begin(self, kind: EditionKind, reason: str = "ตามมติประชาคม") -> Book:
        return open_book(self.plan, kind=kind, year=2571, reason=reason, by=self.by)

    def meet(self) -> Any:
        """The development committee agrees to what waits for it."""
        self.meetings += 1
        meeting = call_meeting(
            self.committee,
            number=self.meetings,
            year=2570,
            held_on=dt.date(2027, 8, self.meetings),
            by=self.by,
        )
        seats = list(self.committee.seats.values_list("pk", flat=True))
        record_presence(meeting, seats, by=self.by)
        (waiting,) = what_waits(self.committee)
        item = put_on_agenda(meeting, waiting, by=self.by)
        decide(item, Decision.APPROVED, resolution="เห็นชอบ", by=self.by)
        return confirm(item, by=self.by)

    def pass_all(self, book: Book, *, on: dt.date) -> None:
        for step in route_of(book):
            if step.code == "COMMITTEE":
                self.meet()
            else:
                pass_step(book, step.code, on=on, words="ครั้งที่ 1/2570", by=self.by)

    def announce(self, book: Book, *, on: dt.date) -> None:
        self.pass_all(book, on=on)
        announce_book(book, on=on, announcement="ประกาศ 1/2570", by=self.by)

    def valid(self, on: dt.date) -> dict[str, Listing]:
        return {row.title: row for row in valid_listings(editions_standing(self.plan, on))}
