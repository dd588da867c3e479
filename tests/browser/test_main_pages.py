"""The twenty main pages and the homes: WCAG 2.2 AA, every width, large type, zoom, the keyboard.

One visit holds a page to everything, because opening it is what takes the time.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import accessibility_faults, overflow
from tests.browser.province import WIDTHS, example
from tools.main_pages import HOMES, MAIN_PAGES, MainPage
from tools.pictures import open_page, reader

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
__all__ = ["example"]

DESK, PHONE = WIDTHS["desktop"], WIDTHS["phone"]
ZOOMED: ViewportSize = {"width": 720, "height": 450}
"""What is left of 1440 pixels at 200 %."""
NARROW: ViewportSize = {"width": 320, "height": 640}
"""WCAG 1.4.10: 1280 pixels at 400 %."""
PAGES = (*MAIN_PAGES, *HOMES)
Readers = dict[str, Page]


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    """A signed-in page of each reader, kept between the tests."""
    kept: Readers = {}
    yield kept
    for page in kept.values():
        page.context.close()


@pytest.fixture
def page(browser: Browser, example: str, readers: Readers, shown: MainPage) -> Page:
    if shown.reader not in readers:
        readers[shown.reader] = reader(browser, example, shown.reader, DESK)
    return readers[shown.reader]


@pytest.mark.parametrize("shown", PAGES, ids=[page.name for page in PAGES])
def test_a_main_page_is_for_everybody(page: Page, example: str, shown: MainPage) -> None:
    page.set_viewport_size(DESK)
    assert open_page(page, example, shown) == 200
    faults = {"desk": accessibility_faults(page)}
    assert has_a_visible_skip_link(page)
    assert unseen_when_focused(page) == []

    wider = {}
    for name, size in (("phone", PHONE), ("zoomed", ZOOMED), ("narrow", NARROW)):
        page.set_viewport_size(size)
        wider[name] = overflow(page)
        if name == "phone":
            faults[name] = accessibility_faults(page)

    page.evaluate("document.documentElement.classList.add('type-large')")
    for name, size in (
        ("narrow, large", NARROW),
        ("phone, large", PHONE),
        ("desk, large", DESK),
    ):
        page.set_viewport_size(size)
        wider[name] = overflow(page)
    faults["large"] = accessibility_faults(page)

    assert {name: found for name, found in faults.items() if found} == {}
    assert {name: by for name, by in wider.items() if by > 0} == {}


def has_a_visible_skip_link(page: Page) -> bool:
    """The first stop of the Tab key is the way past the head, and it is seen when it is reached."""
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    return bool(
        page.evaluate(
            """() => { const link = document.activeElement, at = link.getBoundingClientRect();
            return link.matches('a.skip[href="#content"]') && at.top >= 0 && at.height > 0; }"""
        )
    )


def unseen_when_focused(page: Page) -> list[str]:
    """What the Tab key reaches without showing it: no ring, no size, or under the sticky head."""
    return list(
        page.evaluate(
            """() => {
              const wanted = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
              const bad = [];
              for (const one of document.querySelectorAll(wanted)) {
                if (one.disabled || !one.checkVisibility({visibilityProperty: true})) continue;
                one.focus({focusVisible: true});
                if (document.activeElement !== one) continue;
                const look = getComputedStyle(one);
                const shape = one.querySelector('.map-shape, .map-dot');
                const isRinged = look.boxShadow !== 'none' || look.outlineStyle !== 'none' || shape;
                if (!isRinged) bad.push(one.outerHTML.slice(0, 120));
              }
              return bad;
            }"""
        )
    )
