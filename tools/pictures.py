"""Pictures of the tour and the main pages at a desk and on a phone, for ``docs/pictures``.

A test takes them (``tests/browser/test_pictures.py``); ``make pictures`` lets it write them into
the documentation.  WebP, drawn by the browser itself: a page takes about 50 kB.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from tools.main_pages import HOMES, MAIN_PAGES, MainPage

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
PAGE = ROOT / "docs" / "pictures.md"
WIDTHS: dict[str, ViewportSize] = {
    "desk": {"width": 1440, "height": 900},
    "phone": {"width": 390, "height": 844},
}
QUALITY = 70
PATIENCE = 60_000
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Over when the page has answered its new width."""


def open_page(page: Page, address: str, shown: MainPage) -> int:
    """Open a main page, following its links, until all it fetches is there; the answer's status."""
    answer = page.goto(address + shown.path)
    for link in shown.links:
        answer = page.goto(address + str(page.locator(link).first.get_attribute("href")))
    settle(page)
    return answer.status if answer else 0


def settle(page: Page) -> None:
    """Wait until fonts and the answers fetched after the page are there."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function("document.fonts.status === 'loaded'")


def reader(browser: Browser, address: str, who: str, size: ViewportSize) -> Page:
    """A page of a reader signed in by a visitor's button; of nobody if ``who`` is empty."""
    page = browser.new_context(
        viewport=size, locale="th-TH", bypass_csp=True, service_workers="block"
    ).new_page()
    page.set_default_timeout(PATIENCE)
    if who:
        page.goto(f"{address}/accounts/sign-in")
        seat = page.locator(f"button[name=username][value={who}]")
        group = page.locator("details:not([open])", has=seat)
        if group.count():
            group.locator("summary").click()
        seat.click()
        page.wait_for_url("**/office/**")
    return page


def take_pages(
    browser: Browser, address: str, folder: Path, pages: Sequence[MainPage] = MAIN_PAGES + HOMES
) -> list[Path]:
    """Take each page at both widths into ``folder``; the files, in order."""
    taken = []
    readers: dict[str, Page] = {}
    for shown in pages:
        if shown.reader not in readers:
            readers[shown.reader] = reader(browser, address, shown.reader, WIDTHS["desk"])
        page = readers[shown.reader]
        status = open_page(page, address, shown)
        if status != 200:
            raise LookupError(f"{shown.name}: {status}")
        taken += at_both_widths(page, folder, shown.name)
    for page in readers.values():
        page.context.close()
    return taken


def take_tour(browser: Browser, address: str, folder: Path, stops: int) -> list[Path]:
    """Walk the tour by its buttons and take each stop at both widths."""
    taken = []
    page = reader(browser, address, "", WIDTHS["desk"])
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/tour/")
    page.locator("main form button").first.click()
    for number in range(1, stops + 1):
        page.locator(".tour-spot").wait_for()
        settle(page)
        taken += at_both_widths(page, folder, f"tour-{number:02}")
        if number < stops:
            page.locator("[data-tour-next]").click()
            page.wait_for_function(
                "at => document.querySelector('.tour-where span')?.textContent.includes(at)",
                arg=f" {number + 1} ",
            )
    page.context.close()
    return taken


def at_both_widths(page: Page, folder: Path, name: str) -> list[Path]:
    """The page as it stands, at both widths; a stop of the tour keeps its spot in view."""
    taken = []
    for width, size in WIDTHS.items():
        page.set_viewport_size(size)
        page.evaluate("document.querySelector('.tour-spot')?.scrollIntoView({block: 'start'})")
        page.evaluate(DRAWN)
        taken.append(picture(page, folder / f"{name}-{width}.webp"))
    page.set_viewport_size(WIDTHS["desk"])
    return taken


def picture(page: Page, file: Path) -> Path:
    """What the window shows, as WebP: Chromium draws it, playwright's own call cannot."""
    session = page.context.new_cdp_session(page)
    drawn = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    session.detach()
    file.write_bytes(base64.b64decode(drawn["data"]))
    return file


def page_of(tour: Sequence[tuple[str, str]]) -> str:
    """The page that shows the pictures; ``tour`` are titles and words of its stops."""
    lines = [
        "# Pictures · ภาพหน้าจอ",
        "",
        "The five-minute tour, the twenty main pages and the homes of the roles, with the example",
        "province (ข้อมูลสมมติ), at 1440 and 390 pixels. A test takes them: `make pictures`.",
        "",
        "## The tour · นำชม 5 นาที",
    ]
    for number, (title, words) in enumerate(tour, start=1):
        lines += _shown(f"tour-{number:02}", f"{number}. {title}", words)
    for heading, pages in (
        ("The twenty main pages · ยี่สิบหน้าหลัก", MAIN_PAGES),
        ("Homes of other roles, and the hand-over · หน้าแรกของตำแหน่งอื่น", HOMES),
    ):
        lines += ["", f"## {heading}"]
        for shown in pages:
            lines += _shown(shown.name, shown.title, f"{shown.answers} · *{shown.question}*")
    return "\n".join(lines) + "\n"


def _shown(name: str, title: str, words: str) -> list[str]:
    desk, phone = (f"pictures/{name}-{width}.webp" for width in WIDTHS)
    return [
        "",
        f"### {title}",
        "",
        words,
        "",
        f'<img src="{desk}" alt="{title}" width="720"> '
        f'<img src="{phone}" alt="{title} บนโทรศัพท์" width="195">',
    ]
