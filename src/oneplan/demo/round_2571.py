"""FY2571 of the example, in preparation: districts choose first, the province ranks once more."""

from __future__ import annotations

import datetime as dt
from functools import partial

from oneplan.annual_plans.models import Level
from oneplan.annual_plans.services import draw_frame, run_round
from oneplan.committees.models import Committee
from oneplan.committees.queries import what_waits
from oneplan.core.money import SATANG_PER_BAHT
from oneplan.demo.forums import hold_forums
from oneplan.demo.sittings import Item, Sitting, sit
from oneplan.demo.takers import answer_first, apportion
from oneplan.demo.works import Wish, propose_works
from oneplan.demo.world import PROVINCE, World
from oneplan.funds.models import FrameState
from oneplan.projects.completing import complete
from oneplan.projects.models import Activity
from oneplan.projects.queries import works_of
from oneplan.projects.rules import is_whole
from oneplan.screening.overlap.scanning import scan_overlaps
from oneplan.threads.models import Circulation
from oneplan.threads.services import share

FISCAL_YEAR = 2571
DISTRICT_SITTINGS = {
    "6703": dt.date(2026, 11, 5),
    "6707": dt.date(2026, 11, 3),
    "6711": dt.date(2026, 11, 9),
}
PAO_ANSWERED_ON = dt.date(2026, 11, 20)
RERANKED_ON = dt.date(2026, 11, 23)
DRAFT_FRAME = 275_000_000
COMPLETED_ON = dt.date(2026, 11, 24)
COMPLETED = 60
"""How many of the year's works are said to be written in full."""


def hear(world: World) -> None:
    """The forums of 2569 and what is proposed so far: some circulated, some still drafts."""
    voices = hold_forums(world, 2569)
    open_works = Wish(
        fiscal_year=FISCAL_YEAR,
        count=48,
        on=dt.date(2026, 10, 20),
        circulation=Circulation.CIRCULATED,
        scored=0.6,
    )
    propose_works(world, open_works, voices[::2])
    drafts = Wish(
        fiscal_year=FISCAL_YEAR,
        count=26,
        on=dt.date(2026, 11, 16),
        circulation=Circulation.DRAFT,
        scored=0,
    )
    written = propose_works(world, drafts, voices[1::2])
    world.at(dt.date(2026, 11, 18))
    for work in written[:6]:
        by = world.posts["strategist"]
        share(work.subject, world.authority(work.subject.area_id or PROVINCE), by=by)


def choose_by_district(world: World) -> None:
    """Three ก.บ.อ. adopt their lists of needs for the province to choose from."""
    for code, on in DISTRICT_SITTINGS.items():
        officer, committee = world.officer(code), world.committee("KBO", code)
        world.at(on - dt.timedelta(days=10))
        round_ = run_round(
            Level.DISTRICT, world.body(code), fiscal_year=FISCAL_YEAR, by=officer, on=on
        )
        apportion(world, round_)
        sitting = Sitting(
            committee=committee,
            number=1,
            year=2570,
            held_on=on,
            place="หอประชุมอำเภอ",
            by=officer,
            absent=1,
        )
        sit(world, sitting, partial(_waiting, committee))
    answer_first(world, list(DISTRICT_SITTINGS), on=PAO_ANSWERED_ON)


def _waiting(committee: Committee) -> list[Item]:
    return [Item(waiting=each) for each in what_waits(committee)]


def rank_again(world: World) -> None:
    """The province's second run, with what came since the first; it waits for the next meeting."""
    by = world.posts["strategist"]
    world.at(RERANKED_ON)
    scan_overlaps(PROVINCE, by)
    again = run_round(
        Level.PROVINCE, world.body(PROVINCE), fiscal_year=FISCAL_YEAR, by=by, on=RERANKED_ON
    )
    satang = DRAFT_FRAME * SATANG_PER_BAHT
    draw_frame(again, satang, state=FrameState.DRAFT, by=by, on=RERANKED_ON)


def complete_some(world: World) -> None:
    """Most of what the first run ranked is said to be written in full; the rest still is not."""
    by = world.posts["strategist"]
    world.at(COMPLETED_ON)
    ranked = Activity.objects.filter(
        subject__ranks__round__body__code=PROVINCE,
        subject__ranks__round__fiscal_year=FISCAL_YEAR,
        subject__owner__code=PROVINCE,
    )
    rows = list(ranked.select_related("project", "implementer").distinct().order_by("pk"))
    known = works_of(rows)
    for activity in [each for each in rows if is_whole(known[each.pk])][:COMPLETED]:
        complete(activity, by=by)
