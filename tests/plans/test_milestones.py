"""How a milestone of a plan stands on a day, and the numbers rows get."""

from __future__ import annotations

import datetime as dt

import pytest

from oneplan.core.errors import Refusal
from oneplan.plans.rules.milestones import Passing, passing
from oneplan.plans.rules.writing import check_number, check_place, next_number

OPENS, DUE = dt.date(2026, 5, 1), dt.date(2026, 5, 31)


@pytest.mark.parametrize(
    ("passed_on", "is_recorded", "on", "state"),
    [
        (dt.date(2026, 5, 31), True, dt.date(2026, 9, 1), Passing.DONE),
        (dt.date(2026, 6, 1), True, dt.date(2026, 9, 1), Passing.DONE_LATE),
        (None, True, dt.date(2026, 6, 1), Passing.LATE),
        (None, False, dt.date(2026, 6, 1), Passing.OVER),
        (None, True, dt.date(2026, 5, 31), Passing.RUNNING),
        (None, True, dt.date(2026, 5, 1), Passing.RUNNING),
        (None, True, dt.date(2026, 4, 30), Passing.COMING),
    ],
)
def test_the_last_day_still_counts_and_what_is_not_recorded_is_never_late(
    passed_on: dt.date | None, is_recorded: bool, on: dt.date, state: Passing
) -> None:
    found = passing(opens=OPENS, due=DUE, passed_on=passed_on, is_recorded=is_recorded, on=on)
    assert found == state


def test_a_step_without_days_runs_until_it_is_passed() -> None:
    found = passing(opens=None, due=None, passed_on=None, is_recorded=True, on=DUE)
    assert found == Passing.RUNNING


@pytest.mark.parametrize(
    ("kind", "under", "taken", "number"),
    [
        ("vision", "", set(), "ว"),
        ("vision", "", {"ว"}, "ว1"),
        ("issue", "", {"1", "2"}, "3"),
        ("issue", "", {"2"}, "1"),
        ("approach", "2", set(), "2.1"),
        ("indicator", "2", {"ช2.1"}, "ช2.2"),
        ("sub_plan", "ผ1.2", set(), "ผย1.2.1"),
    ],
)
def test_the_next_number_is_the_first_free_one(
    kind: str, under: str, taken: set[str], number: str
) -> None:
    assert next_number(kind, under=under, taken=taken) == number


def test_rows_stand_where_the_workshop_puts_them() -> None:
    check_place("issue", under="")
    check_place("approach", under="issue")
    for kind, under in (("approach", ""), ("issue", "issue"), ("indicator", "approach")):
        with pytest.raises(Refusal, match=r"plans\.wrong_parent"):
            check_place(kind, under=under)


def test_a_number_stands_once() -> None:
    check_number("2", taken={"1"})
    with pytest.raises(Refusal, match=r"plans\.number_taken"):
        check_number("1", taken={"1"})
