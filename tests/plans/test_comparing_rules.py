"""Rows of two editions compared by lineage; no database."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from oneplan.plans.rules.comparing import (
    MONEY,
    MOVED,
    REORDERED,
    WORDING,
    Happened,
    RowSaid,
    compare_rows,
    money_by_year_and_source,
    total,
)


def row(lineage: str, wording: str = "", *, under: str | None = None, **more: Any) -> RowSaid:
    facts = {(WORDING, None, ""): wording or lineage, **more.pop("facts", {})}
    return RowSaid(lineage=lineage, kind="issue", parent=under, facts=facts, **more)


def happenings(old: list[RowSaid], new: list[RowSaid]) -> list[tuple[Any, str]]:
    return [(each.row.lineage, each.happened.value) for each in compare_rows(old, new)]


def test_a_row_that_went_stands_behind_the_row_it_stood_behind() -> None:
    assert happenings([row("a"), row("b"), row("c")], [row("a"), row("c"), row("d")]) == [
        ("a", "kept"), ("b", "removed"), ("c", "kept"), ("d", "added"),
    ]  # fmt: skip


def test_a_first_row_that_went_stands_first() -> None:
    assert happenings([row("a"), row("b")], [row("b")]) == [("a", "removed"), ("b", "kept")]


def test_a_row_is_known_by_its_lineage_and_not_by_its_words() -> None:
    (found,) = compare_rows([row("a", "เดิม")], [row("a", "ใหม่")])
    assert found.happened == Happened.CHANGED
    assert [(each.name, each.old, each.new) for each in found.differences] == [
        (WORDING, "เดิม", "ใหม่")
    ]


def test_only_the_row_that_was_carried_is_reordered_and_not_those_it_pushed() -> None:
    old = [row("a", rank=1), row("b", rank=2), row("c", rank=3), row("d", rank=4)]
    new = [row("d", rank=1), row("a", rank=2), row("b", rank=3), row("c", rank=4)]
    reordered = {each.row.lineage: each for each in compare_rows(old, new) if each.has(REORDERED)}
    assert list(reordered) == ["d"]
    assert (reordered["d"].differences[0].old, reordered["d"].differences[0].new) == (4, 1)


def test_a_row_put_in_front_moves_nobody() -> None:
    assert happenings([row("a"), row("b")], [row("x"), row("a"), row("b")]) == [
        ("x", "added"), ("a", "kept"), ("b", "kept"),
    ]  # fmt: skip


def test_a_row_under_another_one_has_moved_and_says_from_where_to_where() -> None:
    old = [row("i1"), row("i2"), RowSaid(lineage="k", kind="indicator", parent="i1", under="หนึ่ง")]
    new = [row("i1"), row("i2"), RowSaid(lineage="k", kind="indicator", parent="i2", under="สอง")]
    (moved,) = [each for each in compare_rows(old, new) if each.happened != Happened.KEPT]
    assert [(each.name, each.old, each.new) for each in moved.differences] == [
        (MOVED, "หนึ่ง", "สอง")
    ]


def test_no_money_and_zero_baht_are_not_the_same() -> None:
    nothing, zero = row("a"), row("a", facts={(MONEY, 2571, "31"): 0})
    assert compare_rows([nothing], [zero])[0].happened == Happened.CHANGED


def test_an_empty_text_and_a_missing_one_are_the_same() -> None:
    assert happenings([row("a", facts={("unit", None, ""): ""})], [row("a")]) == [("a", "kept")]


def test_money_is_added_up_by_year_and_source() -> None:
    rows = [
        row("a", facts={(MONEY, 2571, "31"): 100_00, (MONEY, 2572, "31"): 50_00}),
        row("b", facts={(MONEY, 2571, "31"): 1, (MONEY, 2571, "1P"): 7}),
    ]
    assert money_by_year_and_source(rows) == {
        (2571, "1P"): 7, (2571, "31"): 100_01, (2572, "31"): 50_00,
    }  # fmt: skip
    assert total(rows) == 150_08


@given(new=st.permutations(range(6)))
def test_taking_the_reordered_rows_out_leaves_the_order_of_before(new: list[int]) -> None:
    before, after = [row(str(key)) for key in range(6)], [row(str(key)) for key in new]
    reordered = {each.row.lineage for each in compare_rows(before, after) if each.has(REORDERED)}
    stayed = [each.lineage for each in after if each.lineage not in reordered]
    assert stayed == sorted(stayed, key=str)
    assert stayed
