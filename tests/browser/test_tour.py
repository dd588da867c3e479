"""The guided tour walked to its end, at a desk and on a phone, by button and by key."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from oneplan.demo.tour_stops import STOPS
from tests.browser.conftest import accessibility_faults, overflow
from tests.browser.province import WIDTHS, example

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
__all__ = ["example"]


def begin(browser: Browser, example: str, width: str) -> Page:
    context = browser.new_context(viewport=WIDTHS[width], locale="th-TH", bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{example}/")
    page.get_by_role("link", name="นำชม 5 นาที").click()
    page.get_by_role("button", name="เริ่มนำชม").click()
    return page


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_every_stop_shows_its_page_its_place_and_its_words(
    browser: Browser, example: str, width: str
) -> None:
    page = begin(browser, example, width)
    for number, stop in enumerate(STOPS, start=1):
        card = page.locator("[data-tour-card]")
        expect(card.get_by_role("heading")).to_have_text(str(stop.title))
        expect(card).to_contain_text(str(stop.words)[:40])
        expect(page.locator(".tour-spot")).to_be_in_viewport()
        expect(page.locator(".tour-spot")).to_contain_text(stop.says)
        assert overflow(page) <= 0, (number, width)
        # Scrolled, a link of the menu may be cut by the head of the page: no fault of its size.
        page.evaluate("scrollTo(0, 0)")
        assert accessibility_faults(page) == [], (number, width)
        if number < len(STOPS):
            card.get_by_role("button", name="ถัดไป").click()
    page.get_by_role("link", name="ลองใช้เอง").click()
    expect(page.locator(".demo-group summary").first).to_be_visible()
    page.context.close()


def test_the_tour_is_taken_by_key_left_and_found_again(browser: Browser, example: str) -> None:
    page = begin(browser, example, "desktop")
    title, spot = page.locator("#tour-title"), page.locator(".tour-spot")
    expect(spot).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(title).to_have_text(str(STOPS[1].title))
    expect(spot).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_text(str(STOPS[0].title))

    page.goto(f"{example}/papers")
    page.get_by_role("button", name="กลับไปจุดนำชม").click()
    expect(page.locator(".tour-spot")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="เริ่มนำชม")).to_be_visible()
    expect(page.locator("[data-tour-card]")).to_have_count(0)
    page.context.close()
