"""A district divides its list, the adoption sends the lines on, and answers come back."""

import datetime as dt

import pytest
from django.urls import reverse

from oneplan.annual_plans.adopting import adopt_list, undo_adoption
from oneplan.annual_plans.models import Level, Round
from oneplan.annual_plans.services import run_round
from oneplan.apportioning.models import Taker, Taking
from oneplan.apportioning.queries import balance_of, lines_of, takings_sent
from oneplan.apportioning.services import Wish, say_who_takes
from oneplan.apportioning.steps import steps_of
from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.projects.benefits import state_benefits
from oneplan.projects.models import Activity
from oneplan.threads.access import subject_for_reading
from oneplan.threads.models import Referral
from oneplan.threads.referrals import answer_referral
from tests.cast import Cast, build_cast
from tests.factories import make_area
from tests.projects.test_benefits import shares
from tests.projects.works import make_activity
from tests.screening.sets import make_criteria_set
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    make_criteria_set()
    return build_cast()


def ranked(cast: Cast) -> tuple[Round, Activity, Activity]:
    """A list of two lines of the district, in two of its sub-districts."""
    make_area("67070401")
    road = make_activity(cast.district, cast.district_officer, title="ถนนสมมติ", satang=60_00)
    weir = make_activity(
        cast.district,
        cast.district_officer,
        title="ฝายสมมติ",
        satang=40_00,
        places=("67070401",),
    )
    made = run_round(Level.DISTRICT, cast.district, fiscal_year=2571, by=cast.district_officer)
    return made, road, weir


def test_a_list_is_divided_and_said_again_changes_nothing(cast: Cast) -> None:
    made, road, weir = ranked(cast)
    wishes = {
        road.pk: Wish(Taker.PAO, cast.pao, "คาบเกี่ยวหลาย อปท."),
        weir.pk: Wish(Taker.COMMUNITY),
    }
    assert say_who_takes(made, wishes, by=cast.district_officer) == 2
    assert say_who_takes(made, wishes, by=cast.district_officer) == 0
    assert {line.rank.subject_id: line.taker for line in lines_of(made)} == {
        road.pk: "pao",
        weir.pk: "community",
    }
    assert Entry.objects.filter(code="apportioning.taker_said").count() == 1


def test_what_does_not_fit_is_refused_and_nothing_is_said(cast: Cast) -> None:
    made, road, weir = ranked(cast)
    stranger = make_activity(cast.neighbour, cast.charlie)
    for key, wish, code in (
        (weir.pk, Wish(Taker.PAO, cast.authority), "apportioning.wrong_kind_of_body"),
        (weir.pk, Wish(Taker.AGENCY), "apportioning.body_is_missing"),
        (stranger.pk, Wish(Taker.PRIVATE), "apportioning.not_on_the_list"),
    ):
        with pytest.raises(Refusal) as refused:
            say_who_takes(
                made, {road.pk: Wish(Taker.PAO, cast.pao), key: wish}, by=cast.district_officer
            )
        assert refused.value.code == code
    assert not Taking.objects.exists()


def test_adopting_asks_the_takers_and_answers_come_back_to_the_district(cast: Cast) -> None:
    made, road, weir = ranked(cast)
    say_who_takes(
        made,
        {road.pk: Wish(Taker.PAO, cast.pao, "เกินศักยภาพ"), weir.pk: Wish(Taker.COMMUNITY)},
        by=cast.district_officer,
    )
    effect = adopt_list(made, item=None, by=cast.district_officer)

    request = Referral.objects.get()
    assert (request.subject_id, request.from_body, request.to_body) == (
        road.pk,
        cast.district,
        cast.pao,
    )
    subject_for_reading(cast.pao_planner, road.pk)
    [sent] = takings_sent(made, cast.district_officer)
    assert sent.referral == request

    undo_adoption(effect, by=cast.district_officer)
    request.refresh_from_db()
    assert request.state == "withdrawn"


