"""Two versions of a list beside each other."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oneplan.strategy.comparing import Change, Line, compare, pieces_of

WATER = Line("1", "ครัวเรือนมีน้ำสะอาดใช้ตลอดปี", "0")


def changes(old: list[Line], new: list[Line]) -> list[tuple[str, str]]:
    return [(each.change.value, (each.new or each.old or WATER).code) for each in compare(old, new)]


@pytest.mark.parametrize(
    ("new", "change"),
    [
        (WATER, "same"),
        (Line("1", "ครัวเรือนมีน้ำสะอาดใช้ทุกฤดู", "0"), "reworded"),
        (Line("7", WATER.words, "0"), "moved"),
        (Line("1", WATER.words, "2"), "moved"),
    ],
)
def test_a_target_that_goes_on_is_known_again(new: Line, change: str) -> None:
    assert changes([WATER], [new]) == [(change, new.code)]


def test_a_code_that_says_something_else_was_removed_and_added() -> None:
    assert changes([WATER], [Line("1", "ลดอุบัติเหตุทางถนน", "0")]) == [
        ("added", "1"),
        ("removed", "1"),
    ]


def test_words_decide_before_codes_where_two_targets_changed_places() -> None:
    roads = Line("2", "ลดอุบัติเหตุทางถนน", "0")
    swapped = [Line("2", WATER.words, "0"), Line("1", roads.words, "0")]

    assert changes([WATER, roads], swapped) == [("moved", "2"), ("moved", "1")]


def test_a_moved_target_may_be_reworded_too() -> None:
    (told,) = compare([WATER], [Line("1", "ครัวเรือนมีน้ำสะอาดใช้ทุกฤดู", "9")])

    assert (told.change, told.is_reworded) == (Change.MOVED, True)
    assert told.pieces


TEXTS = st.text(alphabet="กขคงน้ำ ปี", max_size=20)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(old=TEXTS, new=TEXTS)
def test_the_pieces_hold_every_letter_of_both_texts(old: str, new: str) -> None:
    pieces = pieces_of(old, new)

    assert "".join(each.text for each in pieces if each.change is not Change.ADDED) == old
    assert "".join(each.text for each in pieces if each.change is not Change.REMOVED) == new


LISTS = st.lists(
    st.builds(Line, st.sampled_from("12345"), st.sampled_from(["น้ำ", "ถนน", "ป่า", "ข้าว"])),
    unique_by=lambda line: line.code,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(old=LISTS, new=LISTS)
def test_every_target_of_both_versions_is_told_once(old: list[Line], new: list[Line]) -> None:
    told = compare(old, new)

    assert sorted(each.new.code for each in told if each.new) == sorted(x.code for x in new)
    assert sorted(each.old.code for each in told if each.old) == sorted(x.code for x in old)
