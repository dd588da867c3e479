"""Reading the tree and who is competent where."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from oneplan.areas.models import Area, Body, BodyAlias, BodyArea
from oneplan.areas.queries import (
    area_names,
    bodies_competent_in,
    breadcrumb,
    children_of,
    cluster_of,
    find_area,
    find_body,
    members_of,
)
from oneplan.areas.services import load_reference

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _built_in() -> None:
    load_reference()


def test_children_come_in_thai_order_with_their_own_counts(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        districts = list(children_of("67", on=TODAY))

    assert len(districts) == 11
    assert sum(each.n_children for each in districts) == 117
    assert [each.name_th for each in districts][:3] == ["เขาค้อ", "ชนแดน", "น้ำหนาว"]
    assert children_of(None, on=TODAY).count() == 77


def test_a_closed_area_is_a_child_until_its_last_day() -> None:
    Area.objects.filter(code="6711").update(valid_to=TODAY)

    assert children_of("67", on=TODAY).count() == 11
    assert children_of("67", on=TODAY + dt.timedelta(days=1)).count() == 10
    assert children_of(None, on=TODAY + dt.timedelta(days=1)).get(code="67").n_children == 10


def test_a_breadcrumb_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        codes = [area.code for area in breadcrumb("67010101")]
    assert codes == ["67", "6701", "670101", "67010101"]


def test_the_bodies_of_a_subdistrict_come_closest_first() -> None:
    bodies = list(bodies_competent_in("670301", on=TODAY))

    names = [body.name_th for body in bodies]
    assert names[0] == "เทศบาลเมืองหล่มสัก"
    assert not bodies[0].is_certain
    closeness = [body.closeness for body in bodies]
    assert closeness == sorted(closeness, reverse=True)
    assert "อำเภอหล่มสัก" in names
    assert {"กลุ่มจังหวัดภาคเหนือตอนล่าง 1", "องค์การบริหารส่วนจังหวัดเพชรบูรณ์", "จังหวัดเพชรบูรณ์"} <= set(names)
    assert len(names) == len(set(names))


def test_a_body_whose_competence_ended_is_no_longer_competent() -> None:
    town = Body.objects.get(code="dla:4670301")
    BodyArea.objects.filter(body=town).update(valid_to=TODAY - dt.timedelta(days=1))

    assert town not in bodies_competent_in("670301", on=TODAY)


def test_a_province_has_its_cluster_since_membership_began_and_bangkok_never() -> None:
    assert cluster_of("67", on=TODAY).code == "N-L1"
    assert cluster_of("670101", on=TODAY).code == "N-L1"
    assert cluster_of("67", on=dt.date(2017, 1, 1)) is None
    assert cluster_of("10", on=TODAY) is None


def test_a_cluster_knows_its_provinces() -> None:
    cluster = Body.objects.get(code="N-L1")

    assert {area.code for area in members_of(cluster, on=TODAY)} == {"53", "63", "64", "65", "67"}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("67", "67"),
        (" N3 ", "N-L1"),
        ("N-L1", "N-L1"),
        ("5670201", "dla:5670201"),
        ("TH-67", "67"),
        ("70174", "67"),
        ("สศช.", "nat:nesdc"),
    ],
)
def test_a_body_is_found_by_any_of_its_codes(written: str, code: str) -> None:
    assert find_body(written).code == code


def test_a_code_that_two_schemes_give_to_two_bodies_finds_none() -> None:
    BodyAlias.objects.create(body=Body.objects.get(code="6701"), scheme="other", code="N3")

    assert find_body("N3") is None
    assert find_body("nothing") is None


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ({"province": "จ.เพชรบูรณ์"}, "67"),
        ({"province": "จังหวัดเพชรบูรณ์", "district": "อ.หล่มสัก"}, "6703"),
        ({"province": "เพชรบูรณ์", "district": "เมือง"}, "6701"),
        ({"province": "เพชรบูรณ์", "district": "หล่มสัก", "subdistrict": "ต. บ้านกลาง"}, "670319"),
        ({"subdistrict": "เข็กน้อย"}, "671107"),
        ({"province": "กทม."}, "10"),
    ],
)
def test_an_area_is_found_by_the_names_people_write(names: dict[str, str], code: str) -> None:
    found = find_area(**names)

    assert found is not None
    assert found.code == code


def test_a_name_that_fits_two_places_finds_none_until_the_district_decides() -> None:
    twice = (
        Area.objects.filter(kind="subdistrict", name_th="น้ำร้อน")
        .order_by("code")
        .values_list("code", flat=True)
    )
    assert len(twice) == 2

    assert find_area(province="เพชรบูรณ์", subdistrict="น้ำร้อน") is None
    assert find_area(province="เพชรบูรณ์", district="วิเชียรบุรี", subdistrict="น้ำร้อน").code == twice[1]


def test_a_former_name_still_finds_its_area_but_never_before_a_present_one() -> None:
    former = [
        {"name_th": "ชื่อเก่า", "until": "2026-11-19"},
        {"name_th": "ชนแดน", "until": "1999-01-01"},
    ]
    Area.objects.filter(code="6703").update(former_names=former)

    assert find_area(province="เพชรบูรณ์", district="ชื่อเก่า").code == "6703"
    assert find_area(province="เพชรบูรณ์", district="ชนแดน").code == "6702"


def test_names_of_nowhere_find_none() -> None:
    assert find_area() is None
    assert find_area(province="แอตแลนติส", district="หล่มสัก") is None
    assert find_area(province="พิษณุโลก", district="หล่มสัก") is None


def test_many_names_are_answered_from_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        book = area_names(within="67")
        codes = [book.find(district="หล่มสัก", subdistrict=name) for name in ("สักหลง", "ปากช่อง")]
    assert None not in codes
