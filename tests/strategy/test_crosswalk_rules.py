"""What the texts make clear, and which links a move makes."""

from __future__ import annotations

import datetime as dt
from uuid import UUID, uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oneplan.strategy.comparing import Line
from oneplan.strategy.crosswalk_rules import Link, pairs_of, steps_of, strongest

MORNING = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def link(subject: UUID, target: UUID, strength: int = 1) -> Link:
    return Link(uuid4(), subject, target, strength, MORNING)


def test_same_words_are_clear_nearly_the_same_are_clear_and_the_rest_is_for_a_person() -> None:
    old = [
        Line("1", "ครัวเรือนมีน้ำสะอาดใช้ตลอดปี"),
        Line("2", "เกษตรกรมีรายได้เพิ่มขึ้นอย่างยั่งยืนและทั่วถึง"),
        Line("3", "ลดอุบัติเหตุทางถนน"),
    ]
    new = [
        Line("A", "ครัวเรือนมีน้ำสะอาดใช้ตลอดปี"),
        Line("2", "เกษตรกรมีรายได้เพิ่มขึ้นอย่างยั่งยืนทั่วถึง"),
        Line("3", "การท่องเที่ยวชุมชนเข้มแข็ง"),
    ]

    pairs = pairs_of(old, new)

    assert [(each.old_code, each.new_code, each.is_same) for each in pairs] == [
        ("1", "A", True),
        ("2", "2", False),
        ("3", "", False),
    ]
    assert pairs[1].matched


def test_a_code_whose_words_changed_much_waits_for_a_person() -> None:
    (pair,) = pairs_of(
        [Line("1", "น้ำสะอาดสำหรับทุกครัวเรือน")], [Line("1", "น้ำสะอาดเพื่อการเกษตรทุกแปลง")]
    )
    assert pair.new_code == ""


def test_two_old_targets_that_go_on_as_one_make_one_link_of_the_stronger() -> None:
    subject, one, two, new = (uuid4() for _each in range(4))
    weak, strong = link(subject, one, 1), link(subject, two, 3)

    steps = steps_of([weak, strong], {one: [new], two: [new]})

    assert len(steps) == 2
    assert strongest(steps) == {(subject, new): strong}


def test_an_old_target_that_goes_on_as_two_makes_two_and_one_without_makes_none() -> None:
    subject, old, other, a, b = (uuid4() for _each in range(5))

    steps = steps_of([link(subject, old), link(subject, other)], {old: [a, b]})

    assert [step.target for step in steps] == [a, b]


WORDS = st.sampled_from(["น้ำ", "ถนน", "ป่า", "ข้าว", "น้ำ ป่า"])
LISTS = st.lists(
    st.builds(Line, st.sampled_from("12345"), WORDS), unique_by=lambda line: line.code, max_size=5
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(old=LISTS, new=LISTS)
def test_no_new_target_is_the_clear_successor_of_two(old: list[Line], new: list[Line]) -> None:
    pairs = pairs_of(old, new)

    assert [each.old_code for each in pairs] == [each.code for each in old]
    taken = [each.new_code for each in pairs if each.new_code]
    assert len(taken) == len(set(taken))
