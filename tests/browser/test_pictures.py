"""The pictures of the documentation: the tour's stops and the main pages, taken by this test.

``make pictures`` lets it write ``docs/pictures``, from a server with the whole example province
(``tools/take_pictures.py``); else it takes them into a folder of its own, from the small one.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.utils import translation
from playwright.sync_api import Browser

from oneplan.demo.tour_stops import STOPS
from tests.browser.province import example
from tools.main_pages import HOMES, MAIN_PAGES
from tools.pictures import FOLDER, PAGE, WIDTHS, page_of, take_pages, take_tour

pytestmark = pytest.mark.browser
__all__ = ["example"]

SERVER = os.environ.get("ONEPLAN_PICTURES", "")
NAMES = [f"tour-{number:02}" for number in range(1, len(STOPS) + 1)]
NAMES += [page.name for page in (*MAIN_PAGES, *HOMES)]


def test_every_stop_and_every_main_page_has_its_picture_at_both_widths(
    browser: Browser, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    example = SERVER or request.getfixturevalue("example")
    folder = FOLDER if SERVER else tmp_path
    if SERVER:
        for old in FOLDER.iterdir():
            old.unlink()

    taken = take_tour(browser, example, folder, len(STOPS)) + take_pages(browser, example, folder)

    assert {file.stem for file in taken} == {
        f"{name}-{width}" for name in NAMES for width in WIDTHS
    }
    for file in taken:
        width = WIDTHS[file.stem.rsplit("-", 1)[1]]
        assert size_of(file) == (width["width"], width["height"]), file.name
        assert file.stat().st_size < 200_000, file.name
    if SERVER:
        PAGE.write_text(page_of(tour_words()), encoding="utf-8")


def size_of(file: Path) -> tuple[int, int]:
    """Width and height in the head of a lossy WebP, plain or with chunks beside the picture."""
    head = file.read_bytes()[:30]
    assert head[8:15] == b"WEBPVP8", file.name
    if head[15:16] == b"X":
        width, height = (int.from_bytes(head[at : at + 3], "little") + 1 for at in (24, 27))
    else:
        width, height = (int.from_bytes(head[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    return width, height


def tour_words() -> list[tuple[str, str]]:
    with translation.override("th"):
        return [(str(stop.title), str(stop.words)) for stop in STOPS]


def test_the_page_of_the_documentation_shows_every_picture_and_is_as_the_list_says() -> None:
    page = page_of(tour_words())
    for name in NAMES:
        for width in WIDTHS:
            assert page.count(f'"pictures/{name}-{width}.webp"') == 1
    assert PAGE.read_text(encoding="utf-8") == page


def test_the_pictures_in_the_repository_are_those_of_the_page_and_small() -> None:
    files = list(FOLDER.iterdir())

    assert {file.name for file in files} == {f"{n}-{w}.webp" for n in NAMES for w in WIDTHS}
    assert sum(file.stat().st_size for file in files) < 5 * 1024**2


def test_there_are_twenty_main_pages_each_named_once() -> None:
    assert len(MAIN_PAGES) == 20
    assert len(set(NAMES)) == len(NAMES)
