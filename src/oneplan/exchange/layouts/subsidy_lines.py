"""National subsidies to local governments."""

from __future__ import annotations

from dataclasses import dataclass

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.layout import Doubt, by_province, layout


@dataclass(frozen=True, slots=True, kw_only=True)
class SubsidyLine:
    """One printed line of subsidy; ``authority_code`` is None where nobody matched the name."""

    fiscal_year: int = col.fiscal_year(required=True, filled=True, key=True)
    line_id: str = col.code("line_id", "รหัสรายการ", required=True, filled=True, key=True)
    page: str | None = col.text("ref_page", "หน้า")
    owner_name: str = col.text("owner_name_th", "ชื่อ อปท.", "หน่วยงาน", required=True, filled=True)
    authority_code: str | None = col.code("dla_code", "รหัส อปท.", digits=(7, 8), required=True)
    province_code: str | None = col.code("province_code", "รหัสจังหวัด", digits=(2,))
    match: str | None = col.text("match")
    output: str | None = col.text("output_th", "ผลผลิต")
    project: str | None = col.text("project_th", "โครงการ")
    category_2: str | None = col.text("category_2", "หมวดรายจ่าย")
    category_3: str | None = col.text("category_3")
    item: str = col.text("item_th", "รายการ", required=True, filled=True)
    satang: int = col.money("amount_baht", "จำนวนเงิน", "งบประมาณ", required=True, filled=True)
    is_multi_year: bool | None = col.flag("multi_year", "ผูกพัน")


def doubts(line: SubsidyLine) -> list[Doubt]:
    if line.authority_code is None:
        return [("exchange.owner_unmatched", {"name": line.owner_name})]
    if line.match not in (None, "exact"):
        return [("exchange.owner_matched_loosely", {"name": line.owner_name})]
    return []


LAYOUT = layout(
    "subsidy_lines",
    "เงินอุดหนุนองค์กรปกครองส่วนท้องถิ่น",
    "Subsidies to local governments",
    SubsidyLine,
    scope=by_province,
    doubts=doubts,
)
