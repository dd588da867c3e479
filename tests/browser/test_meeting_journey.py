"""A secretary takes a meeting from its call to its confirmed resolution."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from oneplan.committees.founding import add_seat, found_committee
from oneplan.committees.models import Meeting, MeetingState
from oneplan.cycles.services import open_cycle
from oneplan.plans.models import EditionKind, EditionState, ElementKind
from oneplan.plans.services import ElementDraft, open_edition, open_plan, write_elements
from tests.browser.conftest import SignIn, accessibility_faults, overflow
from tests.cast import Cast
from tests.plans.kinds import load_plan_types

pytestmark = pytest.mark.browser


def test_a_resolution_adopts_the_plan_in_front_of_the_secretary(
    page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    load_plan_types()
    committee = found_committee(
        cast.province, kind="KBJ", name="คณะกรรมการสมมติ", short_name="ก.บ.จ.", by=cast.strategist
    )
    add_seat(committee, title="ประธานสมมติ", category="ราชการ", by=cast.strategist)
    cycle = open_cycle("2571-2575", by=cast.strategist)
    plan = open_plan("P5", cast.province, title="แผนสมมติ", cycle=cycle, by=cast.strategist)
    edition = open_edition(plan, kind=EditionKind.FULL, year=2570, by=cast.strategist)
    vision = ElementDraft(kind=ElementKind.VISION, number="0", title="เมืองสมมติ")
    write_elements(edition, [vision], by=cast.strategist)
    sign_in(page, cast.strategist)

    page.goto(f"{live_server.url}/committees/")
    page.get_by_role("link", name="เรียกประชุม").click()
    page.get_by_label("เลขที่").fill("1")
    page.get_by_label("ปี พ.ศ.").fill("2570")
    page.get_by_label("วันที่").fill("๑ ธ.ค. ๒๕๖๙")
    page.get_by_role("button", name="เรียกประชุม").click()
    page.get_by_role("button", name="บรรจุระเบียบวาระ").click()
    page.get_by_label("ประธานสมมติ").check()
    page.get_by_role("button", name="บันทึก", exact=True).click()
    page.get_by_label("ข้อความของมติ").fill("เห็นชอบแผนตามที่เสนอ")
    page.get_by_role("button", name="บันทึกมติ").click()
    assert accessibility_faults(page) == []
    assert overflow(page) <= 0
    page.get_by_role("button", name="ยืนยันมติทั้งหมด").click()
    page.get_by_role("button", name="ใช่ ดำเนินการ").click()

    expect(page.get_by_text("ลงมติแล้ว").first).to_be_visible()
    assert Meeting.objects.get().state == MeetingState.RESOLVED
    assert plan.editions.get().state == EditionState.SEALED
