"""The shares of a place's money, whatever the rows."""

from hypothesis import given
from hypothesis import strategies as st

from oneplan.budget.rules import Group, gather

groups = st.lists(
    st.builds(
        Group,
        key=st.sampled_from(["province", "ministry", "pao"]),
        part=st.sampled_from(["67", "6701", "6702", "6703"]),
        names_parts=st.booleans(),
        satang=st.integers(0, 10**14),
        rows=st.integers(1, 100),
    ),
    max_size=30,
)


@given(rows=groups)
def test_nothing_is_lost_or_counted_twice(rows: list[Group]) -> None:
    parts = [(code, code, code) for code in ("6701", "6702")]
    money = gather(rows, area_code="67", fiscal_year=2565, parts=parts)

    total = sum(row.satang for row in rows)
    assert money.shares.total.satang == total
    assert sum(key.shares.total.satang for key in money.keys) == total
    assert sum(part.total.satang for part in money.parts) == money.shares.placed.satang
    for part in money.parts:
        assert sum(figure.satang for figure in part.by_key.values()) == part.total.satang
