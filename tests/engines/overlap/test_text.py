"""Skeletons forgive slips and keep what tells texts apart."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.engines.overlap.text import LONGEST, skeleton, skeletons


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("หมู่ที่ ๕", "หมู่ที่ 5"),
        ("น้ำ", "น้ํา"),
        ("แม่น้ำ", "เเม่น้ำ"),
        ("ซ่อมแซม", "ช่อมแชม"),
        ("ก่อสร้าง", "กอสราง"),
        ("หมมู่ที่", "หมู่ที่"),
        ("บ้าน  โนนสวรรค์", "บ้าน\u00a0โนนสวรรค์"),
        ("ระบบ\u200bประปา", "ระบบประปา"),
        ("ยาว 1,500 เมตร", "ยาว 1500 เมตร"),
        ("บาดาล", "ปาดาล"),
    ],
)
def test_slips_of_typing_and_fonts_make_no_difference(one: str, two: str) -> None:
    assert skeleton(one) == skeleton(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [("ซอย 1", "ซอย 2"), ("หมู่ที่ 1,3", "หมู่ที่ 13"), ("ฝาย", "สาย"), ("ห้วยยาง", "ห้วยทราย")],
)
def test_what_tells_works_apart_is_kept(one: str, two: str) -> None:
    assert skeleton(one) != skeleton(two)


def test_a_very_long_text_is_read_up_to_its_limit() -> None:
    assert len(skeleton("ถนนสาย " * 800)) == LONGEST


@given(st.lists(st.text(max_size=60), max_size=12))
def test_a_batch_reads_each_text_as_if_alone(texts: list[str]) -> None:
    flat = skeletons(texts)
    alone = [skeleton(t) for t in texts]
    cut = [flat.chars[flat.starts[i] : flat.starts[i + 1]].tobytes() for i in range(len(texts))]
    assert cut == alone
    assert flat.starts[-1] == len(flat.chars) == len(flat.bound)


@given(st.lists(st.text(max_size=60), max_size=12))
def test_a_column_of_a_table_reads_as_a_list_does(texts: list[str]) -> None:
    listed, column = skeletons(texts), skeletons(pl.Series(texts, dtype=pl.String))
    assert np.array_equal(column.chars, listed.chars)
    assert np.array_equal(column.bound, listed.bound)
    assert np.array_equal(column.starts, listed.starts)


def test_a_broken_half_of_an_emoji_is_a_space() -> None:
    assert skeleton("ถนน\ud83dดิน") == skeleton("ถนน ดิน")
