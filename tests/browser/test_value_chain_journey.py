"""Two browsers on one value chain, one without a line for a while: nothing is written over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Locator, Page, expect

from oneplan.accounts.models import Post
from oneplan.threads.models import Event
from oneplan.value_chains.models import Board, Card
from tests.browser.conftest import DESKTOP, PHONE, SignIn, accessibility_faults, overflow
from tests.cast import Cast
from tests.value_chains.boards import a_board, a_card, first_link

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pages(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """The laptop of one group and the telephone of another, under the real security policy."""
    contexts = [browser.new_context(viewport=width, locale="th-TH") for width in (DESKTOP, PHONE)]
    opened = [context.new_page() for context in contexts]
    for page in opened:
        page.set_default_timeout(20_000)
    yield opened[0], opened[1]
    for context in contexts:
        context.close()


@pytest.fixture
def board(cast: Cast) -> Board:
    return a_board(cast)


def sit(page: Page, post: Post, board: Board, live_server: Any, sign_in: SignIn) -> None:
    sign_in(page, post)
    page.goto(live_server.url + reverse("value_chains:board", args=[board.pk]))


def put(page: Page, board: Board, stage: str, text: str, group: str = "") -> None:
    cell = page.locator(f"#cell-{first_link(board, stage).pk}")
    cell.locator(".chain-add > summary").click()
    cell.locator(".chain-add textarea").fill(text)
    if group:
        cell.locator(".chain-add input[name=group]").fill(group)
    cell.locator(".chain-add button").click()


def rewrite(page: Page, card: Card, text: str) -> None:
    shown = card_on(page, card)
    shown.locator("summary").click()
    shown.locator("textarea").fill(text)
    shown.get_by_role("button", name="บันทึก").click()


def card_on(page: Page, card: Card) -> Locator:
    return page.locator(f"#card-{card.pk}")


def test_two_groups_write_at_once_one_without_a_line_and_nothing_is_written_over(
    pages: tuple[Page, Page], live_server: Any, cast: Cast, board: Board, sign_in: SignIn
) -> None:
    contested, moved = a_card(cast, board, "ตลาดนัดมะขาม"), a_card(cast, board, "แปรรูป")
    laptop, phone = pages
    sit(laptop, cast.strategist, board, live_server, sign_in)
    sit(phone, cast.charlie, board, live_server, sign_in)

    put(laptop, board, "V3", "ร้านบนตลาดออนไลน์", "กลุ่มหนึ่ง")
    put(phone, board, "V2", "ห้องเย็นชุมชน", "กลุ่มสอง")
    expect(phone.locator(".chain-card", has_text="ร้านบนตลาดออนไลน์")).to_be_visible()
    expect(laptop.locator(".chain-card", has_text="ห้องเย็นชุมชน")).to_be_visible()

    phone.context.set_offline(True)
    put(phone, board, "V2", "โรงคัดแยกมะขาม", "กลุ่มสอง")
    rewrite(phone, contested, "ตลาดนัดของกลุ่มสอง")
    rewrite(phone, moved, "แปรรูปของกลุ่มสอง")
    expect(phone.locator("#outbox")).to_contain_text("โรงคัดแยกมะขาม")
    expect(phone.locator("#outbox")).to_contain_text("ไม่มีสัญญาณ")
    assert not Card.objects.filter(text="โรงคัดแยกมะขาม").exists()

    rewrite(laptop, contested, "ตลาดนัดของกลุ่มหนึ่ง")
    shown = card_on(laptop, moved)
    shown.locator("summary").click()
    shown.locator("select").select_option(str(first_link(board, "F").pk))
    shown.get_by_role("button", name="ย้าย").click()
    in_factors = f"#cell-{first_link(board, 'F').pk} #card-{moved.pk}"
    expect(laptop.locator(in_factors)).to_be_visible()
    expect(card_on(laptop, contested)).to_contain_text("ตลาดนัดของกลุ่มหนึ่ง")

    phone.context.set_offline(False)
    told = phone.locator("#came-back")
    expect(told).to_contain_text("ตลาดนัดของกลุ่มหนึ่ง")
    expect(told).to_contain_text("ตลาดนัดของกลุ่มสอง")
    expect(phone.locator("#outbox")).to_be_hidden()
    expect(laptop.locator(".chain-card", has_text="โรงคัดแยกมะขาม")).to_be_visible()
    expect(laptop.locator(in_factors)).to_contain_text("แปรรูปของกลุ่มสอง")
    expect(card_on(laptop, contested)).to_contain_text("ตลาดนัดของกลุ่มหนึ่ง")
    assert Card.objects.filter(text="โรงคัดแยกมะขาม").count() == 1

    phone.reload()
    expect(told).to_contain_text("ตลาดนัดของกลุ่มสอง")
    told.locator("textarea").fill("ตลาดนัดของทั้งสองกลุ่ม")
    told.get_by_role("button").click()
    expect(card_on(laptop, contested)).to_contain_text("ตลาดนัดของทั้งสองกลุ่ม")
    expect(told.locator("form")).to_have_count(0)
    wordings = list(contested.wordings.values_list("text", flat=True))
    assert wordings == ["ตลาดนัดมะขาม", "ตลาดนัดของกลุ่มหนึ่ง", "ตลาดนัดของทั้งสองกลุ่ม"]
    assert Event.objects.filter(code="value_chains.card_written").count() == 3


def test_what_was_not_sent_outlives_the_window_and_is_sent_at_the_next_opening(
    pages: tuple[Page, Page], live_server: Any, cast: Cast, board: Board, sign_in: SignIn
) -> None:
    contested = a_card(cast, board, "ตลาดนัดมะขาม")
    laptop, phone = pages
    sit(laptop, cast.strategist, board, live_server, sign_in)
    sit(phone, cast.charlie, board, live_server, sign_in)
    phone.context.set_offline(True)
    put(phone, board, "V2", "เขียนก่อนปิดหน้าต่าง", "กลุ่มสอง")
    rewrite(phone, contested, "ตลาดนัดของกลุ่มสอง")
    typed = phone.locator(f"#cell-{first_link(board, 'V3').pk} .chain-add")
    typed.locator("summary").click()
    typed.locator("textarea").fill("พิมพ์ค้างไว้")
    phone.close()
    rewrite(laptop, contested, "ตลาดนัดของกลุ่มหนึ่ง")
    expect(card_on(laptop, contested)).to_contain_text("ตลาดนัดของกลุ่มหนึ่ง")

    again = phone.context.new_page()
    phone.context.set_offline(False)
    again.goto(live_server.url + reverse("office:home"))
    expect(laptop.locator(".chain-card", has_text="เขียนก่อนปิดหน้าต่าง")).to_be_visible()
    expect(again.locator("#outbox")).to_contain_text("ตลาดนัดของกลุ่มสอง")
    again.locator("#outbox a", has_text="ตลาดนัดของกลุ่มสอง").click()
    told = again.locator("#came-back")
    expect(told).to_contain_text("ตลาดนัดของกลุ่มหนึ่ง")
    expect(told).to_contain_text("ตลาดนัดของกลุ่มสอง")
    again.locator(f"#cell-{first_link(board, 'V3').pk} .chain-add summary").click()
    again.locator(f"#cell-{first_link(board, 'V3').pk} [data-use]").click()
    expect(again.locator(f"#cell-{first_link(board, 'V3').pk} .chain-add textarea")).to_have_value(
        "พิมพ์ค้างไว้"
    )
    assert Card.objects.filter(text="เขียนก่อนปิดหน้าต่าง").count() == 1
    contested.refresh_from_db()
    assert contested.text == "ตลาดนัดของกลุ่มหนึ่ง"


def test_one_who_writes_on_a_card_twice_without_a_line_is_not_his_own_rival(
    pages: tuple[Page, Page], live_server: Any, cast: Cast, board: Board, sign_in: SignIn
) -> None:
    card = a_card(cast, board, "หนึ่ง")
    _laptop, phone = pages
    sit(phone, cast.charlie, board, live_server, sign_in)
    phone.context.set_offline(True)
    rewrite(phone, card, "สอง")
    rewrite(phone, card, "สาม")
    phone.context.set_offline(False)
    expect(card_on(phone, card).locator("p").first).to_have_text("สาม")
    expect(phone.locator("#came-back form")).to_have_count(0)
    assert list(card.wordings.values_list("text", flat=True)) == ["หนึ่ง", "สอง", "สาม"]


def test_what_somebody_types_is_left_alone_while_others_write(
    pages: tuple[Page, Page], live_server: Any, cast: Cast, board: Board, sign_in: SignIn
) -> None:
    card = a_card(cast, board, "เดิม")
    laptop, phone = pages
    sit(laptop, cast.strategist, board, live_server, sign_in)
    sit(phone, cast.charlie, board, live_server, sign_in)
    card_on(phone, card).locator("summary").click()
    card_on(phone, card).locator("textarea").fill("กำลังพิมพ์อยู่")
    rewrite(laptop, card, "เขียนเสร็จก่อน")
    put(laptop, board, "V3", "การ์ดอื่น")
    expect(phone.locator(".chain-card", has_text="การ์ดอื่น")).to_be_visible()
    expect(card_on(phone, card).locator("textarea")).to_have_value("กำลังพิมพ์อยู่")
    card_on(phone, card).get_by_role("button", name="บันทึก").click()
    expect(phone.locator("#came-back")).to_contain_text("เขียนเสร็จก่อน")
    expect(phone.locator("#came-back")).to_contain_text("กำลังพิมพ์อยู่")


def test_the_board_is_read_by_everybody_and_fits_a_phone(
    page: Page, live_server: Any, cast: Cast, board: Board, sign_in: SignIn
) -> None:
    card = a_card(cast, board)
    sit(page, cast.strategist, board, live_server, sign_in)
    card_on(page, card).locator("summary").click()
    assert overflow(page) <= 0
    assert accessibility_faults(page) == []
