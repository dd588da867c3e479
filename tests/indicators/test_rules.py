"""Wholes of parts, values up the tree, and courses against a target."""

from decimal import Decimal

import pytest

from oneplan.indicators.rules import Course, Lack, Whole, course_of, up_the_tree, whole_of

D = Decimal


@pytest.mark.parametrize(
    ("values", "weights", "how", "wanted"),
    [
        ([D(2), D(3)], [None, None], "sum", Whole(D(5), 2, 2)),
        ([D(2), None], [None, None], "sum", Whole(D(2), 1, 2)),
        ([D(10), D(40)], [D(3), D(1)], "mean", Whole(D("17.5"), 2, 2)),
        ([D(10), D(40)], [D(3), None], "mean", Whole(None, 2, 2, Lack.WEIGHTS)),
        ([D(10), D(40)], [D(0), D(0)], "mean", Whole(None, 2, 2, Lack.WEIGHTS)),
        ([D(10), D(40), None], [None] * 3, "maximum", Whole(D(40), 2, 3)),
        ([D(1)], [None], "none", Whole(None, 0, 1, Lack.RULE)),
        ([D(1)], [None], "last", Whole(None, 0, 1, Lack.RULE)),
        ([None, None], [None, None], "sum", Whole(None, 0, 2, Lack.PARTS)),
        ([], [], "sum", Whole(None, 0, 0, Lack.PARTS)),
    ],
)
def test_parts_make_a_whole_only_by_a_rule_that_holds(
    values: list[Decimal | None], weights: list[Decimal | None], how: str, wanted: Whole
) -> None:
    assert whole_of(values, weights, how) == wanted


CODES = ["67", "6701", "6702", "670101", "670102", "670101C01"]


def test_a_place_without_its_own_value_takes_what_all_its_parts_make() -> None:
    own = {"670101": D(4), "670102": D(6), "6702": D(5)}

    found = up_the_tree(CODES, own, {}, "sum")

    assert found["6701"].value == D(10)
    assert found["67"].value == D(15)
    assert found["67"].gap is None


def test_a_sum_of_some_parts_is_shown_and_never_passed_on() -> None:
    found = up_the_tree(CODES, {"670101": D(4), "6702": D(5)}, {}, "sum")

    assert found["6701"].parts == Whole(D(4), 1, 2)
    assert found["6701"].value is None
    assert found["67"].parts == Whole(D(5), 1, 2)
    assert found["67"].value is None


def test_its_own_value_counts_and_the_gap_to_its_parts_is_told() -> None:
    found = up_the_tree(CODES, {"67": D(20), "6701": D(9), "6702": D(5)}, {}, "sum")

    assert found["67"].value == D(20)
    assert found["67"].gap == D(-6)


def test_a_community_lies_in_its_subdistrict() -> None:
    found = up_the_tree(CODES, {"670101C01": D(7)}, {}, "maximum")

    assert found["670101"].value == D(7)


@pytest.mark.parametrize(
    ("series", "direction", "wanted"),
    [
        ([(2566, D(10)), (2568, D(14))], "up", Course.ON),
        ([(2566, D(10)), (2568, D(11))], "up", Course.OFF),
        ([(2566, D(30)), (2568, D(20))], "down", Course.ON),
        ([(2566, D(30)), (2568, D(29))], "down", Course.OFF),
        ([(2566, D(10)), (2570, D(18))], "up", Course.MET),
        ([(2566, D(10)), (2570, D(17))], "up", Course.MISSED),
        ([(2570, D(18))], "keep", Course.MET),
        ([(2568, D(14))], "up", Course.UNKNOWN),
        ([], "up", Course.UNKNOWN),
        ([(2566, D(10)), (2568, D(14))], "unknown", Course.UNKNOWN),
        ([(2571, D(99))], "up", Course.UNKNOWN),
    ],
)
def test_a_course_is_told_of_two_values_and_a_stated_direction(
    series: list[tuple[int, Decimal]], direction: str, wanted: Course
) -> None:
    assert course_of(series, year=2570, target=D(18), direction=direction) == wanted


def test_without_a_number_aimed_at_nothing_is_told() -> None:
    assert course_of([(2570, D(1))], year=2570, target=None, direction="up") == Course.UNKNOWN
