"""A round: who is on the list, in which order, under which frame, and what it leaves alone."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oneplan.annual_plans.models import Level, Rank, RankState, Round
from oneplan.annual_plans.queries import compare_runs, current_line, ranked_list
from oneplan.annual_plans.services import draw_frame, run_round
from oneplan.calls.answering import AnswerDraft, answer_call
from oneplan.calls.drafting import CallDraft, address, draft_call
from oneplan.calls.models import Purpose
from oneplan.calls.sending import send_call
from oneplan.core.errors import Refusal
from oneplan.funds.models import FrameState, LineNature, SourceGroup
from oneplan.needs.services import NeedDraft, record_need
from oneplan.projects.drafts import CostDraft
from oneplan.projects.models import Activity
from oneplan.projects.services import withdraw
from oneplan.projects.writing import set_cost_lines
from oneplan.screening.models import CriteriaSet
from oneplan.screening.services import Given
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation
from oneplan.threads.sentences import sentence
from oneplan.threads.services import merge, share
from tests.budget.lines import make_line
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity, make_source
from tests.screening.sets import make_criteria_set

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 20)


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture(autouse=True)
def criteria() -> CriteriaSet:
    return make_criteria_set()


def run(cast: Cast, fiscal_year: int = 2571, scores: tuple[Given, ...] = ()) -> Round:
    return run_round(
        Level.PROVINCE,
        cast.province,
        fiscal_year=fiscal_year,
        by=cast.strategist,
        scores=scores,
        on=DAY,
    )


def full_marks(cast: Cast, activity: Activity, a1: str = "5", gate: str = "1") -> tuple[Given, ...]:
    return tuple(
        Given(
            subject=activity.subject,
            criterion=code,
            value=Decimal(value),
            assessor=cast.strategist,
        )
        for code, value in (("A1", a1), ("A2", "5"), ("G", gate))
    )


def titles(round_: Round) -> list[str]:
    ranks = round_.ranks.filter(position__isnull=False).order_by("position")
    return list(ranks.values_list("subject__title", flat=True))


def test_a_year_without_activities_gives_an_empty_list_and_says_what_to_do(cast: Cast) -> None:
    line = make_line(cast.province, 100)
    make_activity(cast.province, cast.strategist, fiscal_year=2565, printed_as=line.subject)

    found = ranked_list(run(cast), reach=reach(cast.strategist))

    assert found.rows == ()
    assert [finding.code for finding in found.findings] == [
        "annual_plans.no_candidates",
        "annual_plans.has_other_years",
    ]
    assert found.findings[1].facts == {"years": "2565"}
    assert not found.round.is_trial


def test_the_list_is_ranked_by_score_then_what_is_not_scored(cast: Cast) -> None:
    plain = make_activity(cast.province, cast.strategist, title="ไม่ได้ให้คะแนน")
    good = make_activity(cast.province, cast.strategist, title="คะแนนดี")
    best = make_activity(cast.province, cast.strategist, title="คะแนนดีที่สุด")
    shut = make_activity(cast.province, cast.strategist, title="ไม่ผ่านเงื่อนไข")
    scores = (
        *full_marks(cast, good, a1="3"),
        *full_marks(cast, best),
        *full_marks(cast, shut, gate="0"),
    )

    found = run(cast, scores=scores)

    assert titles(found) == [best.title, good.title, plain.title, shut.title]
    states = dict(found.ranks.values_list("subject__title", "state"))
    assert states[plain.title] == RankState.NOT_SCORED
    assert found.ranks.get(subject=plain.subject).score is None
    assert states[shut.title] == RankState.GATE_SHUT


def test_bundles_and_management_money_stand_outside_and_take_their_money_first(cast: Cast) -> None:
    item = make_activity(cast.province, cast.strategist, satang=60)
    make_activity(cast.province, cast.strategist, satang=30, nature=LineNature.BUNDLE)
    make_activity(cast.province, cast.strategist, satang=10, nature=LineNature.MANAGEMENT)

    round_ = run(cast)
    draw_frame(round_, 99, state=FrameState.DRAFT, by=cast.strategist, on=DAY)

    found = ranked_list(round_, reach=reach(cast.strategist))
    assert [row.rank.subject_id for row in found.rows] == [item.pk]
    assert (found.first_satang, found.total_satang) == (40, 100)
    assert found.line is not None
    assert (found.line.first, found.line.within, found.line.short_by) == (40, 0, 1)


def test_moving_the_frame_ranks_nothing_again_and_keeps_every_frame(cast: Cast) -> None:
    for satang in (60, 30, 10):
        make_activity(cast.province, cast.strategist, satang=satang)
    round_ = run(cast)
    ranks = list(Rank.objects.values_list("pk", "position").order_by("pk"))

    for satang, state in ((50, FrameState.DRAFT), (100, FrameState.FINAL)):
        draw_frame(round_, satang, state=state, by=cast.strategist, on=DAY)

    assert list(Rank.objects.values_list("pk", "position").order_by("pk")) == ranks
    assert [line.frame.satang for line in round_.frame_lines.order_by("drawn_at")] == [50, 100]
    last = current_line(round_)
    assert last is not None
    assert last.frame.state == FrameState.FINAL
    assert [row.side for row in ranked_list(round_, reach=None).rows] == ["within"] * 3
    told = [sentence(event) for event in round_.subject.events.all()]
    assert len(told) == 4


def test_the_same_inputs_are_the_same_run_and_another_cost_is_another(cast: Cast) -> None:
    first = make_activity(cast.province, cast.strategist, satang=60)
    gone = make_activity(cast.province, cast.strategist, satang=30)
    before = run(cast)
    assert run(cast) == before

    costs = [CostDraft(source=make_source(), satang=70)]
    set_cost_lines(first, costs, by=cast.strategist)
    withdraw(gone, reason="ถอน", by=cast.strategist)
    make_activity(cast.province, cast.strategist, title="ใหม่")
    after = run(cast)

    assert (before.run_no, after.run_no) == (1, 2)
    found = compare_runs(before, after)
    assert found.went == (gone.pk,)
    assert len(found.came) == 1
    assert found.recosted == {first.pk: (60, 70)}
    assert before.ranks.count() == 2


def test_appropriated_lines_make_a_trial_and_only_a_trial_frame(cast: Cast) -> None:
    line = make_line(cast.province, 100)
    made = make_activity(
        cast.province, cast.strategist, fiscal_year=2565, printed_as=line.subject, satang=100
    )
    round_ = run(cast, fiscal_year=2565)

    assert round_.is_trial
    assert round_.subject.is_trial
    assert "annual_plans.is_trial" in [finding["code"] for finding in round_.findings]
    assert made.subject.events.filter(code="annual_plans.ranked_trial").exists()
    with pytest.raises(Refusal, match="trial_frame"):
        draw_frame(round_, 1, state=FrameState.FINAL, by=cast.strategist, on=DAY)
    draw_frame(round_, 100, state=FrameState.TRIAL, by=cast.strategist, on=DAY)


def test_another_bodys_draft_is_no_candidate_until_it_is_shown(cast: Cast) -> None:
    circulated = make_activity(
        cast.district, cast.district_officer, title="เวียน", circulation=Circulation.CIRCULATED
    )
    draft = make_activity(cast.authority, cast.planner, title="ร่าง")
    assert titles(run(cast)) == [circulated.title]

    share(draft.subject, cast.province, by=cast.planner)

    assert set(titles(run(cast))) == {circulated.title, draft.title}


def test_merged_and_withdrawn_activities_and_other_money_are_not_ranked(cast: Cast) -> None:
    kept = make_activity(cast.province, cast.strategist)
    twin = make_activity(cast.province, cast.strategist)
    merge(twin.subject, kept.subject, by=cast.strategist)
    withdraw(make_activity(cast.province, cast.strategist), reason="ถอน", by=cast.strategist)
    ministry = make_activity(
        cast.province, cast.strategist, source="2", group=SourceGroup.MINISTRY, satang=5
    )
    cluster = make_activity(cast.province, cast.strategist, source="1C", satang=7)

    found = ranked_list(run(cast), reach=reach(cast.strategist))

    assert [row.rank.subject_id for row in found.rows] == [kept.pk]
    assert {row.rank.subject_id for row in found.apart} == {ministry.pk, cluster.pk}
    assert found.total_satang == kept.satang


def test_a_cluster_ranks_what_it_owns_and_a_district_what_lies_in_it(cast: Cast) -> None:
    joint = make_activity(cast.cluster, cast.cluster_officer, source="1C", places=("6707", "6301"))
    local = make_activity(
        cast.authority, cast.planner, circulation=Circulation.CIRCULATED, places=("67070301",)
    )
    outside = make_activity(
        cast.province, cast.strategist, circulation=Circulation.CIRCULATED, places=("67030101",)
    )

    def keys(level: Level, body: object) -> set[object]:
        made = run_round(level, body, fiscal_year=2571, by=None, on=DAY)  # type: ignore[arg-type]
        return set(made.ranks.values_list("subject_id", flat=True))

    assert keys(Level.CLUSTER, cast.cluster) == {joint.pk}
    assert keys(Level.DISTRICT, cast.district) == {local.pk}
    assert keys(Level.PROVINCE, cast.province) == {local.pk, outside.pk}
    with pytest.raises(Refusal, match="wrong_level"):
        run_round(Level.CLUSTER, cast.district, fiscal_year=2571, by=None)


def test_a_row_the_reader_may_not_read_keeps_its_place_and_hides_its_name(cast: Cast) -> None:
    draft = make_activity(cast.authority, cast.planner)
    share(draft.subject, cast.province, by=cast.planner)
    round_ = run(cast)

    seen = {
        name: ranked_list(round_, reach=reach(post)).rows[0].is_readable
        for name, post in (("strategist", cast.strategist), ("charlie", cast.charlie))
    }
    assert seen == {"strategist": True, "charlie": False}


def test_findings_of_every_row_are_kept_with_the_run(cast: Cast) -> None:
    make_activity(cast.province, cast.strategist, places=(), satang=0)
    row = ranked_list(run(cast), reach=reach(cast.strategist)).rows[0]

    codes = {finding.code for finding in row.findings}
    assert {"projects.cost_is_missing", "projects.place_is_missing"} <= codes
    assert row.worst == "error"


def test_a_longer_list_takes_no_more_queries(cast: Cast) -> None:
    counts, theirs = [], reach(cast.strategist)
    for more in (1, 20):
        for number in range(more):
            make_activity(cast.province, cast.strategist, title=f"กิจกรรม {number}")
        with CaptureQueriesContext(connection) as ran:
            round_ = run(cast)
        with CaptureQueriesContext(connection) as read:
            ranked_list(round_, reach=theirs)
        counts.append((len(ran), len(read)))
    assert counts[0][1] == counts[1][1]
    assert abs(counts[0][0] - counts[1][0]) <= 2, counts


def test_a_district_ranks_the_needs_proposed_to_it_until_an_activity_answers_them(
    cast: Cast,
) -> None:
    need = record_need(
        NeedDraft(
            wording="ขอประปาหมู่บ้าน",
            owner=cast.authority,
            origin=cast.authority,
            fiscal_year=2571,
            places=("67070301",),
            people=120,
        ),
        by=cast.planner,
    )
    words = CallDraft(
        title="หนังสือสมมติ",
        fiscal_year=2571,
        purpose=Purpose.DISTRICT_YEAR,
        direction="ขอความต้องการ",
        due_on=DAY,
        takes_needs=True,
    )
    call = draft_call(cast.district, words, by=cast.district_officer, on=DAY)
    address(call, [cast.authority], by=cast.district_officer)
    send_call(call, by=cast.district_officer, on=DAY)
    assert not _district_ranks(cast)

    answer_call(call.addressees.get(), AnswerDraft(chosen={need.pk: None}), by=cast.planner)
    [rank] = _district_ranks(cast)
    assert (rank.subject_id, rank.satang) == (need.pk, 0)
    assert [row["code"] for row in rank.findings] == ["annual_plans.is_a_need"]

    make_activity(cast.authority, cast.planner, needs=(need.subject,))
    assert not _district_ranks(cast)


def _district_ranks(cast: Cast) -> list[Rank]:
    made = run_round(
        Level.DISTRICT, cast.district, fiscal_year=2571, by=cast.district_officer, on=DAY
    )
    return list(made.ranks.all())
