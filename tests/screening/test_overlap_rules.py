"""What follows from a verdict, how verdicts are counted, and two texts word by word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oneplan.core.errors import Refusal
from oneplan.screening.models import OverlapAct, OverlapKind
from oneplan.screening.overlap.differing import differences
from oneplan.screening.overlap.rules import ACTS, ENOUGH, PROPOSED, Tally, check_act, proposed_act


@pytest.mark.parametrize("kind", OverlapKind.values)
def test_the_proposed_act_of_every_kind_follows_from_it(kind: str) -> None:
    assert PROPOSED[kind] in ACTS[kind]
    for kinds in (("N", "N"), ("N", "A"), ("B", "B")):
        for differ in (True, False):
            check_act(kind, proposed_act(kind, kinds=kinds, owners_differ=differ), kinds=kinds)


def test_every_act_of_the_table_is_a_known_act() -> None:
    assert {act for acts in ACTS.values() for act in acts} == set(OverlapAct.values)


def test_two_printed_lines_are_kept_as_they_are() -> None:
    assert proposed_act("same", kinds=("B", "B"), owners_differ=True) == "keep"


def test_an_activity_cannot_be_merged() -> None:
    with pytest.raises(Refusal):
        check_act("same", "merge", kinds=("N", "A"))


def test_one_verdict_less_than_enough_is_not_enough() -> None:
    assert not Tally(ENOUGH - 1, 0).is_enough
    assert Tally(ENOUGH, 0).is_enough


def test_a_share_of_nothing_is_nothing() -> None:
    assert Tally(0, 0).per_mille == 0


@given(judged=st.integers(1, 10**6), data=st.data())
def test_a_share_lies_between_nothing_and_all(judged: int, data: st.DataObject) -> None:
    agreed = data.draw(st.integers(0, judged))
    tally = Tally(judged, agreed)
    assert abs(tally.per_mille * judged - 1000 * agreed) <= judged / 2 + 1
    assert 0 <= tally.per_mille <= 1000


@settings(deadline=None)  # the first text loads the word list
@given(first=st.text(max_size=60), second=st.text(max_size=60))
def test_marked_texts_join_to_what_they_were(first: str, second: str) -> None:
    left, right = differences(first, second)
    assert "".join(piece.words for piece in left) == first
    assert "".join(piece.words for piece in right) == second


def test_equal_texts_have_no_mark() -> None:
    left, right = differences("ขุดลอกหนองสมมติ", "ขุดลอกหนองสมมติ")
    assert not any(piece.is_own for piece in [*left, *right])
