"""The pictures of the documentation: taken by one command, small, and all shown on one page."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tools.pictures import FOLDER, SHOTS, WIDTHS, page_of, take

pytestmark = pytest.mark.browser


@pytest.mark.usefixtures("transactional_db")
def test_a_picture_is_taken_at_both_widths_and_stays_small(
    browser: Browser, live_server: Any, tmp_path: Path
) -> None:
    shots = tuple(shot for shot in SHOTS if shot.name == "sign-in")

    taken = take(browser, live_server.url, tmp_path, shots)

    sizes = [struct.unpack(">II", file.read_bytes()[16:24]) for file in taken]
    assert sizes == [(size["width"], size["height"]) for size in WIDTHS.values()]
    assert all(file.stat().st_size < 300_000 for file in taken)


def test_the_page_shows_every_picture_once() -> None:
    page = page_of()
    for shot in SHOTS:
        for width in WIDTHS:
            assert page.count(f"(pictures/{shot.name}-{width}.png)") == 1


def test_the_pictures_in_the_repository_stay_under_six_megabytes() -> None:
    assert sum(file.stat().st_size for file in FOLDER.glob("*.png")) < 6 * 1024**2
