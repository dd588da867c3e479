"""A development plan with two issues and a yearly plan under it, for the tests."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from oneplan.indicators.models import Indicator
from oneplan.plans.models import Edition, EditionKind, ElementKind, Plan, Side
from oneplan.plans.services import (
    ElementDraft,
    ListingDraft,
    open_edition,
    open_plan,
    seal,
    write_elements,
    write_listings,
)
from oneplan.threads.models import Circulation
from oneplan.threads.services import circulate
from tests.budget.lines import make_source
from tests.cast import Cast
from tests.plans.test_pages import activity

VISION = "มหานครข้าวหอมมะลิ ท่องเที่ยววัฒนธรรมอีสาน และสุขภาพดี"


@dataclass
class Told:
    plan: Plan
    first: Edition
    second: Edition


def make_plan(cast: Cast, *, circulation: Circulation = Circulation.PUBLIC) -> Told:
    """Two sealed editions: in the second the first issue is named anew and a work is listed."""
    by = cast.strategist
    plan = open_plan("P5", cast.province, title="แผนพัฒนาสมมติ", fiscal_year=2571, by=by)
    unit = Indicator.objects.create(owner=cast.province, name_th="รายได้จากข้าว", unit="ล้านบาท")
    first = open_edition(plan, kind=EditionKind.FULL, year=2571, by=by)
    write_elements(
        first,
        [
            ElementDraft(kind=ElementKind.VISION, number="ว", title=VISION),
            ElementDraft(kind=ElementKind.GOAL_INDICATOR, number="ก1", title="รายได้ต่อหัว"),
            ElementDraft(kind=ElementKind.ISSUE, number="1", title="ข้าวหอมมะลิคุณภาพ"),
            ElementDraft(
                kind=ElementKind.INDICATOR,
                number="1.ก",
                title="รายได้จากข้าวเพิ่มขึ้น",
                parent="1",
                indicator=unit,
                baseline_words="100",
                targets=((2571, Decimal(110), "110"), (2572, Decimal(120), "120"),
                         (2573, Decimal(130), "130")),
            ),
            ElementDraft(kind=ElementKind.APPROACH, number="1.1", title="ส่งเสริมตลาด", parent="1"),
            ElementDraft(kind=ElementKind.ISSUE, number="2", title="ประเด็นที่ 2 ท่องเที่ยว"),
        ],
        by=by,
    )  # fmt: skip
    seal(first, item=None, by=by)
    second = open_edition(plan, kind=EditionKind.FULL, year=2572, by=by)
    approach = second.elements.get(number="1.1")
    work = activity(cast, "ตลาดข้าวหอมมะลิ", circulation)
    write_listings(
        second,
        [
            ListingDraft(
                subject=work,
                title=work.title,
                side=Side.WITHIN,
                rank=1,
                element=approach,
                money=((2571, make_source(), 5_000_000_00),),
            )
        ],
        by=by,
    )
    seal(second, item=None, by=by)
    circulate(plan.subject, circulation, by=by)
    plan.refresh_from_db()
    return Told(plan, Edition.objects.get(pk=first.pk), Edition.objects.get(pk=second.pk))
