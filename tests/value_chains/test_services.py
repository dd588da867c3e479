"""Boards, cards and comments: what each change leaves, and that nothing is written over."""

from __future__ import annotations

import pytest

from oneplan.audit.models import Entry
from oneplan.core.both_texts import texts_of
from oneplan.core.errors import Overtaken, Refusal
from oneplan.core.models import Code, new_id
from oneplan.threads.models import Circulation, Event
from oneplan.value_chains.commenting import answer_comment, comment_on
from oneplan.value_chains.models import Board, Card, Comment, Link, Wording
from oneplan.value_chains.opening import (
    add_link,
    close_board,
    drop_link,
    open_again,
    open_board,
)
from oneplan.value_chains.writing import (
    Words,
    move_card,
    put_card,
    restore_card,
    withdraw_card,
    write_card,
)
from tests.cast import Cast, build_cast
from tests.value_chains.boards import a_board, a_card, first_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def board(cast: Cast) -> Board:
    return a_board(cast)


def told(board: Board, code: str) -> dict[str, object]:
    """The facts of the one sentence a change told, which stand in the audit trail too."""
    event = Event.objects.get(subject=board.subject, code=f"value_chains.{code}")
    entry = Entry.objects.get(code=f"value_chains.{code}", object_id=str(board.pk))
    assert entry.after == event.facts
    return dict(event.facts)


def state() -> tuple[object, ...]:
    """Everything a refusal must leave alone."""
    return (
        list(Board.objects.values()),
        list(Card.objects.values()),
        list(Wording.objects.values()),
        list(Comment.objects.values()),
        Event.objects.count(),
        Entry.objects.count(),
    )


def test_a_board_begins_with_the_links_of_the_list_as_a_draft_of_the_plans_owner(
    cast: Cast,
) -> None:
    board = a_board(cast, circulation=Circulation.DRAFT)
    listed = Code.objects.filter(list="value_chain_links").exclude(parent_code="")

    assert list(board.links.values_list("name", flat=True)) == [row.name_th for row in listed]
    assert board.subject.circulation == Circulation.DRAFT
    assert board.subject.owner == cast.province
    assert told(board, "board_opened")["links"] == listed.count()


def test_a_threshold_written_in_the_list_is_the_boards(cast: Cast) -> None:
    board = a_board(cast)
    Code.objects.filter(list="value_chain_links", code="V1-1").update(extra={"crowded_from": "7"})
    other = open_board(board.plan, product="ข้าวสมมติ", by=cast.strategist)
    assert first_link(other).crowded_from == 7
    assert first_link(board).crowded_from == 4


def test_a_second_board_for_one_product_is_refused(cast: Cast, board: Board) -> None:
    before = state()
    with pytest.raises(Refusal, match="board_there"):
        open_board(board.plan, product=board.product, by=cast.strategist)
    assert state() == before


def test_a_card_is_put_with_its_first_wording(cast: Cast, board: Board) -> None:
    card = a_card(cast, board)
    assert list(card.wordings.values_list("version", "text")) == [(1, card.text)]
    assert told(board, "card_put") == {
        "card": str(card.pk),
        "link": card.link.name,
        "text": card.text,
        "group": "กลุ่มสมมติ 1",
    }
    board.refresh_from_db()
    assert board.change_no == 1


def test_a_card_sent_twice_stands_once(cast: Cast, board: Board) -> None:
    key, words = new_id(), Words("แปรรูปสมมติ")
    put_card(first_link(board), words, key=key, by=cast.strategist)
    before = state()
    again = put_card(first_link(board), words, key=key, by=cast.strategist)
    assert again.pk == key
    assert state() == before


def test_a_rewritten_card_keeps_the_wording_before(cast: Cast, board: Board) -> None:
    card = a_card(cast, board, "ตลาดนัด")
    write_card(card, Words("ตลาดนัดทุกเสาร์", "กลุ่ม 2"), seen_version=1, key=new_id(), by=cast.planner)
    card.refresh_from_db()
    assert (card.text, card.group, card.version) == ("ตลาดนัดทุกเสาร์", "กลุ่ม 2", 2)
    assert list(card.wordings.values_list("text", flat=True)) == ["ตลาดนัด", "ตลาดนัดทุกเสาร์"]
    assert told(board, "card_written")["text"] == "ตลาดนัดทุกเสาร์"
    entry = Entry.objects.get(code="value_chains.card_written")
    assert entry.before is not None
    assert entry.before["text"] == "ตลาดนัด"


