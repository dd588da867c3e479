"""The library, the page of an indicator at a place, and writing what it measures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.audit.models import Entry
from oneplan.indicators.models import Combine, Direction, Indicator, Observation
from oneplan.indicators.recording import observe_value
from oneplan.indicators.trend import Aimed, trend_of
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def income(cast: Cast) -> Indicator:
    return Indicator.objects.create(
        owner=cast.province,
        name_th="มูลค่ารายได้จากสินค้าชุมชน",
        unit="ล้านบาท",
        direction=Direction.UP,
        combine=Combine.SUM,
    )


def told(indicator: Indicator, cast: Cast, code: str, year: int, value: str) -> Observation:
    area = {"67": cast.province, "6707": cast.district, "6703": cast.neighbour}[code].seat
    assert area is not None
    return observe_value(
        indicator,
        area=area,
        year=year,
        value=Decimal(value),
        words=value,
        source="รายงานสมมติ หน้า 3",
        by=cast.strategist,
    )


def test_the_library_tells_who_has_values_and_narrows_to_those_without(
    cast: Cast, income: Indicator
) -> None:
    told(income, cast, "67", 2569, "120")
    bare = Indicator.objects.create(name_th="ร้อยละของป่า", unit="ร้อยละ")

    page = Client().get(reverse("indicators:library")).content.decode()
    assert income.name_th in page
    assert bare.name_th in page
    assert "2569" in page

    page = Client().get(reverse("indicators:library"), {"data": "without"}).content.decode()
    assert bare.name_th in page
    assert income.name_th not in page


def test_the_library_as_a_file_holds_what_is_asked(cast: Cast, income: Indicator) -> None:
    Indicator.objects.create(name_th="ร้อยละของป่า", unit="ร้อยละ")

    answer = Client().get(reverse("indicators:library"), {"q": "รายได้", "as": "csv"})

    words = answer.content.decode("utf-8-sig")
    assert income.name_th in words
    assert "ร้อยละของป่า" not in words


def test_values_stand_in_a_file_as_they_were_measured(cast: Cast, income: Indicator) -> None:
    told(income, cast, "67", 2568, "74")
    told(income, cast, "67", 2569, "1200.5")

    answer = Client().get(reverse("indicators:indicator", args=[income.pk]), {"as": "csv"})

    rows = answer.content.decode("utf-8-sig").splitlines()[1:]
    assert [row.split(",")[3] for row in rows] == ["74", "1200.5"]


def test_a_page_opens_at_the_newest_value_with_its_source(cast: Cast, income: Indicator) -> None:
    told(income, cast, "67", 2568, "100")
    told(income, cast, "67", 2569, "120")

    page = signed_in(cast.planner).get(reverse("indicators:indicator", args=[income.pk]))

    words = page.content.decode()
    assert page.context["shown"].last.words == "120"
    assert "รายงานสมมติ หน้า 3" in words
    assert "polyline" in words


def test_parts_are_added_up_and_opened_place_by_place(cast: Cast, income: Indicator) -> None:
    told(income, cast, "6707", 2569, "30")
    told(income, cast, "6703", 2569, "12.5")

    page = Client().get(reverse("indicators:indicator", args=[income.pk]), {"area": "67"})

    here = page.context["shown"].here
    assert (here.own, here.parts.value) == (None, Decimal("42.5"))
    assert here.parts.known == 2
    assert "?area=6707&amp;year=2569" in page.content.decode()


@pytest.mark.parametrize("question", ["area=99", "area=%00", "year=abc", "area=67&year=9999"])
def test_nonsense_is_as_if_not_asked(income: Indicator, question: str) -> None:
    where = reverse("indicators:indicator", args=[income.pk])
    assert Client().get(f"{where}?{question}").status_code == 200


def test_a_page_takes_the_same_number_of_queries_with_more_values(
    cast: Cast, income: Indicator
) -> None:
    where = reverse("indicators:indicator", args=[income.pk]) + "?area=67"
    client = Client()
    told(income, cast, "6707", 2569, "30")
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(where)
    for year in range(2560, 2569):
        told(income, cast, "6707", year, "30")
        told(income, cast, "6703", year, "30")
    with CaptureQueriesContext(connection) as many:
        client.get(where)
    assert len(many) == len(few)


def test_a_keeper_records_a_value_and_the_audit_tells(cast: Cast, income: Indicator) -> None:
    where = reverse("indicators:observe", args=[income.pk])
    typed = {"area_code": "๖๗", "year": "๒๕๖๙", "value": "1,250.5", "source": "แบบ ก หน้า 2"}

    answer = signed_in(cast.strategist).post(where, typed)

    assert answer.status_code == 302
    made = Observation.objects.get()
    assert (made.value, made.year, made.area_id) == (Decimal("1250.5"), 2569, "67")
    assert made.recorded_by == cast.strategist
    entry = Entry.objects.filter(code="indicators.observed").latest("pk")
    assert entry.after["words"] == "1,250.5"


def test_the_same_source_speaks_once_and_another_beside_it(cast: Cast, income: Indicator) -> None:
    where = reverse("indicators:observe", args=[income.pk])
    client = signed_in(cast.strategist)
    for value, source in [("10", "ก"), ("11", "ก"), ("12", "ข")]:
        client.post(where, {"area_code": "67", "year": "2569", "value": value, "source": source})

    assert sorted(map(str, Observation.objects.values_list("words", flat=True))) == ["11", "12"]
    page = client.get(reverse("indicators:indicator", args=[income.pk]) + "?area=67")
    assert page.context["shown"].clashes == {2569}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("value", "มาก"),
        ("value", "NaN"),
        ("value", ""),
        ("year", "69"),
        ("year", "2569.5"),
        ("area_code", "9999"),
        ("source", ""),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_stored(
    cast: Cast, income: Indicator, field: str, typed: str
) -> None:
    good = {"area_code": "67", "year": "2569", "value": "1", "source": "ก"}
    before = Entry.objects.count()

    answer = signed_in(cast.strategist).post(
        reverse("indicators:observe", args=[income.pk]), good | {field: typed}
    )

    assert answer.status_code == 200
    assert answer.context["form"].errors[field]
    assert not Observation.objects.exists()
    assert Entry.objects.count() == before


def test_more_than_the_whole_is_refused_for_a_percentage(cast: Cast) -> None:
    share = Indicator.objects.create(owner=cast.province, name_th="ร้อยละของป่า", unit="ร้อยละ")

    answer = signed_in(cast.strategist).post(
        reverse("indicators:observe", args=[share.pk]),
        {"area_code": "67", "year": "2569", "value": "130", "source": "ก"},
    )

    assert "130" in str(answer.context["form"].errors["value"])
    assert not Observation.objects.exists()


def test_a_value_of_another_place_is_that_offices_to_record(cast: Cast, income: Indicator) -> None:
    answer = signed_in(cast.strategist).post(
        reverse("indicators:observe", args=[income.pk]),
        {"area_code": "45", "year": "2569", "value": "1", "source": "ก"},
    )

    assert answer.context["form"].errors["area_code"]
    assert not Observation.objects.exists()


def test_the_common_indicators_are_recorded_by_the_provincial_office_alone(cast: Cast) -> None:
    common = Indicator.objects.create(name_th="ผลิตภัณฑ์มวลรวมจังหวัด", unit="ล้านบาท")
    where = reverse("indicators:observe", args=[common.pk])
    typed = {"area_code": "67", "year": "2569", "value": "1", "source": "สศช."}

    assert signed_in(cast.planner).post(where, typed).status_code == 403
    assert signed_in(cast.strategist).post(where, typed).status_code == 302
    define = reverse("indicators:define", args=[common.pk])
    assert signed_in(cast.strategist).get(define).status_code == 403


def test_other_bodies_may_not_write_an_indicator(cast: Cast, income: Indicator) -> None:
    for name in ("indicators:define", "indicators:observe"):
        where = reverse(name, args=[income.pk])
        assert signed_in(cast.stranger).get(where).status_code == 403
        assert signed_in(cast.governor).get(where).status_code == 403
        assert Client().get(where).status_code == 302


DEFINED = {
    "name_th": "มูลค่ารายได้จากสินค้าชุมชน",
    "unit": "ล้านบาท",
    "level": "outcome",
    "direction": "up",
    "combine": "sum",
    "frequency": "yearly",
    "lag_months": "6",
    "definition": "ยอดขายของผู้ประกอบการที่ลงทะเบียน",
    "data_owner": "พช.",
}


def test_a_definition_is_written_anew_and_audited(cast: Cast, income: Indicator) -> None:
    where = reverse("indicators:define", args=[income.pk])

    answer = signed_in(cast.strategist).post(where, DEFINED | {"version": "1"})

    assert answer.status_code == 302
    income.refresh_from_db()
    assert (income.lag_months, income.version, income.data_owner) == (6, 2, "พช.")
    assert Entry.objects.filter(code="indicators.defined").count() == 1


def test_the_second_writer_is_shown_both_and_overwrites_nothing(
    cast: Cast, income: Indicator
) -> None:
    where = reverse("indicators:define", args=[income.pk])
    client = signed_in(cast.strategist)
    client.post(where, DEFINED | {"version": "1", "data_owner": "สถิติจังหวัด"})

    answer = client.post(where, DEFINED | {"version": "1", "data_owner": "พาณิชย์จังหวัด"})

    assert answer.status_code == 409
    words = answer.content.decode()
    assert "สถิติจังหวัด" in words
    assert "พาณิชย์จังหวัด" in words
    income.refresh_from_db()
    assert income.data_owner == "สถิติจังหวัด"
    again = client.post(where, DEFINED | {"version": "2", "data_owner": "พาณิชย์จังหวัด"})
    assert again.status_code == 302


def test_a_body_names_an_indicator_once(cast: Cast) -> None:
    client = signed_in(cast.planner)
    for _time in range(2):
        answer = client.post(reverse("indicators:new"), DEFINED)

    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
    assert Indicator.objects.get(owner=cast.authority).unit == "ล้านบาท"
    assert signed_in(cast.governor).get(reverse("indicators:new")).status_code == 403


def test_an_indicator_cannot_weigh_its_own_parts(cast: Cast, income: Indicator) -> None:
    answer = signed_in(cast.strategist).post(
        reverse("indicators:define", args=[income.pk]),
        DEFINED | {"version": "1", "weight": str(income.pk)},
    )

    assert answer.context["form"].errors["weight"]


def test_what_the_review_notices_is_told_while_typing(cast: Cast) -> None:
    answer = signed_in(cast.planner).post(
        reverse("indicators:review"), {"name_th": "จัดอบรมเกษตรกร", "unit": ""}
    )

    assert answer.status_code == 200
    assert "<li>" in answer.content.decode()


def test_indicators_with_values_come_first_on_every_page_of_the_library(
    cast: Cast, income: Indicator
) -> None:
    for number in range(27):
        Indicator.objects.create(name_th=f"ก ตัวที่ {number:02}", unit="ร้อยละ")
    told(income, cast, "67", 2569, "120")

    first = Client().get(reverse("indicators:library")).context["listed"]
    second = Client().get(reverse("indicators:library"), {"at": first.page.older})

    rows = [*first.page.rows, *second.context["listed"].page.rows]
    assert rows[0] == income
    assert len({row.pk for row in rows}) == len(rows) == 28
    assert [row.name_th for row in rows[1:]] == sorted(row.name_th for row in rows[1:])


def test_each_plan_that_speaks_of_a_place_draws_its_own_targets() -> None:
    aims = [
        Aimed("แผนจังหวัด", [(2570, Decimal(5)), (2571, Decimal(6))]),
        Aimed("แผนกลุ่มจังหวัด", [(2571, Decimal(8))]),
    ]

    drawn = trend_of([(2569, Decimal(4))], aims)

    assert drawn is not None
    assert [(each.title, len(each.dots)) for each in drawn.aimed] == [
        ("แผนจังหวัด", 2), ("แผนกลุ่มจังหวัด", 1),
    ]  # fmt: skip
    assert drawn.aimed[1].dots[0].y < drawn.aimed[0].dots[1].y < drawn.measured[0].y


def test_a_long_series_labels_its_ends_and_extremes_only() -> None:
    values = [5, 4, 3, 9, 6, 6, 6, 7]

    drawn = trend_of([(2560 + at, Decimal(value)) for at, value in enumerate(values)], [])

    assert drawn is not None
    assert [dot.label for dot in drawn.measured if dot.is_labelled] == ["5", "3", "9", "7"]
