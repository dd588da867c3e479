"""The review of an edition's indicators: advice beside each row, and never a query more."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from oneplan.engines.indicator_quality import Direction, Level, Severity
from oneplan.indicators.models import Indicator
from oneplan.plans.models import Edition, EditionKind, Element, ElementKind
from oneplan.plans.quality import indicator_row, quality_of
from oneplan.plans.queries import EditionPage, Kpi, edition_page
from oneplan.plans.services import ElementDraft, open_edition, open_plan, write_elements
from oneplan.threads.access import reach
from tests.cast import Cast, build_cast
from tests.walking import signed_in


def kpi(element: Element, *targets: str) -> Kpi:
    return Kpi(element, list(targets), by_year=list(zip((2571, 2572), targets, strict=True)))


def test_an_indicator_is_reviewed_as_it_is_printed() -> None:
    element = Element(
        title="ร้อยละของครัวเรือนที่มีน้ำใช้",
        indicator=Indicator(unit="ร้อยละ", direction="up", data_owner="กชช. 2ค"),
        baseline_words="40",
        baseline_year=2568,
    )

    row = indicator_row(kpi(element, "50", ""), level=Level.GOAL, issue="น้ำ", number=3)

    assert (row.name, row.unit, row.source) == (element.title, "ร้อยละ", "กชช. 2ค")
    assert (row.baseline, row.base_year) == ("40", "2568")
    assert row.targets == ((2571, "50"), (2572, ""))
    assert (row.level, row.direction, row.issue, row.number) == (
        Level.GOAL,
        Direction.UP,
        "น้ำ",
        3,
    )


def test_an_element_without_a_defined_indicator_is_reviewed_by_what_is_printed() -> None:
    row = indicator_row(
        kpi(Element(title="จำนวนฝาย"), "1", "2"), level=Level.ISSUE, issue="", number=1
    )
    assert (row.unit, row.base_year, row.direction) == ("", "", Direction.UNKNOWN)


@pytest.fixture
def cast(db: None) -> Cast:
    return build_cast()


@pytest.fixture
def edition(cast: Cast) -> Edition:
    plan = open_plan("P5", cast.province, title="แผนพัฒนาสมมติ", fiscal_year=2571, by=cast.strategist)
    made = open_edition(plan, kind=EditionKind.FULL, year=2571, by=cast.strategist)
    write_elements(
        made,
        [
            indicator("ก1", "ร้อยละของครัวเรือนที่มีน้ำใช้ตลอดปี", kind=ElementKind.GOAL_INDICATOR),
            ElementDraft(kind=ElementKind.ISSUE, number="1", title="ประเด็นสมมติ"),
            indicator("ช1.1", "ส่งเสริมชุมชนเข้มแข็ง", baseline="", parent="1"),
        ],
        by=cast.strategist,
    )
    return made


def indicator(
    number: str,
    title: str,
    *,
    kind: ElementKind = ElementKind.INDICATOR,
    baseline: str = "40",
    parent: str = "",
) -> ElementDraft:
    return ElementDraft(
        kind=kind,
        number=number,
        title=title,
        parent=parent,
        indicator=Indicator.objects.create(name_th=title, unit="ร้อยละ", data_owner="สำนักงานจังหวัด"),
        baseline_year=2569,
        baseline_words=baseline,
        targets=((2571, Decimal(50), "50"), (2572, Decimal(60), "60")),
    )


def shown(cast: Cast, edition: Edition) -> EditionPage:
    return edition_page(edition, {}, reach=reach(cast.strategist))


def test_a_good_indicator_has_no_remark_and_a_wish_has_its_reasons(
    cast: Cast, edition: Edition
) -> None:
    page = shown(cast, edition)

    quality = quality_of(page)

    good = quality.by_element[page.goal_kpis[0].element.pk]
    wish = quality.by_element[page.issues[0].kpis[0].element.pk]
    assert (good.number, good.remarks, good.worst) == (1, (), "")
    assert wish.number == 2
    assert wish.remarks[0].severity is Severity.ERROR
    assert any("ไม่มีค่าฐาน" in remark.words for remark in wish.remarks)
    assert any(remark.proposal for remark in wish.remarks)
    assert quality.count == len(wish.remarks) + len(quality.whole)


def measure(edition: Edition, year: int, value: str, source: str = "กชช. 2ค") -> None:
    """A value of the goal's indicator, measured where the plan's body sits."""
    element = edition.elements.get(kind=ElementKind.GOAL_INDICATOR)
    assert element.indicator is not None
    Indicator.objects.filter(pk=element.indicator.pk).update(direction="up")
    element.indicator.observations.create(
        area=edition.plan.body.seat, year=year, value=Decimal(value), source=source
    )


def of_the_goal(cast: Cast, edition: Edition) -> list[str]:
    page = shown(cast, edition)
    remarks = quality_of(page).by_element[page.goal_kpis[0].element.pk].remarks
    return [remark.words for remark in remarks]


def test_a_target_that_was_passed_already_is_told_with_the_measured_value(
    cast: Cast, edition: Edition
) -> None:
    measure(edition, 2570, "54.5")

    told = of_the_goal(cast, edition)

    assert len(told) == 1
    assert "2571 (50)" in told[0]
    assert "2570 (54.5)" in told[0]


def test_a_year_for_which_two_sources_differ_and_another_place_say_nothing(
    cast: Cast, edition: Edition
) -> None:
    measure(edition, 2570, "54.5")
    measure(edition, 2570, "44", source="สำรวจเอง")
    element = edition.elements.get(kind=ElementKind.GOAL_INDICATOR)
    assert element.indicator is not None
    element.indicator.observations.create(
        area=cast.district.seat, year=2569, value=Decimal(90), source="กชช. 2ค"
    )

    assert of_the_goal(cast, edition) == []


def test_the_review_asks_the_database_nothing(cast: Cast, edition: Edition) -> None:
    page = shown(cast, edition)
    with CaptureQueriesContext(connection) as queries:
        quality_of(page)
    assert len(queries) == 0


def test_remarks_are_told_in_the_readers_language(cast: Cast, edition: Edition) -> None:
    with override("en"):
        quality = quality_of(shown(cast, edition))
    words = [remark.words for one in quality.by_element.values() for remark in one.remarks]
    assert any(text.startswith("No baseline") for text in words)


def test_the_page_counts_the_remarks_and_says_it_is_advice(cast: Cast, edition: Edition) -> None:
    path = reverse("plans:plan", args=[edition.plan_id])
    answer = signed_in(cast.strategist).get(path)
    page = answer.content.decode()
    quality = answer.context["quality"]
    assert f"ตรวจคุณภาพตัวชี้วัด: {quality.count} ข้อสังเกต" in page
    assert "ข้อแนะนำของระบบ ไม่ใช่คำวินิจฉัย" in page
    for one in quality.by_element.values():
        assert all(remark.words in page for remark in one.remarks)


def test_a_plan_without_indicators_is_not_reviewed(cast: Cast) -> None:
    plan = open_plan("P5", cast.province, title="แผนเปล่า", fiscal_year=2572, by=cast.strategist)
    open_edition(plan, kind=EditionKind.FULL, year=2572, by=cast.strategist)
    page = signed_in(cast.strategist).get(reverse("plans:plan", args=[plan.pk])).content.decode()
    assert "ตรวจคุณภาพตัวชี้วัด" not in page


def test_more_indicators_cost_no_more_queries(cast: Cast, edition: Edition) -> None:
    client = signed_in(cast.strategist)
    path = reverse("plans:plan", args=[edition.plan_id])
    before = queries_of(client, path)
    write_elements(
        edition,
        [
            ElementDraft(kind=ElementKind.ISSUE, number="2", title="อีกประเด็น"),
            *(indicator(f"ช2.{at}", f"จำนวนกลุ่มอาชีพแบบที่ {at}", parent="2") for at in range(8)),
        ],
        by=cast.strategist,
    )
    assert queries_of(client, path) == before


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
