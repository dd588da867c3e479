"""What is typed meets what was stored."""

from hypothesis import given
from hypothesis import strategies as st

from oneplan.thai.digits import to_thai
from oneplan.thai.search import fold


def test_spellings_of_one_phrase_fold_into_one() -> None:
    spellings = ["หมู่ที่ ๕ บ้านน้ำ OTOP", " หมู่ที่  5\nบ้านน้ํา otop", "หมู่ที่\u00a05 บ้านนํ้า\u200b Otop"]

    assert {fold(spelling) for spelling in spellings} == {"หมู่ที่ 5 บ้านน้ำ otop"}


def test_tone_marks_stay() -> None:
    assert fold("ใกล้") != fold("ใกล")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="กขคา่ 0123456789ab"))
def test_thai_digits_fold_to_arabic_ones(text: str) -> None:
    assert fold(to_thai(text)) == fold(text)
