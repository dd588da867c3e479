"""Ministry budget lines that name a place."""

from __future__ import annotations

from dataclasses import dataclass

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.layout import Scope, layout
from oneplan.exchange.rules import area_of_places


@dataclass(frozen=True, slots=True, kw_only=True)
class MinistryLine:
    """One printed line of a ministry or department, with the places its text names."""

    fiscal_year: int = col.fiscal_year(required=True, filled=True, key=True)
    line_id: str = col.code("line_id", "รหัสรายการ", required=True, filled=True, key=True)
    page: str | None = col.text("ref_page", "หน้า")
    ministry: str = col.text("ministry_th", "กระทรวง", required=True, filled=True)
    unit: str | None = col.text("unit_th", "กรม", "หน่วยงาน", "ส่วนราชการ")
    output_or_project: str | None = col.text("output_or_project_th", "ผลผลิต/โครงการ")
    budget_type: str | None = col.text("budget_type", "งบรายจ่าย", "ประเภทงบ")
    item: str = col.text("item_th", "รายการ", required=True, filled=True)
    satang: int = col.money("amount_baht", "จำนวนเงิน", "งบประมาณ", required=True, filled=True)
    is_multi_year: bool | None = col.flag("multi_year", "ผูกพัน")
    province_codes: tuple[str, ...] = col.codes(
        "province_codes", "รหัสจังหวัด", digits=(2,), required=True
    )
    district_codes: tuple[str, ...] = col.codes("district_codes", "รหัสอำเภอ", digits=(4,))
    subdistrict_codes: tuple[str, ...] = col.codes("subdistrict_codes", "รหัสตำบล", digits=(6,))

    @property
    def area_code(self) -> str:
        return area_of_places(
            provinces=self.province_codes,
            districts=self.district_codes,
            subdistricts=self.subdistrict_codes,
        )


LAYOUT = layout(
    "ministry_lines",
    "รายการงบประมาณกระทรวง/กรมในพื้นที่",
    "Ministry budget lines in an area",
    MinistryLine,
    scope=lambda line: Scope(provinces=line.province_codes),
)
