"""Income of a provincial administrative organisation (อบจ.)."""

from __future__ import annotations

from dataclasses import dataclass

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.layout import by_province, layout


@dataclass(frozen=True, slots=True, kw_only=True)
class PaoIncome:
    """What an อบจ. expects to receive in one category (หมวด)."""

    fiscal_year: int = col.fiscal_year(required=True, filled=True, key=True)
    province_code: str = col.code(
        "province_code", "รหัสจังหวัด", digits=(2,), required=True, filled=True, key=True
    )
    name: str | None = col.text("pao_name_th", "อบจ.", "จังหวัด")
    income_type: str = col.text("income_type", "ประเภทรายได้", required=True, filled=True, key=True)
    category: str = col.text("category", "หมวด", "หมวดรายได้", required=True, filled=True, key=True)
    satang: int = col.money("amount_baht", "จำนวนเงิน", "ประมาณการ", required=True, filled=True)


LAYOUT = layout(
    "pao_income", "ประมาณการรายรับ อบจ.", "Income of an อบจ.", PaoIncome, scope=by_province
)
