"""How an addressee stands, and when a call may be sent, changed and answered."""

import datetime as dt

import pytest

from oneplan.calls import rules
from oneplan.calls.rules import Standing
from oneplan.core.errors import Refusal

DUE = dt.date(2026, 12, 20)
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("read", "acknowledged", "answers", "whole", "lines", "wanted"),
    [
        (False, False, 0, False, 0, Standing.UNREAD),
        (True, False, 0, False, 0, Standing.READ),
        (True, True, 0, False, 0, Standing.ACKNOWLEDGED),
        (True, True, 1, False, 3, Standing.PARTLY),
        (True, True, 1, False, 0, Standing.PARTLY),
        (True, False, 1, True, 0, Standing.NOTHING),
        (False, False, 2, True, 1, Standing.ANSWERED),
    ],
)
def test_an_addressee_stands_where_its_last_step_leads(
    read: bool, acknowledged: bool, answers: int, whole: bool, lines: int, wanted: Standing
) -> None:
    found = rules.standing(
        is_read=read, is_acknowledged=acknowledged, answers=answers, is_whole=whole, lines=lines
    )
    assert found is wanted


def test_the_last_day_itself_is_in_time() -> None:
    assert not rules.is_late(due_on=DUE, answered_on=DUE, on=DUE + 9 * DAY)
    assert rules.is_late(due_on=DUE, answered_on=DUE + DAY, on=DUE + 9 * DAY)
    assert not rules.is_late(due_on=DUE, answered_on=None, on=DUE)
    assert rules.is_late(due_on=DUE, answered_on=None, on=DUE + DAY)


def test_a_last_day_in_the_past_is_refused_and_today_is_not() -> None:
    rules.check_due(DUE, on=DUE)
    with pytest.raises(Refusal) as refused:
        rules.check_due(DUE, on=DUE + DAY)
    assert refused.value.code == "calls.due_is_past"


def test_an_extension_gives_more_time() -> None:
    rules.check_later(DUE + DAY, before=DUE, on=DUE)
    for day in (DUE, DUE - DAY):
        with pytest.raises(Refusal):
            rules.check_later(day, before=DUE, on=DUE - 5 * DAY)


def test_an_answer_holds_something_or_says_why_not() -> None:
    rules.check_answer(chosen=1, because=" ")
    rules.check_answer(chosen=0, because="ไม่มีโครงการในปีนี้")
    for chosen, because, code in (
        (0, " ", "calls.because_is_missing"),
        (1, "ไม่มี", "calls.both_something_and_nothing"),
    ):
        with pytest.raises(Refusal) as refused:
            rules.check_answer(chosen=chosen, because=because)
        assert refused.value.code == code


def test_a_call_says_what_is_wanted_and_what_it_takes() -> None:
    for direction, takes in ((" ", (True,)), ("น้ำ", (False, False)), ("น" * 20_001, (True,))):
        with pytest.raises(Refusal):
            rules.check_words(direction=direction, takes=takes)


def test_a_version_names_the_parts_that_differ() -> None:
    before = {"title": "ก", "due_on": "2026-12-20", "takes": ["a"]}
    after = {"title": "ก", "due_on": "2026-12-21", "takes": ["a", "b"]}
    assert rules.changed_parts(before, after) == ["due_on", "takes"]
