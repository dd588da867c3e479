"""A click that leads to another page is over when that page stands there.

Playwright returns as soon as the click was made: what a test ticks next it may tick on the page
that is about to go, and the tick is lost with it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator

LEAVING = """
const leave = () => { window.isLeaving = true; };
addEventListener("submit", event => {
  if (!event.defaultPrevented && event.target.method !== "dialog") leave();
});
addEventListener("click", event => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
  if (link.href.split("#")[0] !== location.href.split("#")[0]) leave();
});
"""
"""Marks a page that a form or a link is about to replace; the next page does not carry the mark."""
STANDS = "() => !window.isLeaving && document.readyState !== 'loading'"
LONGEST_MS = 8_000
"""A form answered by a file leaves its page standing: after this long the test goes on."""


def settle_clicks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every click and key of a test wait for the page it leads to."""
    for name in ("click", "press"):
        monkeypatch.setattr(Locator, name, _settled(getattr(Locator, name)))
    monkeypatch.setattr(Browser, "new_context", _watched(Browser.new_context))


def _watched(open_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    def open_watched(browser: Browser, **options: Any) -> BrowserContext:
        context = open_context(browser, **options)
        context.add_init_script(LEAVING)
        return context

    return open_watched


def _settled(act: Callable[..., None]) -> Callable[..., None]:
    def act_and_wait(locator: Locator, *given: Any, **options: Any) -> None:
        act(locator, *given, **options)
        with suppress(Error):
            locator.page.wait_for_function(STANDS, timeout=LONGEST_MS)

    return act_and_wait
