"""A list adopted by a meeting becomes a sealed edition, and the meeting can take it back."""

import datetime as dt

import pytest

from oneplan.annual_plans.acts import waiting
from oneplan.annual_plans.models import Level, Round
from oneplan.annual_plans.services import draw_frame, run_round
from oneplan.budget.models import Amount
from oneplan.budget.queries import money_by_stage
from oneplan.committees.founding import add_seat, found_committee
from oneplan.committees.models import AgendaItem, Committee, Decision, Meeting
from oneplan.committees.queries import previews, what_waits
from oneplan.committees.services import (
    call_meeting,
    confirm,
    decide,
    put_on_agenda,
    record_presence,
    undo_resolution,
)
from oneplan.core.errors import Refusal
from oneplan.funds.models import FrameState, LineNature
from oneplan.plans.models import Edition, EditionState, Listing, Plan, Side
from oneplan.projects.drafts import CostDraft
from oneplan.projects.writing import set_cost_lines
from tests.budget.lines import make_line
from tests.cast import Cast, build_cast
from tests.plans.kinds import load_plan_types
from tests.projects.works import make_activity, make_source
from tests.screening.sets import make_criteria_set

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 20)


@pytest.fixture
def cast() -> Cast:
    make_criteria_set()
    return build_cast()


@pytest.fixture
def committee(cast: Cast) -> Committee:
    load_plan_types()
    made = found_committee(
        cast.province, kind="KBJ", name="คณะกรรมการสมมติ", short_name="ก.บ.จ.", by=cast.strategist
    )
    add_seat(made, title="ประธาน", category="ราชการ", by=cast.strategist)
    return made


def a_round(cast: Cast, *, fiscal_year: int = 2571) -> Round:
    for satang, nature in ((60, LineNature.ITEM), (50, LineNature.ITEM), (9, LineNature.BUNDLE)):
        make_activity(
            cast.province, cast.strategist, satang=satang, nature=nature, fiscal_year=fiscal_year
        )
    return run(cast, fiscal_year)


def run(cast: Cast, fiscal_year: int = 2571) -> Round:
    return run_round(Level.PROVINCE, cast.province, fiscal_year=fiscal_year, by=cast.strategist)


def draw(cast: Cast, round_: Round, satang: int, state: FrameState = FrameState.DRAFT) -> None:
    draw_frame(round_, satang, state=state, by=cast.strategist, on=DAY)


def a_meeting(cast: Cast, committee: Committee, number: int = 1) -> Meeting:
    meeting = call_meeting(committee, number=number, year=2570, held_on=DAY, by=cast.strategist)
    record_presence(meeting, list(committee.seats.values_list("pk", flat=True)), by=cast.strategist)
    return meeting


def put(cast: Cast, committee: Committee, number: int = 1) -> AgendaItem:
    item = put_on_agenda(
        a_meeting(cast, committee, number), waiting(committee)[0], by=cast.strategist
    )
    return decide(item, Decision.APPROVED, resolution="เห็นชอบ", by=cast.strategist)


def test_an_adopted_list_is_a_sealed_edition_with_sides_ranks_and_money(
    cast: Cast, committee: Committee
) -> None:
    round_ = a_round(cast)
    draw(cast, round_, 70)
    item = put(cast, committee)
    assert any("70" in line or "0.70" in line for line in previews([item])[item])

    confirm(item, by=cast.strategist)

    edition = Edition.objects.get()
    assert (edition.state, edition.plan.type_code, edition.plan.fiscal_year) == (
        EditionState.SEALED,
        "P1",
        2571,
    )
    sides = {row.side: row.years.get().satang for row in Listing.objects.all()}
    assert sides == {Side.WITHIN: 60, Side.OVER: 50, Side.OUTSIDE: 9}
    within = Listing.objects.get(side=Side.WITHIN)
    over = Listing.objects.get(side=Side.OVER)
    assert money_by_stage([within.subject_id, over.subject_id]) == {
        within.subject_id: {"requested": 60, "endorsed": 60},
        over.subject_id: {"requested": 50},
    }
    assert within.subject.events.filter(code="annual_plans.within").exists()
    round_.refresh_from_db()
    assert round_.adopted_as == edition
    assert what_waits(committee) == []


