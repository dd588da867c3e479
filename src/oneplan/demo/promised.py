"""What works of the example add to an indicator of the plan, and a finding that is answered."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from oneplan.accounts.models import Post
from oneplan.demo.aligned import planner_of
from oneplan.demo.world import PROVINCE, World
from oneplan.indicators.models import Combine, Direction, Indicator
from oneplan.indicators.services import define_indicator
from oneplan.plans.models import Edition, EditionState, Element
from oneplan.plans.overruling import overrule_finding
from oneplan.plans.tested import put_to_tests
from oneplan.projects.contributions import state_contributions
from oneplan.projects.models import Activity, Preparation
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation

DEFINED_ON, STATED_ON, ANSWERED_ON = (
    dt.date(2026, 11, 19), dt.date(2026, 11, 20), dt.date(2026, 11, 24),
)  # fmt: skip
DRY_VILLAGES, WATER, YEAR = "หมู่บ้านที่ขาดน้ำอุปโภคหน้าแล้ง", "4.1", 2571
HOT_SPOTS, NO_MEASURE_WORD = "จุดความร้อนสะสมต่อปี", "no_measure_word"
BECAUSE = "ใช้ชื่อชุดข้อมูลของหน่วยงานที่เผยแพร่ หน่วยนับบอกอยู่แล้วว่าเป็นจำนวนจุด (ข้อมูลสมมติ)"


def promise_and_answer(world: World) -> None:
    """Most water works say that they take a village off the dry list; some say nothing."""
    edition = Edition.objects.filter(
        plan__body__code=PROVINCE, plan__type_code="P5", state=EditionState.SEALED
    ).first()
    strategist = world.posts["strategist"]
    if edition is None:
        return
    world.at(DEFINED_ON)
    element = edition.elements.filter(title=DRY_VILLAGES).select_related("indicator").first()
    if element is not None and element.indicator is not None:
        _promise(world, _adding_up(element.indicator, strategist))
    world.at(ANSWERED_ON)
    _answer(edition, strategist)


def _adding_up(indicator: Indicator, by: Post) -> Indicator:
    return define_indicator(
        indicator,
        version=indicator.version,
        by=by,
        combine=Combine.SUM,
        direction=Direction.DOWN,
    )


def _promise(world: World, indicator: Indicator) -> None:
    world.at(STATED_ON)
    works = Activity.objects.filter(
        project__approach=world.approaches[WATER],
        fiscal_year=YEAR,
        subject__circulation__in=(Circulation.CIRCULATED, Circulation.PUBLIC),
    ).exclude(preparation=Preparation.WITHDRAWN)
    for number, activity in enumerate(works.select_related("subject").order_by("pk")):
        planner = planner_of(world, activity)
        if planner and number % 4:
            state_contributions(activity, {indicator: Decimal(1)}, by=planner)


def _answer(edition: Edition, by: Post) -> None:
    tested = put_to_tests(edition, reach=reach(by))
    element = Element.objects.filter(edition=edition, title=HOT_SPOTS).first()
    finding = tested.find(element.pk, NO_MEASURE_WORD) if tested and element else None
    if finding is not None and finding.overruling is None:
        overrule_finding(edition.plan, finding, seen=finding.digest, because=BECAUSE, by=by)
