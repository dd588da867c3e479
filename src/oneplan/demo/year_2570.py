"""FY2570 of the example, under way: a ranked list with its frame, contracts, and what runs late."""

from __future__ import annotations

import datetime as dt
from random import Random

from oneplan.annual_plans.models import Level, Round
from oneplan.annual_plans.services import draw_frame, run_round
from oneplan.assets.services import open_docket, record_consent
from oneplan.budget.models import Stage
from oneplan.committees.minutes import certify_minutes
from oneplan.committees.models import Meeting
from oneplan.committees.queries import what_waits
from oneplan.core.money import SATANG_PER_BAHT
from oneplan.demo.forums import hold_forums
from oneplan.demo.money import record, tell_progress
from oneplan.demo.sittings import Item, Sitting, make_list_public, sit
from oneplan.demo.words import table
from oneplan.demo.works import Wish, propose_works
from oneplan.demo.world import PROVINCE, World
from oneplan.funds.models import FrameState
from oneplan.projects.models import Activity
from oneplan.threads.models import Circulation
from oneplan.threads.services import widen_to

FISCAL_YEAR = 2570
RANKED_ON, MET_ON, CERTIFIED_ON = (
    dt.date(2025, 11, 10), dt.date(2025, 11, 28), dt.date(2026, 1, 29),
)  # fmt: skip
ACT_IN_FORCE = dt.date(2026, 10, 5)
FRAMES = (
    (FrameState.DRAFT, 62_000_000, dt.date(2025, 11, 14)),
    (FrameState.FINAL, 54_500_000, dt.date(2025, 11, 25)),
)
ROOM = "ห้องประชุมเพชบุระ ศาลากลางจังหวัด"


def hear_and_rank(world: World) -> None:
    """The forums of 2568, the works, the ranked list, the frame that moved, the adoption."""
    voices = hold_forums(world, 2568)
    wish = Wish(
        fiscal_year=FISCAL_YEAR,
        count=72,
        on=dt.date(2025, 10, 17),
        circulation=Circulation.CIRCULATED,
        scored=0.95,
    )
    propose_works(world, wish, voices)
    by = world.posts["strategist"]
    world.at(RANKED_ON)
    round_ = run_round(
        Level.PROVINCE, world.body(PROVINCE), fiscal_year=FISCAL_YEAR, by=by, on=RANKED_ON
    )
    for state, baht, on in FRAMES:
        draw_frame(round_, baht * SATANG_PER_BAHT, state=state, by=by, on=world.at(on))
    _adopt(world, round_)


def _adopt(world: World, round_: Round) -> None:
    """ก.บ.จ. adopts the list; the next meeting certifies the minutes."""
    committee, by = world.committee("KBJ", PROVINCE), world.posts["strategist"]

    def waiting() -> list[Item]:
        found = [each for each in what_waits(committee) if each.subject.pk == round_.pk]
        return [Item(waiting=each, proposal="ขอความเห็นชอบบัญชีลำดับและเส้นกรอบวงเงิน") for each in found]

    adopting = Sitting(
        committee=committee, number=1, year=2569, held_on=MET_ON, place=ROOM, by=by, absent=3
    )
    adopted = sit(world, adopting, waiting)
    make_list_public(round_, by=by)
    _certify(world, adopted)


def _certify(world: World, adopted: Meeting) -> None:
    by = world.posts["strategist"]
    words = f"รับรองรายงานการประชุมครั้งที่ {adopted.number}/{adopted.year}"

    def items() -> list[Item]:
        return [
            Item(title=words, part=2, resolution="ที่ประชุมมีมติรับรองรายงานการประชุมโดยไม่มีข้อแก้ไข"),
            Item(
                title="ปฏิทินการจัดทำคำของบประมาณและการส่งเอกสาร",
                part=3,
                resolution="รับทราบ และให้ทุกหน่วยส่งเอกสารตามกำหนด",
            ),
        ]

    sitting = Sitting(
        committee=adopted.committee, number=2, year=2569, held_on=CERTIFIED_ON, place=ROOM, by=by
    )
    later = sit(world, sitting, items)
    certify_minutes(adopted, at=later, by=by)


def spend(world: World) -> None:
    """Appropriated, allotted, contracted: some works run, some wait, and some are in trouble."""
    chance = Random("year 2570")  # noqa: S311 - a seed, not a secret
    by = world.posts["strategist"]
    rows = Activity.objects.filter(fiscal_year=FISCAL_YEAR).select_related(
        "subject__owner", "receiver", "project"
    )
    within = list(rows.filter(subject__listings__side="within").distinct().order_by("pk"))
    own = list(rows.filter(cost_lines__source__in=["31", "5"]).distinct().order_by("pk"))
    for work in (*within, *own):
        widen_to(work.subject, Circulation.PUBLIC, by=by)
    cut = {work: chance.choice((100, 100, 100, 95, 90)) for work in within}
    record(world, Stage.APPROPRIATED, cut.items(), on=ACT_IN_FORCE, by=by)
    record(world, Stage.APPROPRIATED, [(w, 100) for w in own], on=dt.date(2026, 10, 1), by=by)
    running = [*within, *own]
    record(
        world, Stage.ALLOTTED, [(w, cut.get(w, 100)) for w in running],
        on=dt.date(2026, 10, 19), by=by,
    )  # fmt: skip
    contracted = running[::3]
    record(world, Stage.COMMITTED, [(w, 92) for w in contracted], on=dt.date(2026, 11, 12), by=by)
    record(
        world, Stage.DISBURSED, [(w, 14) for w in contracted[::3]],
        on=dt.date(2026, 11, 24), by=by,
    )  # fmt: skip
    _consent(world, within)
    troubles = table("troubles")
    told = [
        (work.subject, int(row["percent"]), row["words"])
        for work, row in zip(running[::2], troubles * len(running), strict=False)
    ]
    tell_progress(world, told, fiscal_year=FISCAL_YEAR, quarter=1, on=dt.date(2026, 11, 25), by=by)


def _consent(world: World, within: list[Activity]) -> None:
    """Receivers were asked before the year began; one in four has not answered."""
    by = world.posts["strategist"]
    for number, work in enumerate(each for each in within if each.receiver is not None):
        docket = open_docket(work, by=by, on=world.at(dt.date(2026, 9, 3)))
        if number % 4 != 3:
            on = world.at(dt.date(2026, 9, 24))
            words = f"หนังสือ{work.receiver.name_th} ยินยอมรับโอน (สมมติ)" if work.receiver else ""
            record_consent(docket, consents=True, words=words, by=by, on=on)
