"""What a province, cluster or อบจ. receives in all: ceilings and totals by year."""

# A field is declared by a call, as with dataclasses.field.
# ruff: noqa: RUF009

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.layout import Doubt, by_owner, layout

OWNERS = {
    "province": ("จังหวัด",),
    "cluster": ("กลุ่มจังหวัด",),
    "pao": ("อบจ.", "องค์การบริหารส่วนจังหวัด"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTotal:
    """The totals of one owner, a year a column or a year a row.

    ``announced`` and ``draft`` are ``((2569, satang), …)``; use ``totals`` to read them.
    """

    owner_type: str = col.choice(
        "owner_type", "ประเภทหน่วยงาน", among=OWNERS, required=True, filled=True, key=True
    )
    owner_code: str = col.code("owner_code", "รหัสหน่วยงาน", required=True, filled=True, key=True)
    owner_name: str | None = col.text("owner_name_th", "หน่วยงาน", required=True)
    fiscal_year: int | None = col.fiscal_year(key=True)
    satang: int | None = col.money("amount_baht", "กรอบวงเงิน", "วงเงิน", "งบประมาณ")
    announced: tuple[tuple[int, int], ...] = col.yearly_money(
        "amount_fy<year>_baht", "งบประมาณปี <year>", "กรอบวงเงิน <year>", "กรอบวงเงินปี <year>"
    )
    draft: tuple[tuple[int, int], ...] = col.yearly_money(
        "amount_fy<year>_draft_baht", "ร่างงบประมาณปี <year>", "ร่างกรอบวงเงิน <year>"
    )
    change_percent: Decimal | None = col.number("change_pct", "เปลี่ยนแปลง")

    @property
    def totals(self) -> list[tuple[int, str, int]]:
        """(fiscal year B.E., "announced" or "draft", satang), by year."""
        found = [(year, "announced", satang) for year, satang in self.announced]
        found += [(year, "draft", satang) for year, satang in self.draft]
        if self.fiscal_year is not None and self.satang is not None:
            found.append((self.fiscal_year, "announced", self.satang))
        return sorted(found)


def doubts(total: UnitTotal) -> list[Doubt]:
    return [] if total.totals else [("exchange.total_without_amount", {"owner": total.owner_code})]


LAYOUT = layout(
    "unit_totals",
    "กรอบวงเงินและงบรวมของหน่วยงาน",
    "Ceilings and totals of owners",
    UnitTotal,
    scope=by_owner,
    doubts=doubts,
)