def test_undoing_the_resolution_takes_the_edition_and_the_money_back(
    cast: Cast, committee: Committee
) -> None:
    round_ = a_round(cast)
    draw(cast, round_, 70)
    item = confirm(put(cast, committee), by=cast.strategist)

    undo_resolution(item, reason="นับองค์ประชุมใหม่", by=cast.strategist)

    assert not Edition.objects.exists()
    round_.refresh_from_db()
    assert round_.adopted_as is None
    keys = set(Amount.objects.values_list("subject_id", flat=True))
    assert keys
    for stages in money_by_stage(keys).values():
        assert set(stages.values()) == {0}
    assert len(waiting(committee)) == 1
    confirm(item, by=cast.strategist)
    assert Edition.objects.get().state == EditionState.SEALED


def test_a_list_is_adopted_again_when_the_frame_has_moved(cast: Cast, committee: Committee) -> None:
    round_ = a_round(cast)
    confirm(put(cast, committee), by=cast.strategist)
    assert set(Listing.objects.values_list("side", flat=True)) == {Side.UNDRAWN, Side.OUTSIDE}

    draw(cast, round_, 200, FrameState.FINAL)
    confirm(put(cast, committee, number=2), by=cast.strategist)

    last = Edition.objects.order_by("number").last()
    assert last is not None
    assert last.number == 2
    assert set(last.listings.values_list("side", flat=True)) == {Side.WITHIN, Side.OUTSIDE}
    assert Edition.objects.filter(state=EditionState.SEALED).count() == 2


def test_what_changed_after_the_agenda_stops_the_adoption_and_moves_nothing(
    cast: Cast, committee: Committee
) -> None:
    round_ = a_round(cast)
    item = put(cast, committee)
    draw(cast, round_, 70)
    with pytest.raises(Refusal, match="changed_since_agenda"):
        confirm(item, by=cast.strategist)

    activity = round_.ranks.get(satang=60).subject.activity
    again = put(cast, committee, number=2)
    set_cost_lines(activity, [CostDraft(source=make_source(), satang=61)], by=cast.strategist)
    with pytest.raises(Refusal, match="inputs_changed"):
        confirm(again, by=cast.strategist)
    run(cast)
    with pytest.raises(Refusal, match="not_the_last_run"):
        confirm(again, by=cast.strategist)
    assert not Edition.objects.exists()
    assert not Amount.objects.exists()


def test_a_trial_makes_a_trial_plan_and_records_no_money(cast: Cast, committee: Committee) -> None:
    line = make_line(cast.province, 100)
    make_activity(
        cast.province, cast.strategist, fiscal_year=2565, satang=100, printed_as=line.subject
    )
    round_ = run(cast, 2565)
    draw(cast, round_, 100, FrameState.TRIAL)

    confirm(put(cast, committee), by=cast.strategist)

    plan = Plan.objects.get()
    assert plan.is_trial
    assert "ข้อมูลทดลอง ไม่ใช่คำของบประมาณ" in plan.title
    assert not Amount.objects.exists()


def test_an_empty_list_waits_for_nobody(cast: Cast, committee: Committee) -> None:
    run(cast)
    assert what_waits(committee) == []


def test_what_asks_other_money_is_not_printed(cast: Cast, committee: Committee) -> None:
    make_activity(cast.province, cast.strategist, source="1C", satang=7)
    a_round(cast)
    confirm(put(cast, committee), by=cast.strategist)
    assert sorted(row.years.get().satang for row in Listing.objects.all()) == [9, 50, 60]
