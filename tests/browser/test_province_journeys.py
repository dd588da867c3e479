"""What officers of the example province do in a day, each from the first click to the last."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connections
from playwright.sync_api import Page, expect

from oneplan.jobs.work import carry_out
from oneplan.threads.models import Subject
from tests.browser.conftest import accessibility_faults, overflow
from tests.browser.province import PUBLIC, Opener, as_reader, province

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
__all__ = ["as_reader", "province"]


def in_baht(words: str) -> int:
    """The first amount of a text, written with commas."""
    found = re.search(r"\d[\d,]*", words)
    assert found, words
    return int(found[0].replace(",", ""))


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_a_figure_leads_to_its_rows_and_on_to_a_record(
    as_reader: Opener, province: str, width: str
) -> None:
    page = as_reader("strategist", width=width)
    page.goto(f"{province}/office/places/67?fiscal_year=2569")
    tile = page.locator("a.tile").first
    figure = in_baht(str(tile.locator(".tile-number").get_attribute("title")))

    tile.click()
    head = in_baht(page.locator("h1").inner_text())
    rows = page.locator("tbody tr").all()
    shown = [in_baht(row.locator("td.num").inner_text().split("\n")[-1]) for row in rows]
    name = rows[0].locator("th a").inner_text()
    rows[0].locator("th a").click()

    assert head == figure == sum(shown)
    expect(page.locator("h1")).to_contain_text(name[:40])
    page.close()


def test_a_need_written_by_hand_is_merged_and_the_merge_undone(
    as_reader: Opener, province: str
) -> None:
    page = as_reader("nongphai")
    page.goto(f"{province}/needs/")
    page.locator(".page-head a[href='/needs/new'], a[href='/needs/new']").first.click()
    page.locator("[name=area_code]").select_option("67070101")
    page.locator("[name=wording]").fill("ขอศาลาพักรอรถหน้าโรงเรียนสมมติ")
    page.locator("form:has([name=wording]) button.btn-primary").click()
    expect(page.get_by_text("ขอศาลาพักรอรถหน้าโรงเรียนสมมติ").first).to_be_visible()
    other = Subject.objects.filter(kind="N", owner__code="6707", title__contains="น้ำ").first()
    assert other is not None

    page.get_by_text("รวมเข้ากับความต้องการอื่น").click()
    page.locator("#merge-number").fill(other.public_no)
    page.get_by_role("button", name="รวม", exact=True).click()
    expect(page.get_by_text(f"รวมเข้ากับ {other.public_no}").first).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="ยกเลิกการรวม").click()
    page.get_by_role("button", name="ใช่ ดำเนินการ").click()

    expect(page.locator("#merge-number")).to_be_attached()
    page.close()


def test_a_round_is_run_its_frame_moved_and_its_list_adopted(
    as_reader: Opener, province: str
) -> None:
    page = as_reader("strategist")
    page.goto(f"{province}/rounds/")
    page.locator("#id_fiscal_year").fill("2571")
    page.get_by_role("button", name=re.compile("ประมวลผล|จัดลำดับ")).click()
    page.wait_for_url("**/rounds/*-*")
    address = page.url
    before = ranks_of(page)

    for frame in ("150,000,000", "230,000,000"):
        page.goto(address)
        if not page.locator("#frame[open]").count():
            page.locator("#frame > summary").click()
        page.locator("#frame").get_by_label("กรอบวงเงิน").first.fill(frame)
        page.locator("#frame form button").click()
        expect(page.get_by_text(f"กรอบ {frame}")).to_be_visible()
        assert ranks_of(page) == before

    page.goto(f"{province}/committees/")
    page.get_by_role("link", name="2/2570").click()
    page.get_by_role("button", name="บรรจุระเบียบวาระ").first.click()
    for seat in page.locator(".seats input").all():
        seat.check()
    page.get_by_role("button", name="บันทึก", exact=True).click()
    page.get_by_label("ข้อความของมติ").fill("เห็นชอบบัญชีที่ปรับปรุงตามกรอบวงเงิน")
    page.get_by_role("button", name="บันทึกมติ").click()
    page.get_by_role("button", name="ยืนยันมติทั้งหมด").click()
    page.get_by_role("button", name="ใช่ ดำเนินการ").click()

    expect(page.get_by_text("ลงมติแล้ว").first).to_be_visible()
    page.goto(address)
    expect(page.locator("#story")).to_contain_text("2/2570")
    page.close()


def ranks_of(page: Page) -> list[str]:
    return page.locator("#list tbody th a").all_inner_texts()


def test_a_form_is_printed_from_the_web_and_downloaded(as_reader: Opener, province: str) -> None:
    page = as_reader("strategist")
    page.goto(f"{province}/forms/67/2571")
    sheet = page.locator("section.sheet", has=page.get_by_role("heading", name="จ.2"))
    sheet.get_by_role("button").first.click()
    page.wait_for_url("**/jobs/*")
    finish(page)
    page.reload()
    page.locator("#watch a.btn-primary").click()

    with page.expect_download() as waiting:
        sheet.get_by_role("link", name="ดาวน์โหลด").first.click()

    assert waiting.value.path().read_bytes()[:4] in (b"%PDF", b"PK\x03\x04")
    page.close()


def finish(page: Page) -> None:
    """Do what the background worker would: the job of this page, on a connection of its own."""

    def work() -> None:
        carry_out(UUID(page_url.rstrip("/").rsplit("/", 1)[1]))
        connections.close_all()

    page_url = page.url
    with ThreadPoolExecutor(max_workers=1) as worker:
        worker.submit(work).result()


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_a_citizen_finds_what_is_coming_without_an_account(
    as_reader: Opener, province: str, width: str
) -> None:
    page = as_reader(PUBLIC, width=width)
    page.goto(province)
    page.get_by_role("link", name="จังหวัดเพชรบูรณ์").first.click()
    page.get_by_role("link", name="อำเภอหนองไผ่").first.click()
    expect(page.locator("h1")).to_contain_text("หนองไผ่")
    page.locator("a.tile").first.click()
    page.locator("tbody th a").first.click()

    expect(page.get_by_role("link", name="เข้าสู่ระบบ")).to_be_visible()
    assert page.get_by_role("button", name="แก้ไข").count() == 0
    assert overflow(page) <= 0
    page.close()
