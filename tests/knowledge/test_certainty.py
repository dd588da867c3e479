"""How certain a thing is: the weakest word of its mark decides, and every mark is understood."""

from __future__ import annotations

import pytest

from oneplan.core.code_files import read_code_lists
from oneplan.knowledge.certainty import LABELS, TONES, Certainty, certainty_of
from oneplan.knowledge.columns import COLUMNS
from oneplan.knowledge.terms import MARKS

ENTRIES = [entry for each in read_code_lists() for entry in each.entries]


@pytest.mark.parametrize(
    ("mark", "certainty"),
    [
        ("law", Certainty.LAW),
        ("observed 25 Aug 2565 (East 2)", Certainty.SOURCED),
        ("names sourced; codes general knowledge, unverified", Certainty.UNVERIFIED),
        ("general knowledge, unverified [unsure on month]", Certainty.UNSURE),
        ("judgement of the makers, not an official mapping", Certainty.OWN),
        ("ค่าเริ่มต้นของระบบ ไม่ใช่ค่าทางการ; gate for clusters sourced", Certainty.DEFAULT),
        ("ข้อมูลสมมติ (name real; amount illustrative)", Certainty.MADE_UP),
        ("", Certainty.UNMARKED),
    ],
)
def test_the_least_certain_word_of_a_mark_decides(mark: str, certainty: Certainty) -> None:
    assert certainty_of(mark) is certainty


def test_every_mark_of_the_built_in_lists_is_understood() -> None:
    strange = {entry.mark for entry in ENTRIES if certainty_of(entry.mark) is Certainty.UNMARKED}
    assert strange <= {""}


def test_every_mark_of_a_term_is_understood() -> None:
    assert Certainty.UNMARKED not in {certainty_of(mark) for mark in MARKS}


def test_every_certainty_has_words_or_a_label_of_its_own() -> None:
    labelled = {Certainty.DEFAULT, Certainty.MADE_UP}
    assert set(LABELS) | labelled == set(Certainty)
    assert set(LABELS) == set(TONES)


def test_every_further_column_of_the_built_in_lists_is_called_something() -> None:
    assert {name for entry in ENTRIES for name in entry.extra} - set(COLUMNS) == set()
