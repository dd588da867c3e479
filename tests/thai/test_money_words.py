"""Baht in words, checked against an independent implementation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.thai.digits import parse_decimal
from oneplan.thai.money_words import baht_words, format_baht, number_words


@pytest.mark.parametrize(
    ("satang", "words"),
    [
        (0, "ศูนย์บาทถ้วน"),
        (1, "หนึ่งสตางค์"),
        (11_00, "สิบเอ็ดบาทถ้วน"),
        (21_00, "ยี่สิบเอ็ดบาทถ้วน"),
        (101_25, "หนึ่งร้อยเอ็ดบาทยี่สิบห้าสตางค์"),
        (-5_00, "ลบห้าบาทถ้วน"),
        (10_000_000_00, "สิบล้านบาทถ้วน"),
        (1_000_000_000_000_00, "หนึ่งล้านล้านบาทถ้วน"),
        (192_200_000_00, "หนึ่งร้อยเก้าสิบสองล้านสองแสนบาทถ้วน"),
    ],
)
def test_amounts_are_worded_as_in_official_letters(satang: int, words: str) -> None:
    assert baht_words(satang) == words


@given(st.integers(1, 10**10))
def test_whole_baht_agree_with_an_independent_implementation(baht: int) -> None:
    from pythainlp.util import bahttext

    assert baht_words(baht * 100) == bahttext(baht)


@given(st.integers(-(10**9), 10**9))
def test_a_negative_number_is_the_positive_one_with_a_sign(number: int) -> None:
    assert number_words(-abs(number)).removeprefix("ลบ") == number_words(abs(number))


@given(st.integers(-(10**17), 10**17), st.booleans())
def test_figures_hold_every_satang(satang: int, thai_digits: bool) -> None:
    assert parse_decimal(format_baht(satang, thai_digits=thai_digits, unit=True)) * 100 == satang


def test_satang_are_never_hidden() -> None:
    assert format_baht(1_000_00, decimals="never") == "1,000"
    assert format_baht(1_000_50, decimals="needed") == "1,000.50"
    with pytest.raises(ValueError, match="not a whole number"):
        format_baht(1_000_50, decimals="never")
    with pytest.raises(ValueError, match="always, needed or never"):
        format_baht(1, decimals="sometimes")
