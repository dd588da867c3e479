"""One cell becomes one exact value, or a reason why not."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.exchange.layouts.cells import (
    UnreadableCell,
    read_code,
    read_codes,
    read_count,
    read_day,
    read_flag,
    read_names,
    read_number,
    read_satang,
    read_text,
    read_year,
    was_repaired,
)
from oneplan.exchange.reading import Cell


@pytest.mark.parametrize(
    ("cell", "satang"),
    [
        (192192400, 19_219_240_000),
        (192192400.0, 19_219_240_000),
        (0.1, 10),
        (1234.56, 123_456),
        ("192,192,400", 19_219_240_000),
        ("๑,๒๓๔.๕๐", 123_450),
        (" 1,000 บาท ", 100_000),
        ("1,000.- บาท", 100_000),
        ("1,000.-", 100_000),
        ("฿500", 50_000),
        ("500 บาทถ้วน", 50_000),
        ("9.5 ล้านบาท", 950_000_000),
        ("1.500", 150),
        (0, 0),
        ("0", 0),
        ("", None),
        ("-", None),
        ("–", None),
        ("....", None),
        (None, None),
        ("None", None),
    ],
)
def test_money_is_read_to_the_satang(cell: Cell, satang: int | None) -> None:
    assert read_satang(cell) == satang


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("-5", "exchange.amount_negative"),
        ("−5", "exchange.amount_negative"),
        (-5.0, "exchange.amount_negative"),
        ("(2,000)", "exchange.amount_negative"),
        ("1.005", "exchange.amount_has_part_of_a_satang"),
        (0.1 + 0.2, "exchange.amount_has_part_of_a_satang"),
        ("1,5", "exchange.amount_unreadable"),
        ("1,23,456", "exchange.amount_unreadable"),
        ("1 000", "exchange.amount_unreadable"),
        ("500 คน", "exchange.amount_unreadable"),
        ("5 หรือ 6", "exchange.amount_unreadable"),
        ("ไม่ทราบ", "exchange.amount_unreadable"),
        ("#REF!", "exchange.amount_unreadable"),
        ("1e9", "exchange.amount_unreadable"),
        (True, "exchange.amount_unreadable"),
        (date(2024, 1, 1), "exchange.amount_unreadable"),
        (float("nan"), "exchange.amount_unreadable"),
        (float("inf"), "exchange.amount_unreadable"),
        (1e300, "exchange.amount_too_large"),
        ("9" * 30, "exchange.amount_too_large"),
        ("9" * 500, "exchange.amount_too_large"),
    ],
)
def test_money_that_is_not_certain_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(UnreadableCell) as refused:
        read_satang(cell)
    assert refused.value.code == code


@given(st.integers(0, 10**14))
def test_every_amount_comes_back_from_a_spreadsheets_float_and_from_text(satang: int) -> None:
    baht = Decimal(satang) / 100

    assert read_satang(f"{baht:,.2f}") == satang
    assert read_satang(float(baht)) == satang
    assert read_satang(str(baht).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))) == satang


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_a_column_in_millions_is_multiplied_exactly(whole: int, part: int) -> None:
    assert read_satang(f"{whole}.{part:02}", scale=1_000_000) == whole * 10**8 + part * 10**6


@given(st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.none(), st.booleans()))
def test_no_cell_raises_anything_but_a_reason(cell: Cell) -> None:
    for reader in (read_satang, read_number, read_count, read_year, read_day, read_flag, read_code):
        with suppress(UnreadableCell):
            reader(cell)


@pytest.mark.parametrize(
    ("cell", "digits", "code"),
    [
        (67.0, (2,), "67"),
        (67, (2,), "67"),
        ("๖๗", (2,), "67"),
        (" '67 ", (2,), "67"),
        (1001, (6,), "001001"),
        ("6.70101E+05", (6,), "670101"),
        ("N-L1", (), "N-L1"),
        ("2022.3.13(2).860", (), "2022.3.13(2).860"),
        (5.0, (), "5"),
        ("", (2,), None),
        ("-", (2,), None),
    ],
)
def test_codes_are_text_with_their_zeros(
    cell: Cell, digits: tuple[int, ...], code: str | None
) -> None:
    assert read_code(cell, digits=digits) == code


@pytest.mark.parametrize("cell", ["เพชรบูรณ์", "67.5", 67.5, -67])
def test_a_code_that_is_no_number_is_refused(cell: Cell) -> None:
    with pytest.raises(UnreadableCell, match="code_unreadable"):
        read_code(cell, digits=(2,))


def test_a_code_with_too_many_digits_is_refused() -> None:
    with pytest.raises(UnreadableCell, match="code_wrong_length"):
        read_code("670101", digits=(2, 4))


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("6701;6703;6704", ("6701", "6703", "6704")),
        ("6701, 6703", ("6701", "6703")),
        ("6701 และ 6703", ("6701", "6703")),
        ("6701\n6701", ("6701",)),
        (6701.0, ("6701",)),
        ("", ()),
        (None, ()),
    ],
)
def test_several_codes_in_a_cell_are_parted(cell: Cell, codes: tuple[str, ...]) -> None:
    assert read_codes(cell, digits=(4,)) == codes


@pytest.mark.parametrize(
    "cell", [2571, 2571.0, "2571", "๒๕๗๑", "พ.ศ. 2571", "ปีงบประมาณ 2571", 2028]
)
def test_a_year_is_of_the_buddhist_era(cell: Cell) -> None:
    assert read_year(cell) == 2571


@pytest.mark.parametrize("cell", ["12", 2571.5, "ปีหน้า", date(2028, 1, 1), 99999, float("inf")])
def test_a_year_that_is_not_certain_is_refused(cell: Cell) -> None:
    with pytest.raises(UnreadableCell, match="year_unreadable"):
        read_year(cell)


@pytest.mark.parametrize(
    "cell", ["๑ ต.ค. ๒๕๖๖", "1/10/2566", "2023-10-01", date(2566, 10, 1), datetime(2023, 10, 1, 9)]
)
def test_a_day_is_read_any_thai_way(cell: Cell) -> None:
    assert read_day(cell) == date(2023, 10, 1)


def test_damaged_letters_are_repaired_and_the_repair_is_known() -> None:
    assert read_text("นํ้า  เเละ") == "น้ำ และ"
    assert was_repaired("นํ้า")
    assert not was_repaired(" น้ำ  ดี ")


def test_a_text_of_a_dash_stays_what_was_printed() -> None:
    assert read_text("-") == "-"
    assert read_text("") is None
    assert read_text(5.0) == "5"


def test_flags_counts_and_names() -> None:
    assert [read_flag(cell) for cell in (1, 0.0, "True", "ใช่", "ไม่", "")] == [
        True, False, True, True, False, None,
    ]  # fmt: skip
    assert read_count("1,200") == 1200
    assert read_names("โภชน์;ซับชมภู; ") == ("โภชน์", "ซับชมภู")
    with pytest.raises(UnreadableCell, match="flag_unreadable"):
        read_flag("อาจจะ")
    with pytest.raises(UnreadableCell, match="count_unreadable"):
        read_count("1.5")
