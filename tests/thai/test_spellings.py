"""The spellings under which a typed word is found."""

from __future__ import annotations

import pytest

from oneplan.thai.spellings import finder, wanted_in


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("คสล.", "ถนนคอนกรีตเสริมเหล็ก"),
        ("คสล", "รางระบายน้ำ ค.ส.ล. หมู่ที่ 3"),
        ("คอนกรีตเสริมเหล็ก", "รางระบายน้ำ คสล. หมู่ที่ 3"),
        ("ค.ส.ล.", "ถนนคอนกรีตเสริมเหล็ก"),
        ("รางระบายน้ำคสล", "รางระบายน้ำคอนกรีตเสริมเหล็ก"),
        ("อบต.สมมติ", "องค์การบริหารส่วนตำบลสมมติ"),
        ("ต.สมมติ", "ตำบลสมมติ"),
        ("ถ.คสล.", "ถนนคอนกรีตเสริมเหล็ก"),
        ("ม.5", "บ้านสมมติ หมู่ที่ 5"),
        ("ม.๕", "บ้านสมมติ หมู่ 5 ตำบลสมมติ"),
        ("หมู่ 5", "บ้านสมมติ ม.5"),
        ("หมู่ที่ 5", "บ้านสมมติ หมู่ที่5"),
    ],
)
def test_a_short_form_finds_the_full_one_and_back(typed: str, text: str) -> None:
    assert all(finder(each).search(text) for each in wanted_in(typed))


@pytest.mark.parametrize(
    ("typed", "text"),
    [("ม.1", "หมู่ที่ 11"), ("หมู่ที่ 1", "หมู่ที่ 10 บ้านสมมติ"), ("ต.", "อาต"), ("จ.", "จาน")],
)
def test_a_short_form_finds_nothing_else(typed: str, text: str) -> None:
    assert not any(finder(each).search(text) for each in wanted_in(typed))


def test_each_word_is_asked_once() -> None:
    assert [each.typed for each in wanted_in("ถนน ถนน ม.๕ ถนน")] == ["ถนน", "ม.5"]
