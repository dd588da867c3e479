"""Measured values of indicators: a row for each value, or a row with a column for each year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.layout import Scope, layout

INDICATOR = ("indicator", "indicator_code", "รหัสตัวชี้วัด", "ชื่อตัวชี้วัด", "รหัสหรือชื่อตัวชี้วัด", "ตัวชี้วัด")
AREA = (
    "area", "area_code", "province_code", "province", "รหัสจังหวัด", "จังหวัด", "รหัสพื้นที่",
    "รหัสหรือชื่อพื้นที่", "พื้นที่",
)  # fmt: skip
AREA_NAME = ("area_name", "area_name_th", "ชื่อจังหวัด", "ชื่อพื้นที่")
SOURCE = ("source", "ที่มาของข้อมูล", "แหล่งข้อมูล", "ที่มา", "แหล่งที่มา")
UNIT = ("unit", "unit_th", "หน่วย", "หน่วยนับ")
NOTE = ("note", "หมายเหตุ")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRow:
    """One value of an indicator, an area and a year (B.E.), as printed."""

    indicator: str = col.text(*INDICATOR, required=True, filled=True, key=True, fill_down=True)
    unit: str | None = col.text(*UNIT)
    area: str = col.text(*AREA, required=True, filled=True, key=True, fill_down=True)
    area_name: str | None = col.text(*AREA_NAME)
    year: int = col.year(
        "year", "year_be", "fiscal_year", "ปี", "ปีงบประมาณ", "ปีปฏิทิน", "ปี พ.ศ.",
        required=True, filled=True, key=True,
    )  # fmt: skip
    value: str | None = col.printed("value", "ผล", "ค่าจริง", "ค่าที่วัดได้", "ค่า", required=True)
    source: str | None = col.text(*SOURCE, required=True, key=True)
    note: str | None = col.text(*NOTE)

    @property
    def told(self) -> Sequence[tuple[int, str]]:
        return ((self.year, self.value),) if self.value else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """The values of an indicator and an area over the years: ``((2569, "5.2"), …)``."""

    indicator: str = col.text(*INDICATOR, required=True, filled=True, key=True, fill_down=True)
    unit: str | None = col.text(*UNIT)
    area: str = col.text(*AREA, required=True, filled=True, key=True)
    area_name: str | None = col.text(*AREA_NAME)
    values: tuple[tuple[int, str], ...] = col.yearly_printed(
        "v<year>", "ค่า <year>", "ค่าปี <year>", "ค่าจริง <year>", "ปี <year>", "พ.ศ. <year>",
        "ปี พ.ศ. <year>", "ปีงบประมาณ <year>", "<year>", required=True,
    )  # fmt: skip
    source: str | None = col.text(*SOURCE, required=True, key=True)
    note: str | None = col.text(*NOTE)

    @property
    def told(self) -> Sequence[tuple[int, str]]:
        return self.values


def scope_of(row: ValueRow | SeriesRow) -> Scope:
    """The province of an area told by its code; a name is looked up when the row is stored."""
    code = row.area[:2]
    return Scope(provinces=(code,)) if row.area.isalnum() and code.isdigit() else Scope()


VALUES = layout("indicator_values", "ค่าตัวชี้วัด", "Values of indicators", ValueRow, scope=scope_of)
BY_YEAR = layout(
    "indicator_values_by_year",
    "ค่าตัวชี้วัดรายปี",
    "Values of indicators, a column a year",
    SeriesRow,
    scope=scope_of,
)
