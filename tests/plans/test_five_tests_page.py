"""The five tests on screen and on paper: each finding at its row."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from oneplan.core.models import Code
from oneplan.core.services import load_code_lists
from oneplan.cycles.services import open_cycle
from oneplan.indicators.models import Direction, Indicator
from oneplan.plans.models import Edition, EditionKind, Element, ElementKind, Side
from oneplan.plans.rules.five_tests import Limits, PlanTest
from oneplan.plans.services import (
    ElementDraft,
    ListingDraft,
    open_edition,
    open_plan,
    seal,
    write_elements,
    write_listings,
)
from oneplan.plans.settled import limits
from oneplan.plans.tested import FiveTests, put_to_tests
from oneplan.projects.models import Activity, Preparation, Project
from oneplan.strategy.models import ListVersion, Target
from oneplan.strategy.services import align_subject
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation, Subject, SubjectKind
from oneplan.threads.services import Draft, begin, circulate
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
NAME = "ร้อยละของครัวเรือนที่มีน้ำใช้พอตลอดปี"


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def water() -> Indicator:
    return Indicator.objects.create(
        name_th=NAME, unit="ร้อยละ", direction=Direction.UP, data_owner="กชช. 2ค"
    )


@pytest.fixture
def edition(cast: Cast, water: Indicator) -> Edition:
    """A goal with its indicator, an issue with an approach, and a bare issue."""
    return plan_for(
        cast,
        "2571-2575",
        [
            ElementDraft(kind=ElementKind.GOAL, number="ป", title="น้ำพอใช้ทุกหมู่บ้าน"),
            used(water, 2569, (2571, 76), (2575, 92)),
            ElementDraft(kind=ElementKind.ISSUE, number="1", title="ประเด็นน้ำ"),
            ElementDraft(kind=ElementKind.APPROACH, number="1.1", title="กักเก็บน้ำ", parent="1"),
            ElementDraft(kind=ElementKind.ISSUE, number="2", title="ประเด็นเปล่า"),
        ],
    )


def plan_for(cast: Cast, cycle: str, elements: list[ElementDraft]) -> Edition:
    plan = open_plan(
        "P5",
        cast.province,
        title=f"แผนสมมติ {cycle}",
        cycle=open_cycle(cycle, by=cast.strategist),
        by=cast.strategist,
    )
    made = open_edition(plan, kind=EditionKind.FULL, year=int(cycle[:4]), by=cast.strategist)
    write_elements(made, elements, by=cast.strategist)
    return made


def used(indicator: Indicator, base_year: int, *targets: tuple[int, int]) -> ElementDraft:
    return ElementDraft(
        kind=ElementKind.GOAL_INDICATOR,
        number="ป1",
        title=NAME,
        parent="ป",
        indicator=indicator,
        baseline_year=base_year,
        baseline_words="71",
        targets=tuple((year, Decimal(value), str(value)) for year, value in targets),
    )


def work(cast: Cast, title: str, *, width: Circulation = Circulation.CIRCULATED) -> Subject:
    return begin(
        Draft(
            kind=SubjectKind.ACTIVITY,
            title=title,
            owner=cast.district,
            fiscal_year=2571,
            places=("6707",),
            circulation=width,
        ),
        by=cast.district_officer,
    )


def served_by(cast: Cast, element: Element, title: str, **width: Circulation) -> Subject:
    """An activity whose project names the approach."""
    project = Project.objects.create(
        subject=begin(
            Draft(
                kind=SubjectKind.PROJECT,
                title=title,
                owner=cast.district,
                fiscal_year=2571,
                places=("6707",),
            ),
            by=cast.district_officer,
        ),
        title=title,
        approach=element.lineage,
    )
    subject = work(cast, title, **width)
    Activity.objects.create(subject=subject, project=project, title=title, fiscal_year=2571)
    return subject


def found_in(cast: Cast, edition: Edition) -> FiveTests:
    found = put_to_tests(edition, reach=reach(cast.strategist))
    assert found is not None
    return found


def codes(tested: FiveTests, test: PlanTest) -> set[str]:
    one = next(each for each in tested.tests if each.test is test)
    return {each.failed.code for each in one.findings if each.failed.review is None}


def test_each_finding_leads_to_its_row_on_the_page_of_the_plan(
    cast: Cast, edition: Edition
) -> None:
    client = signed_in(cast.strategist)
    bare = edition.elements.get(number="2")

    page = client.get(reverse("plans:tests", args=[edition.plan_id])).content.decode()

    link = f"{reverse('plans:plan', args=[edition.plan_id])}?edition={edition.pk}#row-{bare.pk}"
    assert f'href="{link}"' in page
    assert "ประเด็นการพัฒนาไม่มีตัวชี้วัด" in page
    assert "กำหนดตัวชี้วัดระดับผลลัพธ์อย่างน้อยหนึ่งตัว" in page
    assert "มีฐานข้อมูลรองรับ" in page
    assert "ไม่ใช่คำวินิจฉัย" in page
    plan_page = client.get(link.split("#")[0]).content.decode()
    assert f'id="row-{bare.pk}"' in plan_page
    assert f'id="row-{edition.elements.get(number="ป1").pk}"' in plan_page


def test_the_plan_tells_its_readers_how_the_tests_stand(cast: Cast, edition: Edition) -> None:
    path = reverse("plans:plan", args=[edition.plan_id])
    found = found_in(cast, edition)
    page = signed_in(cast.charlie).get(path).content.decode()
    assert f"ผ่าน {found.passed} จาก 5 ข้อ" in page
    for each in found.tests:
        assert f"#{each.test}" in page


def test_findings_are_told_in_the_readers_language(cast: Cast, edition: Edition) -> None:
    with override("en"):
        found = found_in(cast, edition)
    words = [
        text
        for test in found.tests
        for each in test.findings
        for text in (each.wrong, each.why, each.instead, each.source)
    ]
    assert all(text.endswith(".") for text in words)


def test_works_are_those_listed_under_an_issue_and_those_whose_project_names_its_approach(
    cast: Cast, edition: Edition
) -> None:
    approach = edition.elements.get(number="1.1")
    assert codes(found_in(cast, edition), PlanTest.CAUSAL) == {"no_works", "issue_without_approach"}

    withdrawn = served_by(cast, approach, "ฝายที่ถอน")
    Activity.objects.filter(pk=withdrawn.pk).update(preparation=Preparation.WITHDRAWN)
    served_by(cast, approach, "ฝายร่าง", width=Circulation.DRAFT)
    assert "no_works" in codes(found_in(cast, edition), PlanTest.CAUSAL)

    served_by(cast, approach, "ฝายห้วยน้ำ")
    assert codes(found_in(cast, edition), PlanTest.CAUSAL) == {
        "issue_without_works",
        "issue_without_approach",
    }

    listed(cast, edition, edition.elements.get(number="2"))
    assert codes(found_in(cast, edition), PlanTest.CAUSAL) == {"issue_without_approach"}


def listed(cast: Cast, edition: Edition, element: Element) -> None:
    row = ListingDraft(
        subject=work(cast, "งานในบัญชี"), title="งานในบัญชี", side=Side.UNDRAWN, element=element
    )
    write_listings(edition, [row], by=cast.strategist)


def test_a_work_counts_as_serving_a_target_while_its_claim_stands(
    cast: Cast, edition: Edition
) -> None:
    subject = served_by(cast, edition.elements.get(number="1.1"), "ฝายห้วยน้ำ")
    assert codes(found_in(cast, edition), PlanTest.CONSISTENT) == {"nothing_serves_a_target"}

    listing = ListVersion.objects.create(code="MP", version="1", title_th="แผนแม่บท")
    target = Target.objects.create(list_version=listing, code="19", name_th="น้ำมั่นคง")
    claim = align_subject(
        subject,
        target=target,
        strength=2,
        because="ฝายเก็บน้ำไว้ให้สองหมู่บ้านใช้ในหน้าแล้งซึ่งเคยขาดน้ำสามเดือน",
        by=cast.district_officer,
    )
    assert codes(found_in(cast, edition), PlanTest.CONSISTENT) == {"issue_serves_no_target"}

    claim.ended_at = claim.judged_at
    claim.save()
    assert codes(found_in(cast, edition), PlanTest.CONSISTENT) == {"nothing_serves_a_target"}


def test_what_goes_on_is_held_against_what_the_plan_before_reached(
    cast: Cast, edition: Edition, water: Indicator
) -> None:
    assert "no_plan_before" in codes(found_in(cast, edition), PlanTest.PAST)
    before = plan_for(cast, "2566-2570", [used(water, 2565, (2569, 75), (2570, 80))])
    seal(before, item=None, by=cast.strategist)

    assert codes(found_in(cast, edition), PlanTest.PAST) == {
        "nothing_measured",
        "continued_unmeasured",
    }

    water.observations.create(area=cast.province.seat, year=2569, value=Decimal(71), source="กชช.")
    past = next(each for each in found_in(cast, edition).tests if each.test is PlanTest.PAST)
    missed = [each for each in past.findings if each.failed.code == "past_target_missed"]
    assert [each.wrong for each in missed] == ["แผนฉบับก่อนตั้งเป้าปี 2569 ไว้ 75 แต่วัดได้ 71"]


def test_the_public_is_told_nothing_of_a_draft_of_the_plan_before(
    cast: Cast, edition: Edition, water: Indicator
) -> None:
    before = plan_for(cast, "2566-2570", [used(water, 2565, (2569, 75), (2570, 80))])
    for each in (edition, before):
        circulate(each.plan.subject, Circulation.PUBLIC, by=cast.strategist)
    assert "continued_unmeasured" in codes(found_in(cast, edition), PlanTest.PAST)

    public = put_to_tests(edition, reach=None)

    assert public is not None
    assert codes(public, PlanTest.PAST) == {"nothing_measured", "no_plan_before"}


def test_a_change_is_tested_with_all_that_stands_valid_beside_it(
    cast: Cast, edition: Edition, water: Indicator
) -> None:
    seal(edition, item=None, by=cast.strategist)
    change = open_edition(edition.plan, kind=EditionKind.CHANGE, year=2571, by=cast.strategist)
    issue = ElementDraft(kind=ElementKind.ISSUE, number="3", title="ประเด็นเพิ่ม")
    write_elements(change, [issue], by=cast.strategist)

    found = found_in(cast, change)

    assert codes(found, PlanTest.CLEAR) == {"issue_unmeasured"}
    clear = next(each for each in found.tests if each.test is PlanTest.CLEAR)
    urls = {each.place: each.url for each in clear.findings}
    assert f"edition={edition.pk}" in urls["ประเด็นเปล่า"]
    assert f"edition={change.pk}" in urls["ประเด็นเพิ่ม"]


def test_a_list_of_works_without_a_strategy_part_is_not_tested(cast: Cast) -> None:
    plan = open_plan("P1", cast.province, title="แผนประจำปี", fiscal_year=2571, by=cast.strategist)
    open_edition(plan, kind=EditionKind.FULL, year=2571, by=cast.strategist)
    client = signed_in(cast.strategist)

    page = client.get(reverse("plans:tests", args=[plan.pk])).content.decode()

    assert "ยังไม่มีสิ่งที่ทดสอบได้" in page
    assert 'id="tests"' not in client.get(reverse("plans:plan", args=[plan.pk])).content.decode()
    path = reverse("plans:tests-print", args=[plan.pk, "pdf"])
    assert client.get(path).status_code == 302


def test_an_example_quoted_from_a_source_is_not_tested(cast: Cast, edition: Edition) -> None:
    Edition.objects.filter(pk=edition.pk).update(source="เอกสารสาธารณะ")
    page = signed_in(cast.strategist).get(reverse("plans:tests", args=[edition.plan_id]))
    assert page.context["tested"] is None
    assert "คัดมาจากแหล่งข้อมูล" in page.content.decode()


def test_the_limits_are_those_officials_set() -> None:
    assert limits() == Limits()
    load_code_lists()
    assert limits() == Limits()

    measured = Code.objects.get(list="plan_test_limits", code="MEASURED")
    measured.extra["count"] = "๕"
    measured.save()
    stale = Code.objects.get(list="plan_test_limits", code="STALE")
    stale.extra["count"] = "สามปี"
    stale.save()

    assert (limits().measured_years, limits().review.stale_years) == (5, 5)


@pytest.mark.parametrize("output", ["pdf", "docx", "xlsx"])
def test_the_tests_are_printed(cast: Cast, edition: Edition, output: str) -> None:
    path = reverse("plans:tests-print", args=[edition.plan_id, output])
    answer = signed_in(cast.strategist).get(path)
    assert answer.status_code == 200
    assert len(b"".join(answer)) > 2000  # type: ignore[arg-type]


def test_another_form_of_paper_is_none(cast: Cast, edition: Edition) -> None:
    path = reverse("plans:tests-print", args=[edition.plan_id, "odt"])
    assert signed_in(cast.strategist).get(path).status_code == 404


def test_the_public_reads_the_tests_of_a_public_plan_from_its_sealing_on(
    cast: Cast, edition: Edition
) -> None:
    path = reverse("plans:tests", args=[edition.plan_id])
    assert Client().get(path).status_code == 404
    circulate(edition.plan.subject, Circulation.PUBLIC, by=cast.strategist)
    assert "ประเด็นเปล่า" not in Client().get(path).content.decode()

    seal(edition, item=None, by=cast.strategist)
    assert "ประเด็นเปล่า" in Client().get(path).content.decode()
    assert signed_in(cast.charlie).get(reverse("plans:tests", args=[uuid4()])).status_code == 404


def test_the_page_costs_the_same_however_much_is_found(cast: Cast, edition: Edition) -> None:
    approach = edition.elements.get(number="1.1")
    served_by(cast, approach, "ฝาย")
    client, path = signed_in(cast.strategist), reverse("plans:tests", args=[edition.plan_id])
    before = queries_of(client, path)
    write_elements(
        edition,
        [
            ElementDraft(kind=ElementKind.ISSUE, number=str(at), title=f"ประเด็น {at}")
            for at in range(3, 9)
        ],
        by=cast.strategist,
    )
    for at in range(4):
        served_by(cast, approach, f"ฝาย {at}")
    assert queries_of(client, path) == before


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
