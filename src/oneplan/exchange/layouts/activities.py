"""Proposals for a fiscal year: projects, their main activities, and what each costs."""

# A field is declared by a call, as with dataclasses.field.
# ruff: noqa: RUF009

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.layout import Doubt, Scope, key_of, layout


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """One cost line of one main activity (กิจกรรมหลัก) of a project.

    An activity with several cost lines stands in several rows: project, activity and what
    describes them may be left empty below the first (merged cells).  ``activity_key`` is equal
    for the rows of one activity.
    """

    fiscal_year: int = col.fiscal_year(required=True, filled=True, key=True, fill_down=True)
    project_no: str | None = col.code(
        "project_no", "ลำดับโครงการ", "รหัสโครงการ", key=True, fill_down=True
    )
    project: str = col.text(
        "project", "project_th", "โครงการ", "ชื่อโครงการ",
        required=True, filled=True, key=True, fill_down=True,
    )  # fmt: skip
    owner: str | None = col.text("owner", "เจ้าของโครงการ", "หน่วยงานเจ้าของ", fill_down=True)
    issue_no: str | None = col.code("issue_no", "ประเด็นที่", fill_down=True)
    approach_no: str | None = col.code("approach_no", "แนวทางที่", fill_down=True)
    activity_no: str | None = col.code("activity_no", "ลำดับกิจกรรม", key=True, fill_down=True)
    activity: str = col.text(
        "activity", "activity_th", "กิจกรรมหลัก", "กิจกรรม", "ชื่อกิจกรรม",
        required=True, filled=True, key=True, fill_down=True,
    )  # fmt: skip
    place: str | None = col.text("place", "พื้นที่ดำเนินการ", "สถานที่", key=True, fill_down=True)
    area_codes: tuple[str, ...] = col.codes(
        "area_codes", "area_code", "รหัสพื้นที่", digits=(2, 4, 6, 8), key=True, fill_down=True
    )
    implementer: str | None = col.text(
        "implementer", "หน่วยดำเนินการ", "หน่วยงานดำเนินการ", "หน่วยงานดำเนินงาน", "ผู้ดำเนินการ"
    )
    receiver: str | None = col.text("receiver", "หน่วยรับโอน", "หน่วยงานรับโอน", "ผู้รับโอนทรัพย์สิน")
    months: str | None = col.text("months", "ระยะเวลา", "เดือนที่ดำเนินการ", "ระยะเวลาดำเนินการ")
    objective: str | None = col.text("objective", "วัตถุประสงค์")
    output: str | None = col.text("output", "ผลผลิต", "ผลผลิต (Output)")
    outcome: str | None = col.text("outcome", "ผลลัพธ์", "ผลลัพธ์ (Outcome)")
    indicators: str | None = col.text("indicators", "ตัวชี้วัด", "ตัวชี้วัดและค่าเป้าหมาย")
    people: int | None = col.count("people_touched", "ผู้ได้รับประโยชน์", "จำนวนผู้ได้รับประโยชน์")
    expense_type: str | None = col.text(
        "expense_type", "งบรายจ่าย", "ประเภทรายจ่าย", "ประเภทงบ", "หมวดรายจ่าย", key=True
    )
    source: str | None = col.text("source", "แหล่งงบประมาณ", "แหล่งเงิน", key=True)
    item: str | None = col.text("item", "รายการ", key=True)
    quantity: Decimal | None = col.number("quantity", "จำนวน", "ปริมาณ")
    unit: str | None = col.text("unit", "หน่วยนับ", "หน่วย")
    unit_price: int | None = col.money("unit_price_baht", "unit_price", "ราคาต่อหน่วย", "ราคา/หน่วย")
    satang: int | None = col.money(
        "amount_baht", "งบประมาณ", "จำนวนเงิน", "วงเงิน", "รวมเงิน", required=True
    )
    readiness: tuple[str, ...] = col.codes(
        "readiness", "readiness_codes", "ความพร้อม", "รหัสความพร้อม"
    )
    needs_answered: tuple[str, ...] = col.codes(
        "needs", "needs_answered", "ตอบความต้องการ", "เลขที่ความต้องการ"
    )

    @property
    def activity_key(self) -> str:
        """Equal for all cost lines of one activity."""
        parts = (self.project_no, self.project, self.activity_no, self.activity)
        return key_of([self.fiscal_year, *parts, self.place, self.area_codes])


def doubts(row: ActivityRow) -> list[Doubt]:
    """Quantity times price that is not the amount, and an activity without money."""
    if row.satang is None:
        return [("exchange.activity_without_amount", {"activity": row.activity})]
    if row.quantity is not None and row.unit_price is not None:
        product = row.quantity * row.unit_price
        if product != row.satang:
            return [("exchange.product_differs", {"activity": row.activity})]
    return []


LAYOUT = layout(
    "activities",
    "โครงการและกิจกรรมหลักที่เสนอ",
    "Proposed projects and main activities",
    ActivityRow,
    scope=lambda row: Scope(provinces=tuple({code[:2]: None for code in row.area_codes})),
    doubts=doubts,
)
