"""Verdicts that mean something."""

import pytest

from tests.engines.overlap.places import pairs, verdict

ROAD = {"area": "45030102", "budget": 450_000, "year": 2568, "level": 0, "cat": "01"}


def test_one_road_under_three_names_is_the_same_work() -> None:
    found = pairs(
        {**ROAD, "text": "ขอให้ทำถนนปูน ซอย 3 บ้านโนนสวรรค์"},
        {**ROAD, "text": "โครงการก่อสร้างถนน คสล. ซ.๓ หมู่ที่ 2 ต.บัวแดง", "area": "4503", "level": 1},
        {
            **ROAD,
            "text": "ก่อสร้างถนนคอนกรีตเสริมเหล็ก ซอยที่ 3 ม.2 ตำบลบัวแดง อำเภอปทุมรัตต์ จังหวัดร้อยเอ็ด",
            "area": "",
            "level": 4,
        },
    )
    assert found["verdict"].to_list() == ["same"] * 3
    assert found["score"].min() > 0.6


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("ก่อสร้างถนน คสล. ซอย 3", "ก่อสร้างถนน คสล. ซอย 5"),
        ("ก่อสร้างศาลาประชาคม", "ขุดลอกหนองน้ำ หนองแวง"),
        ("ปรับปรุงหอพัก อาคาร 1", "ปรับปรุงหอพัก อาคาร 2"),
    ],
)
def test_other_numbers_or_things_in_one_village_are_different(one: str, two: str) -> None:
    assert verdict({**ROAD, "text": one}, {**ROAD, "text": two}) == "different"


def test_the_same_wording_in_another_village_is_different() -> None:
    text = "ก่อสร้างถนน คสล. ซอย 3"
    assert (
        verdict({**ROAD, "text": text}, {**ROAD, "text": text, "area": "45030103"}) == "different"
    )


def test_the_next_phase_of_a_road_adjoins() -> None:
    one, two = ("ก่อสร้างถนน คสล. ระยะที่ 1", "ก่อสร้างถนนคอนกรีตเสริมเหล็ก ระยะที่ 2")
    assert verdict({**ROAD, "text": one}, {**ROAD, "text": two}) == "adjoins"


def test_kilometre_posts_that_meet_adjoin() -> None:
    one = "ปรับปรุงถนนลาดยาง กม.1+000 - กม.2+000"
    two = "ปรับปรุงถนนลาดยาง กม.2+000 - กม.3+500"
    assert verdict({**ROAD, "text": one}, {**ROAD, "text": two}) == "adjoins"


def test_an_event_of_another_year_recurs() -> None:
    one = {"text": "จัดงานประเพณีลอยกระทง ประจำปี 2567", "area": "450301", "year": 2567}
    two = {"text": "จัดงานลอยกระทง ตำบลบัวแดง ประจำปี 2568", "area": "450301", "year": 2568}
    assert verdict(one, two) == "recurs"


def test_an_event_of_the_same_year_is_the_same() -> None:
    one = {"text": "จัดงานประเพณีลอยกระทง ประจำปี 2568", "area": "450301", "year": 2568}
    two = {"text": "จัดงานลอยกระทง ตำบลบัวแดง ปี 2568", "area": "450301", "year": 2568}
    assert verdict(one, two) == "same"


def test_road_and_drain_in_one_soi_and_season_complement_each_other() -> None:
    one, two = ("ก่อสร้างถนน คสล. ซอย 3", "ก่อสร้างรางระบายน้ำ ซอย 3")
    assert verdict({**ROAD, "text": one}, {**ROAD, "text": two, "budget": 200_000}) == "complement"


def test_a_road_built_with_its_drain_holds_the_drain() -> None:
    one, two = ("ก่อสร้างถนน คสล. พร้อมรางระบายน้ำ ซอย 3", "ก่อสร้างรางระบายน้ำ ซอย 3")
    assert verdict({**ROAD, "text": one}, {**ROAD, "text": two, "budget": 200_000}) == "part_of"


def test_a_project_for_several_villages_holds_the_work_of_one() -> None:
    wide = {**ROAD, "text": "ก่อสร้างถนน คสล. หมู่ที่ 1, 2 และ 3", "area": "450301"}
    assert verdict(wide, {**ROAD, "text": "ก่อสร้างถนน คสล. บ้านโนนสวรรค์"}) == "part_of"


def test_a_project_for_other_villages_does_not() -> None:
    wide = {**ROAD, "text": "ก่อสร้างถนน คสล. หมู่ที่ 1 และ 3", "area": "450301"}
    assert verdict(wide, {**ROAD, "text": "ก่อสร้างถนน คสล. บ้านโนนสวรรค์"}) == "different"


def test_a_bare_village_number_in_a_district_is_only_possible() -> None:
    coarse = {**ROAD, "text": "ก่อสร้างถนน คสล. ซอย 3 หมู่ที่ 2", "area": "4503"}
    found = pairs({**ROAD, "text": "ก่อสร้างถนน คสล. ซอย 3"}, coarse)
    assert set(found["verdict"]) == {"possible"}
    assert found["score"].max() < 0.5


def test_running_costs_are_never_compared() -> None:
    cost = {"text": "ค่าใช้จ่ายในการสัมมนาและฝึกอบรม", "area": "450301", "budget": 100_000, "year": 2568}
    assert verdict(cost, cost) == "different"


def test_a_vehicle_everybody_buys_is_not_called_the_same() -> None:
    car = {"text": "รถบรรทุก (ดีเซล) ขนาด 1 ตัน ต.บัวแดง", "area": "450301", "budget": 1, "year": 2568}
    assert verdict(car, car) == "possible"


@pytest.mark.parametrize("bought", ["กล้องจุลทรรศน์ชนิดสามกระบอกตา", "เครื่องแก๊สโครมาโตกราฟ"])
def test_what_one_office_buys_is_no_part_of_what_another_buys(bought: str) -> None:
    near = {"text": f"{bought} ตำบลบัวแดง อำเภอปทุมรัตต์", "area": "450301", "level": 4}
    wide = {"text": f"{bought} แบบดิจิทัล อำเภอปทุมรัตต์", "area": "4503", "level": 4}
    assert verdict(near, wide) in {"possible", "different"}


def test_a_camera_system_of_a_subdistrict_may_hold_that_of_a_village() -> None:
    near = {"text": "ติดตั้งกล้องวงจรปิด หมู่ที่ 2", "area": "45030102", "level": 0}
    wide = {"text": "ติดตั้งกล้องวงจรปิด หมู่ที่ 1, 2 และ 3", "area": "450301", "level": 1}
    assert verdict(near, wide) == "part_of"


def test_the_reason_names_place_and_thing() -> None:
    found = pairs({**ROAD, "text": "ถนน คสล. ซอย 3"}, {**ROAD, "text": "ถนนคอนกรีต ซอย 3"})
    assert "หมู่บ้านเดียวกัน" in found["reason"][0]
    assert "ซอยเดียวกัน" in found["reason"][0]
