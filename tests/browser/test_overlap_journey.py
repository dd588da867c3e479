"""An officer types a need, sees that it is known, joins it to its twin, and takes that back."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from oneplan.needs.models import Need
from oneplan.screening.models import Verdict, VerdictState
from oneplan.screening.overlap import ready
from oneplan.threads.models import Tie
from tests.browser.conftest import SignIn, accessibility_faults, overflow
from tests.cast import Cast
from tests.screening.overlaps import POND, make_need

pytestmark = pytest.mark.browser


def test_a_need_that_is_known_already_is_joined_and_taken_back(
    page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    ready.forget()
    known = make_need(cast.district, cast.district_officer, POND)
    sign_in(page, cast.district_officer)

    page.goto(f"{live_server.url}/needs/new")
    page.get_by_label("หมู่บ้าน ชุมชน หรือตำบล").select_option("67070301")
    words = page.get_by_label("สิ่งที่ประชาชนขอ ตามถ้อยคำของเขา")
    words.press_sequentially("ขุดลอกหนองสมมติ ม.1", delay=10)
    twin = page.get_by_role("region", name="มีอยู่แล้ว")
    expect(twin.get_by_text(POND)).to_be_visible()
    assert accessibility_faults(page) == []
    assert overflow(page) <= 0

    twin.get_by_role("button", name="บันทึกแล้วรวมกับความต้องการนี้").click()
    expect(page.get_by_text("รวมความต้องการทั้งสองแล้ว")).to_be_visible()
    assert Tie.objects.get(ended_at=None).parent_id == known.pk
    assert accessibility_faults(page) == []
    assert overflow(page) <= 0

    page.get_by_role("button", name="ถอนคำวินิจฉัย").click()
    page.get_by_role("button", name="ใช่ ดำเนินการ").click()
    expect(page.get_by_role("heading", name="คำวินิจฉัยของท่าน")).to_be_visible()
    assert not Tie.objects.filter(ended_at=None).exists()
    assert Verdict.objects.get().state == VerdictState.WAITING
    assert Need.objects.count() == 2
    assert accessibility_faults(page) == []
    assert overflow(page) <= 0
