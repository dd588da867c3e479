"""Phetchabun's round on its real lines: FY2565 replays as a trial, FY2571 is empty."""

import datetime as dt

import pytest

from oneplan.annual_plans.models import Level, Round
from oneplan.annual_plans.queries import ranked_list
from oneplan.annual_plans.services import draw_frame, run_round
from oneplan.areas.models import Body, BodyKind
from oneplan.budget.queries import body_money, place_money, rows_behind
from oneplan.exchange.reference import load_all_reference
from oneplan.exchange.services import take_in
from oneplan.exchange.storing.wish import Wish
from oneplan.funds.models import FrameState, LineNature
from oneplan.projects.models import Project
from tests.real_data import real_data

pytestmark = [pytest.mark.django_db, pytest.mark.real_data]
DAY = dt.date(2026, 11, 20)
BAHT = 100


@pytest.fixture(autouse=True)
def taken_in() -> None:
    folder = real_data("phetchabun")
    load_all_reference()
    take_in(folder, Wish(province="67", cycle="2571-2575"), by=None)


def run(level: Level, fiscal_year: int) -> Round:
    if level == Level.CLUSTER:
        body = Body.objects.get(kind=BodyKind.CLUSTER, code="N-L1")
    else:
        body = Body.objects.get(kind=BodyKind.PROVINCE_OFFICE, seat="67")
    return run_round(level, body, fiscal_year=fiscal_year, by=None, on=DAY)


def test_the_past_year_is_ranked_as_a_trial_to_the_baht() -> None:
    round_ = run(Level.PROVINCE, 2565)
    draw_frame(round_, 150_000_000 * BAHT, state=FrameState.TRIAL, by=None, on=DAY)
    found = ranked_list(round_, is_all_readable=True)

    assert round_.is_trial
    assert found.total_satang == 192_192_400 * BAHT
    assert (len(found.rows), len(found.first)) == (10, 4)
    management = [
        row.rank for row in found.first if row.rank.subject.activity.nature == LineNature.MANAGEMENT
    ]
    assert [(rank.satang, rank.position) for rank in management] == [(10_000_000 * BAHT, None)]
    assert found.line is not None
    assert found.line.first + found.line.within_satang + found.line.left == 150_000_000 * BAHT
    assert Project.objects.filter(is_umbrella=True, subject__owner=round_.body).count() == 5
    assert run(Level.PROVINCE, 2565) == round_


def test_the_cluster_ranks_its_own_lines() -> None:
    found = ranked_list(run(Level.CLUSTER, 2565), is_all_readable=True)
    assert found.total_satang == 102_500_000 * BAHT
    assert found.first_satang == 12_500_000 * BAHT


def test_the_coming_year_is_empty_and_says_what_to_do() -> None:
    found = ranked_list(run(Level.PROVINCE, 2571), is_all_readable=True)
    assert (found.rows, found.first, found.apart) == ((), (), ())
    assert {finding.code for finding in found.findings} == {
        "annual_plans.no_candidates",
        "annual_plans.has_other_years",
    }


def test_all_the_money_of_the_province_adds_up_and_drills_down() -> None:
    money = place_money("67", 2565)
    totals = {
        key.key: (key.shares.total.satang // BAHT, key.shares.total.rows) for key in money.keys
    }

    assert totals == {
        "province": (192_192_400, 14),
        "cluster": (50_000_000, 1),
        "ministry": (724_617_500, 57),
        "pao": (575_039_291, 34),
        "subsidy": (505_519_000, 86),
    }
    assert money.shares.shared.satang == 30_000_000 * BAHT
    assert sum(part.total.satang for part in money.parts) == money.shares.placed.satang
    for part in money.parts:
        rows = rows_behind("67", 2565, part=part.area_code)
        assert sum(row.satang for row in rows) == part.total.satang
    cluster = Body.objects.get(kind=BodyKind.CLUSTER, code="N-L1")
    assert body_money(cluster, 2565).shares.total.satang == 102_500_000 * BAHT
