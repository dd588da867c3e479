"""Months of fiscal years."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from oneplan.cycles.rules import month_of_fiscal_year
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
