"""Damaged Thai is mended, right Thai is left alone, and an importer hears of both."""

import csv
import os
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from oneplan.thai import repair
from oneplan.thai.dictionary import common_words, thai_words
from oneplan.thai.repair import clean, damage

REAL_DATA = Path(
    os.environ.get("ONEPLAN_REAL_DATA") or Path(__file__).parents[3] / "shared" / "data"
)

BROKEN = st.text(
    alphabet="กงจดตนบปมรวหอะาำัิีุูเแไ็่้์ํ  ab5\n\u00a0\u200b\u200d\uf70a\uf710\u0e4d", max_size=24
)
PHRASES = st.lists(
    st.sampled_from(sorted(word for word in common_words() if len(word) > 3)),
    min_size=1,
    max_size=6,
).map(" ".join)


@pytest.fixture(autouse=True, scope="module")
def loaded() -> None:
    """Load the word lists outside the time that hypothesis watches."""
    clean("จ านวน")


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("น้\u0e4dา", "น้ำ"),
        ("น\u0e4d้า", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("จ\u0e4dานวน", "จำนวน"),
        ("จ\u0e4dำนวน", "จำนวน"),
        ("จำาลอง", "จำลอง"),
        ("กำำหนด", "กำหนด"),
        ("เเละ", "และ"),
        ("อำเภอเเมือง", "อำเภอเมือง"),
        ("ที่ี่", "ที่"),
        ("ที่่", "ที่"),
        ("พิิษ", "พิษ"),
        ("ท่ี", "ที่"),
        ("พันธ์ุ", "พันธุ์"),
        ("สิทธ์ิ", "สิทธิ์"),
        ("ป\uf70aา", "ป่า"),
        ("ปั\uf714น", "ปั้น"),
        ("ป\uf710\uf714น", "ปั้น"),
        ("ป\uf888น", "ปืน"),
        ("ฝ\uf701น", "ฝิน"),
        ("หมู\u200bบ้าน", "หมูบ้าน"),
        ("\ufeffแผน\u00adงาน", "แผนงาน"),
        ("พ.ศ.\u00a02567", "พ.ศ. 2567"),
        ("ก\u200cข \u200d", "กข"),
        ("หนึ่ง\r\nสอง\rสาม\u2028สี่", "หนึ่ง\nสอง\nสาม\nสี่"),
        ("ก \n\n\n\n ข", "ก\n\nข"),
        ("cafe\u0301", "café"),
    ],
)
def test_certain_damage_is_mended(damaged: str, right: str) -> None:
    assert clean(damaged) == right


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("จ านวน", "จำนวน"),
        ("ท า", "ทำ"),
        ("น้ า", "น้ำ"),
        ("ก าหนดจ านวนน้ า", "กำหนดจำนวนน้ำ"),
        ("การด าเนินงานตามแผน", "การดำเนินงานตามแผน"),
        ("ต าบลวังชมภู อ าเภอเมือง", "ตำบลวังชมภู อำเภอเมือง"),
        ("ก าร", "การ"),
        ("หรือก ำลัง", "หรือกำลัง"),
        ("จดั ทา", "จัดทำ"),
        ("หนา้ ที่", "หน้าที่"),
        ("ตอ้ งการ", "ต้องการ"),
        ("ผูว้า่ ราชการจงัหวดั", "ผู้ว่าราชการจังหวัด"),
        ("เกยี่วกบั", "เกี่ยวกับ"),
    ],
)
def test_damage_of_pdf_files_is_mended_by_the_dictionary(damaged: str, right: str) -> None:
    assert clean(damaged) == right


@pytest.mark.parametrize(
    ("damaged", "right"),
    [("ดาเนนิ การ", "ดำเนินการ"), ("จานวน 5 แห่ง", "จำนวน 5 แห่ง"), ("ที่อาเภอ", "ที่อำเภอ")],
)
def test_hidden_damage_is_mended_only_in_text_known_to_come_from_a_pdf(
    damaged: str, right: str
) -> None:
    assert clean(damaged) == damaged
    assert clean(damaged, from_pdf=True) == right