def test_the_second_writer_gets_both_texts_and_changes_nothing(cast: Cast, board: Board) -> None:
    card = a_card(cast, board, "ตลาดนัด")
    write_card(card, Words("ของกลุ่มหนึ่ง"), seen_version=1, key=new_id(), by=cast.planner)
    before = state()
    with pytest.raises(Overtaken) as second:
        write_card(card, Words("ของกลุ่มสอง"), seen_version=1, key=new_id(), by=cast.strategist)
    assert texts_of(second.value)["text"] == {
        "theirs": "ของกลุ่มหนึ่ง",
        "yours": "ของกลุ่มสอง",
        "version": 2,
    }
    assert str(cast.planner.title_th) in str(second.value.facts["who"])
    assert state() == before


def test_a_writing_sent_again_after_others_wrote_on_is_not_told_as_a_conflict(
    cast: Cast, board: Board
) -> None:
    card, key = a_card(cast, board, "หนึ่ง"), new_id()
    write_card(card, Words("สอง"), seen_version=1, key=key, by=cast.strategist)
    write_card(card, Words("สาม"), seen_version=2, key=new_id(), by=cast.planner)
    before = state()
    write_card(card, Words("สอง"), seen_version=1, key=key, by=cast.strategist)
    assert state() == before


def test_who_writes_what_stands_already_changes_nothing(cast: Cast, board: Board) -> None:
    card = a_card(cast, board, "เหมือนกัน")
    same = Words("เหมือนกัน", "กลุ่มสมมติ 1")
    before = state()
    write_card(card, same, seen_version=0, key=new_id(), by=cast.planner)
    assert state() == before


def test_one_may_move_a_card_another_rewrites(cast: Cast, board: Board) -> None:
    card = a_card(cast, board, "เดิม")
    write_card(card, Words("ใหม่"), seen_version=1, key=new_id(), by=cast.planner)
    move_card(card, first_link(board, "V3"), seen_version=1, by=cast.strategist)
    card.refresh_from_db()
    assert (card.text, card.link.stage) == ("ใหม่", "V3")
    assert told(board, "card_moved")["before_link"] == first_link(board).name


def test_the_second_to_move_a_card_is_told_both_places(cast: Cast, board: Board) -> None:
    card = a_card(cast, board)
    move_card(card, first_link(board, "V2"), seen_version=1, by=cast.planner)
    before = state()
    with pytest.raises(Overtaken) as second:
        move_card(card, first_link(board, "V3"), seen_version=1, by=cast.strategist)
    assert texts_of(second.value)["link"]["theirs"] == first_link(board, "V2").name
    assert state() == before
    move_card(card, first_link(board, "V2"), seen_version=1, by=cast.strategist)
    assert state() == before


def test_a_withdrawn_card_is_kept_and_put_back(cast: Cast, board: Board) -> None:
    card = a_card(cast, board)
    withdraw_card(card, seen_version=1, by=cast.strategist)
    card.refresh_from_db()
    assert card.withdrawn_at is not None
    restore_card(card, by=cast.planner)
    card.refresh_from_db()
    assert card.withdrawn_at is None
    assert told(board, "card_withdrawn")["text"] == card.text
    assert told(board, "card_restored")["text"] == card.text


def test_a_card_rewritten_meanwhile_is_not_withdrawn_unseen(cast: Cast, board: Board) -> None:
    card = a_card(cast, board)
    write_card(card, Words("เพิ่งเขียน"), seen_version=1, key=new_id(), by=cast.planner)
    before = state()
    with pytest.raises(Overtaken) as second:
        withdraw_card(card, seen_version=1, by=cast.strategist)
    assert texts_of(second.value)["text"]["theirs"] == "เพิ่งเขียน"
    assert state() == before


