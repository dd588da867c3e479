"""Somebody new in a role: from the front page by what the screen offers to three answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.plugin import DjangoDbBlocker

from tests.browser.conftest import overflow
from tests.browser.province import WIDTHS, served

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PATIENCE = 60_000
"""Milliseconds: most answers are worked out when their question comes in sight."""
STORIES = ("01-pond", "15-call-of-the-district")


@pytest.fixture(scope="module")
def example(
    browser: Browser, django_db_setup: Any, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The small province with the pond and the district's call."""
    steps = frozenset({"cast", *(f"story:{name}" for name in STORIES)})
    yield from served(django_db_blocker, steps=steps)


@dataclass(frozen=True, slots=True)
class Walk:
    """Who walks, at what screen, and what each question of the role answers in words."""

    circle: str
    seat: str
    answers: dict[str, str]
    width: str = "desktop"


WALKS = [
    Walk(
        "หมู่บ้านและชุมชน",
        "konghead",
        {
            "5 ปีที่ผ่านมาเราขออะไรไว้": "สร้างเสร็จ ส่งมอบ",
            "ประชาคมครั้งหน้าเมื่อไร": "ขอให้ส่ง",
            "ปีนี้มีอะไรลงหมู่บ้านเรา": "บาท",
        },
        width="phone",
    ),
    Walk(
        "องค์กรปกครองส่วนท้องถิ่น",
        "kongthun",
        {
            "ความต้องการใดยังไม่อยู่ในโครงการ": "เรื่อง",
            "งานแต่ละเรื่องตอบประเด็นใดของจังหวัด": "แนวทางที่รองรับ",
            "บัญชีของจังหวัดมีอะไรในพื้นที่เรา": "ในกรอบวงเงิน",
        },
    ),
    Walk(
        "อำเภอ",
        "nongphai",
        {
            "ใครยังไม่ส่ง": "(สมมติ)",
            "ขอซ้ำกันเรื่องใด": "คู่",
            "เรื่องใดส่งจังหวัด": "ส่งให้",
        },
    ),
    Walk(
        "จังหวัด",
        "strategist",
        {
            "อะไรอยู่ในกรอบ": "จะหลุดกรอบ",
            "งานใดยังไม่พร้อม": "ขาดหรือหมดอายุ",
            "เบิกจ่ายไตรมาสนี้เท่าใด": "ปีงบประมาณ 2570",
        },
    ),
    Walk(
        "ผู้พิจารณาและผู้ตรวจ",
        "budgetbureau",
        {
            "พร้อมหรือยัง": "ที่ขาดมากที่สุด",
            "ราคาต่อหน่วยใกล้เคียงที่อื่นหรือไม่": "เทียบในกลุ่ม",
            "ตัวชี้วัดมีระดับ ค่าฐาน": "แผนพัฒนาจังหวัดเพชรบูรณ์",
        },
    ),
]


@pytest.mark.parametrize("walk", WALKS, ids=[walk.seat for walk in WALKS])
def test_three_answers_are_found_by_what_the_screen_offers(
    browser: Browser, example: str, walk: Walk
) -> None:
    page = browser.new_page(viewport=WIDTHS[walk.width], locale="th-TH")
    page.set_default_timeout(PATIENCE)
    page.goto(example)
    page.get_by_role("link", name="เข้าสู่ระบบ").first.click()
    page.locator("summary", has_text=re.compile(rf"^\s*{walk.circle}\s*\d")).click()
    page.locator(f"button[value={walk.seat}]").click()

    for asked, answer in walk.answers.items():
        question = opened(page, asked)
        expect(question).to_contain_text(answer, timeout=PATIENCE)
        assert overflow(page) == 0
    page.close()


def test_a_village_head_reaches_the_record_behind_an_answer(browser: Browser, example: str) -> None:
    page = browser.new_page(viewport=WIDTHS["phone"], locale="th-TH")
    page.set_default_timeout(PATIENCE)
    page.goto(f"{example}/accounts/sign-in")
    page.locator("summary", has_text="หมู่บ้านและชุมชน").click()
    page.locator("button[value=konghead]").click()

    row = opened(page, "5 ปีที่ผ่านมาเราขออะไรไว้").locator("tbody a").first
    wording = row.inner_text()
    row.click()

    expect(page.locator("main")).to_contain_text(wording[:30])
    expect(page.get_by_text("ขณะนี้").first).to_be_visible()
    page.close()


def opened(page: Page, words: str) -> Locator:
    """The question of these words, gone to and pressed open once its answer is there."""
    expect(page.locator(".questions[hx-get]")).to_have_count(0, timeout=PATIENCE)
    question = page.locator("details.question", has_text=words)
    question.evaluate("card => card.scrollIntoView({block: 'center'})")
    expect(question.get_by_text("กำลังประมวลผล")).to_have_count(0, timeout=PATIENCE)
    question.locator("summary").click()
    return question
