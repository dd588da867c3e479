"""What an activity adds to the indicators of its issue, and how the plan adds it up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.indicators.models import Combine, Direction, Indicator
from oneplan.plans.models import Edition, EditionKind, ElementKind
from oneplan.plans.services import ElementDraft, open_edition, open_plan, write_elements
from oneplan.plans.tested import FiveTests, put_to_tests
from oneplan.projects.contributions import (
    indicators_to_add_to,
    state_contributions,
    stated_contributions,
)
from oneplan.projects.models import Activity, Contribution, Preparation
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
STATED = "projects.contributions_stated"
QUERIES_OF_THE_TESTS = 19


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def water() -> Indicator:
    return Indicator.objects.create(
        name_th="จำนวนครัวเรือนที่มีน้ำใช้", unit="ครัวเรือน", direction=Direction.UP,
        combine=Combine.SUM,
    )  # fmt: skip


@pytest.fixture
def edition(cast: Cast, water: Indicator) -> Edition:
    """Two issues with an approach each; only the first has an indicator that adds up."""
    plan = open_plan("P5", cast.province, title="แผนสมมติ", fiscal_year=2571, by=cast.strategist)
    made = open_edition(plan, kind=EditionKind.FULL, year=2571, by=cast.strategist)
    share = Indicator.objects.create(name_th="ร้อยละที่พอใจ", unit="ร้อยละ")
    write_elements(
        made,
        [
            ElementDraft(kind=ElementKind.ISSUE, number="1", title="ประเด็นน้ำ"),
            ElementDraft(kind=ElementKind.APPROACH, number="1.1", title="กักเก็บน้ำ", parent="1"),
            measured_by(water, "ช1.1", "1"),
            measured_by(share, "ช1.2", "1"),
            ElementDraft(kind=ElementKind.ISSUE, number="2", title="ประเด็นถนน"),
            ElementDraft(kind=ElementKind.APPROACH, number="2.1", title="ถนน", parent="2"),
        ],
        by=cast.strategist,
    )
    return made


def measured_by(indicator: Indicator, number: str, issue: str) -> ElementDraft:
    return ElementDraft(
        kind=ElementKind.INDICATOR,
        number=number,
        title=indicator.name_th,
        parent=issue,
        indicator=indicator,
        baseline_year=2569,
        baseline_words="100",
        targets=((2571, Decimal(130), "130"), (2572, Decimal(150), "150")),
    )


def work(
    cast: Cast,
    edition: Edition,
    title: str,
    *,
    approach: str = "1.1",
    circulation: Circulation = Circulation.CIRCULATED,
) -> Activity:
    made = make_activity(cast.district, cast.district_officer, title=title, circulation=circulation)
    made.project.approach = edition.elements.get(number=approach).lineage
    made.project.save()
    return made


def found_in(cast: Cast, edition: Edition) -> FiveTests:
    found = put_to_tests(edition, reach=reach(cast.strategist))
    assert found is not None
    return found


def found_at_water(cast: Cast, edition: Edition) -> list[str]:
    key = edition.elements.get(number="ช1.1").pk
    return [
        each.failed.code
        for test in found_in(cast, edition).tests
        for each in test.findings
        if each.failed.where == key and each.failed.code.startswith("works_")
    ]


def test_only_indicators_above_its_approach_whose_parts_add_up_are_offered(
    cast: Cast, edition: Edition, water: Indicator
) -> None:
    assert indicators_to_add_to(work(cast, edition, "ฝาย")) == [water]
    assert indicators_to_add_to(work(cast, edition, "ถนน", approach="2.1")) == []
    assert indicators_to_add_to(make_activity(cast.district, cast.district_officer)) == []


def test_what_is_stated_replaces_what_stood_and_is_told_once(
    cast: Cast, edition: Edition, water: Indicator
) -> None:
    activity = work(cast, edition, "ฝาย")
    state_contributions(activity, {water: Decimal(20)}, by=cast.district_officer)
    state_contributions(activity, {water: Decimal(25)}, by=cast.district_officer)
    state_contributions(activity, {water: Decimal(25)}, by=cast.district_officer)

    assert [each.amount for each in stated_contributions(activity)] == [25]
    entries = list(Entry.objects.filter(code=STATED).order_by("pk"))
    assert len(entries) == 2
    assert entries[1].before == {"contributions": "จำนวนครัวเรือนที่มีน้ำใช้ 20 ครัวเรือน"}

    state_contributions(activity, {}, by=cast.district_officer)
    assert not Contribution.objects.exists()
    assert Entry.objects.filter(code="projects.contributions_taken_back").count() == 1


@pytest.mark.parametrize(
    ("amount", "approach", "code"),
    [
        (Decimal(0), "1.1", "projects.contribution_adds_nothing"),
        (Decimal(-1), "1.1", "projects.contribution_adds_nothing"),
        (Decimal(5), "2.1", "projects.indicator_does_not_add_up"),
    ],
)
def test_a_refused_statement_changes_nothing(
    cast: Cast, edition: Edition, water: Indicator, amount: Decimal, approach: str, code: str
) -> None:
    activity = work(cast, edition, "งาน", approach=approach)
    before = Entry.objects.count()

    with pytest.raises(Refusal) as refused:
        state_contributions(activity, {water: amount}, by=cast.district_officer)

    assert refused.value.code == code
    assert not Contribution.objects.exists()
    assert Entry.objects.count() == before


def test_a_withdrawn_activity_states_nothing(
    cast: Cast, edition: Edition, water: Indicator
) -> None:
    activity = work(cast, edition, "ฝาย")
    Activity.objects.filter(pk=activity.pk).update(preparation=Preparation.WITHDRAWN)
    with pytest.raises(Refusal, match=r"projects\.withdrawn"):
        state_contributions(activity, {water: Decimal(5)}, by=cast.district_officer)
    assert not Contribution.objects.exists()


def test_the_plan_adds_up_what_its_works_promise_and_says_what_is_missing(
    cast: Cast, edition: Edition, water: Indicator
) -> None:
    first, second = work(cast, edition, "ฝายหนึ่ง"), work(cast, edition, "ฝายสอง")
    work(cast, edition, "ถนน", approach="2.1")
    assert found_at_water(cast, edition) == ["works_promise_nothing"]

    state_contributions(first, {water: Decimal(20)}, by=cast.district_officer)
    assert found_at_water(cast, edition) == ["works_fall_short"]
    said = found_in(cast, edition).sums[edition.elements.get(number="ช1.1").pk].said
    assert (said.promised, said.needed, said.missing, said.silent) == (20, 30, 10, 1)

    state_contributions(second, {water: Decimal(10)}, by=cast.district_officer)
    assert found_at_water(cast, edition) == []


def test_drafts_of_others_promise_nothing_to_a_reader_outside_their_circle(
    cast: Cast, edition: Edition, water: Indicator
) -> None:
    work(cast, edition, "ฝายเปิด")
    hidden = work(cast, edition, "ฝายร่าง", circulation=Circulation.DRAFT)
    state_contributions(hidden, {water: Decimal(30)}, by=cast.district_officer)
    page = signed_in(cast.strategist).get(reverse("plans:plan", args=[edition.plan_id]))
    assert "ฝายร่าง" not in page.content.decode()
    assert found_at_water(cast, edition) == ["works_promise_nothing"]


def test_the_line_at_the_indicator_leads_to_each_work(
    cast: Cast, edition: Edition, water: Indicator
) -> None:
    activity = work(cast, edition, "ฝายหนึ่ง")
    work(cast, edition, "ฝายสอง")
    state_contributions(activity, {water: Decimal(20)}, by=cast.district_officer)

    page = signed_in(cast.strategist).get(reverse("plans:plan", args=[edition.plan_id]))

    text = page.content.decode()
    assert "งานที่ระบุผลรวม 20 จาก 30 ครัวเรือน" in text
    assert "ขาด 10" in text
    assert "งาน 1 รายการยังไม่ระบุว่าเพิ่มเท่าใด" in text
    assert reverse("projects:activity", args=[activity.pk]) in text


def test_the_pages_of_the_plan_cost_the_same_however_many_works_promise(
    cast: Cast, edition: Edition, water: Indicator
) -> None:
    client = signed_in(cast.strategist)
    paths = [reverse(name, args=[edition.plan_id]) for name in ("plans:plan", "plans:tests")]
    first = work(cast, edition, "ฝาย")
    state_contributions(first, {water: Decimal(1)}, by=cast.district_officer)
    before = [queries_of(client, path) for path in paths]
    for number in range(6):
        more = work(cast, edition, f"ฝาย {number}")
        state_contributions(more, {water: Decimal(1)}, by=cast.district_officer)
    assert [queries_of(client, path) for path in paths] == before
    assert before[1] == QUERIES_OF_THE_TESTS


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


def test_its_writer_states_it_on_its_page_in_thai_digits(
    cast: Cast, edition: Edition, water: Indicator
) -> None:
    activity = work(cast, edition, "ฝาย")
    client = signed_in(cast.district_officer)
    path = reverse("projects:contributions-edit", args=[activity.pk])

    refused = client.post(path, {str(water.pk): "20 ครัวเรือน"}).content.decode()
    assert "ใส่เฉพาะตัวเลข" in refused
    assert "20 ครัวเรือน" in refused
    assert not Contribution.objects.exists()

    assert client.post(path, {str(water.pk): "๑,๒๐๐.๕"}).status_code == 302
    assert Contribution.objects.get().amount == Decimal("1200.5")
    page = client.get(reverse("projects:activity", args=[activity.pk])).content.decode()
    assert "1,200.5" in page
    assert client.get(path).content.decode().count('value="1,200.5"') == 1


def test_others_read_it_and_change_nothing(cast: Cast, edition: Edition, water: Indicator) -> None:
    activity = work(cast, edition, "ฝาย")
    path = reverse("projects:contributions-edit", args=[activity.pk])
    assert signed_in(cast.charlie).post(path, {str(water.pk): "5"}).status_code == 403
    assert not Contribution.objects.exists()
    own = make_activity(cast.district, cast.district_officer)
    path = reverse("projects:contributions-edit", args=[own.pk])
    assert signed_in(cast.charlie).get(path).status_code == 404
    assert "ยังไม่มีตัวชี้วัดที่รวมผลได้" in signed_in(cast.district_officer).get(path).content.decode()
