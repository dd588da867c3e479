"""Bundles, management money and the area an amount belongs to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.exchange.rules import (
    area_of_places,
    common_prefix,
    is_bundle,
    is_management,
    is_management_in_doubt,
    items_in_bundle,
    name_key,
)

area_codes = st.lists(
    st.sampled_from([2, 4, 6, 8]).flatmap(
        lambda digits: st.text("12", min_size=digits, max_size=digits)
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize(
    ("item", "items"),
    [
        ("ค่าปรับปรุงแหล่งน้ำที่มีราคาต่อหน่วยต่ำกว่า 10 ล้านบาท รวม 3 รายการ (รวม 3 หน่วย)", 3),
        ("ค่าก่อสร้างอื่นๆ รวม 1 รายการ", 1),
        ("ครุภัณฑ์ รวม ๑,๒๐๐ รายการ", 1200),
        ("ความยาวรวม 500.00 เมตร 1 แห่ง", None),
        ("ติดตั้งไฟฟ้า 1 รายการ", None),
    ],
)
def test_a_line_of_unnamed_items_is_a_bundle(item: str, items: int | None) -> None:
    assert items_in_bundle(item) == items
    assert is_bundle(item) == (items is not None)


def test_a_count_in_its_own_column_makes_a_bundle() -> None:
    assert is_bundle("ค่าก่อสร้าง", bundle_items=2)
    assert not is_bundle("ค่าก่อสร้าง", bundle_items=0)


@pytest.mark.parametrize(
    "item",
    [
        "ค่าใช้จ่ายในการบริหารงานจังหวัดแบบบูรณาการ",
        "1 ค่าใช้จ่ายในการบริหารงานจังหวัดแบบบูรณาการ ๆ",
        "ค่าใช้จ่ายในการบริหารงานกลุ่มจังหวัดแบบบูรณาการ",
        "ค่าใช้จ่ายในการบริหารงาน จังหวัด แบบบูรณาการ",
    ],
)
def test_money_for_running_the_province_is_known_through_scanning_marks(item: str) -> None:
    assert is_management("โครงการพัฒนาด้านสังคม", item)
    assert not is_management_in_doubt(item, budget_type="งบรายจ่ายอื่น")


def test_a_project_that_only_speaks_of_management_is_not_management_money() -> None:
    assert not is_management("โครงการบริหารจัดการด้านทรัพยากรธรรมชาติและสิ่งแวดล้อม")


def test_other_expenditure_with_a_construction_name_is_doubted() -> None:
    assert is_management_in_doubt("ค่าที่ดินและสิ่งก่อสร้าง", budget_type="งบรายจ่ายอื่น")
    assert not is_management_in_doubt("ค่าที่ดินและสิ่งก่อสร้าง", budget_type="งบลงทุน")


@pytest.mark.parametrize(
    ("codes", "area"),
    [
        (["6701", "6703", "6704"], "67"),
        (["670101", "670104"], "6701"),
        (["670101"], "670101"),
        (["67010101", "67010102"], "670101"),
        (["67", "6701"], "67"),
        (["6701", "6501"], ""),
        (["67", "65"], ""),
        ([], ""),
        (["", "67"], "67"),
    ],
)
def test_an_amount_belongs_to_the_smallest_area_holding_its_places(
    codes: list[str], area: str
) -> None:
    assert common_prefix(codes) == area


@given(area_codes)
def test_the_common_area_holds_every_place_and_no_smaller_one_does(codes: list[str]) -> None:
    area = common_prefix(codes)

    assert all(code.startswith(area) for code in codes)
    assert len(area) in (0, 2, 4, 6, 8)
    narrower = {code[: len(area) + 2] for code in codes}
    assert len(narrower) > 1 or area in codes


@given(area_codes)
def test_the_order_of_places_does_not_matter(codes: list[str]) -> None:
    assert common_prefix(codes) == common_prefix(reversed(codes)) == common_prefix([*codes, *codes])


def test_a_district_counts_beside_the_subdistricts_of_another() -> None:
    assert (
        area_of_places(provinces=["67"], districts=["6701", "6703"], subdistricts=["670101"])
        == "67"
    )
    assert area_of_places(provinces=["67"], districts=["6701"], subdistricts=["670101"]) == "670101"
    assert area_of_places(provinces=["67"], districts=[], subdistricts=[]) == "67"


def test_stray_marks_do_not_part_two_readings_of_a_name() -> None:
    name = "โครงการพัฒนาด้านสังคม"

    assert name_key(f"{name} บ") == name_key(name) == name_key(f"{name} de ๘ ๆ ขะ")
    assert name_key(name) != name_key("โครงการพัฒนาด้านเกษตร")
