"""What is answered from the books of local plans and from the boards of value chains."""

from __future__ import annotations

import datetime as dt

import pytest

from oneplan.core.models import new_id
from oneplan.local_plans.writing import put_row
from oneplan.plans.models import EditionKind
from oneplan.questions import about_books as books
from oneplan.questions import about_chains as chains
from oneplan.threads.models import Circulation
from oneplan.value_chains.models import Link
from oneplan.value_chains.opening import close_board, open_board
from oneplan.value_chains.writing import Words, put_card
from tests.cast import Cast, build_cast
from tests.local_plans.office import Office
from tests.projects.works import make_activity
from tests.questions.world import answered, titles
from tests.value_chains.boards import a_board, a_card, first_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def test_a_plan_without_a_book_says_so(cast: Cast) -> None:
    told = answered(books.books_of_plan, cast.planner)
    assert told.table is None
    assert told.onward


def test_every_book_is_told_the_one_in_preparation_first(cast: Cast) -> None:
    office = Office(cast)
    base = office.begin(EditionKind.FULL)
    put_row(base, office.work("ถนน"), office.row("ถนนสายหนึ่ง", 400, page="12"), by=office.by)
    office.announce(base, on=dt.date(2027, 9, 1))
    office.begin(EditionKind.SUPPLEMENT)

    told = answered(books.books_of_plan, cast.planner)

    assert told.table is not None
    assert [row.cells[1] for row in told.table.rows] == ["0", "1"]
    assert "1 เล่ม" in told.words
    assert "เพิ่มเติม" in told.table.rows[0].cells[0]


def test_a_draft_plan_is_told_to_its_own_body_only(cast: Cast) -> None:
    Office(cast).begin(EditionKind.FULL)
    assert titles(answered(books.books_of_plan, cast.planner))
    assert answered(books.books_of_plan, cast.pao_planner).table is None


def test_a_chain_tells_its_empty_links_and_where_its_works_lie(cast: Cast) -> None:
    board = a_board(cast)
    work = make_activity(
        cast.district, cast.district_officer, circulation=Circulation.CIRCULATED
    ).subject
    a_card(cast, board)
    put_card(
        first_link(board),
        Words(text="แปรรูปสมมติ", group="กลุ่มสมมติ 1", record=work),
        key=new_id(),
        by=cast.strategist,
    )

    told = answered(chains.chain_across_provinces, cast.strategist)

    assert told.table is not None
    (row,) = told.table.rows
    links = Link.objects.filter(board=board).count()
    assert row.cells[:3] == (board.product, "2", str(links - 1))
    assert row.cells[4].endswith(" 1")


def test_a_work_on_two_boards_is_told_at_both(cast: Cast) -> None:
    first = a_board(cast)
    second = open_board(first.plan, product="ไก่ย่างสมมติ", by=cast.strategist)
    work = make_activity(
        cast.district, cast.district_officer, circulation=Circulation.CIRCULATED
    ).subject
    for board in (first, second):
        words = Words(text="แปรรูปสมมติ", group="กลุ่มสมมติ 1", record=work)
        put_card(first_link(board), words, key=new_id(), by=cast.strategist)

    told = answered(chains.chain_across_provinces, cast.strategist)

    assert told.table is not None
    assert len(told.table.rows) == 2
    assert all(row.cells[4].endswith(" 1") for row in told.table.rows)


def test_a_closed_board_and_another_provinces_are_left_out(cast: Cast) -> None:
    board = a_board(cast)
    assert answered(chains.chain_across_provinces, cast.stranger).table is None
    close_board(board, by=cast.strategist)
    assert answered(chains.chain_across_provinces, cast.strategist).table is None
