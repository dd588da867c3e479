"""Can what the works promise together reach the target: decided on paper."""

from __future__ import annotations

from decimal import Decimal

import pytest

from oneplan.engines.indicator_quality import Direction, IndicatorRow
from oneplan.plans.rules.sums import GROWTH, NO_DIRECTION, NO_START, SumSaid, add_up

Amounts = tuple[tuple[int, int], ...]


def row(
    *,
    name: str = "จำนวนครัวเรือนที่มีน้ำใช้",
    unit: str = "ครัวเรือน",
    baseline: str = "100 ครัวเรือน",
    direction: Direction = Direction.UP,
    targets: Amounts = ((2571, 130), (2572, 150)),
) -> IndicatorRow:
    return IndicatorRow(
        name=name,
        unit=unit,
        baseline=baseline,
        base_year="2568",
        direction=direction,
        targets=tuple((year, str(value)) for year, value in targets),
    )


def said(
    *promises: tuple[int, int],
    silent: tuple[int, ...] = (),
    measured: Amounts = (),
    of: IndicatorRow | None = None,
) -> SumSaid:
    found = add_up(
        of or row(),
        promises=[(year, Decimal(amount)) for year, amount in promises],
        silent=silent,
        measured=[(year, Decimal(value)) for year, value in measured],
    )
    assert found is not None
    return found


def test_promises_are_held_against_the_target_of_the_last_year_they_are_for() -> None:
    found = said((2571, 20), (2571, 5), silent=(2571,))
    assert (found.year, found.start, found.target) == (2571, 100, 130)
    assert (found.promised, found.needed, found.missing) == (25, 30, 5)
    assert (found.stated, found.silent) == (2, 1)


def test_promises_of_earlier_years_are_counted_and_the_last_unit_suffices() -> None:
    assert said((2571, 20), (2572, 29)).missing == 1
    assert said((2571, 20), (2572, 30)).missing == 0
    assert said((2571, 200)).missing == 0


def test_silent_works_of_a_later_year_neither_move_the_year_nor_are_counted() -> None:
    found = said((2571, 30), silent=(2571, 2572, 2572))
    assert (found.year, found.missing, found.silent) == (2571, 0, 1)


def test_where_no_work_says_anything_their_last_year_is_asked() -> None:
    found = said(silent=(2571, 2572))
    assert (found.year, found.stated, found.silent) == (2572, 0, 2)


def test_the_way_begins_at_the_newest_measured_value_after_the_baseline() -> None:
    assert said((2571, 20), measured=((2567, 90), (2569, 110))).needed == 20
    assert said((2571, 20), measured=((2567, 90),)).needed == 30


def test_where_less_is_better_a_promise_lowers() -> None:
    fewer = row(direction=Direction.DOWN, targets=((2571, 80),))
    found = said((2571, 15), of=fewer)
    assert (found.needed, found.missing) == (20, 5)


@pytest.mark.parametrize(
    ("of", "why"),
    [
        (row(name="รายได้จากการท่องเที่ยวเพิ่มขึ้น", unit="ร้อยละ", baseline="9,981 ล้านบาท",
             targets=((2571, 5),)), GROWTH),
        (row(direction=Direction.KEEP), NO_DIRECTION),
        (row(baseline="-"), NO_START),
        (row(baseline="3 ล้านบาท"), NO_START),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_not_judged_and_says_why(of: IndicatorRow, why: str) -> None:
    found = said((2571, 3), of=of)
    assert found.why_not == why
    assert found.missing == 0
    assert found.promised == 3


def test_without_works_or_without_a_target_until_their_year_nothing_is_said() -> None:
    assert add_up(row(), promises=[], silent=[]) is None
    assert add_up(row(), promises=[(2570, Decimal(5))], silent=[2569]) is None
