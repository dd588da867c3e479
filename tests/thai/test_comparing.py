"""Two wordings told apart word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from oneplan.thai.comparing import Change, Piece, compare_words

TEXTS = st.text(alphabet="กขคงาิ้์ เ1234 a.", max_size=30)


def test_a_change_is_told_in_whole_thai_words() -> None:
    pieces = compare_words("มหานครข้าวหอมมะลิ", "มหานครข้าวหอมไทย")
    assert [piece.text for piece in pieces if piece.change != Change.SAME] != []
    assert all("ข้าวหอ" not in piece.text or "ข้าวหอม" in piece.text for piece in pieces)


def test_neighbouring_changes_with_a_space_between_read_as_one() -> None:
    pieces = compare_words("ถนน กว้าง 4 เมตร", "ถนน ยาว 900 เมตร")
    assert [piece.change for piece in pieces] == [
        Change.SAME, Change.GONE, Change.NEW, Change.SAME,
    ]  # fmt: skip


def test_equal_texts_are_one_piece_and_nothing_is_no_piece() -> None:
    assert compare_words("แผนพัฒนาจังหวัด", "แผนพัฒนาจังหวัด") == [Piece(Change.SAME, "แผนพัฒนาจังหวัด")]
    assert compare_words("", "") == []


@given(old=TEXTS, new=TEXTS)
def test_both_wordings_can_be_read_back_to_the_letter(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert "".join(each.text for each in pieces if each.change != Change.NEW) == old
    assert "".join(each.text for each in pieces if each.change != Change.GONE) == new
