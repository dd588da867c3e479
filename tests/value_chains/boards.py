"""A plan of the cast's province with a board, for the tests of boards."""

from __future__ import annotations

from oneplan.core.models import new_id
from oneplan.core.services import load_code_lists
from oneplan.plans.models import Plan
from oneplan.plans.services import open_plan
from oneplan.threads.models import Circulation
from oneplan.threads.services import widen_to
from oneplan.value_chains.models import Board, Card, Link
from oneplan.value_chains.opening import open_board
from oneplan.value_chains.writing import Words, put_card
from tests.cast import Cast


def a_plan(cast: Cast) -> Plan:
    """The province's plan for a year, read in its circle."""
    plan = open_plan(
        "P1", cast.province, title="แผนพัฒนาจังหวัดสมมติ", fiscal_year=2571, by=cast.strategist
    )
    widen_to(plan.subject, Circulation.CIRCULATED, by=cast.strategist)
    return plan


def a_board(cast: Cast, *, circulation: Circulation = Circulation.CIRCULATED) -> Board:
    """A board with the links of the list, at which the province sits."""
    load_code_lists()
    board = open_board(a_plan(cast), product="มะขามหวานสมมติ", by=cast.strategist)
    widen_to(board.subject, circulation, by=cast.strategist)
    board.subject.refresh_from_db()
    return board


def first_link(board: Board, stage: str = "V1") -> Link:
    found = Link.objects.filter(board=board, stage=stage).first()
    assert found is not None
    return found


def a_card(cast: Cast, board: Board, text: str = "ตลาดนัดมะขามสมมติ", stage: str = "V1") -> Card:
    words = Words(text=text, group="กลุ่มสมมติ 1")
    return put_card(first_link(board, stage), words, key=new_id(), by=cast.strategist)
