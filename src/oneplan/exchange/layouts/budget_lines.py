"""Lines printed in the budget paper for a province or a cluster."""

from __future__ import annotations

from dataclasses import dataclass

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.layout import Doubt, by_owner, layout
from oneplan.exchange.rules import (
    area_of_places,
    is_bundle,
    is_management,
    is_management_in_doubt,
)

OWNERS = {"province": ("จังหวัด",), "cluster": ("กลุ่มจังหวัด",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One printed line: an item of an umbrella project (โครงการ) of a province or cluster."""

    fiscal_year: int = col.fiscal_year(required=True, filled=True, key=True)
    fiscal_year_ce: int | None = col.year("fiscal_year_ce")
    line_id: str = col.code("line_id", "รหัสรายการ", required=True, filled=True, key=True)
    document: str | None = col.text("ref_doc", "เอกสาร", "เล่ม")
    page: str | None = col.text("ref_page", "หน้า")
    owner_type: str = col.choice(
        "owner_type", "ประเภทหน่วยงาน", among=OWNERS, required=True, filled=True
    )
    owner_code: str = col.code("owner_code", "รหัสหน่วยงาน", required=True, filled=True)
    owner_name: str | None = col.text("owner_name_th", "หน่วยงาน", "จังหวัด/กลุ่มจังหวัด")
    programme: str | None = col.text("plan_th", "แผนงาน")
    project: str = col.text("project_th", "โครงการ", "ชื่อโครงการ", required=True, filled=True)
    budget_type: str = col.text("budget_type", "งบรายจ่าย", "ประเภทงบ", required=True, filled=True)
    category_2: str | None = col.text("category_2", "หมวดรายจ่าย")
    category_3: str | None = col.text("category_3")
    category_4: str | None = col.text("category_4")
    item: str = col.text("item_th", "รายการ", required=True, filled=True)
    satang: int = col.money(
        "amount_baht", "จำนวนเงิน", "งบประมาณ", "วงเงิน", required=True, filled=True
    )
    bundle_items: int | None = col.count("bundle_items", "จำนวนรายการ")
    bundle_units: int | None = col.count("bundle_units", "จำนวนหน่วย")
    province_codes: tuple[str, ...] = col.codes("province_codes", "รหัสจังหวัด", digits=(2,))
    district_codes: tuple[str, ...] = col.codes("district_codes", "รหัสอำเภอ", digits=(4,))
    subdistrict_codes: tuple[str, ...] = col.codes("subdistrict_codes", "รหัสตำบล", digits=(6,))
    moo: str | None = col.text("moo", "หมู่ที่")
    village_names: tuple[str, ...] = col.names("village_names", "หมู่บ้าน", "บ้าน")
    names_a_place: bool | None = col.flag("has_place_text")
    is_ocr_suspect: bool | None = col.flag("ocr_suspect")

    @property
    def area_code(self) -> str:
        """The smallest area holding all its places; the owner's where it names none."""
        named = area_of_places(
            provinces=self.province_codes,
            districts=self.district_codes,
            subdistricts=self.subdistrict_codes,
        )
        names_any = self.province_codes or self.district_codes or self.subdistrict_codes
        return named if names_any or self.owner_type != "province" else self.owner_code

    @property
    def is_bundle(self) -> bool:
        return is_bundle(self.item, bundle_items=self.bundle_items)

    @property
    def is_management(self) -> bool:
        return is_management(self.item, self.project)


def doubts(line: BudgetLine) -> list[Doubt]:
    found: list[Doubt] = []
    if line.fiscal_year_ce is not None and line.fiscal_year_ce != line.fiscal_year:
        found.append(("exchange.years_disagree", {"year": line.fiscal_year}))
    elsewhere = line.province_codes and line.owner_code not in line.province_codes
    if line.owner_type == "province" and elsewhere:
        found.append(("exchange.place_outside_owner", {"owner": line.owner_code}))
    if is_management_in_doubt(line.item, budget_type=line.budget_type):
        found.append(("exchange.management_in_doubt", {"item": line.item}))
    if line.is_ocr_suspect:
        found.append(("exchange.scan_suspect", {"item": line.item}))
    return found


LAYOUT = layout(
    "budget_lines",
    "รายการงบประมาณจังหวัดและกลุ่มจังหวัด",
    "Budget lines of provinces and clusters",
    BudgetLine,
    scope=by_owner,
    doubts=doubts,
)
