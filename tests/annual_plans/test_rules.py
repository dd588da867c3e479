"""The order of a list, the frame drawn on it to the satang, and how two runs differ."""

from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.annual_plans.rules import (
    Candidate,
    Row,
    differences,
    draw_line,
    inputs_hash,
    ranking,
)
from oneplan.core.errors import Refusal


def candidate(number: int, **facts: object) -> Candidate:
    values: dict[str, object] = {"satang": 100, **facts}
    return Candidate(key=UUID(int=number), number=f"A67-2571-{number:05d}", **values)  # type: ignore[arg-type]


def scored(number: int, total: str, **facts: object) -> Candidate:
    return candidate(number, standing="scored", total=Decimal(total), **facts)


def order(*candidates: Candidate) -> list[int]:
    return [place.candidate.key.int for place in ranking(candidates) if place.position]


def test_a_higher_score_stands_above() -> None:
    assert order(scored(1, "50"), scored(2, "90.001"), scored(3, "90")) == [2, 3, 1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (scored(9, "50", readiness=80), scored(1, "50", readiness=79, people=10**6)),
        (scored(9, "50", readiness=0), scored(1, "50", people=10**6)),
        (scored(9, "50", readiness=80, people=11), scored(1, "50", readiness=80, people=10)),
        (scored(1, "50"), scored(9, "50")),
    ],
)
def test_equal_scores_go_by_readiness_then_people_then_number(
    first: Candidate, second: Candidate
) -> None:
    assert order(second, first) == order(first, second) == [first.key.int, second.key.int]


def test_not_scored_stands_below_even_a_score_of_zero_and_a_shut_gate_below_that() -> None:
    shut = candidate(1, standing="gate_shut", total=Decimal(99))
    assert order(shut, candidate(2, readiness=100), scored(3, "0")) == [3, 2, 1]


def test_bundles_management_and_other_money_are_never_ranked() -> None:
    placed = ranking(
        [
            scored(1, "99", nature="bundle"),
            scored(2, "99", nature="management"),
            scored(3, "99", asks_own_money=False),
            scored(4, "1"),
        ]
    )
    assert [(place.candidate.key.int, place.position, place.state) for place in placed] == [
        (4, 1, "scored"),
        (1, None, "not_ranked"),
        (2, None, "not_ranked"),
        (3, None, "other_money"),
    ]


candidates = st.lists(
    st.builds(
        candidate,
        st.integers(1, 10**6),
        standing=st.sampled_from(["scored", "not_scored", "gate_shut"]),
        total=st.none() | st.decimals(0, 100, places=3),
        nature=st.sampled_from(["item", "item", "bundle"]),
        readiness=st.none() | st.integers(0, 100),
        people=st.none() | st.integers(0, 1000),
    ),
    unique_by=lambda each: each.key,
    max_size=20,
)


@given(entered=candidates, seed=st.randoms(use_true_random=False))
def test_the_order_of_entry_never_matters_and_positions_have_no_gap(
    entered: list[Candidate], seed: object
) -> None:
    shuffled = entered[:]
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    placed = ranking(entered)
    assert placed == ranking(shuffled)
    positions = [place.position for place in placed if place.position]
    assert positions == list(range(1, len(positions) + 1))
    assert len(placed) == len(entered)


def test_a_list_that_fits_to_the_satang_is_all_within() -> None:
    line = draw_line([60, 30, 10], 100)
    assert (line.within, line.over, line.left, line.short_by) == (3, 0, 0, 0)


def test_one_satang_over_stops_the_line_and_says_by_how_much() -> None:
    line = draw_line([60, 30, 11], 100)
    assert (line.within, line.within_satang, line.over, line.left, line.short_by) == (
        2, 90, 1, 10, 1,
    )  # fmt: skip


def test_a_smaller_row_below_the_line_is_not_pulled_up() -> None:
    line = draw_line([60, 50, 1, 1], 100)
    assert (line.within, line.over, line.over_satang) == (1, 3, 52)


def test_bundles_and_management_are_taken_from_the_frame_first() -> None:
    line = draw_line([60, 30], 100, first=10)
    assert (line.first, line.within, line.left) == (10, 2, 0)
    assert draw_line([60, 30], 100, first=11).within == 1


def test_a_frame_smaller_than_what_comes_first_leaves_nothing_within() -> None:
    line = draw_line([1], 100, first=150)
    assert (line.within, line.first_exceeds_by, line.left, line.short_by) == (0, 50, 0, 51)


def test_a_negative_frame_is_refused() -> None:
    with pytest.raises(Refusal, match="frame_is_negative"):
        draw_line([1], -1)


amounts = st.lists(st.integers(0, 10**12), max_size=30)


@given(satangs=amounts, frame=st.integers(0, 10**13), first=st.integers(0, 10**12))
def test_the_line_loses_no_satang_and_stops_only_where_it_must(
    satangs: list[int], frame: int, first: int
) -> None:
    line = draw_line(satangs, frame, first=first)
    assert line.within + line.over == len(satangs)
    assert line.within_satang + line.over_satang == sum(satangs)
    if line.within:
        assert first + line.within_satang + line.left == frame
    if line.over:
        assert first + line.within_satang + satangs[line.within] > frame


@given(satangs=amounts, frame=st.integers(0, 10**13), more=st.integers(0, 10**12))
def test_a_larger_frame_never_pushes_anything_out(
    satangs: list[int], frame: int, more: int
) -> None:
    assert draw_line(satangs, frame + more).within >= draw_line(satangs, frame).within


def test_two_runs_are_compared_by_who_came_went_moved_and_changed() -> None:
    one, two, three, four = (UUID(int=n) for n in range(1, 5))
    before = [Row(one, 1, Decimal(90), 5), Row(two, 2, None, 5), Row(three, 3, None, 5)]
    after = [Row(two, 1, Decimal(95), 5), Row(one, 2, Decimal(90), 6), Row(four, 3, None, 5)]

    found = differences(before, after)

    assert (found.came, found.went) == ((four,), (three,))
    assert found.moved == {two: (2, 1), one: (1, 2)}
    assert found.rescored == {two: (None, Decimal(95))}
    assert found.recosted == {one: (5, 6)}
    assert differences(after, after).is_empty


def test_the_hash_knows_the_inputs_and_not_their_order() -> None:
    rows = [{"key": 1}, {"key": 2}]
    assert inputs_hash(about={"x": 1}, rows=rows) == inputs_hash(about={"x": 1}, rows=rows[::-1])
    assert inputs_hash(about={"x": 1}, rows=rows) != inputs_hash(about={"x": 2}, rows=rows)
    assert inputs_hash(about={"x": 1}, rows=rows) != inputs_hash(about={"x": 1}, rows=rows[:1])
