"""A list we align to: national strategy, master plans, milestones, goals of a region …"""

from __future__ import annotations

import re
from dataclasses import dataclass

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.layout import Doubt, layout

KINDS = {
    "national": ("ยุทธศาสตร์ชาติ",),
    "master": ("แผนแม่บท", "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ"),
    "milestones": ("หมุดหมาย", "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ", "แผนพัฒนาฯ"),
    "policy": ("นโยบายรัฐบาล", "คำแถลงนโยบาย"),
    "allocation": ("ยุทธศาสตร์การจัดสรรงบประมาณ", "ยุทธศาสตร์การจัดสรรงบประมาณรายจ่ายประจำปี"),
    "programme": ("แผนงานบูรณาการ",),
    "region": ("เป้าหมายและแนวทางการพัฒนาภาค", "เป้าหมายภาค"),
    "province": ("เป้าหมายการพัฒนาจังหวัด", "เป้าหมายการพัฒนาจังหวัด 20 ปี"),
    "local": ("ยุทธศาสตร์การพัฒนาของ อปท.", "ยุทธศาสตร์ อปท. ในเขตจังหวัด"),
    "world": ("SDG", "เป้าหมายการพัฒนาที่ยั่งยืน"),
    "other": ("อื่น ๆ", "อื่นๆ"),
}
STATES = {"draft": ("ร่าง",), "in_force": ("ใช้บังคับ", "ประกาศใช้", "มีผลใช้บังคับ")}
Y1, Y2, COMPONENT, FACTOR = "target (Y1)", "target (Y2)", "component (V)", "factor (F)"
LEVELS = {
    "y2": Y2, "เป้าหมายระดับประเด็น": Y2, "y1": Y1, "เป้าหมายแผนย่อย": Y1, "เป้าหมายแผนแม่บทย่อย": Y1,
    "v": COMPONENT, "องค์ประกอบ": COMPONENT, "f": FACTOR, "ปัจจัย": FACTOR,
    "แผนแม่บท": "master plan", "ประเด็น": "issue", "แผนย่อย": "sub-plan", "หมุดหมาย": "milestone",
    "ยุทธศาสตร์": "strategy", "เป้าหมาย": "goal", "แนวทาง": "approach", "กลุ่ม": "group",
}  # fmt: skip
"""Spellings of levels; another level is kept in the table's own words."""
SHAPES = {
    Y2: re.compile(r"\d{2}00\d{2}"),
    Y1: re.compile(r"\d{6}"),
    COMPONENT: re.compile(r"\d{6}V\d{2}"),
    FACTOR: re.compile(r"\d{6}F\d{4}"),
}
"""How codes of the master plans look; unconfirmed, so another shape is a doubt, no error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """One target of a list version; what is said of the list need stand in its first row only."""

    list_code: str = col.code(
        "list_code", "รหัสรายการ", required=True, filled=True, key=True, fill_down=True
    )
    version: str = col.text(
        "list_version", "รุ่น", "ฉบับ", required=True, filled=True, key=True, fill_down=True
    )
    code: str = col.code("target_code", "รหัสเป้าหมาย", required=True, filled=True, key=True)
    name_th: str = col.text("target_th", "ชื่อเป้าหมาย", "ข้อความ", required=True, filled=True)
    name_en: str | None = col.text("target_en", "ชื่อภาษาอังกฤษ")
    level: str | None = col.text("level", "ระดับ")
    parent_code: str | None = col.code("parent_code", "รหัสที่อยู่เหนือขึ้นไป", "รหัสแม่")
    parent_list: str | None = col.code("parent_list", "รายการที่อยู่เหนือขึ้นไป")
    keywords: tuple[str, ...] = col.names("keywords", "คำสำคัญ")
    mark: str | None = col.text("target_mark", "ที่มาของแถว")
    title_th: str | None = col.text("list_title_th", "ชื่อรายการ")
    title_en: str | None = col.text("list_title_en", "ชื่อรายการภาษาอังกฤษ")
    kind: str | None = col.choice("list_kind", "ประเภทรายการ", among=KINDS)
    years: str | None = col.text("list_years", "ช่วงปี", "ปีที่ใช้")
    state: str | None = col.choice("list_state", "สถานะของรายการ", among=STATES)
    source_mark: str | None = col.text("source_mark", "แหล่งที่มา")

    @property
    def known_level(self) -> str:
        """The level under the one word for it, or the table's own."""
        level = self.level or ""
        return LEVELS.get(level.casefold(), level)


def doubts(entry: TargetRow) -> list[Doubt]:
    shape = SHAPES.get(entry.known_level)
    if shape is None or shape.fullmatch(entry.code):
        return []
    return [("strategy.code_shape", {"code": entry.code, "level": entry.known_level})]


LAYOUT = layout(
    "strategy_targets",
    "รายการยุทธศาสตร์และเป้าหมาย",
    "Lists of strategies and targets",
    TargetRow,
    doubts=doubts,
)
