"""A bad line: seen pages stay readable with their date, and nobody reads those of another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, SignIn
from tests.cast import Cast

pytestmark = pytest.mark.browser

KEPT = "async () => (await (await caches.open('pages')).keys()).map((each) => each.url)"


@pytest.fixture
def kept_page(browser: Browser) -> Iterator[Page]:
    """A page under the real content security policy, with service workers."""
    context = browser.new_context(viewport=DESKTOP, locale="th-TH")
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    yield opened
    context.close()


def ready(page: Page, address: str) -> None:
    """Open a page, wait for the worker, and see the page once more under it."""
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.goto(address)


def test_a_seen_page_is_read_offline_with_its_date_and_an_unseen_one_is_not(
    kept_page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    sign_in(kept_page, cast.strategist)
    ready(kept_page, f"{live_server.url}/design")

    kept_page.context.set_offline(True)
    kept_page.goto(f"{live_server.url}/design")

    expect(kept_page.locator(".offline-banner").first).to_contain_text("ออฟไลน์")
    expect(kept_page.locator(".offline-banner").first).to_contain_text("25")
    expect(kept_page.locator("h1")).to_be_visible()
    with pytest.raises(Exception, match="ERR_"):
        kept_page.goto(f"{live_server.url}/knowledge/")


def test_signing_out_forgets_every_page(
    kept_page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    sign_in(kept_page, cast.strategist)
    ready(kept_page, f"{live_server.url}/design")
    assert f"{live_server.url}/design" in kept_page.evaluate(KEPT)

    kept_page.locator("details.who summary").click()
    kept_page.get_by_role("button", name="ออกจากระบบ").click()
    kept_page.wait_for_url(f"{live_server.url}/")

    assert f"{live_server.url}/design" not in kept_page.evaluate(KEPT)


def test_the_next_reader_of_the_browser_finds_nothing_of_the_one_before(
    kept_page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    sign_in(kept_page, cast.strategist)
    ready(kept_page, f"{live_server.url}/design")

    sign_in(kept_page, cast.district_officer)
    kept_page.goto(f"{live_server.url}/knowledge/")

    assert f"{live_server.url}/design" not in kept_page.evaluate(KEPT)
