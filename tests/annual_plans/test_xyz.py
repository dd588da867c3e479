"""Which works of a round or a plan tell which step of their causal chain, and to whom."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.annual_plans.models import Level, Round
from oneplan.annual_plans.services import run_round
from oneplan.annual_plans.xyz import chains_asked, works_of_round, works_with_chains
from oneplan.plans.models import EditionKind, Plan, Side
from oneplan.plans.services import ListingDraft, open_edition, open_plan, seal, write_listings
from oneplan.projects.models import Activity, Project
from oneplan.strategy.aligning import align_subject
from oneplan.strategy.library import Entry, Head, put_list
from oneplan.strategy.models import Target
from oneplan.strategy.xyz_rules import State, Step
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation, Subject
from oneplan.threads.services import circulate
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.screening.sets import make_criteria_set
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 20)
BECAUSE = "น้ำพอทั้งปี เกษตรกรจึงปลูกพืชฤดูแล้งได้และรายได้เพิ่ม"


@pytest.fixture
def cast() -> Cast:
    make_criteria_set()
    return build_cast()


@pytest.fixture
def y1() -> Target:
    """A made-up national chain: Z above Y2 above Y1."""
    head = Head(code="z_made_up", version="1", kind="national", title_th="ย", mark="ข้อมูลสมมติ")
    put_list(head, [Entry(code="1.1", name_th="เป้าหมายชาติสมมติ", level="goal (Z)")], by=None)
    head = Head(code="mp_made_up", version="1", kind="master", title_th="ม", mark="ข้อมูลสมมติ")
    entries = [
        Entry(code="010001", name_th="เป้าหมายประเด็นสมมติ", level="target (Y2)",
              parent_code="1.1", parent_list="z_made_up"),
        Entry(code="010101", name_th="เป้าหมายแผนย่อยสมมติ", level="target (Y1)",
              parent_code="010001"),
    ]  # fmt: skip
    put_list(head, entries, by=None)
    return Target.objects.get(code="010101")


@pytest.fixture
def works(cast: Cast, y1: Target) -> list[Activity]:
    """Two works: the first tells its whole chain, the second nothing."""
    made = [
        make_activity(cast.province, cast.strategist, title=title, satang=60_00)
        for title in ("ฝายสมมติ", "ถนนสมมติ")
    ]
    Activity.objects.filter(pk=made[0].pk).update(output="ฝาย 1 แห่ง")
    Project.objects.filter(pk=made[0].project_id).update(outcome="น้ำพอทั้งปี")
    align_subject(made[0].subject, target=y1, strength=3, because=BECAUSE, by=cast.strategist)
    return made


@pytest.fixture
def round_(cast: Cast, works: list[Activity]) -> Round:
    return run_round(Level.PROVINCE, cast.province, fiscal_year=2571, by=cast.strategist, on=DAY)


def test_a_claim_on_y1_is_followed_up_to_the_national_goal(
    cast: Cast, works: list[Activity]
) -> None:
    told, bare = works_with_chains([each.pk for each in works], reach=reach(cast.strategist))

    links = {each.step: each for each in told.chain}
    assert links[Step.Y1].state is State.CLAIMED
    assert [links[step].state for step in (Step.Y2, Step.Z)] == [State.REACHED] * 2
    assert links[Step.Z].named is not None
    assert (links[Step.Z].named.code, links[Step.Z].named.strength) == ("1.1", 3)
    assert (told.lacks, told.is_exact) == ([], True)
    assert Step.Y1 in bare.lacks
    assert not bare.is_exact


def test_a_claim_of_the_project_counts_for_its_activity_and_the_other_way_about(
    cast: Cast, works: list[Activity], y1: Target
) -> None:
    _told, bare = works
    project = Subject.objects.get(pk=bare.project_id)
    align_subject(project, target=y1, strength=1, because=BECAUSE, by=cast.strategist)

    activity, whole = works_with_chains(
        [bare.pk, works[0].project_id], reach=reach(cast.strategist)
    )

    assert Step.Y1 not in activity.lacks
    assert Step.Y1 not in whole.lacks


def test_the_list_counts_who_lacks_what_and_narrows_to_them(cast: Cast, round_: Round) -> None:
    seen = reach(cast.strategist)
    works = works_of_round(round_, reach=seen)

    shown = chains_asked(works, {}, reach=seen)
    asked = chains_asked(works, {"lacks": "y1", "from": "๙๙"}, reach=seen)

    assert (shown.of, shown.whole, shown.exact) == (2, 1, 1)
    assert {tile.step: tile.count for tile in shown.tiles}[Step.Z] == 1
    assert [each.title for each in asked.works] == ["ถนนสมมติ"]
    assert asked.found == 1


def test_the_page_of_a_round_and_the_same_as_a_file(cast: Cast, round_: Round) -> None:
    address = reverse("annual_plans:xyz", args=[round_.pk])
    client = signed_in(cast.strategist)

    page = client.get(address).content.decode()
    file = client.get(address, {"as": "csv", "lacks": "y1"}).content.decode("utf-8-sig")

    assert "เป้าหมายแผนย่อยสมมติ" in page
    assert "ถนนสมมติ" in file
    assert "ฝายสมมติ" not in file


def test_queries_do_not_grow_with_the_works(cast: Cast, works: list[Activity]) -> None:
    seen = reach(cast.strategist)
    with CaptureQueriesContext(connection) as few:
        works_with_chains([works[0].pk], reach=seen)
    with CaptureQueriesContext(connection) as many:
        works_with_chains([each.pk for each in works], reach=seen)

    assert len(few) == len(many)


def test_the_chain_stands_on_the_page_of_the_work(cast: Cast, works: list[Activity]) -> None:
    address = reverse("projects:activity", args=[works[0].pk])

    page = signed_in(cast.strategist).get(address).content.decode()

    assert 'id="xyz"' in page
    assert "เป้าหมายชาติสมมติ" in page


def test_works_outside_the_readers_circle_are_neither_shown_nor_counted(
    cast: Cast, round_: Round, works: list[Activity]
) -> None:
    circulate(round_.subject, Circulation.CIRCULATED, by=cast.strategist)
    address = reverse("annual_plans:xyz", args=[round_.pk])

    shown = signed_in(cast.charlie).get(address).context["shown"]

    assert (shown.of, list(shown.works)) == (0, [])
    assert signed_in(cast.stranger).get(address).status_code == 404
    assert Client().get(address).status_code == 404


def test_the_page_of_a_plan_tells_the_works_it_lists(cast: Cast, works: list[Activity]) -> None:
    plan: Plan = open_plan(
        "P1", cast.province, title="แผนประจำปีสมมติ", fiscal_year=2571, by=cast.strategist
    )
    address = reverse("annual_plans:plan-xyz", args=[plan.pk])
    client = signed_in(cast.strategist)
    assert client.get(address).status_code == 302
    edition = open_edition(plan, kind=EditionKind.FULL, year=2570, by=cast.strategist)
    drafts = [ListingDraft(subject=works[1].subject, title="ถนน", side=Side.WITHIN)]
    write_listings(edition, drafts, by=cast.strategist)
    seal(edition, item=None, by=cast.strategist)

    shown = client.get(address).context["shown"]

    assert [each.title for each in shown.works] == ["ถนนสมมติ"]