def test_an_answered_request_stays_when_the_adoption_is_undone(cast: Cast) -> None:
    made, road, _weir = ranked(cast)
    say_who_takes(made, {road.pk: Wish(Taker.PAO, cast.pao)}, by=cast.district_officer)
    effect = adopt_list(made, item=None, by=cast.district_officer)
    answer_referral(
        Referral.objects.get(),
        accepts=True,
        answer="รับไว้",
        by=cast.pao_planner,
        on=dt.date(2026, 11, 20),
    )
    undo_adoption(effect, by=cast.district_officer)
    assert Referral.objects.get().state == "accepted"


def test_the_balance_shows_every_sub_district_and_what_the_list_adds(cast: Cast) -> None:
    made, _road, _weir = ranked(cast)
    make_area("67070501")
    found = balance_of(made)
    assert list(found.years) == [2567, 2568, 2569, 2570]
    now = {row.area.code: row.now.satang for row in found.rows if row.area}
    assert now == {"670703": 60_00, "670704": 40_00, "670705": 0}
    assert found.most == 60_00


def test_a_cluster_shares_money_by_the_stated_benefit_to_the_satang(cast: Cast) -> None:
    def work(satang: int) -> Activity:
        return make_activity(cast.cluster, cast.cluster_officer, source="1C", satang=satang)

    shared, _silent = work(100_01), work(7_00)
    state_benefits(shared.project, shares(p65=33, p63=67), by=cast.cluster_officer)
    made = run_round(Level.CLUSTER, cast.cluster, fiscal_year=2571, by=cast.cluster_officer)

    found = balance_of(made)
    now = {row.area.code if row.area else "": row.now.satang for row in found.rows}
    assert now == {"53": 0, "63": 67_01, "64": 0, "65": 33_00, "67": 0, "": 7_00}
    assert sum(now.values()) == 107_01


def test_the_past_of_a_cluster_goes_by_the_stated_benefit_too(cast: Cast) -> None:
    past = make_activity(cast.cluster, cast.cluster_officer, source="1C", fiscal_year=2570)
    state_benefits(past.project, shares(p65=50, p67=50), by=cast.cluster_officer)
    before = run_round(Level.CLUSTER, cast.cluster, fiscal_year=2570, by=cast.cluster_officer)
    adopt_list(before, item=None, by=cast.cluster_officer)
    make_activity(cast.cluster, cast.cluster_officer, source="1C")
    made = run_round(Level.CLUSTER, cast.cluster, fiscal_year=2571, by=cast.cluster_officer)

    found = balance_of(made)
    spent = {row.area.code if row.area else "": row.past_satang for row in found.rows}
    assert spent == {"53": 0, "63": 0, "64": 0, "65": 500_000_00, "67": 500_000_00, "": 0}


def test_the_steps_of_a_round_are_read_from_its_records(cast: Cast) -> None:
    made, _road, _weir = ranked(cast)
    steps = steps_of(cast.district, 2571, cast.district_officer)
    assert [step.is_done for step in steps] == [False, False, True, False, False]
    assert steps[2].url == reverse("annual_plans:round", args=[made.pk])
    assert steps_of(cast.district, 2571, cast.charlie)[2].url == ""


def test_the_page_keeps_what_was_typed_when_it_is_refused(cast: Cast) -> None:
    made, road, _weir = ranked(cast)
    address = reverse("apportioning:takers", args=[made.pk])
    client = signed_in(cast.district_officer)
    assert client.get(address).status_code == 200
    wrong = client.post(address, {f"taker-{road.pk}": "pao", f"body-{road.pk}": "อบจ.ไม่มีจริง"})
    assert wrong.status_code == 200
    assert "อบจ.ไม่มีจริง" in wrong.content.decode()
    assert not Taking.objects.exists()

    right = {f"taker-{road.pk}": "pao", f"body-{road.pk}": cast.pao.name_th}
    assert client.post(address, right).status_code == 302
    assert Taking.objects.get().to_body == cast.pao
    assert client.get(reverse("annual_plans:round", args=[made.pk])).status_code == 200
    assert signed_in(cast.charlie).get(address).status_code == 404
