"""Measured values taken in: every row stored or reported, and nothing overwritten in silence."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from oneplan.areas.models import Area
from oneplan.audit.models import Entry
from oneplan.core.services import load_code_lists
from oneplan.exchange.models import IntakeRow
from oneplan.exchange.outcome import Outcome
from oneplan.exchange.reading import Cell
from oneplan.exchange.services import take_in
from oneplan.exchange.storing.wish import Wish
from oneplan.indicators.models import EarlierValue, Indicator, Observation
from oneplan.indicators.services import load_indicators
from oneplan.indicators.workbook import Form
from tests.cast import Cast, build_cast
from tests.exchange.tables import workbook
from tests.factories import make_area
from tests.walking import signed_in

pytestmark = pytest.mark.django_db

LONG = ("ตัวชี้วัด", "พื้นที่", "ปี", "ค่า", "แหล่งที่มา", "หมายเหตุ")
WIDE = ("รหัสตัวชี้วัด", "รหัสพื้นที่", "แหล่งที่มา", "ค่า 2567", "ค่า 2568", "ค่า 2569")
NESDC = "สศช. ตารางสมมติ"


@pytest.fixture
def cast() -> Iterator[Cast]:
    with time_machine.travel("2026-11-28", tick=False):
        made = build_cast()
        load_code_lists()
        load_indicators()
        yield made


def taken(
    tmp_path: Path,
    headings: Sequence[str],
    *rows: Sequence[Cell],
    by: object = None,
    name: str = "v",
) -> Outcome:
    path = workbook(tmp_path / f"{name}.xlsx", values=[list(headings), *rows])
    return take_in(path, Wish(), by=by)  # type: ignore[arg-type]


def codes(outcome: Outcome) -> list[str]:
    return [each.code for each in outcome.findings]


def values(code: str) -> list[tuple[str, int, str]]:
    rows = Observation.objects.filter(indicator__code=code).order_by("area_id", "year")
    return list(rows.values_list("area_id", "year", "words"))


def test_a_row_for_each_value_is_stored_with_its_source_and_note(
    cast: Cast, tmp_path: Path
) -> None:
    outcome = taken(
        tmp_path, LONG,
        ["GPPPC", "67", 2567, 81_234.5, NESDC, "ปรับปรุงแล้ว"],
        ["GPP ต่อหัว", Area.objects.get(pk="67").full_name, "๒๕๖๘", "๘๒,๐๐๐", NESDC, None],
    )  # fmt: skip

    assert (outcome.stored, codes(outcome)) == (2, [])
    assert values("GPPPC") == [("67", 2567, "81,234.5"), ("67", 2568, "๘๒,๐๐๐")]
    first, second = Observation.objects.order_by("year")
    assert (str(first.value), first.note, first.source) == ("81234.500000", "ปรับปรุงแล้ว", NESDC)
    assert second.value == 82_000
    assert Entry.objects.filter(code="indicators.observed").count() == 1


def test_a_column_for_each_year_is_the_same_values(cast: Cast, tmp_path: Path) -> None:
    outcome = taken(tmp_path, WIDE, ["GPPPC", 67, NESDC, "81,234.5", "-", 83_000])

    assert (outcome.stored, codes(outcome)) == (1, [])
    assert values("GPPPC") == [("67", 2567, "81,234.5"), ("67", 2569, "83,000")]


def test_a_second_run_of_the_same_file_changes_nothing(cast: Cast, tmp_path: Path) -> None:
    row = ["GPPPC", "67", NESDC, 81_234.5, 82_000, None]
    taken(tmp_path, WIDE, row)
    before = list(Observation.objects.values())
    entries = Entry.objects.filter(code="indicators.observed").count()

    again = taken(tmp_path, WIDE, row)

    assert (again.stored, again.changed, again.unchanged, codes(again)) == (0, 0, 1, [])
    assert list(Observation.objects.values()) == before
    assert Entry.objects.filter(code="indicators.observed").count() == entries


def test_another_value_of_the_same_source_is_told_and_the_old_one_stays(
    cast: Cast, tmp_path: Path
) -> None:
    taken(tmp_path, WIDE, ["GPPPC", "67", NESDC, 81_000, 82_000, None])

    outcome = taken(tmp_path, WIDE, ["GPPPC", "67", NESDC, 81_000, 82_500, 84_000])

    (finding,) = outcome.findings
    assert finding.code == "exchange.value_corrected"
    assert (finding.where.row, finding.where.column) == (2, "2568")
    assert (finding.facts["old"], finding.facts["new"]) == ("82,000", "82,500")
    assert values("GPPPC") == [
        ("67", 2567, "81,000"),
        ("67", 2568, "82,500"),
        ("67", 2569, "84,000"),
    ]
    earlier = EarlierValue.objects.get()
    assert (earlier.observation.year, earlier.words) == (2568, "82,000")
    page = Client().get(
        reverse("indicators:indicator", args=[earlier.observation.indicator_id]), {"area": "67"}
    )
    assert "82,000" in page.content.decode()


def test_another_source_stands_beside_and_corrects_nothing(cast: Cast, tmp_path: Path) -> None:
    taken(tmp_path, LONG, ["GPPPC", "67", 2567, 81_000, NESDC, None])

    outcome = taken(tmp_path, LONG, ["GPPPC", "67", 2567, 79_000, "สสช.", None], name="w")

    assert codes(outcome) == []
    assert Observation.objects.count() == 2
    assert not EarlierValue.objects.exists()


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["ไม่มีตัวนี้", "67", 2567, 1, NESDC, None], "exchange.indicator_unknown"),
        (["GPPPC", "เมืองลับแล", 2567, 1, NESDC, None], "exchange.area_not_found"),
        (["GPPPC", "99", 2567, 1, NESDC, None], "exchange.area_not_found"),
        (["GPPPC", "67", 2567, 1, None, None], "exchange.value_without_source"),
        (["GPPPC", "67", 2572, 1, NESDC, None], "exchange.value_to_come"),
        (["GPPPC", "67", 2567, None, NESDC, None], "exchange.row_without_values"),
        (["GPP", "67", 2567, 105, NESDC, None], "exchange.percent_too_large"),
        (["GPPPC", "67", "ปีก่อน", 1, NESDC, None], "exchange.year_unreadable"),
        (["GPPPC", None, 2567, 1, NESDC, None], "exchange.cell_empty"),
    ],
)
def test_a_row_that_cannot_be_stored_is_told_with_its_place_and_the_others_are_stored(
    cast: Cast, tmp_path: Path, row: list[Cell], code: str
) -> None:
    good = ["GPPPC", "67", 2566, 80_000, NESDC, None]

    outcome = taken(tmp_path, LONG, row, good)

    assert codes(outcome) == [code]
    assert (outcome.findings[0].where.sheet, outcome.findings[0].where.row) == ("values", 2)
    assert values("GPPPC") == [("67", 2566, "80,000")]
    assert IntakeRow.objects.count() == 1


def test_words_that_are_no_number_are_kept_as_printed_and_told(cast: Cast, tmp_path: Path) -> None:
    outcome = taken(tmp_path, LONG, ["GPPPC", "67", 2567, "8.1 หมื่น", NESDC, None])

    assert codes(outcome) == ["exchange.value_in_words"]
    assert Observation.objects.get().value is None


def test_one_source_that_contradicts_itself_in_a_file_keeps_its_first_row(
    cast: Cast, tmp_path: Path
) -> None:
    outcome = taken(
        tmp_path, LONG,
        ["GPPPC", "67", 2567, 81_000, NESDC, None],
        ["GPPPC", Area.objects.get(pk="67").name_th, 2567, 82_000, NESDC, None],
    )  # fmt: skip

    assert codes(outcome) == ["exchange.value_twice"]
    assert outcome.findings[0].where.row == 3
    assert values("GPPPC") == [("67", 2567, "81,000")]


def test_a_unit_that_is_not_the_indicators_is_refused(cast: Cast, tmp_path: Path) -> None:
    outcome = taken(tmp_path, (*LONG, "หน่วยนับ"), ["GPPPC", "67", 2567, 81, NESDC, None, "พันบาท"])

    assert codes(outcome) == ["exchange.unit_differs"]
    assert not Observation.objects.exists()


def test_a_post_stores_neither_values_of_the_neighbour_nor_of_another_bodys_indicator(
    cast: Cast, tmp_path: Path
) -> None:
    make_area("65", "พิษณุโลก")
    Indicator.objects.create(owner=cast.neighbour, name_th="ของเพื่อนบ้าน", unit="แห่ง")

    outcome = taken(
        tmp_path, LONG,
        ["GPPPC", "65", 2567, 1, NESDC, None],
        ["ของเพื่อนบ้าน", "67", 2567, 1, NESDC, None],
        ["GPPPC", "67", 2567, 81_000, NESDC, None],
        by=cast.strategist,
    )  # fmt: skip

    assert sorted(codes(outcome)) == ["exchange.area_not_yours", "exchange.indicator_unknown"]
    assert Observation.objects.get().recorded_by == cast.strategist


@pytest.mark.parametrize("form", Form)
def test_the_empty_workbook_filled_in_is_taken_in(cast: Cast, tmp_path: Path, form: Form) -> None:
    answer = signed_in(cast.strategist).get(reverse("indicators:workbook"), {"form": form})
    path = tmp_path / "empty.xlsx"
    path.write_bytes(io.BytesIO(answer.getvalue()).getvalue())  # type: ignore[attr-defined]

    outcome = take_in(path, Wish(), by=cast.strategist)

    layout = {Form.LONG: "indicator_values", Form.BY_YEAR: "indicator_values_by_year"}[form]
    assert [each.layout for each in outcome.sums] == [layout]


def test_the_workbook_of_an_indicator_has_a_row_for_each_place_below(cast: Cast) -> None:
    found = Indicator.objects.get(code="GPPPC")
    address = reverse("indicators:own-workbook", args=[found.pk])

    answer = signed_in(cast.strategist).get(address, {"area": "67"})
    public = Client().get(address)

    assert answer.status_code == 200
    assert public.status_code == 302