@pytest.mark.parametrize(
    "text",
    [
        "ค่าใช้จ่าย ายใน",
        "4.00 เมตร ำนวน 1 ช่อง",
        "ท่องเที่ยวบ้านห านทำข้ามควาย",
        "เทคโนโลยี าดานว",
        "จังหวัดสิงห์ุรี",
        "การสงเคราะห์เบืี้ยงชีพ",
    ],
)
def test_damage_that_has_lost_letters_is_left_to_a_person(text: str) -> None:
    assert clean(text) == text
    assert [seen.repaired for seen in damage(text)].count(False) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "พุทฺธํ สรณํ คจฺฉามิ",
        "ต่าง ๆ ฯลฯ",
        "ก็ได้",
        "ฤๅษี",
        "บ่ มี",
        "ค่ะะะ มาาาา",
        "ตำบลเข็กน้อย ตำบลท่ามะพลา ตำบลจันทนิมิต ตำบลเสาเภา",
        "โครงการก่อสร้างถนน คสล. กว้าง 4.00 ม. ยาว 1,200 ม. – “ระยะที่ 2”",
        "",
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    assert clean(text) == text
    assert clean(text, from_pdf=True) == text
    assert damage(text) == []


def test_a_joiner_stays_between_letters_of_other_scripts() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

    assert clean(family) == family


@given(st.one_of(BROKEN, st.text()))
@example("ก \u0e4d า")
@settings(deadline=None)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    for from_pdf in (False, True):
        once = clean(text, from_pdf=from_pdf)
        assert clean(once, from_pdf=from_pdf) == once


@given(st.one_of(BROKEN, st.text()))
@settings(deadline=None)
def test_the_quick_look_overlooks_no_damage(text: str) -> None:
    if clean(text) == text:
        assert repair._mend(text, from_pdf=False) == text


@given(PHRASES)
@settings(deadline=None)
def test_phrases_of_dictionary_words_are_left_alone(phrase: str) -> None:
    assert clean(phrase) == phrase


@given(PHRASES)
@settings(deadline=None)
def test_a_decomposed_phrase_comes_back_whole(phrase: str) -> None:
    assert clean(phrase.replace("ำ", "\u0e4dา")) == phrase


def test_every_dictionary_word_is_left_alone() -> None:
    changed = {word for word in thai_words() if clean(word) != word}

    assert changed == set()


def test_a_common_word_with_sara_am_split_off_comes_back() -> None:
    words = {word for word in common_words() if re.search("^[ก-ฮ][่้]?ำ.{2,}", word)}
    lost = {word for word in words if clean(re.sub("^([ก-ฮ][่้]?)ำ", r"\1 า", word)) != word}

    assert len(words) > 100
    assert len(lost) <= len(words) * 0.02


def test_damage_names_each_kind_with_a_sample() -> None:
    text = "\ufeffน\u0e4d้า เเละ ที่่ ท่ี จ านวน\u00a0ป\uf70aา ก\ufffd"
    found = {seen.code: seen for seen in damage(text)}

    assert set(found) == {
        "private_use_glyph", "invisible_character", "odd_space", "split_sara_am", "double_sara_e",
        "doubled_mark", "mark_order", "split_word", "lost_character",
    }  # fmt: skip
    assert found["split_word"].sample.strip().startswith(("น้ำ", "ที่", "และ", "ำ", "ะ"))
    assert not found["lost_character"].repaired
    assert all(seen.repaired for seen in found.values() if seen.code != "lost_character")


def test_text_read_in_the_wrong_encoding_is_told() -> None:
    as_latin = "แผนพัฒนา".encode("tis-620").decode("latin-1")
    as_windows = "แผนพัฒนา".encode().decode("cp1252", errors="replace")

    assert "wrong_encoding" in {seen.code for seen in damage(as_latin)}
    assert "wrong_encoding" in {seen.code for seen in damage(as_windows)}


@pytest.mark.real_data
def test_real_columns_change_only_where_they_are_damaged() -> None:
    if not REAL_DATA.is_dir():
        pytest.skip(f"no real data at {REAL_DATA}")
    seen = 0
    changed: set[str] = set()
    for path in sorted(REAL_DATA.rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.reader(lines):
                seen += len(row)
                changed.update(cell for cell in row if _changes_letters(cell))

    assert seen > 100_000
    assert 0 < len(changed) < 20
    assert all(damage(cell) for cell in changed)


def _changes_letters(cell: str) -> bool:
    return "".join(clean(cell).split()) != "".join(cell.split())
