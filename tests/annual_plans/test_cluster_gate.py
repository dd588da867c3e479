"""The list of a cluster asks for benefit to a second province, by what the project states."""

from decimal import Decimal

import pytest

from oneplan.annual_plans.models import Level, Rank, RankState, Round
from oneplan.annual_plans.services import run_round
from oneplan.projects.benefits import state_benefits
from oneplan.projects.models import Activity
from oneplan.screening.models import CriteriaSet, Criterion
from oneplan.screening.queries import BENEFIT_GATE, CLUSTER_SET
from oneplan.screening.services import Given
from tests.cast import Cast, build_cast
from tests.projects.test_benefits import shares
from tests.projects.works import make_activity
from tests.screening.sets import make_criteria_set

pytestmark = pytest.mark.django_db
STOPS, ASKS = "projects.benefits_one_province", "projects.benefit_is_not_stated"


@pytest.fixture
def cast() -> Cast:
    made = make_criteria_set(CLUSTER_SET, is_default=False)
    Criterion.objects.create(
        criteria_set=made,
        code=BENEFIT_GATE,
        name_th="ประโยชน์มากกว่าหนึ่งจังหวัด",
        lowest=0,
        highest=5,
        step=1,
        weight=5,
        is_gate=True,
        position=9,
    )
    make_criteria_set()
    return build_cast()


def work(cast: Cast) -> Activity:
    """A work of the cluster, built in one province: its place must not decide anything."""
    return make_activity(cast.cluster, cast.cluster_officer, source="1C")


def run(cast: Cast, scores: tuple[Given, ...] = ()) -> Round:
    return run_round(
        Level.CLUSTER, cast.cluster, fiscal_year=2571, by=cast.cluster_officer, scores=scores
    )


def told(rank: Rank) -> set[str]:
    return {row["code"] for row in rank.findings} & {STOPS, ASKS}


def full_marks(cast: Cast, activity: Activity) -> tuple[Given, ...]:
    found = CriteriaSet.objects.get(code=CLUSTER_SET)
    return tuple(
        Given(
            subject=activity.subject,
            criterion=each.code,
            value=Decimal(each.highest),
            assessor=cast.cluster_officer,
        )
        for each in found.criteria.all()
    )


def test_benefit_to_one_province_is_stopped_whatever_raters_gave(cast: Cast) -> None:
    activity = work(cast)
    state_benefits(activity.project, shares(p67=100), by=cast.cluster_officer)
    rank = run(cast, full_marks(cast, activity)).ranks.get()
    assert rank.state == RankState.GATE_SHUT
    assert told(rank) == {STOPS}
    [shut] = [row for row in rank.findings if row["code"] == "annual_plans.gate_is_shut"]
    assert BENEFIT_GATE in shut["facts"]["codes"]


def test_benefit_to_two_provinces_is_left_to_the_raters(cast: Cast) -> None:
    activity = work(cast)
    state_benefits(activity.project, shares(p67=99, p65=1), by=cast.cluster_officer)
    rank = run(cast, full_marks(cast, activity)).ranks.get()
    assert rank.state == RankState.SCORED
    assert told(rank) == set()


def test_what_is_not_stated_is_asked_for_and_stated_makes_another_run(cast: Cast) -> None:
    activity = work(cast)
    first = run(cast)
    assert told(first.ranks.get()) == {ASKS}
    assert run(cast) == first
    state_benefits(activity.project, shares(p67=60, p65=40), by=cast.cluster_officer)
    second = run(cast)
    assert second.run_no == first.run_no + 1
    assert told(second.ranks.get()) == set()


def test_officials_may_lift_the_gate(cast: Cast) -> None:
    activity = work(cast)
    state_benefits(activity.project, shares(p67=100), by=cast.cluster_officer)
    Criterion.objects.filter(code=BENEFIT_GATE).update(is_gate=False)
    rank = run(cast).ranks.get()
    assert rank.state == RankState.NOT_SCORED
    assert told(rank) == set()


def test_a_province_asks_nothing_of_the_kind(cast: Cast) -> None:
    activity = make_activity(cast.province, cast.strategist)
    state_benefits(activity.project, shares(p67=100), by=cast.strategist)
    made = run_round(Level.PROVINCE, cast.province, fiscal_year=2571, by=cast.strategist)
    assert told(made.ranks.get()) == set()
