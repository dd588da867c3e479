"""Years, fiscal years and cycles in every spelling."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.thai.digits import to_thai
from oneplan.thai.errors import UnreadableText
from oneplan.thai.years import (
    Cycle,
    fiscal_year_dates,
    fiscal_year_of,
    format_be_year,
    format_cycle,
    parse_be_year,
    parse_cycle,
    quarter_dates,
    quarter_of,
)

YEARS = st.integers(2400, 2700)
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2150, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "2567", "๒๕๖๗", "67", "๖๗", "พ.ศ. 2567", "พ.ศ.2567", "พศ 2567", "พ.ศ. ๖๗", "ปี 2567", "ปี 67",
        "ปีงบประมาณ พ.ศ. ๒๕๖๗", "ปีงบประมาณ 2567", "ประจำปีงบประมาณ พ.ศ. 2567", "งบประมาณปี 2567",
        "FY2024", "FY 2567", "FY67", "2024", "ค.ศ. 2024", "2024 AD", "2567.0", " 2567 ",
        "B.E. 2567", 2567, 2567.0, 2024,
    ],
)  # fmt: skip
def test_a_year_is_read_in_every_spelling(written: str | int | float) -> None:
    assert parse_be_year(written) == 2567


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "year_not_readable"),
        ("2566/67", "year_not_readable"),
        ("256", "year_not_readable"),
        (2567.5, "year_not_readable"),
        (True, "year_not_readable"),
        ("23", "year_two_digits_ambiguous"),
        ("ค.ศ. 2567", "year_era_conflict"),
        ("พ.ศ. 2024", "year_era_conflict"),
        ("พ.ศ. 2567 ค.ศ.", "year_era_conflict"),
        ("2300", "year_out_of_range"),
        ("9999", "year_out_of_range"),
    ],
)
def test_a_doubtful_year_is_refused_with_its_reason(written: str | float, code: str) -> None:
    with pytest.raises(UnreadableText) as refused:
        parse_be_year(written)

    assert refused.value.code == code


def test_an_era_mark_settles_two_small_digits() -> None:
    assert parse_be_year("พ.ศ. 23") == 2523
    assert parse_be_year("ค.ศ. 23") == 2566


@given(YEARS, st.sampled_from(["plain", "era", "fiscal"]), st.booleans())
def test_every_year_is_read_as_it_was_printed(year: int, style: str, thai_digits: bool) -> None:
    assert parse_be_year(format_be_year(year, style=style, thai_digits=thai_digits)) == year


@given(DAYS)
def test_a_day_lies_in_its_fiscal_year_and_quarter(day: datetime.date) -> None:
    first, last = fiscal_year_dates(fiscal_year_of(day))
    start, end = quarter_dates(fiscal_year_of(day), quarter_of(day))

    assert first <= start <= day <= end <= last


@given(YEARS)
def test_quarters_follow_each_other_without_a_gap(year: int) -> None:
    ends = [fiscal_year_dates(year - 1)[1], *(quarter_dates(year, q)[1] for q in (1, 2, 3, 4))]

    for quarter in (1, 2, 3, 4):
        assert quarter_dates(year, quarter)[0] == ends[quarter - 1] + datetime.timedelta(days=1)
    assert ends[-1] == fiscal_year_dates(year)[1]


def test_there_is_no_fifth_quarter() -> None:
    with pytest.raises(UnreadableText, match="quarter_out_of_range"):
        quarter_dates(2567, 5)


@pytest.mark.parametrize(
    "written",
    [
        "2571-2575", "2571–2575", "2571 - 2575", "พ.ศ. 2571 - 2575", "พ.ศ. ๒๕๗๑ – ๒๕๗๕",
        "(พ.ศ. 2571-2575)",
        "พ.ศ. 2571 ถึง 2575", "2571-75", "พ.ศ. 2571 - พ.ศ. 2575", "ปี 2571-2575", "2028-2032",
        "แผนพัฒนาจังหวัด (พ.ศ. 2571 - 2575)",
    ],
)  # fmt: skip
def test_a_cycle_is_read_in_every_spelling(written: str) -> None:
    assert parse_cycle(written) == Cycle(2571, 2575)


@pytest.mark.parametrize("written", ["", "2571", "2575-2571", "ถนนสาย 2571-2575", "2571-2572-2573"])
def test_a_doubtful_cycle_is_refused(written: str) -> None:
    with pytest.raises(UnreadableText):
        parse_cycle(written)


@given(YEARS, st.integers(0, 20), st.sampled_from(["plain", "printed"]), st.booleans())
def test_every_cycle_is_read_as_it_was_printed(
    first: int, more: int, style: str, thai_digits: bool
) -> None:
    cycle = Cycle(first, min(first + more, 2700))

    assert parse_cycle(format_cycle(cycle, style=style, thai_digits=thai_digits)) == cycle


def test_a_cycle_knows_its_years() -> None:
    cycle = Cycle(2571, 2575)

    assert list(cycle.years) == [2571, 2572, 2573, 2574, 2575]
    assert 2575 in cycle
    assert 2576 not in cycle
    assert str(cycle) == "2571-2575"


def test_errors_tell_code_and_facts() -> None:
    refusal = UnreadableText("year_out_of_range", year=1, text=to_thai("1"))

    assert str(refusal) == "year_out_of_range (year=1, text='๑')"
    assert str(UnreadableText("bare")) == "bare"
