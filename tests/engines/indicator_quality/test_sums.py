"""Whether children can reach what the parent wants."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from oneplan.engines.indicator_quality import (
    Combine,
    Contribution,
    Verdict,
    levels_of_growth,
    sum_check,
)


def of(**by_year: int) -> dict[int, Decimal]:
    return {int(year[1:]): Decimal(amount) for year, amount in by_year.items()}


def test_promises_of_earlier_years_count_towards_later_targets() -> None:
    ponds = [Contribution("ก", of(y2571=30)), Contribution("ข", of(y2572=15))]
    first, second = sum_check(of(y2571=130, y2572=150), ponds, baseline=Decimal(100))
    assert (first.verdict, first.missing) == (Verdict.REACHED, 0)
    assert (second.promised, second.needed, second.missing) == (45, 50, 5)
    assert second.verdict is Verdict.SHORT


def test_reductions_are_counted_downwards() -> None:
    check = sum_check(
        of(y2571=80), [Contribution("ก", of(y2571=20))],
        baseline=Decimal(100), lower_is_better=True,
    )  # fmt: skip
    assert check[0].verdict is Verdict.REACHED


def test_a_child_in_another_unit_is_left_out_and_named() -> None:
    check = sum_check(of(y2571=10), [Contribution("ก", of(y2571=20), unit="ไร่")], unit="แห่ง")[0]
    assert (check.verdict, check.left_out) == (Verdict.UNKNOWN, ("ก",))


def test_means_weigh_their_children() -> None:
    children = [
        Contribution("ก", of(y2571=50), weight=Decimal(3)),
        Contribution("ข", of(y2571=90), weight=Decimal(1)),
    ]
    check = sum_check(of(y2571=60), children, combine=Combine.MEAN)[0]
    assert (check.promised, check.verdict) == (60, Verdict.REACHED)


def test_the_best_child_and_the_last_child_can_stand_for_all() -> None:
    children = [Contribution("ก", of(y2571=9)), Contribution("ข", of(y2571=4))]
    best = sum_check(of(y2571=8), children, combine=Combine.MAXIMUM)[0]
    last = sum_check(of(y2571=8), children, combine=Combine.LAST)[0]
    assert (best.verdict, last.verdict) == (Verdict.REACHED, Verdict.SHORT)


def test_an_indicator_that_does_not_combine_is_never_judged() -> None:
    child = [Contribution("ก", of(y2571=9))]
    assert sum_check(of(y2571=8), child, combine=Combine.NONE)[0].verdict is Verdict.UNKNOWN


def test_growth_goes_upon_the_year_before() -> None:
    levels = levels_of_growth(of(y2571=10, y2572=10), baseline=Decimal(200), lower_is_better=True)
    assert levels == {2571: Decimal(180), 2572: Decimal(162)}


@given(
    st.lists(st.integers(0, 10**9), min_size=1, max_size=8), st.integers(0, 10**9),
    st.integers(0, 10**10),
)  # fmt: skip
def test_what_is_missing_closes_the_gap_exactly(
    promises: list[int], base: int, target: int
) -> None:
    children = [Contribution(str(at), {2571: Decimal(p)}) for at, p in enumerate(promises)]
    check = sum_check({2571: Decimal(target)}, children, baseline=Decimal(base))[0]
    assert check.needed is not None
    assert check.promised is not None
    assert check.promised + check.missing >= check.needed
    assert (check.missing == 0) == (check.verdict is Verdict.REACHED)
