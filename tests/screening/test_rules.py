"""Values on their scale, weighted means, gates, and what not scored means."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.core.errors import Refusal
from oneplan.screening.rules import Standing, Yardstick, check_value, result, weighted_total

NEED = Yardstick("N2", Decimal("0.875"), Decimal(5), Decimal("0.125"), Decimal(1))
A1 = Yardstick("A1", Decimal(0), Decimal(5), Decimal(1), Decimal(60))
A2 = Yardstick("A2", Decimal(0), Decimal(5), Decimal(1), Decimal(40))
GATE = Yardstick("G", Decimal(0), Decimal(1), Decimal(1), Decimal(0), is_gate=True)
ALL = [A1, A2, GATE]


def test_a_value_stands_on_the_scale_and_on_a_step() -> None:
    for value in ("0.875", "1", "5"):
        check_value(Decimal(value), NEED)
    for value, code in (
        ("0.874", "screening.off_the_scale"),
        ("5.125", "screening.off_the_scale"),
        ("NaN", "screening.off_the_scale"),
        ("1.1", "screening.between_steps"),
    ):
        with pytest.raises(Refusal) as refused:
            check_value(Decimal(value), NEED)
        assert refused.value.code == code


def test_nothing_given_is_not_scored_and_never_zero() -> None:
    found = result([], ALL)
    assert (found.standing, found.total) == (Standing.NOT_SCORED, None)
    assert found.missing == ("A1", "A2", "G")
    assert not found.is_partly_scored


def test_partly_scored_names_what_is_missing_and_has_no_total() -> None:
    found = result([("A1", Decimal(5)), ("G", Decimal(1))], ALL)
    assert (found.standing, found.total, found.missing) == (Standing.NOT_SCORED, None, ("A2",))
    assert found.is_partly_scored


def test_zero_given_on_everything_is_a_zero() -> None:
    zeros = [("A1", Decimal(0)), ("A2", Decimal(0)), ("G", Decimal(1))]
    found = result(zeros, ALL)
    assert (found.standing, found.total) == (Standing.SCORED, Decimal("0.000"))


def test_several_raters_count_by_their_mean() -> None:
    values = [("A1", Decimal(5)), ("A1", Decimal(4)), ("A2", Decimal(0)), ("G", Decimal(1))]
    found = result(values, ALL)
    assert found.means["A1"] == Decimal("4.5")
    assert found.total == Decimal("54.000")
    assert found.raters == 2


@pytest.mark.parametrize(
    ("raters", "standing"),
    [
        ([1], Standing.SCORED),
        ([0], Standing.GATE_SHUT),
        ([1, 0], Standing.GATE_SHUT),
        ([1, 1, 0], Standing.SCORED),
    ],
)
def test_a_gate_opens_for_more_than_half_of_its_raters(
    raters: list[int], standing: Standing
) -> None:
    values = [("A1", Decimal(5)), ("A2", Decimal(5))] + [("G", Decimal(vote)) for vote in raters]
    assert result(values, ALL).standing is standing


def test_a_shut_gate_stops_even_what_is_not_fully_scored() -> None:
    assert result([("G", Decimal(0))], ALL).standing is Standing.GATE_SHUT


def test_weights_that_add_up_to_nothing_are_refused() -> None:
    with pytest.raises(Refusal, match="no_weights"):
        weighted_total({"G": Decimal(1)}, [GATE])


@given(values=st.lists(st.integers(0, 5), min_size=2, max_size=2))
def test_a_total_lies_between_nothing_and_a_hundred_and_rises_with_every_value(
    values: list[int],
) -> None:
    means = dict(zip(("A1", "A2"), map(Decimal, values), strict=True))
    total = weighted_total(means, [A1, A2])
    assert 0 <= total <= 100
    better = weighted_total({**means, "A2": Decimal(5)}, [A1, A2])
    assert better >= total
