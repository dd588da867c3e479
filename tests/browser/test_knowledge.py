"""The public words and calendar in a real browser: found by abbreviation, readable by everybody."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from oneplan.core.services import load_code_lists
from oneplan.cycles.services import lay_calendar
from tests.browser.conftest import accessibility_faults, overflow

pytestmark = pytest.mark.browser


@pytest.fixture
def calendar(transactional_db: None) -> None:
    load_code_lists()
    lay_calendar(2571)


@pytest.mark.usefixtures("calendar")
def test_a_reader_finds_a_committee_and_its_turn_in_the_year(page: Page, live_server: Any) -> None:
    page.goto(f"{live_server.url}/knowledge/")
    page.get_by_role("searchbox").fill("กบอ")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="คณะกรรมการบริหารงานอำเภอแบบบูรณาการ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ก.บ.อ.")

    page.goto(f"{live_server.url}/knowledge/calendar?fiscal_year=2571")
    page.get_by_role("link", name="ก.บ.อ.").first.click()
    expect(page.get_by_text("ส่งต่อไปยัง")).to_be_visible()
    assert accessibility_faults(page) == []
    assert overflow(page) <= 0


@pytest.mark.usefixtures("calendar")
@pytest.mark.parametrize(
    "path", ["", "terms/kbj", "codes", "codes/readiness_checklist", "calendar?fiscal_year=2571"]
)
def test_each_page_is_readable_by_everybody(page: Page, live_server: Any, path: str) -> None:
    page.goto(f"{live_server.url}/knowledge/{path}")
    assert accessibility_faults(page) == []
    assert overflow(page) <= 0
