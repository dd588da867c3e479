"""Names sort as in a Thai dictionary."""

from hypothesis import given
from hypothesis import strategies as st

from oneplan.thai.collation import sort_key
from oneplan.thai.digits import to_thai
from oneplan.thai.repair import clean

LETTERS = st.text(alphabet="กขคงจดบรอะาิีุูเแโใไ็่้๊๋์ 0123456789๑๒abAB.-", max_size=12)


def test_leading_vowels_count_behind_their_consonant() -> None:
    right = ["กา", "ก้าง", "เกาะ", "แกะ", "โกง", "ไก่", "ขา"]
    mixed = right[::-1]

    assert sorted(mixed, key=sort_key) == right


def test_provinces_stand_in_dictionary_order() -> None:
    right = [
        "กระบี่",
        "กาญจนบุรี",
        "กาฬสินธุ์",
        "ขอนแก่น",
        "จันทบุรี",
        "ชัยนาท",
        "เชียงราย",
        "เชียงใหม่",
        "ตรัง",
        "แพร่",
        "ภูเก็ต",
        "เลย",
    ]
    mixed = right[::-1]

    assert sorted(mixed, key=sort_key) == right


def test_tone_marks_only_break_ties() -> None:
    right = ["ปา", "ป่า", "ป้า", "ป๋า", "ปาก"]
    mixed = right[::-1]

    assert sorted(mixed, key=sort_key) == right


def test_an_earlier_mark_weighs_more_than_a_later_one() -> None:
    assert sort_key("กาก่า") < sort_key("ก่ากา")


def test_numbers_sort_by_value_in_either_digits() -> None:
    right = ["หมู่ 2", "หมู่ ๑๐", "หมู่ 10 ก", "หมู่ 011", "หมู่ 100"]
    mixed = right[::-1]

    assert sorted(mixed, key=sort_key) == right


@given(st.integers(0, 10**120), st.integers(0, 10**120))
def test_any_two_numbers_sort_by_value(one: int, other: int) -> None:
    assert (sort_key(f"หมู่ {one}") < sort_key(f"หมู่ {other}")) == (one < other)


@given(LETTERS)
def test_the_key_does_not_see_digits_damage_or_outer_spaces(text: str) -> None:
    assert sort_key(text) == sort_key(to_thai(clean(text))) == sort_key(f" {text} ")


@given(st.text(alphabet="กขคงจ่้็", max_size=8), st.text(alphabet="กขคงจ", min_size=1, max_size=3))
def test_a_name_stands_before_a_longer_one_that_begins_with_it(name: str, more: str) -> None:
    name = name.lstrip("่้็")

    assert sort_key(name) < sort_key(name + more)


@given(LETTERS)
def test_the_key_can_be_stored(text: str) -> None:
    assert "\x00" not in sort_key(text)
