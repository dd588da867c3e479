"""How a place stands among others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from oneplan.analysis.rules import Rank, rank_of

THREE, FIVE, SEVEN = Decimal(3), Decimal(5), Decimal(7)


@pytest.mark.parametrize(
    ("direction", "place"), [("up", 3), ("down", 1), ("keep", None), ("unknown", None)]
)
def test_only_a_stated_direction_ranks(direction: str, place: int | None) -> None:
    found = rank_of(THREE, [FIVE, SEVEN, None], direction=direction)
    assert found == Rank(place, known=3, of=4)


def test_equal_values_share_the_better_rank() -> None:
    assert rank_of(FIVE, [FIVE, SEVEN, THREE], direction="up").place == 2
    assert rank_of(FIVE, [FIVE, FIVE], direction="down").place == 1


def test_one_value_alone_is_no_order() -> None:
    assert rank_of(FIVE, [None, None], direction="up") == Rank(None, known=1, of=3)
