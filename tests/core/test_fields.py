"""Form fields read what officials type and refuse what they cannot have meant."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from oneplan.core.fields import BahtField, ThaiDateField


@pytest.mark.parametrize(
    ("typed", "satang"), [("1,234.50", 123450), ("๑,๒๓๔", 123400), (" 0.25 ", 25), ("", None)]
)
def test_baht_become_satang(typed: str, satang: int | None) -> None:
    assert BahtField(required=False).clean(typed) == satang


@pytest.mark.parametrize("typed", ["12.345", "-1", "1e99", "NaN", "สิบบาท", "1.2.3"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        BahtField().clean(typed)


@given(st.integers(0, 10**16))
def test_what_the_field_shows_it_reads_back(satang: int) -> None:
    field = BahtField()
    assert field.clean(field.prepare_value(satang)) == satang


@pytest.mark.parametrize("typed", ["1 ต.ค. 2570", "1/10/2570", "๑/๑๐/๒๕๗๐", "1 ตุลาคม 2570"])
def test_a_thai_date_is_read(typed: str) -> None:
    assert ThaiDateField().clean(typed) == dt.date(2027, 10, 1)


@pytest.mark.parametrize("typed", ["31/2/2570", "someday", "2570"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        ThaiDateField().clean(typed)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31)))
def test_a_date_shown_is_read_back(day: dt.date) -> None:
    field = ThaiDateField()
    assert field.clean(field.prepare_value(day)) == day
