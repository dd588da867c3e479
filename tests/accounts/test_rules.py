"""Terms of office: both days count, and one person holds one post once at a time."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.accounts.rules import Term, check_no_overlap, check_term, overlap
from oneplan.core.errors import Refusal

FIRST, LAST = dt.date(2026, 10, 1), dt.date(2027, 9, 30)
DAY = dt.timedelta(days=1)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    begin = FIRST + draw(st.integers(0, 40)) * DAY
    return begin, draw(st.none() | st.integers(0, 40).map(lambda days: begin + days * DAY))


def days_of(term: Term) -> set[dt.date]:
    """Every day of a term within the hundred days that matter here."""
    end = term[1] or FIRST + 100 * DAY
    return {term[0] + step * DAY for step in range((end - term[0]).days + 1)}


def test_a_term_of_one_day_is_a_term() -> None:
    check_term(begin=FIRST, end=FIRST)


def test_a_term_that_ends_the_day_before_it_begins_is_refused() -> None:
    with pytest.raises(Refusal) as told:
        check_term(begin=FIRST, end=FIRST - DAY)
    assert told.value.code == "accounts.term_ends_before_it_begins"


@given(one=terms(), other=terms())
def test_terms_overlap_exactly_when_they_share_a_day(one: Term, other: Term) -> None:
    assert overlap(one, other) == bool(days_of(one) & days_of(other))


def test_a_term_may_begin_the_day_after_the_last_one() -> None:
    check_no_overlap(new=(LAST + DAY, None), held=[(FIRST, LAST)])


def test_a_term_that_shares_the_last_day_is_refused() -> None:
    with pytest.raises(Refusal, match=r"accounts\.already_in_this_post"):
        check_no_overlap(new=(LAST, None), held=[(FIRST, LAST)])
