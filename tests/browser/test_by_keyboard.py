"""Work done without a mouse: signing in, finding, acting, narrowing a list, answering a dialog."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from oneplan.demo.tour_stops import STOPS
from tests.browser.province import PUBLIC, Opener, as_reader, example
from tools.main_pages import MAIN_PAGES, MainPage
from tools.pictures import open_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
__all__ = ["as_reader", "example"]

MOST = 300
"""More stops of the Tab key than any page may need before the one looked for."""


@pytest.fixture(scope="module", name="province")
def the_example(example: str) -> str:
    """Readers sign in at the example with the tour's story."""
    return example


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until ``selector`` has the focus, as somebody without a mouse does."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")


def test_a_need_is_found_opened_and_amended_by_keys_alone(as_reader: Opener, province: str) -> None:
    page = as_reader(PUBLIC)
    page.goto(f"{province}/accounts/sign-in")
    tab_to(page, "details:has(button[value=nongphai]) > summary")
    page.keyboard.press("Enter")
    tab_to(page, "button[name=username][value=nongphai]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/office/**")

    page.keyboard.press("/")
    page.keyboard.type("สระน้ำ")
    expect(page.locator("#top-found [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/office/search?**")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/search" not in url)

    page.goto(f"{province}/needs/new")
    tab_to(page, "[name=wording]")
    page.keyboard.type("ขอราวกันตกริมสระน้ำสมมติ")
    tab_to(page, "main form[method=post] button.btn-primary")
    page.keyboard.press("Enter")
    expect(page.locator("[name=area_code]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    tab_to(page, "main form[method=post] button.btn-primary")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_contain_text("ขอราวกันตกริมสระน้ำสมมติ")
    page.close()


def test_a_list_is_narrowed_and_a_filter_taken_away_by_keys(
    as_reader: Opener, province: str
) -> None:
    page = as_reader("strategist")
    page.goto(f"{province}/needs/")
    rows = page.locator("main tbody th a").count()
    tab_to(page, "main form.filters input[name=q]")
    page.keyboard.type("น้ำ")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    assert 0 < page.locator("main table.grid-stack tbody th a").count() < rows

    tab_to(page, ".asked-chips a")
    page.keyboard.press("Enter")
    page.wait_for_function("!document.querySelector('.asked-chips')")
    page.keyboard.press("j")
    expect(page.locator("main table.grid-stack tbody th a").first).to_be_focused()
    page.close()


def test_a_dialog_keeps_the_focus_and_gives_it_back(as_reader: Opener, province: str) -> None:
    page = as_reader(PUBLIC)
    page.goto(f"{province}/design")
    tab_to(page, "button[data-confirm]")
    page.keyboard.press("Enter")
    expect(page.locator("#ask")).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('#ask')"
        )
    page.keyboard.press("Escape")

    expect(page.locator("#ask")).to_be_hidden()
    expect(page.locator("button[data-confirm]").first).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#keys-help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys-help")).to_be_hidden()
    page.close()


def test_the_whole_tour_is_walked_by_keys(as_reader: Opener, province: str) -> None:
    page = as_reader(PUBLIC)
    page.goto(province)
    tab_to(page, "a[href='/tour/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tour/")
    tab_to(page, "main form button.btn-primary")
    page.keyboard.press("Enter")
    for stop in STOPS:
        expect(page.locator("#tour-title")).to_have_text(str(stop.title))
        expect(page.locator(".tour-spot")).to_be_visible()
        expect(page.locator("[data-tour-card]")).to_be_focused()
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    page.wait_for_url("**/tour/")
    page.close()


@pytest.mark.parametrize("shown", MAIN_PAGES, ids=[page.name for page in MAIN_PAGES])
def test_no_main_page_traps_the_tab_key(as_reader: Opener, province: str, shown: MainPage) -> None:
    page = as_reader(shown.reader)
    open_page(page, province, shown)
    page.evaluate("document.querySelector('.skip').focus()")
    reached = set()
    for _ in range(2 * MOST):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "() => [...document.querySelectorAll('*')].indexOf(document.activeElement)"
        )
        if page.evaluate("!!document.activeElement.closest('footer [data-keys-help]')"):
            break
        assert at not in reached, "Tab goes round in a circle"
        reached.add(at)
    else:
        pytest.fail("Tab does not come to the foot of the page")
    page.close()
