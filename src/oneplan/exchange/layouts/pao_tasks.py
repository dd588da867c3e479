"""Expenditure of a provincial administrative organisation (อบจ.), task by task."""

from __future__ import annotations

from dataclasses import dataclass

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.layout import by_province, layout


@dataclass(frozen=True, slots=True, kw_only=True)
class PaoTask:
    """What an อบจ. budgets for one task (งาน) under one kind of expenditure."""

    fiscal_year: int = col.fiscal_year(required=True, filled=True, key=True)
    province_code: str = col.code(
        "province_code", "รหัสจังหวัด", digits=(2,), required=True, filled=True, key=True
    )
    name: str | None = col.text("pao_name_th", "อบจ.", "จังหวัด")
    field_of_work: str = col.text("area_th", "ด้าน", required=True, filled=True, key=True)
    programme: str = col.text("plan_th", "แผนงาน", required=True, filled=True, key=True)
    task: str = col.text("task_th", "งาน", required=True, filled=True, key=True)
    budget_type: str = col.text(
        "budget_type", "งบ", "งบรายจ่าย", "ประเภทงบ", required=True, filled=True, key=True
    )
    satang: int = col.money("amount_baht", "จำนวนเงิน", "งบประมาณ", required=True, filled=True)


LAYOUT = layout(
    "pao_tasks",
    "งบประมาณรายจ่าย อบจ. รายงาน",
    "Expenditure of an อบจ. by task",
    PaoTask,
    scope=by_province,
)
