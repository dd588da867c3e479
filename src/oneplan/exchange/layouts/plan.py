"""A development plan: its head, its issues, their KPIs, sub-plans and guidelines."""

from __future__ import annotations

from dataclasses import dataclass

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.layout import Doubt, by_province, layout

GUIDELINE_KINDS = {
    "subplan": ("แผนย่อย", "แผนงาน", "แผนงานย่อย"),
    "guideline": ("แนวทาง", "แนวทางการพัฒนา", "approach"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanHead:
    """Whose plan it is and for which fiscal years (B.E.)."""

    province_code: str = col.code(
        "province_code", "รหัสจังหวัด", digits=(2,), required=True, filled=True, key=True
    )
    province_name: str | None = col.text("province_name_th", "จังหวัด")
    years: tuple[str, ...] = col.codes(
        "plan_years_be", "ปีของแผน", digits=(4,), required=True, filled=True, key=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanIssue:
    """One development issue (ประเด็นการพัฒนา) with its main plan (แผนงานหลัก)."""

    issue_no: int = col.count("issue_no", "ประเด็นที่", required=True, filled=True, key=True)
    issue: str = col.text("issue_th", "ประเด็นการพัฒนา", required=True, filled=True)
    main_plan: str | None = col.text("main_plan_th", "แผนงานหลัก", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanKpi:
    """One indicator of an issue; base value and targets are kept as printed, free text in life.

    ``targets`` is ``((2571, "5"), …)`` by B.E. fiscal year; years without one are left out.
    """

    issue_no: int = col.count(
        "issue_no", "ประเด็นที่", required=True, filled=True, key=True, fill_down=True
    )
    issue: str | None = col.text("issue_th", "ประเด็นการพัฒนา", fill_down=True)
    main_plan: str | None = col.text("main_plan_th", "แผนงานหลัก", fill_down=True)
    name: str = col.text("kpi_th", "ตัวชี้วัด", "ตัวชี้วัดและหน่วยนับ", required=True, filled=True, key=True)
    base_year: int | None = col.year("base_year_be", "ปีฐาน")
    base_value: str | None = col.text("base_value", "ข้อมูลฐาน", "ค่าฐาน")
    unit: str | None = col.text("unit_th", "หน่วยนับ", "หน่วย")
    targets: tuple[tuple[int, str], ...] = col.yearly_text(
        "t<year>", "ค่าเป้าหมาย ปี <year>", "ค่าเป้าหมาย พ.ศ. <year>", "ค่าเป้าหมาย <year>",
        "ปี <year>", "พ.ศ. <year>", "<year>", required=True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGuideline:
    """One sub-plan (แผนย่อย) or guideline (แนวทาง) of an issue, numbered within it."""

    issue_no: int = col.count(
        "issue_no", "ประเด็นที่", required=True, filled=True, key=True, fill_down=True
    )
    kind: str = col.choice(
        "kind", "ชนิด", among=GUIDELINE_KINDS, required=True, filled=True, key=True, fill_down=True
    )
    number: int = col.count("no", "ลำดับ", "ที่", required=True, filled=True, key=True)
    wording: str = col.text("text_th", "ข้อความ", "แนวทางการพัฒนา", required=True, filled=True)


def kpi_doubts(kpi: PlanKpi) -> list[Doubt]:
    """Base values that are no values, and years without a target."""
    found: list[Doubt] = []
    if not any(letter.isdigit() for letter in kpi.base_value or ""):
        found.append(
            ("exchange.kpi_without_base", {"kpi": kpi.name, "shown": kpi.base_value or ""})
        )
    elif kpi.base_year is None:
        found.append(("exchange.kpi_without_base_year", {"kpi": kpi.name}))
    if not kpi.targets:
        found.append(("exchange.kpi_without_targets", {"kpi": kpi.name}))
    return found


HEADS = layout("plan_heads", "หัวแผน", "Heads of plans", PlanHead, scope=by_province)
ISSUES = layout("plan_issues", "ประเด็นการพัฒนา", "Development issues", PlanIssue, is_in_plan=True)
KPIS = layout(
    "plan_kpis",
    "ตัวชี้วัดของแผน",
    "Indicators of a plan",
    PlanKpi,
    doubts=kpi_doubts,
    is_in_plan=True,
)
GUIDELINES = layout(
    "plan_guidelines",
    "แผนย่อยและแนวทาง",
    "Sub-plans and guidelines",
    PlanGuideline,
    is_in_plan=True,
)
