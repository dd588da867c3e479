"""Needs written down at a forum (ประชาคม)."""

# A field is declared by a call, as with dataclasses.field.
# ruff: noqa: RUF009

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.layout import Scope, layout

DOERS = {
    "self": ("ทำเอง", "ชุมชนทำเอง", "หมู่บ้านทำเอง"),
    "joint": ("ทำร่วม", "ร่วมทำ", "ทำร่วมกัน"),
    "others": ("ทำให้", "ขอรับการสนับสนุน", "หน่วยงานทำให้", "ขอสนับสนุน"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedRow:
    """One need in the words of those who said it; ``area_code`` is of the village or wider."""

    number: str | None = col.code("need_no", "เลขที่", "ลำดับ", "ที่", key=True)
    forum: str | None = col.text("forum", "เวที", "ประชาคม", fill_down=True)
    held_on: date | None = col.day("held_on", "วันที่ประชาคม", "วันที่", key=True, fill_down=True)
    area_code: str = col.code(
        "area_code", "village_code", "รหัสหมู่บ้าน", "รหัสพื้นที่",
        digits=(2, 4, 6, 8), required=True, filled=True, key=True, fill_down=True,
    )  # fmt: skip
    village: str | None = col.text(
        "village", "village_name", "หมู่บ้าน", "ชุมชน", "หมู่บ้าน/ชุมชน", fill_down=True
    )
    fiscal_year: int | None = col.fiscal_year("ปีที่ต้องการ", "ปีที่ต้องการดำเนินการ")
    wording: str = col.text(
        "wording", "need", "ความต้องการ", "ปัญหา/ความต้องการ", "ปัญหาความต้องการ",
        required=True, filled=True, key=True,
    )  # fmt: skip
    cause: str | None = col.text("cause", "สาเหตุ")
    place: str | None = col.text("place", "สถานที่", "สถานที่/พิกัด", "จุดดำเนินการ", key=True)
    proposer_kind: str | None = col.text("proposer_kind", "ผู้เสนอ", "ประเภทผู้เสนอ")
    people: int | None = col.count("people_touched", "ผู้ได้รับประโยชน์", "จำนวนผู้ได้รับประโยชน์")
    households: int | None = col.count("households", "ครัวเรือน", "จำนวนครัวเรือน")
    doer: str | None = col.choice("doer", "ลักษณะการดำเนินการ", "ผู้ดำเนินการ", among=DOERS)
    quantity: str | None = col.text("quantity", "ปริมาณงาน", "เป้าหมาย")
    satang: int | None = col.money("amount_baht", "งบประมาณ", "ประมาณการ")
    sector: str | None = col.text("sector", "ด้าน")


LAYOUT = layout(
    "needs",
    "ปัญหาและความต้องการจากเวทีประชาคม",
    "Needs from a forum",
    NeedRow,
    scope=lambda need: Scope(provinces=(need.area_code[:2],)),
)
