"""The example province on a server of its own, built once for all journeys of a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from oneplan.demo.building import build_example
from oneplan.demo.steps import build_rest
from oneplan.demo.tour_stops import STORY
from oneplan.exchange.reference import load_all_reference

WIDTHS: dict[str, ViewportSize] = {
    "desktop": {"width": 1440, "height": 900},
    "phone": {"width": 390, "height": 844},
}
PUBLIC = ""

Opener = Callable[..., Page]
"""Opens a page for a reader (an account's name, or ``PUBLIC``) at a ``width``."""


@pytest.fixture(scope="module")
def province(
    browser: Browser, django_db_setup: Any, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The address of a server that shows the example province; emptied when the module ends."""
    yield from served(django_db_blocker, steps=frozenset())


@pytest.fixture(scope="module")
def example(
    browser: Browser, django_db_setup: Any, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The same with all its people and the one story the tour follows."""
    yield from served(django_db_blocker, steps=frozenset({"cast", f"story:{STORY}"}))


def served(blocker: DjangoDbBlocker, *, steps: frozenset[str]) -> Iterator[str]:
    """The address of a server with the example and the named ``steps`` of it."""
    with blocker.unblock():
        try:
            load_all_reference()
            build_example(lambda _step: None)
            build_rest(lambda _step: None, only=steps)
            server = LiveServer("localhost")
            yield server.url
            server.stop()
        finally:
            call_command("flush", interactive=False, verbosity=0)
            connections.close_all()


@pytest.fixture(scope="module")
def as_reader(browser: Browser, province: str) -> Iterator[Opener]:
    """Opens pages for readers; each signs in once a width, by the button a visitor presses."""
    contexts: dict[tuple[str, str], BrowserContext] = {}

    def open_page(who: str, *, width: str = "desktop") -> Page:
        if (who, width) not in contexts:
            contexts[who, width] = _signed_in(browser, province, who, width=width)
        return contexts[who, width].new_page()

    yield open_page
    for context in contexts.values():
        context.close()


def _signed_in(browser: Browser, server: str, who: str, *, width: str) -> BrowserContext:
    context = browser.new_context(viewport=WIDTHS[width], locale="th-TH", bypass_csp=True)
    context.set_default_timeout(20_000)
    if who != PUBLIC:
        page = context.new_page()
        page.goto(f"{server}/accounts/sign-in")
        seat = page.locator(f"button[name=username][value={who}]")
        group = page.locator("details:not([open])", has=seat)
        if group.count():
            group.locator("summary").click()
        seat.click()
        page.wait_for_url("**/office/**")
        page.close()
    return context
