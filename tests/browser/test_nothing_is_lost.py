"""A session that ends in the middle of a form loses nothing; signing out forgets what was typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Page, expect

from oneplan.needs.services import NeedDraft, record_need
from tests.browser.conftest import SignIn, accessibility_faults
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = "Object.keys(sessionStorage).filter(key => key.startsWith('draft:')).length"


def a_need(cast: Cast):  # type: ignore[no-untyped-def]
    draft = NeedDraft(
        wording="ขอถนน",
        owner=cast.district,
        origin=cast.village,
        fiscal_year=2571,
        places=("67070301",),
    )
    return record_need(draft, by=cast.district_officer)


def test_text_typed_before_the_session_ended_is_put_back_after_signing_in(
    page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    need = a_need(cast)
    edit = live_server.url + reverse("needs:need-edit", args=[need.pk])
    sign_in(page, cast.district_officer)
    page.goto(edit)
    page.locator("textarea[name=wording]").fill("ขอถนนคอนกรีต ยาว 500 เมตร")

    Session.objects.all().delete()
    page.locator("main form[method=post] button.btn-primary").click()
    expect(page.locator("[data-sign-in]")).to_be_visible()
    assert page.evaluate(KEPT) == 1

    sign_in(page, cast.district_officer)
    page.goto(edit)
    page.locator("[data-use]").click()
    expect(page.locator("textarea[name=wording]")).to_have_value("ขอถนนคอนกรีต ยาว 500 เมตร")
    page.locator("main form[method=post] button.btn-primary").click()
    page.wait_for_url(f"**{reverse('needs:need', args=[need.pk])}")
    need.refresh_from_db()
    assert need.wording == "ขอถนนคอนกรีต ยาว 500 เมตร"
    assert page.evaluate(KEPT) == 0


def test_signing_out_and_another_post_know_nothing_of_it(
    page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    need = a_need(cast)
    edit = live_server.url + reverse("needs:need-edit", args=[need.pk])
    sign_in(page, cast.district_officer)
    page.goto(edit)
    page.locator("textarea[name=wording]").fill("ข้อความที่ยังไม่บันทึก")
    assert page.evaluate(KEPT) == 1
    page.locator("details.who summary").click()
    page.locator("form[data-sign-out] button").first.click()
    page.wait_for_load_state()
    assert page.evaluate(KEPT) == 0


def test_the_search_box_is_walked_by_keys_and_tells_a_screen_reader(
    page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    need = a_need(cast)
    sign_in(page, cast.district_officer)
    page.goto(live_server.url + reverse("office:home"))
    page.keyboard.press("/")
    page.keyboard.type("ขอถนน")
    box = page.locator("#top-q")
    expect(page.locator("#top-found [role=option]").first).to_be_visible()
    below = "document.querySelector('#top-found').getBoundingClientRect().top"
    assert page.evaluate(below) >= page.evaluate(
        "document.activeElement.getBoundingClientRect().bottom"
    )
    assert box.get_attribute("aria-expanded") == "true"
    assert accessibility_faults(page) == []
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == "found-records-1"
    page.keyboard.press("Escape")
    expect(page.locator("#top-found")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{reverse('needs:need', args=[need.pk])}")
    page.keyboard.press("?")
    expect(page.locator("#keys-help")).to_be_visible()
