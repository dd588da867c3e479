"""A province sends a call, an agency answers it, and the province sees the answer."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from oneplan.calls.models import AnswerLine, Call
from oneplan.core.templatetags.official import be_date
from oneplan.funds.models import SourceGroup
from tests.browser.conftest import SignIn, accessibility_faults, overflow
from tests.calls.calling import seal_plan
from tests.cast import Cast
from tests.projects.works import make_activity, make_source

pytestmark = pytest.mark.browser


def test_a_call_goes_out_is_answered_and_comes_back(
    page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    seal_plan(cast)
    agency, planner = cast.agency_planner.body, cast.agency_planner
    make_source("2", SourceGroup.MINISTRY)
    activity = make_activity(agency, planner, title="ซ่อมฝายสมมติ")
    activity.implementer = agency
    activity.save()

    sign_in(page, cast.strategist)
    page.goto(f"{live_server.url}/calls/new")
    page.get_by_label("กรอบทิศทาง", exact=True).fill("เน้นน้ำสมมติ")
    page.get_by_label("ปีงบประมาณ").fill("2571")
    page.get_by_label("2 น้ำ").check()
    page.get_by_label("ตอบภายใน").fill(be_date(timezone.localdate() + dt.timedelta(days=9)))
    _is_sound(page)
    page.get_by_role("button", name="เก็บร่าง").click()
    page.get_by_label("ส่วนราชการทุกแห่งที่มีตำแหน่งงานแผน").check()
    _is_sound(page)
    page.get_by_role("button", name="เพิ่มกลุ่มที่เลือก").click()
    page.get_by_role("link", name="ไปที่หนังสือ").click()
    page.get_by_role("button", name="ส่งหนังสือ").click()
    page.get_by_role("button", name="ใช่ ดำเนินการ").click()
    expect(page.get_by_text("ยังไม่อ่าน").last).to_be_visible()
    _is_sound(page)

    sign_in(page, planner)
    page.goto(f"{live_server.url}/calls/?box=received")
    page.get_by_role("link", name="หนังสือแจ้งกรอบทิศทาง", exact=False).last.click()
    expect(page.get_by_text("เน้นน้ำสมมติ")).to_be_visible()
    _is_sound(page)
    page.get_by_role("link", name="ตอบหนังสือ").click()
    page.get_by_label("ซ่อมฝายสมมติ", exact=False).first.check()
    page.get_by_label("ประเด็นที่ “ซ่อมฝายสมมติ” ตอบสนอง").select_option(index=1)
    _is_sound(page)
    page.get_by_role("button", name="ส่งคำตอบ").click()
    expect(page.get_by_text("ส่งคำตอบแล้ว")).to_be_visible()

    sign_in(page, cast.strategist)
    call = Call.objects.get()
    page.goto(f"{live_server.url}/calls/{call.pk}")
    expect(page.get_by_text("ตอบครบ", exact=True).last).to_be_visible()
    assert AnswerLine.objects.get().subject_id == activity.pk


def _is_sound(page: Page) -> None:
    assert accessibility_faults(page) == []
    assert overflow(page) <= 0
