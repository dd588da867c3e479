"""Pictures of the main pages at a desk and on a phone, for docs/pictures and its page.

Needs a running server with the example province (``make run``) and Chromium::

    make pictures                       # http://localhost:8000
    make pictures AT=http://localhost:8150
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
PAGE = ROOT / "docs" / "pictures.md"
WIDTHS: dict[str, ViewportSize] = {
    "desk": {"width": 1440, "height": 900},
    "phone": {"width": 390, "height": 844},
}
ROW = "main tbody th a"


@dataclass(frozen=True, slots=True)
class Shot:
    """One page: who looks, where they begin, and the link they follow from there."""

    name: str
    title: str
    path: str
    reader: str = ""
    link: str = ""


SHOTS = (
    Shot("front", "หน้าแรกสำหรับประชาชน", "/"),
    Shot("sign-in", "เข้าสู่ระบบ", "/accounts/sign-in"),
    Shot("provinces", "ทุกจังหวัดบนแผนที่", "/places/"),
    Shot("public-place", "เงินของพื้นที่ (ประชาชน)", "/places/67?fiscal_year=2569"),
    Shot("words", "คำศัพท์", "/knowledge/"),
    Shot("calendar", "ปฏิทินแผน", "/knowledge/calendar?fiscal_year=2571"),
    Shot("papers", "เอกสารเผยแพร่", "/papers"),
    Shot("home", "หน้าแรกของผู้ปฏิบัติงาน", "/office/", "strategist"),
    Shot("place", "เงินและแผนของจังหวัด", "/office/places/67?fiscal_year=2569", "strategist"),
    Shot("district", "เงินและแผนของอำเภอ", "/office/places/6707?fiscal_year=2569", "strategist"),
    Shot("search", "ค้นหา", "/office/search?q=ถนน", "strategist"),
    Shot("needs", "ความต้องการ", "/needs/?area=67", "strategist"),
    Shot("need", "หนึ่งความต้องการกับเรื่องราว", "/needs/?area=67", "strategist", ROW),
    Shot("activities", "กิจกรรม", "/activities/", "strategist"),
    Shot("activity", "หนึ่งกิจกรรม", "/activities/", "strategist", ROW),
    Shot("round", "บัญชีจัดลำดับกับเส้นกรอบวงเงิน", "/rounds/", "strategist", "main a[href^='/rounds/']"),
    Shot("meeting", "การประชุม", "/committees/", "strategist", ROW),
    Shot("plan", "แผน", "/plans/", "strategist", ROW),
    Shot("overlaps", "ความซ้ำซ้อน", "/overlaps/", "strategist"),
    Shot("waiting", "งานที่รอคำตอบ", "/threads/waiting", "strategist"),
)


def take(
    browser: Browser, address: str, folder: Path, shots: tuple[Shot, ...] = SHOTS
) -> list[Path]:
    """Take each picture at both widths into ``folder``; the files, in order."""
    taken = []
    for width, size in WIDTHS.items():
        pages: dict[str, Page] = {}
        for shot in shots:
            if shot.reader not in pages:
                pages[shot.reader] = _reader(browser, address, shot.reader, size)
            taken.append(
                _picture(pages[shot.reader], address, shot, folder / f"{shot.name}-{width}.png")
            )
        for page in pages.values():
            page.context.close()
    return taken


def _reader(browser: Browser, address: str, who: str, size: ViewportSize) -> Page:
    page = browser.new_context(viewport=size, locale="th-TH").new_page()
    page.set_default_timeout(60_000)
    if who:
        page.goto(f"{address}/accounts/sign-in")
        seat = page.locator(f"button[name=username][value={who}]")
        group = page.locator("details:not([open])", has=seat)
        if group.count():
            group.locator("summary").click()
        seat.click()
        page.wait_for_url("**/office/**")
    return page


def _picture(page: Page, address: str, shot: Shot, file: Path) -> Path:
    page.goto(address + shot.path)
    if shot.link:
        page.goto(address + str(page.locator(shot.link).first.get_attribute("href")))
    page.wait_for_function("document.fonts.status === 'loaded'")
    page.screenshot(path=file, animations="disabled")
    return file


def page_of(shots: tuple[Shot, ...] = SHOTS) -> str:
    """The documentation page that shows the pictures."""
    lines = [
        "# Pictures · ภาพหน้าจอ",
        "",
        "The main pages with the example province (ข้อมูลสมมติ), at 1440 and 390 pixels.",
        "Taken anew by `make pictures` while `make run` is serving.",
    ]
    for shot in shots:
        desk, phone = (f"pictures/{shot.name}-{width}.png" for width in WIDTHS)
        lines += [
            "",
            f"## {shot.title}",
            "",
            f"![{shot.title}]({desk})",
            "",
            f"![{shot.title} บนโทรศัพท์]({phone})",
        ]
    return "\n".join(lines) + "\n"


def main() -> None:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        sys.exit("Chromium is needed: apt-get install chromium")
    address = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        taken = take(browser, address, FOLDER)
        browser.close()
    PAGE.write_text(page_of(), encoding="utf-8")
    kilobytes = sum(file.stat().st_size for file in taken) // 1024
    print(f"{len(taken)} pictures, {kilobytes} kB in {FOLDER}")


if __name__ == "__main__":
    main()
