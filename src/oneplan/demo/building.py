"""Building the example province: people, intake, a round, its meeting and its book.

Every step goes through the services officers use, stamped with the day it would have happened,
so the example can never be what the product cannot do.  Running it again changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from oneplan.accounts.models import Post
from oneplan.annual_plans.models import Level, Round
from oneplan.annual_plans.queries import current_line, latest_round
from oneplan.annual_plans.services import draw_frame, run_round
from oneplan.areas.models import Body
from oneplan.areas.queries import find_body
from oneplan.committees.models import Committee, Decision, Meeting
from oneplan.committees.queries import what_waits
from oneplan.committees.services import (
    call_meeting,
    close_meeting,
    decide,
    put_on_agenda,
    record_presence,
)
from oneplan.core.money import SATANG_PER_BAHT
from oneplan.cycles.services import lay_calendar
from oneplan.demo.clock import Clock, showing
from oneplan.demo.conversations import ANSWERED_ON, talk_it_over
from oneplan.demo.goals import set_goals
from oneplan.demo.people import SINCE, people_the_province
from oneplan.demo.provincial_committee import seat_committees
from oneplan.documents.render.printing import Format
from oneplan.exchange.services import take_in
from oneplan.exchange.storing.wish import Wish
from oneplan.funds.models import FrameState
from oneplan.publishing.official_forms import FORMS
from oneplan.publishing.queries import printed_forms
from oneplan.publishing.services import print_book
from oneplan.threads.models import Circulation, Subject, SubjectKind, Tie, TieKind
from oneplan.threads.services import widen_to

EXAMPLES = Path(settings.ROOT) / "examples" / "phetchabun-demo"
PROVINCE, CYCLE, FISCAL_YEAR = "67", "2571-2575", 2571
DRAFT_FRAME = 240_000_000 * SATANG_PER_BAHT
WANTED = (("จ.2", Format.PDF), ("จ.2", Format.XLSX), ("จ.1-1", Format.PDF))
TAKEN_IN_ON, HELD_ON, PRINTED_ON = (
    dt.date(2026, 10, 19), dt.date(2026, 11, 13), dt.date(2026, 11, 16),
)  # fmt: skip

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What stands at the end, for whoever prints where to look."""

    round: Round
    papers: int


def build_example(told: Told) -> Built:
    """Make the example province stand; each step says what it does."""
    standing = standing_example()
    if standing is not None:
        told("จังหวัดตัวอย่างพร้อมใช้แล้ว · the example province stands already")
        return standing
    clock = Clock()
    with showing(clock):
        clock.turn_to(SINCE)
        told("ตำแหน่งและบัญชีทดลอง · posts and demo accounts")
        posts = people_the_province()
        committee = seat_committees(posts)
        clock.turn_to(TAKEN_IN_ON)
        lay_calendar(FISCAL_YEAR, by=posts["strategist"])
        told("รับไฟล์ตัวอย่าง · taking in the example folder")
        take_in(EXAMPLES, Wish(province=PROVINCE, cycle=CYCLE), by=posts["strategist"])
        set_goals(posts["strategist"])
        clock.turn_to(ANSWERED_ON)
        told("เวทีและการส่งต่อ · merging, referring, answering")
        talk_it_over(posts)
        clock.turn_to(HELD_ON, hour=8)
        told("จัดลำดับโครงการ · ranking the year's list")
        round_ = _rank(posts["strategist"])
        told("ประชุม ก.บ.จ. · the meeting")
        clock.turn_to(HELD_ON, hour=9)
        _meet(committee, posts["strategist"])
        clock.turn_to(PRINTED_ON)
        told("เผยแพร่สิ่งที่ได้รับความเห็นชอบ · publishing what was adopted")
        _publish(round_, posts["strategist"])
        told("พิมพ์แบบ จ.2 และ จ.1-1 · printing the book")
        return Built(round=round_, papers=_print(posts["strategist"]))


def standing_example() -> Built | None:
    """What was built before, when its last step was done; None while any of it is missing."""
    body = find_body(PROVINCE)
    if body is None:
        return None
    rounds = Round.objects.filter(body=body, fiscal_year=FISCAL_YEAR, adopted_as__isnull=False)
    round_ = rounds.select_related("subject").first()
    if round_ is None or len(_printed(body)) < len(WANTED):
        return None
    return Built(round=round_, papers=len(WANTED))


def _rank(strategist: Post) -> Round:
    """The year's list with the draft frame, run again only where its inputs changed."""
    adopted = latest_round(strategist.body, FISCAL_YEAR)
    if adopted is not None and adopted.adopted_as_id:
        return adopted
    round_ = run_round(
        Level.PROVINCE, strategist.body, fiscal_year=FISCAL_YEAR, by=strategist, on=HELD_ON
    )
    if current_line(round_) is None:
        draw_frame(round_, DRAFT_FRAME, state=FrameState.DRAFT, by=strategist, on=HELD_ON)
    return round_


def _meet(committee: Committee, strategist: Post) -> None:
    """The first meeting adopts the plan and the list; a second is called and still open."""
    if Meeting.objects.filter(committee=committee).exists():
        return
    meeting = call_meeting(
        committee,
        number=1,
        year=2570,
        held_on=HELD_ON,
        place="ห้องประชุมเพชบุระ ศาลากลางจังหวัด",
        by=strategist,
    )
    seats = list(committee.seats.order_by("position").values_list("pk", flat=True))
    record_presence(meeting, set(seats[:-2]), by=strategist)
    for waiting in what_waits(committee):
        item = put_on_agenda(meeting, waiting, by=strategist)
        words = "มติที่ประชุม เห็นชอบตามที่ฝ่ายเลขานุการเสนอ"
        decide(item, Decision.APPROVED, resolution=words, by=strategist)
    close_meeting(meeting, by=strategist)
    call_meeting(
        committee, number=2, year=2570, held_on=HELD_ON + dt.timedelta(days=35), by=strategist
    )


def _publish(round_: Round, strategist: Post) -> None:
    """Everybody may read the adopted list: its plan, its activities, and the needs they answer."""
    listed = Subject.objects.filter(listings__edition__from_round=round_)
    works = list(listed.filter(kind=SubjectKind.ACTIVITY))
    ties = Tie.objects.filter(child__in=works, ended_at=None)
    around = ties.filter(kind__in=[TieKind.ANSWERS, TieKind.PART_OF]).values("parent_id")
    plans = Subject.objects.filter(plan__editions__from_round=round_)
    for subject in [*works, *Subject.objects.filter(pk__in=around), *plans]:
        widen_to(subject, Circulation.PUBLIC, by=strategist)


def _print(strategist: Post) -> int:
    """Each form once as PDF, and the list as a spreadsheet."""
    there = _printed(strategist.body)
    for code, output in WANTED:
        if (code, output.value) not in there:
            print_book(
                strategist.body,
                FISCAL_YEAR,
                form=FORMS[code],
                output=output,
                by=strategist,
                on=HELD_ON,
            )
    return len(WANTED)


def _printed(body: Body) -> set[tuple[str, str]]:
    """Forms and endings that were printed already."""
    return {
        (each.form.code, ending)
        for each in printed_forms(body, FISCAL_YEAR)
        for ending, paper in each.papers
        if paper is not None
    }
