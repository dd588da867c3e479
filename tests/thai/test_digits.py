"""Numbers as officials write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.thai.digits import parse_decimal, parse_int, to_arabic, to_thai
from oneplan.thai.errors import UnreadableText


@given(st.text())
def test_digits_go_to_thai_and_back(text: str) -> None:
    assert to_arabic(to_thai(text)) == to_arabic(text)


@given(st.integers(-(10**15), 10**15))
def test_every_whole_number_is_read_as_it_was_printed(number: int) -> None:
    assert parse_int(to_thai(f"{number:,}")) == number


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**12))
def test_every_amount_is_read_exactly(amount: Decimal) -> None:
    assert parse_decimal(f"{to_thai(f'{amount:,}')} บาท") == amount


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("๑,๒๓๔.๕๐ บาท", "1234.50"),
        ("ร้อยละ 80", "80"),
        ("80%", "80"),
        ("(1,500.00)", "-1500"),
        ("-25", "-25"),
        ("2.5 ล้านบาท", "2500000"),
        ("3 แสน", "300000"),
        ("12 พันล้านบาท", "12000000000"),
        ("5 พันธุ์", "5"),
        ("1,200 (บาท)", "1200"),
        ("  7  ", "7"),
    ],
)
def test_a_number_is_found_beside_its_words(text: str, number: str) -> None:
    assert parse_decimal(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "number_missing"),
        ("-", "number_missing"),
        ("ไม่ระบุ", "number_missing"),
        ("1,23", "number_separator_misplaced"),
        ("1234,567", "number_separator_misplaced"),
        ("100 - 200", "number_not_alone"),
        ("1.2.3", "number_not_alone"),
        ("(500", "number_not_alone"),
        ("หมู่ที่ 5", "number_not_alone"),
        ("4 แสนนา", "number_scale_unclear"),
    ],
)
def test_a_doubtful_number_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(UnreadableText) as refused:
        parse_decimal(text)

    assert refused.value.code == code


def test_a_fraction_is_no_whole_number() -> None:
    with pytest.raises(UnreadableText, match="number_not_whole"):
        parse_int("2.5")
