"""Months of fiscal years."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from oneplan.cycles.rules import month_of_fiscal_year, where_we_are
from oneplan.thai.years import fiscal_year_of


def test_october_of_a_fiscal_year_lies_in_the_calendar_year_before() -> None:
    assert month_of_fiscal_year(2566, 10)[0] == dt.date(2022, 10, 1)
    assert month_of_fiscal_year(2566, 9)[1] == dt.date(2023, 9, 30)


def test_february_of_a_leap_year_has_its_last_day() -> None:
    assert month_of_fiscal_year(2571, 2)[1] == dt.date(2028, 2, 29)


@given(st.integers(2500, 2650), st.integers(1, 12))
def test_both_days_lie_in_that_fiscal_year_and_month(year: int, month: int) -> None:
    opens, due = month_of_fiscal_year(year, month)

    assert fiscal_year_of(opens) == fiscal_year_of(due) == year
    assert opens.month == due.month == month


def test_a_step_runs_on_its_first_and_its_last_day() -> None:
    first, last = dt.date(2026, 11, 1), dt.date(2026, 11, 27)
    for day, gone, running, coming in (
        (dt.date(2026, 10, 31), 0, (), ("hearing",)),
        (first, 0, ("hearing",), ()),
        (last, 0, ("hearing",), ()),
        (dt.date(2026, 11, 28), 1, (), ()),
    ):
        found = where_we_are([("hearing", first, last)], on=day)
        assert (found.gone, found.running, found.coming) == (gone, running, coming)


def test_a_step_without_a_last_day_never_goes_by() -> None:
    found = where_we_are([("open end", dt.date(2020, 1, 1), None)], on=dt.date(2026, 11, 27))
    assert found.running == ("open end",)
