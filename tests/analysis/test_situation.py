"""The situation of a place: every figure with its source, what is unknown told as unknown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.analysis.situation import Situation, rows_as_file, situation_of
from oneplan.analysis.themes import OTHER, rows_of_theme
from oneplan.core.models import Code
from oneplan.core.services import load_code_lists
from oneplan.indicators.models import Combine, Direction, Indicator, Observation
from oneplan.monitoring.services import report_progress
from oneplan.plans.models import EditionKind, ElementKind
from oneplan.plans.services import ElementDraft, open_edition, open_plan, seal, write_elements
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation
from oneplan.threads.services import merge
from tests.cast import Cast, build_cast
from tests.factories import make_area
from tests.projects.works import make_activity
from tests.screening.overlaps import make_need
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
SOURCE = "รายงานสมมติ หน้า 3"
YEAR = {"fiscal_year": "2571"}


@pytest.fixture
def cast() -> Cast:
    load_code_lists()
    return build_cast()


@pytest.fixture
def income() -> Indicator:
    return Indicator.objects.create(
        name_th="รายได้สมมติ", unit="บาท", direction=Direction.UP, combine=Combine.SUM
    )


def told(indicator: Indicator, code: str, year: int, value: int | None, **more: str) -> Observation:
    return Observation.objects.create(
        indicator=indicator,
        area=make_area(code),
        year=year,
        value=value,
        words=more.get("words", "" if value is None else f"{value:,}"),
        source=more.get("source", SOURCE),
    )


def seen(cast: Cast, code: str = "67", year: int = 2571) -> Situation:
    return situation_of(code, {"fiscal_year": str(year)}, reach=reach(cast.strategist))


def test_a_value_stands_with_its_source_beside_the_provinces_of_its_cluster(
    cast: Cast, income: Indicator
) -> None:
    for code, value in (("67", 300), ("65", 500), ("63", 100), ("45", 900)):
        told(income, code, 2569, value)
    told(income, "64", 2568, 700)

    [row] = seen(cast).values.measured

    assert (row.newest.value, row.newest.source) == (300, SOURCE)
    assert row.rank is not None
    assert (row.rank.place, row.rank.known, row.rank.of) == (2, 3, 5)
    assert (row.lowest, row.highest) == (100, 500)
    assert {each.area.pk: each.value for each in row.beside} == {
        "53": None, "63": 100, "64": None, "65": 500,
    }  # fmt: skip


def test_a_district_stands_beside_its_sisters_and_under_its_province(
    cast: Cast, income: Indicator
) -> None:
    for code, value in (("67", 300), ("6707", 40), ("6703", 30)):
        told(income, code, 2569, value)

    [row] = seen(cast, "6707").values.measured

    assert row.rank is not None
    assert (row.rank.place, row.rank.of, row.around) == (1, 2, 300)


def test_the_newest_value_up_to_the_year_counts_and_later_ones_do_not(
    cast: Cast, income: Indicator
) -> None:
    for year, value in ((2567, 100), (2568, 200), (2570, 400)):
        told(income, "67", year, value)

    [row] = seen(cast, year=2569).values.measured

    assert (row.newest.year, row.series) == (2568, [(2567, 100), (2568, 200)])
    assert 2570 in seen(cast, year=2569).years
    assert not seen(cast, year=2566).values.measured


def test_the_country_is_known_only_when_every_province_is(cast: Cast, income: Indicator) -> None:
    told(income, "67", 2569, 300)
    told(income, "45", 2569, 100)
    [row] = seen(cast).values.measured
    assert row.country is not None
    assert (row.country.known, row.country.is_complete) == (2, False)

    for code in ("40", "44", "46", "53", "63", "64", "65"):
        told(income, code, 2569, 100)
    [row] = seen(cast).values.measured
    assert row.country is not None
    assert (row.country.value, row.country.is_complete) == (1100, True)


def test_a_value_that_is_no_number_is_told_as_printed_and_not_ranked(
    cast: Cast, income: Indicator
) -> None:
    told(income, "67", 2569, None, words="ประมาณร้อยล้าน")
    told(income, "65", 2569, 500)
    page = Client().get(reverse("analysis:situation", args=["67"]), YEAR).content.decode()
    assert "ประมาณร้อยล้าน" in page
    assert "ไม่ใช่ตัวเลข" in page


def test_sources_that_differ_are_pointed_out(cast: Cast, income: Indicator) -> None:
    told(income, "67", 2569, 300)
    told(income, "67", 2569, 310, source="อีกแหล่งสมมติ")
    [row] = seen(cast).values.measured
    assert row.clashes
    assert row.newest.value == 310


def test_a_common_indicator_without_a_value_is_named(cast: Cast, income: Indicator) -> None:
    assert seen(cast).values.silent == [income]


def test_needs_are_gathered_by_the_words_of_the_list_and_open_as_many_rows(cast: Cast) -> None:
    for wording in ("ขอขุดลอกหนองน้ำสมมติ", "ฝายพังน้ำไม่เข้านา", "ขอสะพานข้ามไปโรงเรียน", "เรื่องอื่นสมมติ"):
        make_need(cast.district, cast.district_officer, wording, circulation=Circulation.CIRCULATED)
    make_need(cast.neighbour, cast.charlie, "ร่างขอฝายลับ", place="67030101")

    shown = seen(cast)

    counts = {each.code: each.needs for each in shown.themes}
    assert counts == {"WATER": 2, "ROAD": 1, OTHER: 1}
    for code, count in counts.items():
        rows = rows_of_theme(shown.scope, code, {})
        assert rows.count == len(rows.page.rows) == count


def test_an_official_s_words_decide_anew(cast: Cast) -> None:
    need = make_need(cast.district, cast.district_officer, "ขอกังหันสมมติ")
    Code.objects.filter(list="need_themes", code="POWER").update(extra={"words": "กังหัน"})
    shown = situation_of("67", YEAR, reach=reach(cast.district_officer))
    assert [(each.code, each.needs) for each in shown.themes] == [("POWER", 1)]
    assert rows_of_theme(shown.scope, "POWER", {}).page.rows == [need]


def test_a_need_joined_to_another_and_one_answered_are_not_counted_as_bare(cast: Cast) -> None:
    first, second, third = (
        make_need(cast.district, cast.district_officer, f"ขอฝายสมมติ {number}")
        for number in range(3)
    )
    merge(second.subject, first.subject, by=cast.district_officer)
    make_activity(cast.district, cast.district_officer, needs=(third.subject,))
    shown = situation_of("67", YEAR, reach=reach(cast.district_officer))
    assert [(each.needs, each.bare) for each in shown.themes] == [(2, 1)]


def test_the_aims_of_a_sealed_plan_stand_beside_what_was_measured(
    cast: Cast, income: Indicator
) -> None:
    plan = open_plan("P1", cast.province, title="แผนสมมติ", fiscal_year=2571, by=cast.strategist)
    edition = open_edition(plan, kind=EditionKind.FULL, year=2571, by=cast.strategist)
    aims = tuple((year, Decimal(aim), str(aim)) for year, aim in ((2569, 250), (2570, 500)))
    goal = ElementDraft(
        kind=ElementKind.GOAL_INDICATOR, number="1", title="รายได้", indicator=income, targets=aims
    )
    write_elements(edition, [goal], by=cast.strategist)
    told(income, "67", 2569, 300)
    told(income, "67", 2570, 320)
    assert not seen(cast).aims

    seal(edition, item=None, by=cast.strategist)

    found = {each.year: (each.value, str(each.course)) for each in seen(cast).aims}
    assert found == {2569: (300, "met"), 2570: (320, "missed")}
    assert not seen(cast, "6707").aims


def test_works_of_earlier_years_are_counted_by_what_is_recorded_of_them(cast: Cast) -> None:
    work = make_activity(
        cast.district, cast.district_officer, fiscal_year=2570, circulation=Circulation.CIRCULATED
    )
    make_activity(
        cast.district, cast.district_officer, fiscal_year=2571, circulation=Circulation.CIRCULATED
    )
    report_progress(
        work.subject,
        fiscal_year=2570,
        quarter=4,
        percent=100,
        words="แล้วเสร็จ",
        by=cast.district_officer,
    )
    [year] = seen(cast).works
    assert (year.fiscal_year, year.works, year.funded) == (2570, 1, 0)
    assert (year.reported, year.finished) == (1, 1)


def test_the_file_tells_every_figure_with_its_source(cast: Cast, income: Indicator) -> None:
    told(income, "67", 2569, 300)
    make_need(cast.district, cast.district_officer, circulation=Circulation.CIRCULATED)
    rows = list(rows_as_file(seen(cast)))
    assert ["รายได้สมมติ", 2569, Decimal(300)] == rows[0][1:4]
    assert all(row[6] for row in rows)
    answer = signed_in(cast.strategist).get(
        reverse("analysis:situation", args=["67"]), {**YEAR, "as": "xlsx"}
    )
    assert answer.headers["Content-Type"].endswith("sheet")


def test_a_draft_of_another_body_is_in_no_figure_and_no_row(cast: Cast) -> None:
    make_need(cast.district, cast.district_officer, "ขอฝายลับสมมติ")
    page = reverse("analysis:situation", args=["67"])
    rows = reverse("analysis:theme", args=["67"])
    for client in (Client(), signed_in(cast.stranger), signed_in(cast.charlie)):
        assert "ยังไม่มีความต้องการของปีนี้" in client.get(page, YEAR).content.decode()
        shown = client.get(rows, {**YEAR, "theme": "WATER"}).content.decode()
        assert "ขอฝายลับสมมติ" not in shown


def test_no_place_is_no_page(cast: Cast) -> None:
    assert Client().get(reverse("analysis:situation", args=["99"])).status_code == 404
    assert Client().get(reverse("analysis:theme", args=["nonsense"])).status_code == 404


def test_the_page_takes_the_same_queries_however_much_is_known(
    cast: Cast, income: Indicator
) -> None:
    told(income, "67", 2569, 300)
    make_need(cast.district, cast.district_officer, circulation=Circulation.CIRCULATED)
    client = signed_in(cast.strategist)
    page = reverse("analysis:situation", args=["67"])

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page, YEAR).status_code == 200
        return len(captured)

    queries()
    few = queries()
    for number in range(6):
        other = Indicator.objects.create(name_th=f"ตัวชี้วัดสมมติ {number}", unit="คน")
        for code in ("67", "65", "63"):
            told(other, code, 2569 - number % 2, number)
        make_need(
            cast.district, cast.district_officer, f"ขอถนนสมมติ {number}",
            circulation=Circulation.CIRCULATED,
        )  # fmt: skip
    assert queries() == few
