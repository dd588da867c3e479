"""Dates in every spelling of an official letter or a spreadsheet."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.thai.dates import parse_date, parse_month, thai_date, thai_date_range, thai_month
from oneplan.thai.errors import UnreadableText

FIRST_OF_OCTOBER = datetime.date(2023, 10, 1)
DAYS = st.dates(datetime.date(1998, 1, 1), datetime.date(2055, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "๑ ต.ค. ๒๕๖๖", "1 ตุลาคม 2566", "1/10/66", "01-10-2566", "1.10.2566", "2023-10-01",
        "2566-10-01",
        "2023/10/01", "วันที่ 1 ตุลาคม พ.ศ. 2566", "วันที่ ๑ เดือน ตุลาคม พ.ศ. ๒๕๖๖", "1 ต.ค.66", "1 ตค 66",
        "วันอาทิตย์ที่ 1 ตุลาคม 2566", "1 ตุลาคม พุทธศักราช 2566", "1/10/2023", "1 Oct 2023", "1 ต.ค. 2023",
        "1-ต.ค.-66", "01/10/2566 09:30", "2023-10-01T00:00:00+07:00", "1 ต.ค. 2566 เวลา 09.30 น.",
        "1 ต\u200b.ค. 2566", "1\u00a0ตุลาคม\u00a02566", "1 ตุลาคม ค.ศ. 2023",
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_spelling(written: str) -> None:
    assert parse_date(written) == FIRST_OF_OCTOBER


def test_a_spreadsheet_date_typed_in_the_buddhist_era_is_moved_back() -> None:
    assert parse_date(datetime.date(2566, 10, 1)) == FIRST_OF_OCTOBER
    assert parse_date(datetime.datetime(2566, 10, 1, 8, 0)) == FIRST_OF_OCTOBER
    assert parse_date(FIRST_OF_OCTOBER) == FIRST_OF_OCTOBER


def test_the_29th_of_february_follows_the_common_era_calendar() -> None:
    assert parse_date("29 ก.พ. 2567") == datetime.date(2024, 2, 29)
    with pytest.raises(UnreadableText, match="date_impossible"):
        parse_date("29 ก.พ. 2568")
    with pytest.raises(UnreadableText, match="date_impossible"):
        parse_date(datetime.date(2568, 2, 29))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "date_not_readable"),
        ("ตุลาคม 2566", "date_not_readable"),
        ("1/10-2566", "date_not_readable"),
        ("10/13/2566", "date_impossible"),
        ("31 เม.ย. 2566", "date_impossible"),
        ("1/10/23", "year_two_digits_ambiguous"),
        ("1 ต.ต. 2566", "month_not_readable"),
        ("1 ตุลาคม พ.ศ. 2023", "year_era_conflict"),
    ],
)
def test_a_doubtful_date_is_refused_with_its_reason(written: str, code: str) -> None:
    with pytest.raises(UnreadableText) as refused:
        parse_date(written)

    assert refused.value.code == code


@given(DAYS, st.sampled_from(["short", "long", "official"]), st.booleans())
def test_every_date_is_read_as_it_was_printed(
    day: datetime.date, style: str, thai_digits: bool
) -> None:
    assert parse_date(thai_date(day, style=style, thai_digits=thai_digits)) == day


@given(DAYS)
def test_every_iso_date_is_read(day: datetime.date) -> None:
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("first", "last", "style", "written"),
    [
        ((2022, 5, 19), (2022, 5, 19), "long", "19 พฤษภาคม 2565"),
        ((2022, 5, 19), (2022, 5, 21), "short", "19–21 พ.ค. 65"),
        ((2022, 5, 30), (2022, 6, 2), "short", "30 พ.ค. – 2 มิ.ย. 65"),
        ((2022, 12, 30), (2023, 1, 2), "long", "30 ธันวาคม 2565 – 2 มกราคม 2566"),
    ],
)
def test_a_range_repeats_neither_month_nor_year(
    first: tuple[int, int, int], last: tuple[int, int, int], style: str, written: str
) -> None:
    assert thai_date_range(datetime.date(*first), datetime.date(*last), style=style) == written


def test_a_range_runs_forward() -> None:
    with pytest.raises(UnreadableText, match="range_ends_before_start"):
        thai_date_range(FIRST_OF_OCTOBER, datetime.date(2023, 9, 30))


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_read_as_it_was_printed(month: int) -> None:
    for style in ("long", "short"):
        assert parse_month(thai_month(2566, month, style=style).split()[0]) == month
