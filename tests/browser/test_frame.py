"""The frame in a real browser: readable by everybody, usable by keyboard, and loses no text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.conftest import DESKTOP, SignIn, accessibility_faults, overflow
from tests.cast import Cast

pytestmark = pytest.mark.browser


@pytest.fixture
def strict_page(browser: Browser) -> Iterator[Page]:
    """A page on which the content security policy holds, and whose complaints are kept."""
    context = browser.new_context(viewport=DESKTOP, locale="en-US")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["/", "/accounts/sign-in", "/design", "/no/such/page"])
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.usefixtures("transactional_db")
def test_a_page_is_readable_by_everybody(
    page: Page, live_server: Any, path: str, language: str
) -> None:
    cookie = {"name": "django_language", "value": language, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.goto(live_server.url + path)
    assert page.locator("html").get_attribute("lang") == language
    assert accessibility_faults(page) == []
    assert overflow(page) <= 0


@pytest.mark.usefixtures("transactional_db")
def test_large_type_still_fits_a_phone(page: Page, live_server: Any) -> None:
    page.goto(f"{live_server.url}/design")
    page.get_by_role("button", name="ตัวอักษรขนาดใหญ่").click()
    expect(page.locator("html.type-large")).to_be_attached()
    assert page.url == f"{live_server.url}/design"
    assert overflow(page) <= 0


@pytest.mark.usefixtures("transactional_db")
def test_the_open_tab_stands_in_sight_where_tabs_are_wider(page: Page, live_server: Any) -> None:
    page.goto(f"{live_server.url}/design")
    page.set_viewport_size({"width": 200, "height": 700})
    tabs = page.locator("main .tabs", has=page.locator("[href='?tab=story']"))
    assert tabs.evaluate("tabs => tabs.scrollWidth > tabs.clientWidth")
    page.wait_for_function(
        "tabs => tabs.querySelector('[aria-current]').getBoundingClientRect().right"
        " <= tabs.getBoundingClientRect().right + 1",
        arg=tabs.element_handle(),
    )


@pytest.mark.parametrize("path", ["/", "/accounts/sign-in", "/design"])
@pytest.mark.usefixtures("transactional_db")
def test_the_policy_has_nothing_to_complain_about(
    strict_page: Page, live_server: Any, path: str
) -> None:
    told: list[str] = []

    def keep(message: ConsoleMessage) -> None:
        told.append(message.text)

    strict_page.on("console", keep)
    strict_page.on("pageerror", lambda error: told.append(str(error)))
    strict_page.goto(live_server.url + path, wait_until="networkidle")

    assert told == []
    assert strict_page.evaluate("document.fonts.check('16px Sarabun', 'ก')")


def test_the_slash_key_goes_to_the_search_box(
    strict_page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    sign_in(strict_page, cast.strategist)
    strict_page.goto(f"{live_server.url}/design")
    strict_page.keyboard.press("/")
    expect(strict_page.locator("#top-q")).to_be_focused()
    strict_page.keyboard.type("1/2")
    expect(strict_page.locator("#top-q")).to_have_value("1/2")


def test_the_menu_of_a_phone_opens_and_closes(
    page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    sign_in(page, cast.strategist)
    page.goto(f"{live_server.url}/design")
    if page.viewport_size == DESKTOP:
        expect(page.locator(".side-menu")).to_be_visible()
        return
    page.get_by_label("เมนู").first.click()
    first = page.locator(".phone-menu-sheet a").first
    expect(first).to_be_visible()
    assert accessibility_faults(page) == []
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()


@pytest.mark.usefixtures("transactional_db")
def test_a_serious_act_asks_first(strict_page: Page, live_server: Any) -> None:
    strict_page.goto(f"{live_server.url}/design")
    button = strict_page.get_by_role("button", name="ยืนยันมติ")

    button.click()
    strict_page.get_by_role("button", name="ยังไม่ทำ").click()
    assert strict_page.url == f"{live_server.url}/design"
    expect(button).to_be_focused()

    button.click()
    strict_page.get_by_role("button", name="ใช่ ดำเนินการ").click()
    strict_page.wait_for_url("**/design?")


@pytest.mark.usefixtures("transactional_db")
def test_text_that_was_not_saved_is_offered_again(strict_page: Page, live_server: Any) -> None:
    strict_page.goto(f"{live_server.url}/design")
    strict_page.locator("#example [name=reason]").fill("น้ำไม่พอในหน้าแล้ง")

    strict_page.goto(f"{live_server.url}/accounts/sign-in")
    strict_page.goto(f"{live_server.url}/design")
    expect(strict_page.locator("#example [name=reason]")).to_have_value("")
    strict_page.locator("#example").get_by_role("button", name="นำกลับมา").click()

    expect(strict_page.locator("#example [name=reason]")).to_have_value("น้ำไม่พอในหน้าแล้ง")


def test_signing_out_forgets_unsaved_text(
    strict_page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    sign_in(strict_page, cast.strategist)
    strict_page.goto(f"{live_server.url}/design")
    strict_page.locator("#example [name=reason]").fill("ความลับ")

    strict_page.locator("details.who summary").click()
    strict_page.get_by_role("button", name="ออกจากระบบ").click()
    strict_page.wait_for_url(f"{live_server.url}/")

    assert strict_page.evaluate("Object.keys(sessionStorage)") == []
