from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oneplan.documents.fonts import advances
from oneplan.documents.render.breaking import MAY_BREAK, Breaker

PHRASES = st.lists(
    st.sampled_from(
        [
            "ฟื้นฟูแหล่งน้ำ",
            "ตำบลโพนทอง",
            " ",
            "(ถ้ามี)",
            "1,200 ม.",
            "https://example.go.th/a-b",
            "๑๒",
            "ๆ",
            "น้ำ",
            "😀",
        ]
    ),
    max_size=12,
).map("".join)


@pytest.fixture
def breaker(fonts: Path) -> Breaker:
    return Breaker(advances(fonts), frozenset({"จตุรพักตรพิมาน"}))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(text=PHRASES, room=st.floats(2.0, 40.0))
def test_no_piece_is_wider_than_its_room_and_no_letter_is_lost(
    breaker: Breaker, text: str, room: float
) -> None:
    pieces = [p if isinstance(p, str) else p[0] for p in breaker.pieces(text, room=room)]

    assert "".join(pieces).replace("\u00a0", " ") == breaker.clean(text)
    assert all(breaker.width(piece) <= room for piece in pieces)


def test_a_cut_word_keeps_its_vowels_and_tones_on_their_letters(breaker: Breaker) -> None:
    pieces = breaker.pieces("ทรัพยากรธรรมชาติและเครื่องปั้นดินเผา", room=2.5)

    assert len(pieces) == 8
    assert not any(piece[0][0] in "ัิีึืุู็่้๊๋์ำะา" for piece in pieces if isinstance(piece, list))


def test_a_number_stays_with_its_unit_and_a_village_with_its_number(breaker: Breaker) -> None:
    words = breaker.words("บ้านสีดา หมู่ที่ 5 ยาว 1,200 ม. กว้าง 5 ม.")

    assert "หมู่ที่\u00a0๕" in words
    assert "๑,๒๐๐\u00a0ม." in words


def test_a_place_name_stays_whole_and_with_its_abbreviation(breaker: Breaker) -> None:
    assert "อ.จตุรพักตรพิมาน" in breaker.words("พื้นที่ อ.จตุรพักตรพิมาน")


def test_an_author_may_allow_a_break_that_is_not_printed(breaker: Breaker) -> None:
    assert breaker.words(f"ดำเนินการ{MAY_BREAK}แล้ว") == ("ดำเนินการ", "แล้ว")
    assert MAY_BREAK not in "".join(breaker.words(f"ก{MAY_BREAK}ข"))


def test_what_the_font_cannot_print_is_shown_as_missing_and_never_dropped(
    breaker: Breaker,
) -> None:
    assert breaker.clean("ผ่าน ✓ 😀") == "ผ่าน ◊ ◊"
    assert breaker.clean("ก\u200dข\x07\x00ค\tง") == "กขค ง"


def test_codes_keep_their_digits_while_text_gets_thai_ones(breaker: Breaker) -> None:
    assert breaker.clean("P-4502-2571-0012-K ปี 2571") == "P-4502-2571-0012-K ปี ๒๕๗๑"
