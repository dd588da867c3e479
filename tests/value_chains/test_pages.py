"""Boards on the web: read, written by the groups, commented on, asked for again."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.core.models import new_id
from oneplan.plans.models import EditionKind, ElementKind
from oneplan.plans.services import ElementDraft, open_edition, write_elements
from oneplan.threads.models import Circulation
from oneplan.threads.services import share, widen_to
from oneplan.value_chains.commenting import comment_on
from oneplan.value_chains.models import Board, Card, Comment
from oneplan.value_chains.opening import close_board, open_board
from oneplan.value_chains.writing import Words, put_card, write_card
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.value_chains.boards import a_board, a_card, a_plan, first_link
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true"}


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def board(cast: Cast) -> Board:
    return a_board(cast)


def at(name: str, *keys: object) -> str:
    return reverse(f"value_chains:{name}", args=keys)


def said(text: str = "การ์ดสมมติ", **more: object) -> dict[str, object]:
    return {"key": str(new_id()), "text": text, "group": "กลุ่มสมมติ", "number": "", **more}


def words_of(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_office_opens_a_board_on_its_plan_and_finds_it_there(cast: Cast) -> None:
    a_board(cast)
    plan = a_plan(cast)
    client = signed_in(cast.strategist)
    assert at("board-new", plan.pk) in words_of(client, reverse("plans:plan", args=[plan.pk]))

    answer = client.post(at("board-new", plan.pk), {"product": "ข้าวสมมติ"})

    made = Board.objects.get(product="ข้าวสมมติ")
    assert answer.headers["Location"] == at("board", made.pk)
    assert at("board", made.pk) in words_of(client, reverse("plans:plan", args=[plan.pk]))
    again = client.post(at("board-new", plan.pk), {"product": "ข้าวสมมติ"})
    assert "มีกระดาน “ข้าวสมมติ” แล้ว" in again.content.decode()


def test_another_body_opens_no_board_on_the_plan(cast: Cast) -> None:
    plan = a_plan(cast)
    assert signed_in(cast.charlie).get(at("board-new", plan.pk)).status_code == 403
    assert signed_in(cast.stranger).get(at("board-new", plan.pk)).status_code == 404


def test_gaps_and_crowded_links_are_told_in_words(cast: Cast, board: Board) -> None:
    for number in range(4):
        a_card(cast, board, f"การ์ด {number}")
    page = words_of(signed_in(cast.strategist), at("board", board.pk))
    assert f"ช่องว่าง {board.links.count() - 1} ข้อต่อ" in page
    assert "4 ใบ อาจซ้ำซ้อน" in page
    assert "เสนอกิจกรรมใหม่" in page


def test_a_circulated_board_is_written_by_the_province_and_only_read_beyond(
    cast: Cast, board: Board
) -> None:
    path = at("card-put", board.pk, first_link(board).pk)
    assert signed_in(cast.charlie).post(path, said("ของอำเภอ")).status_code == 302
    assert signed_in(cast.planner).post(path, said("ของเทศบาล")).status_code == 302
    assert signed_in(cast.cluster_officer).get(at("board", board.pk)).status_code == 200
    assert signed_in(cast.cluster_officer).post(path, said("ของกลุ่ม")).status_code == 403
    assert signed_in(cast.governor).post(path, said("ของผู้ว่า")).status_code == 403
    assert signed_in(cast.stranger).post(path, said("ของที่อื่น")).status_code == 404
    assert set(board.cards.values_list("text", flat=True)) == {"ของอำเภอ", "ของเทศบาล"}


def test_a_draft_is_nobody_elses_until_a_body_is_asked(cast: Cast) -> None:
    board = a_board(cast, circulation=Circulation.DRAFT)
    client = signed_in(cast.planner)
    path = at("card-put", board.pk, first_link(board).pk)
    card = a_card(cast, board, "ร่างในวง")
    for page in (at("board", board.pk), at("now", board.pk), at("card", board.pk, card.pk)):
        assert client.get(page).status_code == 404
    assert client.post(path, said()).status_code == 404
    assert client.post(at("card", board.pk, card.pk), said(version=1)).status_code == 404
    share(board.subject, cast.authority, by=cast.strategist)
    assert client.get(at("board", board.pk)).status_code == 200
    assert client.post(path, said("เทศบาลเสนอ")).status_code == 302
    assert signed_in(cast.charlie).get(at("board", board.pk)).status_code == 404


def test_the_public_reads_cards_but_no_comment_and_no_form(cast: Cast, board: Board) -> None:
    a_card(cast, board, "การ์ดที่ทุกคนอ่าน")
    comment_on(board, "ความเห็นในวง", sector="CIVIL", key=new_id(), by=cast.governor)
    widen_to(board.subject, Circulation.PUBLIC, by=cast.strategist)
    page = words_of(Client(), at("board", board.pk))
    assert "การ์ดที่ทุกคนอ่าน" in page
    assert "ความเห็นในวง" not in page
    assert "data-queue" not in page


def test_a_card_points_to_a_record_its_writer_may_read(cast: Cast, board: Board) -> None:
    activity = make_activity(cast.district, cast.district_officer)
    path = at("card-put", board.pk, first_link(board).pk)
    client = signed_in(cast.district_officer)
    number = activity.subject.public_no
    assert client.post(path, said(number=number)).status_code == 302
    assert Card.objects.get().record == activity.subject
    refused = signed_in(cast.charlie).post(path, said(number=number))
    assert "ไม่พบกิจกรรมหรือโครงการหมายเลขนี้" in refused.content.decode()
    assert Card.objects.count() == 1
    assert number in words_of(client, at("board", board.pk))
    beyond = words_of(signed_in(cast.charlie), at("board", board.pk))
    assert number not in beyond
    assert "เรื่องที่ไม่ได้เปิดให้ท่านอ่าน" in beyond


def test_a_waiting_browser_is_told_done_once_however_often_it_sends(
    cast: Cast, board: Board
) -> None:
    client = signed_in(cast.strategist)
    path, sent = at("card-put", board.pk, first_link(board).pk), said()
    for _time in range(2):
        answer = client.post(path, sent, headers=PART)
        assert (answer.status_code, answer.headers["X-OnePlan-Version"]) == (204, "1")
    assert Card.objects.count() == 1


def test_the_second_writer_sees_both_texts_and_may_save_over_them(cast: Cast, board: Board) -> None:
    card = a_card(cast, board)
    write_card(card, Words("ของกลุ่มหนึ่ง"), seen_version=1, key=new_id(), by=cast.planner)
    client = signed_in(cast.strategist)

    for headers in ({}, PART):
        answer = client.post(
            at("card", board.pk, card.pk), said("ของกลุ่มสอง", version=1), headers=headers
        )
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "ของกลุ่มหนึ่ง" in page
        assert "ของกลุ่มสอง" in page
    card.refresh_from_db()
    assert card.text == "ของกลุ่มหนึ่ง"

    form = answer.context["form"]
    again = said("รวมสองกลุ่ม", version=form["version"].value(), key=form["key"].value())
    assert client.post(at("card", board.pk, card.pk), again).status_code == 302
    card.refresh_from_db()
    assert card.text == "รวมสองกลุ่ม"
    history = words_of(client, at("card", board.pk, card.pk))
    assert "ของกลุ่มหนึ่ง" in history


def test_a_card_is_moved_withdrawn_and_put_back(cast: Cast, board: Board) -> None:
    card, client = a_card(cast, board), signed_in(cast.strategist)
    target = first_link(board, "V3")
    move = {"link": str(target.pk), "version": 1}
    assert client.post(at("card-move", board.pk, card.pk), move).status_code == 302
    assert client.post(at("card-withdraw", board.pk, card.pk), {"version": 1}).status_code == 302
    card.refresh_from_db()
    assert card.link == target
    assert card.withdrawn_at is not None
    assert client.post(at("card-restore", board.pk, card.pk)).status_code == 302
    card.refresh_from_db()
    assert card.withdrawn_at is None


def test_a_card_moved_meanwhile_tells_both_places(cast: Cast, board: Board) -> None:
    card, client = a_card(cast, board), signed_in(cast.strategist)
    first, second = first_link(board, "V2"), first_link(board, "V3")
    path = at("card-move", board.pk, card.pk)
    client.post(path, {"link": str(first.pk), "version": 1})
    answer = client.post(path, {"link": str(second.pk), "version": 1}, headers=PART)
    assert answer.status_code == 409
    assert first.name in answer.content.decode()
    assert answer.context["form"]["version"].value() == 2


def test_a_card_rewritten_meanwhile_is_not_withdrawn_unseen(cast: Cast, board: Board) -> None:
    card = a_card(cast, board)
    write_card(card, Words("เพิ่งเขียน"), seen_version=1, key=new_id(), by=cast.planner)
    client = signed_in(cast.strategist)
    answer = client.post(at("card-withdraw", board.pk, card.pk), {"version": 1})
    assert answer.status_code == 409
    assert "เพิ่งเขียน" in answer.content.decode()


def test_a_card_of_another_board_is_not_there(cast: Cast, board: Board) -> None:
    card = a_card(cast, board)
    client = signed_in(cast.strategist)
    client.post(at("board-new", board.plan_id), {"product": "ข้าวสมมติ"})
    other = Board.objects.get(product="ข้าวสมมติ")
    assert client.get(at("card", other.pk, card.pk)).status_code == 404
    path = at("card-put", other.pk, first_link(other).pk)
    assert client.post(path, said(key=str(card.pk))).status_code == 404
    assert client.get(at("board", card.pk)).status_code == 404


def test_what_stands_now_is_asked_for_and_nothing_comes_where_nothing_changed(
    cast: Cast, board: Board
) -> None:
    client = signed_in(cast.strategist)
    now = at("now", board.pk)
    assert client.get(now, {"seen": board.change_no}).status_code == 204
    put_card(first_link(board), Words("เพิ่งติด"), key=new_id(), by=cast.planner)
    answer = client.get(now, {"seen": board.change_no})
    assert "เพิ่งติด" in answer.content.decode()
    assert client.get(now, {"seen": "ไม่ใช่เลข"}).status_code == 200


def test_a_sector_comments_and_the_board_answers(cast: Cast, board: Board) -> None:
    card = a_card(cast, board)
    given = {"key": str(new_id()), "sector": "BUSINESS", "text": "ตลาดไม่พอ"}
    governor = signed_in(cast.governor)
    assert governor.post(at("card-comment", board.pk, card.pk), given).status_code == 302
    comment = Comment.objects.get()
    answer = at("answer", board.pk, comment.pk)
    assert governor.post(answer, {"answer": "ไม่ใช่หน้าที่"}).status_code == 403
    client = signed_in(cast.strategist)
    assert "ความเห็นที่ยังไม่ตอบ 1 เรื่อง" in words_of(client, at("board", board.pk))
    assert client.post(answer, {"answer": "เพิ่มแล้ว"}).status_code == 302
    assert "ความเห็นที่ตอบแล้ว 1 เรื่อง" in words_of(client, at("board", board.pk))
    second = client.post(answer, {"answer": "อีกคำตอบ"}, headers=PART)
    assert second.status_code == 409
    assert "เพิ่มแล้ว" in second.content.decode()


def test_a_comment_without_a_sector_is_sent_back_with_its_words(cast: Cast, board: Board) -> None:
    given = {"key": str(new_id()), "sector": "", "text": "คำที่พิมพ์แล้ว"}
    answer = signed_in(cast.governor).post(at("comment", board.pk), given, headers=PART)
    assert answer.status_code == 409
    assert "คำที่พิมพ์แล้ว" in answer.content.decode()
    assert not Comment.objects.exists()


def test_only_its_office_shapes_and_closes_a_board(cast: Cast, board: Board) -> None:
    own, other = signed_in(cast.strategist), signed_in(cast.charlie)
    link = {"stage": "V1", "name": "ห้องเย็น", "crowded_from": "3"}
    for name in ("link-add", "close", "open-again"):
        assert other.post(at(name, board.pk), link).status_code == 403
    assert own.post(at("link-add", board.pk), link).status_code == 302
    added = board.links.get(name="ห้องเย็น")
    assert own.post(at("link-drop", board.pk, added.pk)).status_code == 302
    assert own.post(at("close", board.pk)).status_code == 302
    assert own.get(at("card-put", board.pk, first_link(board).pk)).status_code == 405
    assert own.post(at("open-again", board.pk)).status_code == 302
    board.refresh_from_db()
    assert board.closed_at is None


def test_what_is_sent_to_a_closed_board_comes_back_with_its_words(cast: Cast, board: Board) -> None:
    close_board(board, by=cast.strategist)
    path = at("card-put", board.pk, first_link(board).pk)
    answer = signed_in(cast.planner).post(path, said("พิมพ์ตอนออฟไลน์"), headers=PART)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "กระดานปิดแล้ว" in page
    assert "พิมพ์ตอนออฟไลน์" in page


def test_the_group_is_remembered_for_the_next_card(cast: Cast, board: Board) -> None:
    client = signed_in(cast.planner)
    client.post(at("card-put", board.pk, first_link(board).pk), said(group="กลุ่มสาม"))
    form = client.get(at("board", board.pk)).context["columns"][0][1][1].form
    assert form["group"].value() == "กลุ่มสาม"


def test_a_full_board_asks_the_database_as_often_as_an_empty_one(cast: Cast, board: Board) -> None:
    client = signed_in(cast.strategist)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(at("now", board.pk))
        return len(queries)

    a_card(cast, board)
    asked()
    few = asked()
    for number in range(12):
        card = a_card(cast, board, f"การ์ด {number}", stage=("V1", "V2", "V3")[number % 3])
        comment_on(board, "ถาม", sector="CIVIL", key=new_id(), by=cast.governor, card=card)
    assert asked() == few


def test_the_list_narrows_to_a_plan_a_body_or_words_and_counts_gaps(
    cast: Cast, board: Board
) -> None:
    a_card(cast, board)
    client, path = signed_in(cast.strategist), at("board-list")
    page = words_of(client, path)
    assert at("board", board.pk) in page
    assert f"ช่องว่าง {board.links.count() - 1} ข้อต่อ" in page
    for asked in ("q=มะขาม", f"plan={board.plan_id}", f"body={cast.province.pk}"):
        assert at("board", board.pk) in words_of(client, f"{path}?{asked}")
    nothing = words_of(client, f"{path}?q=ทุเรียน")
    assert at("board", board.pk) not in nothing
    assert "ล้างตัวกรอง" in nothing


def test_an_empty_list_teaches_where_a_board_is_opened(cast: Cast) -> None:
    page = words_of(signed_in(cast.strategist), at("board-list"))
    assert "หน่วยงานที่ดูแลแผน" in page
    assert reverse("plans:plan-list") in page


def test_a_draft_board_is_on_no_list_of_another_body_nor_of_the_public(cast: Cast) -> None:
    draft = a_board(cast, circulation=Circulation.DRAFT)
    for client in (signed_in(cast.stranger), signed_in(cast.charlie), Client()):
        assert at("board", draft.pk) not in words_of(client, at("board-list"))


def test_many_boards_take_no_more_queries_than_one(cast: Cast, board: Board) -> None:
    client = signed_in(cast.strategist)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(at("board-list"))
        return len(asked)

    queries()
    few = queries()
    for number in range(4):
        made = open_board(board.plan, product=f"สินค้าสมมติ {number}", by=cast.strategist)
        a_card(cast, made, f"การ์ด {number}")
    assert queries() == few


def test_the_board_tells_the_issue_of_the_plan_it_hangs_on(cast: Cast, board: Board) -> None:
    edition = open_edition(board.plan, kind=EditionKind.FULL, year=2571, by=cast.strategist)
    draft = ElementDraft(kind=ElementKind.ISSUE, number="1", title="ประเด็นสมมติ")
    board.element = write_elements(edition, [draft], by=cast.strategist)[0].lineage
    board.save()
    assert "ประเด็นสมมติ" in words_of(signed_in(cast.strategist), at("board", board.pk))
    assert "ประเด็นสมมติ" in words_of(signed_in(cast.strategist), at("board-list"))
    widen_to(board.plan.subject, Circulation.PUBLIC, by=cast.strategist)
    widen_to(board.subject, Circulation.PUBLIC, by=cast.strategist)
    unsealed = words_of(Client(), at("board", board.pk))
    assert board.product in unsealed
    assert "ประเด็นสมมติ" not in unsealed


def test_what_another_post_wrote_offline_waits_and_changes_nothing(
    cast: Cast, board: Board
) -> None:
    path = at("card-put", board.pk, first_link(board).pk)
    other = {**PART, "X-OnePlan-Post": str(cast.charlie.pk)}
    answer = signed_in(cast.strategist).post(path, said(), headers=other)
    assert answer.headers["HX-Redirect"] == reverse("accounts:choose-post")
    assert not Card.objects.exists()
    own = {**PART, "X-OnePlan-Post": str(cast.strategist.pk)}
    assert signed_in(cast.strategist).post(path, said(), headers=own).status_code == 204