def test_who_rewrites_a_card_withdrawn_meanwhile_keeps_the_words_and_may_put_it_back(
    cast: Cast, board: Board
) -> None:
    card = a_card(cast, board, "เดิม")
    withdraw_card(card, seen_version=1, by=cast.strategist)
    with pytest.raises(Overtaken) as second:
        write_card(card, Words("ใหม่"), seen_version=1, key=new_id(), by=cast.planner)
    texts = texts_of(second.value)["text"]
    assert "เดิม" in texts["theirs"]
    assert texts["yours"] == "ใหม่"
    write_card(card, Words("ใหม่"), seen_version=texts["version"], key=new_id(), by=cast.planner)
    card.refresh_from_db()
    assert (card.text, card.withdrawn_at) == ("ใหม่", None)


def test_nothing_is_written_on_a_closed_board_until_it_is_opened_again(
    cast: Cast, board: Board
) -> None:
    card = a_card(cast, board)
    close_board(board, by=cast.strategist)
    assert told(board, "board_closed") == {"cards": 1, "gaps": board.links.count() - 1}
    before = state()
    acts = (
        lambda: put_card(first_link(board), Words("ใหม่"), key=new_id(), by=cast.planner),
        lambda: write_card(card, Words("ใหม่"), seen_version=1, key=new_id(), by=cast.planner),
        lambda: move_card(card, first_link(board, "V2"), seen_version=1, by=cast.planner),
        lambda: withdraw_card(card, seen_version=1, by=cast.planner),
        lambda: restore_card(card, by=cast.planner),
        lambda: add_link(board, stage="V1", name="ใหม่", crowded_from=3, by=cast.strategist),
    )
    for act in acts:
        with pytest.raises(Refusal, match=r"value_chains\.closed"):
            act()
    assert state() == before
    open_again(board, by=cast.strategist)
    assert told(board, "board_reopened") == {}
    put_card(first_link(board), Words("ใหม่"), key=new_id(), by=cast.planner)


def test_a_link_is_added_and_an_unused_one_taken_out(cast: Cast, board: Board) -> None:
    link = add_link(board, stage="V2", name="ห้องเย็นสมมติ", crowded_from=3, by=cast.strategist)
    assert told(board, "link_added") == {"name": "ห้องเย็นสมมติ"}
    with pytest.raises(Refusal, match="link_there"):
        add_link(board, stage="V2", name="ห้องเย็นสมมติ", crowded_from=3, by=cast.strategist)
    drop_link(link, by=cast.strategist)
    assert not Link.objects.filter(pk=link.pk).exists()
    assert told(board, "link_dropped") == {"name": "ห้องเย็นสมมติ"}


def test_a_link_that_held_a_card_stays(cast: Cast, board: Board) -> None:
    card = a_card(cast, board)
    withdraw_card(card, seen_version=1, by=cast.strategist)
    before = state()
    with pytest.raises(Refusal, match="link_not_empty"):
        drop_link(card.link, by=cast.strategist)
    assert state() == before


def test_a_comment_stays_open_until_it_is_answered(cast: Cast, board: Board) -> None:
    key = new_id()
    comment = comment_on(board, "ตลาดยังไม่พอ", sector="BUSINESS", key=key, by=cast.governor)
    comment_on(board, "ตลาดยังไม่พอ", sector="BUSINESS", key=key, by=cast.governor)
    assert Comment.objects.get().answered_at is None
    assert told(board, "commented")["sector"] == "ภาคเอกชน"
    answer_comment(comment, "เพิ่มการ์ดตลาดออนไลน์แล้ว", by=cast.strategist)
    comment.refresh_from_db()
    assert comment.answered_by == cast.strategist
    assert comment.answered_at is not None
    assert told(board, "comment_answered")["answer"] == "เพิ่มการ์ดตลาดออนไลน์แล้ว"
    assert not Event.objects.get(code="value_chains.commented").is_public


def test_the_second_to_answer_gets_both_answers(cast: Cast, board: Board) -> None:
    comment = comment_on(board, "ถาม", sector="CIVIL", key=new_id(), by=cast.governor)
    answer_comment(comment, "ตอบหนึ่ง", by=cast.strategist)
    before = state()
    with pytest.raises(Overtaken) as second:
        answer_comment(comment, "ตอบสอง", by=cast.planner)
    assert texts_of(second.value)["answer"]["theirs"] == "ตอบหนึ่ง"
    assert state() == before
