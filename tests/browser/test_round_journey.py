"""A strategist proposes an activity, ranks the year, draws the frame, and opens a row's story."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from oneplan.annual_plans.models import FrameLine
from oneplan.core.services import load_code_lists
from oneplan.funds.models import LineNature
from tests.browser.conftest import SignIn, accessibility_faults, overflow
from tests.cast import Cast
from tests.projects.works import make_activity, make_source
from tests.screening.sets import make_criteria_set

pytestmark = pytest.mark.browser


def test_a_round_from_a_proposal_to_its_line(
    page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    make_criteria_set()
    make_source()
    load_code_lists()
    make_activity(cast.province, cast.strategist, satang=400_00, title="ฝายสมมติที่เสนอไว้ก่อน")
    make_activity(
        cast.province, cast.strategist, satang=100_00, nature=LineNature.MANAGEMENT, title="บริหาร"
    )
    sign_in(page, cast.strategist)

    page.goto(f"{live_server.url}/activities/new")
    page.get_by_label("กิจกรรม", exact=False).first.fill("ถนนสมมติสายใหม่")
    page.locator("#id_fiscal_year").fill("๒๕๗๑")
    page.get_by_role("searchbox", name="พื้นที่").fill("ซับสมมติ")
    page.get_by_role("checkbox", name="67070301").check()
    page.get_by_label("แหล่ง").select_option("1P")
    page.get_by_label("(บาท)").first.fill("๖๐๐")
    assert accessibility_faults(page) == []
    page.locator("main form button.btn-primary").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ถนนสมมติสายใหม่")
    assert accessibility_faults(page) == []
    assert overflow(page) <= 0

    page.goto(f"{live_server.url}/rounds/")
    page.locator("#id_fiscal_year").fill("2571")
    page.get_by_role("button", name="จัดลำดับ").click()
    page.get_by_label("กรอบวงเงิน (บาท)").fill("500")
    page.get_by_role("button", name="ขีดเส้น").click()

    assert FrameLine.objects.get().frame.satang == 500_00
    expect(page.locator("tr.frame-line")).to_have_count(1)
    assert accessibility_faults(page) == []
    assert overflow(page) <= 0
    page.get_by_role("link", name="ฝายสมมติที่เสนอไว้ก่อน").first.click()
    expect(page.get_by_text("ได้ลำดับที่")).to_be_visible()
