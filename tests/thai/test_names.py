"""Names of places and local governments taken apart."""

import pytest

from oneplan.thai.names import (
    bare_area_name,
    bare_person_name,
    find_moo,
    find_places,
    split_authority_name,
)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("อบต.วังชมภู", "subdistrict_administration", "วังชมภู"),
        ("อบต. วังชมภู", "subdistrict_administration", "วังชมภู"),
        ("อ.บ.ต.วังชมภู", "subdistrict_administration", "วังชมภู"),
        ("องค์การบริหารส่วนตำบลวังชมภู", "subdistrict_administration", "วังชมภู"),
        ("องค์การบริหารส่วนต าบลวังชมภู", "subdistrict_administration", "วังชมภู"),
        ("ทต.ชนแดน", "subdistrict_municipality", "ชนแดน"),
        ("เทศบาลตำบล ชนแดน", "subdistrict_municipality", "ชนแดน"),
        ("ทม.หล่มสัก", "town_municipality", "หล่มสัก"),
        ("เทศบาลเมืองหล่มสัก", "town_municipality", "หล่มสัก"),
        ("ทน.ขอนแก่น", "city_municipality", "ขอนแก่น"),
        ("เทศบาลนครขอนแก่น", "city_municipality", "ขอนแก่น"),
        ("อบจ.เพชรบูรณ์", "provincial_administration", "เพชรบูรณ์"),
        ("องค์การบริหารส่วนจังหวัดเพชรบูรณ์", "provincial_administration", "เพชรบูรณ์"),
        ("กรุงเทพมหานคร", "special_administration", "กรุงเทพมหานคร"),
        ("เมืองพัทยา", "special_administration", "เมืองพัทยา"),
        ("วังชมภู", None, "วังชมภู"),
        ("ทมอ", None, "ทมอ"),
    ],
)
def test_kind_and_name_of_a_local_government(text: str, kind: str | None, name: str) -> None:
    assert split_authority_name(text) == (kind, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("จ.เพชรบูรณ์", "เพชรบูรณ์"),
        ("จังหวัดเพชรบูรณ์", "เพชรบูรณ์"),
        ("อ. หล่มสัก", "หล่มสัก"),
        ("ต.วังชมภู", "วังชมภู"),
        ("ตำบลบ้านโคก", "บ้านโคก"),
        ("หมู่บ้านโคกสูง", "โคกสูง"),
        ("จันทบุรี", "จันทบุรี"),
        ("ตำบล", "ตำบล"),
    ],
)
def test_an_area_loses_its_first_prefix_only(text: str, name: str) -> None:
    assert bare_area_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("นายสมชาย ใจดี", "สมชาย ใจดี"), ("น.ส.สมใจ", "สมใจ"), ("สมชาย", "สมชาย"), ("นาย", "นาย")],
)
def test_a_person_loses_the_title(text: str, name: str) -> None:
    assert bare_person_name(text) == name


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("หมู่ที่ ๕", [5]),
        ("ม.5", [5]),
        ("ม. 5 ต.วังชมภู", [5]),
        ("หมู่ 1,3,5", [1, 3, 5]),
        ("หมู่ที่ 1 และ 2", [1, 2]),
        ("หมู่ที่ 1 ถึงหมู่ที่ 4", [1, 2, 3, 4]),
        ("หมู่ที่ 6, 10, 8, 5 ตำบลหนองจิก", [6, 10, 8, 5]),
        ("หมู่ที่ 5 - 3", [5, 3]),
        ("หมู่ที่ 5 หมู่ที่ 5", [5]),
        ("หมู่ที่ 4 ระยะทาง 4.000 กิโลเมตร", [4]),
        ("ยาว 500 ม. 2 สาย", []),
        ("พื้นที่ 20 ตร.ม. 5 แห่ง", []),
        ("กม.5", []),
        ("นักเรียน ม.1-3", []),
        ("ชั้น ม.6", []),
        ("หมู่บ้าน 5 แห่ง", []),
        ("หมู่เกาะสุรินทร์", []),
        ("", []),
    ],
)
def test_village_numbers_are_found(text: str, numbers: list[int]) -> None:
    assert find_moo(text) == numbers


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "ตำบลวังชมภู อำเภอเมืองเพชรบูรณ์ จังหวัดเพชรบูรณ์",
            [("subdistrict", "วังชมภู"), ("district", "เมืองเพชรบูรณ์"), ("province", "เพชรบูรณ์")],
        ),
        ("ต.วังชมภูอ.เมือง", [("subdistrict", "วังชมภูอ")]),
        ("บ้านโคกสูง หมู่ที่ 3", [("village", "โคกสูง")]),
        ("ตำบลวังชมภูอำเภอเมือง", [("subdistrict", "วังชมภู"), ("district", "เมือง")]),
        ("อำเภอสุไหงโก-ลก", [("district", "สุไหงโก-ลก")]),
        ("อำเภอสนามชัยเขต", [("district", "สนามชัยเขต")]),
        ("เขตดุสิต กรุงเทพมหานคร", [("district", "ดุสิต")]),
        ("เขตรักษาพันธุ์สัตว์ป่า", []),
        ("กลุ่มจังหวัดแบบบูรณาการ", []),
        ("เทศบาลตำบลชนแดน", []),
        ("งานบ้านงานครัว", []),
    ],
)
def test_places_are_found_in_order(text: str, places: list[tuple[str, str]]) -> None:
    assert [(place.kind, place.name) for place in find_places(text)] == places


def test_a_place_tells_where_it_stands() -> None:
    text = "ถนนใน ต.วังชมภู ยาว 5 กม."
    (place,) = find_places(text)

    assert text[place.start : place.end] == place.name == "วังชมภู"
