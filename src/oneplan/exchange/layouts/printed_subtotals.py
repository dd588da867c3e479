"""Subtotals that the budget paper prints above its lines."""

from __future__ import annotations

from dataclasses import dataclass

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.budget_lines import OWNERS
from oneplan.exchange.layouts.layout import by_owner, layout


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSubtotal:
    """The sum a paper prints for one kind of expenditure of one umbrella project."""

    fiscal_year: int | None = col.fiscal_year(key=True)
    document: str = col.text("ref_doc", "เอกสาร", "เล่ม", required=True, filled=True, key=True)
    pages: str | None = col.text("pages", "หน้า")
    owner_type: str = col.choice(
        "owner_type", "ประเภทหน่วยงาน", among=OWNERS, required=True, filled=True, key=True
    )
    owner_code: str = col.code("owner_code", "รหัสหน่วยงาน", required=True, filled=True, key=True)
    project: str = col.text(
        "project_th", "โครงการ", "ชื่อโครงการ", required=True, filled=True, key=True
    )
    budget_type: str = col.text(
        "budget_type", "งบรายจ่าย", "ประเภทงบ", required=True, filled=True, key=True
    )
    satang: int = col.money(
        "printed_subtotal_baht", "ยอดรวมที่พิมพ์", "ยอดรวม", required=True, filled=True
    )


LAYOUT = layout(
    "printed_subtotals",
    "ยอดรวมที่พิมพ์ในเอกสารงบประมาณ",
    "Subtotals printed in the budget paper",
    PrintedSubtotal,
    scope=by_owner,
)
