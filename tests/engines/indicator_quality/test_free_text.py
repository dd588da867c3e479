"""Indicators written into one box: the line is read as it stands, nothing is guessed into it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.engines.indicator_quality import IndicatorRow, Level
from oneplan.engines.indicator_quality.free_text import MOST_LINES, rows_in


def only(text: str) -> IndicatorRow:
    (row,) = rows_in(text, level=Level.PROJECT, year=2571)
    return row


@pytest.mark.parametrize(
    ("text", "name", "unit", "target"),
    [
        ("จำนวนเกษตรกรที่ผ่านการอบรม 200 ราย", "จำนวนเกษตรกรที่ผ่านการอบรม", "ราย", "200 ราย"),
        ("ร้อยละ 80 ของผู้เข้าร่วมมีรายได้", "ร้อยละของผู้เข้าร่วมมีรายได้", "ร้อยละ", "ร้อยละ 80"),
        ("ความพึงพอใจไม่น้อยกว่าร้อยละ ๘๐", "ความพึงพอใจ", "ร้อยละ", "ร้อยละ 80"),
        ("พื้นที่รับน้ำ 1,200.5 ไร่ ในปี 2571", "พื้นที่รับน้ำ ในปี 2571", "ไร่", "1,200.5 ไร่"),
        ("ครัวเรือนหมู่ที่ 5 มีน้ำใช้ 120 ครัวเรือน", "ครัวเรือนหมู่ที่ 5 มีน้ำใช้", "ครัวเรือน", "120 ครัวเรือน"),
        ("ระดับความสำเร็จของแผนปี 2571", "ระดับความสำเร็จของแผนปี 2571", "", ""),
    ],
)
def test_name_unit_and_target_are_told_apart(text: str, name: str, unit: str, target: str) -> None:
    row = only(text)
    assert (row.name, row.unit) == (name, unit)
    assert row.targets == (((2571, target),) if target else ())


def test_a_baseline_is_only_what_is_called_one() -> None:
    row = only("รายได้เพิ่มขึ้นร้อยละ 5 (ค่าฐาน 1,200 ล้านบาท ปี 2568)")
    assert (row.baseline, row.base_year) == ("1,200 ล้านบาท", "2568")
    assert row.targets == ((2571, "ร้อยละ 5"),)
    assert only("รายได้ 1,200 ล้านบาท").baseline == ""


def test_lines_marks_and_headings_are_taken_apart() -> None:
    rows = rows_in(
        "เชิงปริมาณ:\n1) จำนวนฝาย 3 แห่ง\n- จำนวนครัวเรือน 40 ครัวเรือน; ตัวชี้วัดที่ 3: จำนวนบ่อ 2 บ่อ",
        level=Level.ACTIVITY,
        year=2571,
    )
    assert [row.name for row in rows] == ["จำนวนฝาย", "จำนวนครัวเรือน", "จำนวนบ่อ"]
    assert [row.number for row in rows] == [1, 2, 3]


def test_an_empty_field_is_one_row_without_a_name() -> None:
    assert [row.name for row in rows_in(" \n - ", level=Level.PROJECT, year=0)] == [""]


@given(st.text(max_size=300))
def test_any_text_gives_rows_and_never_more_than_a_person_reads(text: str) -> None:
    rows = rows_in(text, level=Level.PROJECT, year=2571)
    assert 1 <= len(rows) <= MOST_LINES
