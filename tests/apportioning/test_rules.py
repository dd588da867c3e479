"""Who may take what, and how money spreads over places to the satang."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.apportioning.rules import UNDIVIDED, Portion, check_taker, spread, taker_of
from oneplan.core.errors import Refusal


def test_a_taker_names_a_body_of_its_kind() -> None:
    check_taker("local", body_kind="sao")
    check_taker("community", body_kind=None)
    for taker, kind, code in (
        ("pao", None, "apportioning.body_is_missing"),
        ("pao", "sao", "apportioning.wrong_kind_of_body"),
    ):
        with pytest.raises(Refusal) as refused:
            check_taker(taker, body_kind=kind, name="อบต.สมมติ")
        assert refused.value.code == code


def test_a_body_suggests_the_taker_it_would_be() -> None:
    assert taker_of("town_municipality") == "local"
    assert taker_of("village_committee") == "community"
    assert taker_of("district_office") is None


@given(
    st.lists(
        st.tuples(
            st.integers(0, 10**12),
            st.dictionaries(st.sampled_from(["63", "64", "67"]), st.integers(0, 100)),
        ),
        max_size=5,
    )
)
def test_no_satang_is_lost_in_spreading(rows: list[tuple[int, dict[str, int]]]) -> None:
    cells = spread(Portion(2571, satang, weights) for satang, weights in rows)
    assert sum(cell.satang for cell in cells.values()) == sum(satang for satang, _w in rows)


def test_money_without_a_place_is_never_guessed() -> None:
    cells = spread([Portion(2571, 100), Portion(2571, 50, {"63": 0})])
    assert set(cells) == {(UNDIVIDED, 2571)}
    assert cells[UNDIVIDED, 2571].lines == 2
