"""A forum on a bad line: needs typed there are neither lost nor doubled, and refusals are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Browser, Page, Route, expect

from oneplan.needs.models import Need
from tests.browser.conftest import PHONE, SignIn, accessibility_faults, overflow
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VILLAGE = "67070301"
KEPT = "Object.keys(localStorage).length"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """The telephone of whoever writes at the forum, under the real security policy."""
    context = browser.new_context(viewport=PHONE, locale="th-TH")
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    yield opened
    context.close()


def open_form(page: Page, cast: Cast, live_server: Any, sign_in: SignIn) -> None:
    sign_in(page, cast.district_officer)
    page.goto(live_server.url + reverse("needs:need-new"))
    page.locator("#id_area_code").select_option(VILLAGE)


def write(page: Page, words: str, *, people: str = "") -> None:
    page.locator("#id_wording").fill(words)
    page.locator("#id_people").fill(people)
    page.get_by_role("button", name="บันทึก แล้วจดรายการถัดไป").click()


def test_needs_written_without_a_line_arrive_once_and_in_order(
    phone: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    open_form(phone, cast, live_server, sign_in)
    phone.context.set_offline(True)
    write(phone, "ขอถนน", people="40")
    write(phone, "ขอประปา")
    expect(phone.locator("#outbox")).to_contain_text("ไม่มีสัญญาณ")
    expect(phone.locator("#outbox li")).to_have_count(2)
    expect(phone.locator("#id_wording")).to_have_value("")
    expect(phone.locator("#id_people")).to_have_value("")
    expect(phone.locator("#id_area_code")).to_have_value(VILLAGE)
    assert overflow(phone) <= 0
    assert not Need.objects.exists()

    phone.context.set_offline(False)
    expect(phone.locator("#arrived a")).to_have_count(2)
    expect(phone.locator("#outbox")).to_be_hidden()
    assert list(Need.objects.order_by("subject__made_at").values_list("wording", flat=True)) == [
        "ขอถนน",
        "ขอประปา",
    ]
    assert phone.evaluate(KEPT) == 0


def test_an_answer_lost_on_the_way_doubles_nothing(
    phone: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    open_form(phone, cast, live_server, sign_in)
    lost = []

    def lose_the_first_answer(route: Route) -> None:
        if lost or route.request.method != "POST":
            return route.fallback()
        lost.append(route.fetch())
        return route.abort()

    phone.route(f"**{reverse('needs:need-new')}", lose_the_first_answer)
    write(phone, "ขอถนน")
    expect(phone.locator("#arrived a")).to_have_count(1)
    assert len(lost) == 1
    assert Need.objects.count() == 1


def test_an_answer_that_is_neither_done_nor_refused_loses_nothing_and_is_sent_again(
    phone: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    open_form(phone, cast, live_server, sign_in)
    strange = "<html><body><main><h1>หน้าอื่น</h1></main></body></html>"
    phone.route(
        f"**{reverse('needs:need-new')}",
        lambda route: route.fulfill(status=200, content_type="text/html", body=strange),
        times=1,
    )
    write(phone, "ขอถนน")
    back = phone.locator("#came-back")
    expect(back).to_contain_text("หน้าอื่น")
    expect(back).to_contain_text("ขอถนน")
    back.locator("[data-again]").click()
    expect(phone.locator("#arrived a")).to_contain_text("ขอถนน")
    expect(back.locator("blockquote")).to_have_count(0)
    assert Need.objects.count() == 1


def test_the_window_closed_on_unsent_needs_sends_them_at_the_next_opening(
    phone: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    open_form(phone, cast, live_server, sign_in)
    phone.context.set_offline(True)
    write(phone, "ขอถนน")
    phone.locator("#id_wording").fill("พิมพ์ค้างไว้ยังไม่ได้จด")
    phone.close()

    again = phone.context.new_page()
    phone.context.set_offline(False)
    again.goto(live_server.url + reverse("office:home"))
    expect(again.locator("#arrived a")).to_contain_text("ขอถนน")
    again.goto(live_server.url + reverse("needs:need-new"))
    again.locator("[data-use]").click()
    expect(again.locator("#id_wording")).to_have_value("พิมพ์ค้างไว้ยังไม่ได้จด")
    assert Need.objects.count() == 1


def test_what_the_rules_refuse_comes_back_with_the_reason_and_is_mended(
    page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    open_form(page, cast, live_server, sign_in)
    page.context.set_offline(True)
    page.locator("#id_households").fill("9")
    write(page, "ขอถนน", people="2")
    write(page, "ขอประปา")
    page.context.set_offline(False)

    back = page.locator("#came-back")
    expect(back).to_contain_text("ครัวเรือน")
    expect(page.locator("#arrived a")).to_contain_text("ขอประปา")
    assert overflow(page) <= 0
    assert accessibility_faults(page) == []
    page.reload()
    back.locator("input[name=people]").fill("20")
    back.get_by_role("button", name="ส่งอีกครั้ง").click()
    expect(page.locator("#arrived a")).to_contain_text("ขอถนน")
    expect(back.locator("form")).to_have_count(0)
    assert Need.objects.count() == 2


def test_an_ended_session_keeps_what_waits_and_signing_out_asks_before_it_forgets(
    phone: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    open_form(phone, cast, live_server, sign_in)
    Session.objects.all().delete()
    write(phone, "ขอถนน")
    expect(phone.locator("#outbox")).to_contain_text("หมดเวลา")
    sign_in(phone, cast.charlie)
    phone.goto(live_server.url + reverse("office:home"))
    expect(phone.locator("#outbox")).to_be_hidden()
    assert not Need.objects.exists()

    sign_in(phone, cast.district_officer)
    phone.route("**/needs/new", lambda route: route.abort())
    phone.goto(live_server.url + reverse("needs:need-list"))
    expect(phone.locator("#outbox")).to_contain_text("ขอถนน")
    phone.locator("details.who summary").click()
    phone.locator("form[data-sign-out] button").first.click()
    expect(phone.locator("#ask")).to_contain_text("ยังบันทึกไม่ครบ")
    phone.locator("#ask button[value=no]").click()
    assert phone.evaluate(KEPT) == 1
    phone.locator("details.who summary").click()
    phone.locator("form[data-sign-out] button").first.click()
    phone.locator("#ask button[value=yes]").click()
    phone.wait_for_url(f"{live_server.url}/")
    assert phone.evaluate(KEPT) == 0


def test_with_the_line_there_the_form_leads_on_to_the_need(
    phone: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    open_form(phone, cast, live_server, sign_in)
    phone.locator("#id_wording").fill("ขอถนน")
    phone.get_by_role("button", name="บันทึก", exact=True).click()
    phone.wait_for_url("**/needs/*-*")
    expect(phone.locator(".notice-success")).to_be_visible()
    assert phone.evaluate(KEPT) == 0
