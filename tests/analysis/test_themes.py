"""The built-in words gather what people say under what it is about, as far as words can."""

from __future__ import annotations

from oneplan.core.code_files import read_code_list
from oneplan.demo.words import table

THEME_OF = {
    "น้ำ": "WATER",
    "ระบายน้ำ": "DISASTER",
    "น้ำท่วม": "DISASTER",
    "ถนน": "ROAD",
    "ไฟฟ้า": "POWER",
    "สื่อสาร": "POWER",
    "ความปลอดภัย": "SAFETY",
    "เกษตร": "INCOME",
    "อาชีพ": "INCOME",
    "หนี้สิน": "INCOME",
    "ท่องเที่ยว": "TOURISM",
    "วัฒนธรรม": "TOURISM",
    "สุขภาพ": "HEALTH",
    "ผู้สูงอายุ": "HEALTH",
    "เยาวชน": "LEARNING",
    "เด็กเล็ก": "LEARNING",
    "ไฟป่า": "ENVIRONMENT",
    "ฝุ่นควัน": "ENVIRONMENT",
    "ป่าไม้": "ENVIRONMENT",
    "ขยะ": "ENVIRONMENT",
    "น้ำเสีย": "ENVIRONMENT",
    "อาคาร": "LAND",
    "ที่ดิน": "LAND",
}
"""The theme an ask of the example is about, by the topic its writer gave it."""


def theme_of(wording: str) -> str:
    entries = read_code_list("need_themes").entries
    return next(
        (
            each.code
            for each in entries
            if any(word in wording for word in each.extra["words"].split("|"))
        ),
        "other",
    )


def test_four_of_five_asks_of_the_example_stand_under_their_own_theme() -> None:
    told = [
        (theme_of(wording), THEME_OF[row["topic"]])
        for row in table("asks")
        for wording in row["wording"].split("|")
    ]
    assert sum(found == meant for found, meant in told) >= len(told) * 8 // 10
