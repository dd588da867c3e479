"""One way to see a text for ranking: folded, cut into words, its word boundaries known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from oneplan.thai.search import fold
from oneplan.thai.segment import words_of_many

FUNCTION_WORDS = frozenset(
    {
        "การ", "ความ", "และ", "หรือ", "ของ", "ที่", "ใน", "ให้", "เพื่อ", "ด้วย", "โดย", "จาก", "กับ", "แก่",
        "แต่", "ต่อ", "ตาม", "เป็น", "มี", "ได้", "สู่", "ทั้ง", "ทุก", "รวม", "อย่าง", "ซึ่ง", "ไม่",
        "จะ", "แล้ว", "ยัง", "ขึ้น", "ลง", "ไป", "มา", "อยู่", "ผู้", "คน", "ด้าน", "เชิง", "แห่ง", "ระดับ",
        "ระบบ", "พื้นที่", "ไทย", "ประเทศ",
        "จังหวัด", "อำเภอ", "ตำบล", "บ้าน", "หมู่", "หมู่ที่", "โครงการ", "กิจกรรม", "พัฒนา", "การพัฒนา",
        "ส่งเสริม", "สนับสนุน", "สร้าง", "ก่อสร้าง", "ปรับปรุง", "จัด", "ยกระดับ", "เสริมสร้าง", "เพิ่ม",
        "ประสิทธิภาพ", "ศักยภาพ", "รองรับ", "ดำเนินการ", "งาน", "ประชาชน", "ชุมชน", "สำคัญ", "เกี่ยวกับ",
        "ระหว่าง", "พร้อม", "ต่าง", "อื่น",
        "บริหาร", "การบริหาร", "จัดการ", "จัดทำ", "แก้ไข", "ปัญหา", "กลไก", "บทบาท", "ปัจจัย", "กำหนด",
        "สากล", "บูรณาการ", "สอดคล้อง", "สำหรับ", "แบบ", "ทาง", "แนว", "ภาค", "ขนาด", "เครื่อง", "ชุด",
        "อุปกรณ์", "หลัง", "คัน",
    }
)  # fmt: skip
"""Words that say nothing about the subject of a title; they are not compared."""

SHORT = 4
"""Letters up to which a keyword must stand as whole words: วัด is not in จังหวัด."""


@dataclass(frozen=True, slots=True)
class Read:
    """A folded text, its telling words in order, and where its words begin and end."""

    folded: str
    words: tuple[str, ...]
    edges: frozenset[int]

    def has(self, keyword: str) -> bool:
        """Whether the folded ``keyword`` stands in the text, short ones only as whole words."""
        return bool(self.places(keyword))

    def places(self, keyword: str) -> list[tuple[int, int]]:
        """From where to where the folded ``keyword`` stands, each time it does."""
        found = []
        start = self.folded.find(keyword)
        while start >= 0:
            end = start + len(keyword)
            if len(keyword) > SHORT or (start in self.edges and end in self.edges):
                found.append((start, end))
            start = self.folded.find(keyword, start + 1)
        return found


PLACE = re.compile(
    "(?:(?<=\\s)|(?<=,))(?:(?:ตำบล|อำเภอ|จังหวัด|แขวง|เขต)(?=[ก-๎])|(?:ต|อ|จ)\\.\\s*|หมู่(?:ที่)?\\s*(?=\\d))"
    "[^\\s,]+|กลุ่มจังหวัด(?:ภาค\\S*)?(?:\\s+\\d)?|"
    "ภาค(?:เหนือ|กลาง|ใต้|ตะวันออก|ตะวันตก)\\S*ตอน(?:บน|ล่าง|กลาง)(?:\\s+\\d)?|"
    "สายบ้าน\\S+|(?<=- )บ้าน\\S+|(?<=\\s)[\\d.,+\\- ]+(?:เมตร|กิโลเมตร|ม\\.|กม\\.)"
)
"""A place with its kind, or a measured length: "อำเภอเมือง…" is no work on towns."""


def without_places(text: str) -> str:
    """``text`` without the places and lengths that say where and how long, not what for.

    >>> without_places("ขุดลอกหนองน้ำ หมู่ที่ 5 ตำบลป่าสัก อำเภอเมือง").strip()
    'ขุดลอกหนองน้ำ'
    """
    return " ".join(PLACE.sub(" ", text).split())


def read_all(texts: Iterable[str]) -> list[Read]:
    """Each text as the ranker sees it."""
    folded = [fold(text) for text in texts]
    return [_read(text, cut) for text, cut in zip(folded, words_of_many(folded), strict=True)]


def _read(folded: str, cut: list[str]) -> Read:
    edges, at = {0}, 0
    for word in cut:
        at += len(word)
        edges.add(at)
    telling = tuple(
        word
        for word in cut
        if len(word) > 1 and word not in FUNCTION_WORDS and any(map(str.isalpha, word))
    )
    return Read(folded, telling, frozenset(edges))
