"""What newcomers looked for and did not find: whom to call, who takes it, what to bring."""

from __future__ import annotations

import datetime as dt

import pytest

from oneplan.annual_plans.models import Level
from oneplan.annual_plans.services import run_round
from oneplan.apportioning.models import Taker
from oneplan.apportioning.services import Wish, say_who_takes
from oneplan.budget.models import Stage
from oneplan.projects.models import Activity
from oneplan.questions import about_calls as calls
from oneplan.questions import about_costs as costs
from oneplan.questions import about_forums as forums
from oneplan.questions import about_indicators as indicators
from oneplan.questions import about_money as money
from oneplan.questions import about_takers as takers
from oneplan.threads.models import Circulation
from tests.calls.calling import sent
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.questions.world import TODAY, a_measured_goal, a_plan, answered, give, seal, titles
from tests.screening.sets import make_criteria_set

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def a_priced_work(cast: Cast, title: str, price: int) -> Activity:
    work = make_activity(
        cast.district, cast.district_officer, title=title, circulation=Circulation.CIRCULATED
    )
    work.cost_lines.update(quantity=10, unit="เมตร", unit_price_satang=price)
    return work


def test_who_has_not_answered_is_told_with_a_telephone(cast: Cast) -> None:
    cast.district_officer.phone = "0 0000 0004"
    cast.district_officer.save()
    sent(cast, cast.district)

    told = answered(calls.who_has_not_sent, cast.strategist)

    assert told.table is not None
    assert told.table.rows[0].cells[2:] == (cast.district_officer.title_th, "0 0000 0004")


def test_a_call_that_waits_is_what_to_prepare_for(cast: Cast) -> None:
    before = answered(forums.next_forum, cast.district_officer)
    call = sent(cast, cast.district)

    told = answered(forums.next_forum, cast.district_officer)

    assert call.subject.title not in before.words
    assert call.subject.title in told.words
    assert told.onward[0].url.endswith(str(call.pk))
    assert call.subject.title not in answered(forums.next_forum, cast.charlie).words


def test_a_list_says_who_should_take_how_many_and_who_has_not_answered(cast: Cast) -> None:
    make_criteria_set()
    works = [
        make_activity(cast.district, cast.district_officer, title=title)
        for title in ("สะพาน", "ตลาด")
    ]
    round_ = run_round(
        Level.DISTRICT, cast.district, fiscal_year=2571, by=cast.district_officer, on=TODAY
    )
    wishes = {
        works[0].pk: Wish(Taker.LOCAL, cast.authority, "งานในเขต"),
        works[1].pk: Wish(Taker.COMMUNITY),
    }
    assert "2 รายการ" not in answered(takers.which_goes_where, cast.district_officer).words
    say_who_takes(round_, wishes, by=cast.district_officer)

    told = answered(takers.which_goes_where, cast.district_officer)

    assert "2 รายการ" in told.words
    assert set(titles(told)) == {"สะพาน", "ตลาด"}
    assert titles(answered(takers.which_goes_where, cast.charlie)) == []


def test_who_spent_least_of_what_it_was_given_stands_first(cast: Cast) -> None:
    for body, spent in ((cast.district, 10_00), (cast.authority, 90_00)):
        work = make_activity(
            cast.district,
            cast.district_officer,
            fiscal_year=2570,
            circulation=Circulation.CIRCULATED,
        )
        Activity.objects.filter(pk=work.pk).update(implementer=body)
        give(cast, work.subject, 100_00, Stage.APPROPRIATED)
        give(cast, work.subject, spent, Stage.DISBURSED)

    told = answered(money.spending, cast.governor)

    assert told.table is not None
    assert [row.cells for row in told.table.rows] == [
        (cast.district.name_th, "100", "10", "10.0"),
        (cast.authority.name_th, "100", "90", "90.0"),
    ]


def test_a_bridge_is_compared_with_bridges_not_with_pipes(cast: Cast) -> None:
    for metre in range(3):
        a_priced_work(cast, f"ก่อสร้างสะพานคอนกรีต {metre}", 98_000_00)
        a_priced_work(cast, f"วางท่อระบายน้ำ {metre}", 2_950_00)

    told = answered(costs.unit_costs, cast.reviewer)

    assert told.table is not None
    assert {row.cells[3] for row in told.table.rows} == {"1.00"}
    assert {row.cells[2] for row in told.table.rows} == {"98,000", "2,950"}


def test_a_reviewer_of_the_whole_country_is_told_of_a_plan_by_name(cast: Cast) -> None:
    edition = a_plan(cast)
    a_measured_goal(cast, edition, target=10, value=12)
    seal(edition, dt.datetime(2026, 11, 1, tzinfo=dt.UTC))

    told = answered(indicators.weak_indicators, cast.reviewer)

    assert told.words.startswith(edition.plan.title)
    assert len(told.onward) == 2
    assert len(answered(indicators.weak_indicators, cast.governor).onward) == 1
