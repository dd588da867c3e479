"""Every answer against a small world where the right one is known."""

from __future__ import annotations

import datetime as dt

import pytest

from oneplan.annual_plans.models import Level
from oneplan.annual_plans.services import draw_frame, run_round
from oneplan.assets.services import open_docket
from oneplan.budget.models import Stage
from oneplan.committees.founding import add_seat, found_committee
from oneplan.committees.models import Committee, SeatDuty
from oneplan.committees.services import add_item, call_meeting
from oneplan.funds.models import FrameState
from oneplan.monitoring.services import report_progress
from oneplan.needs.models import Doer
from oneplan.projects.models import Evidence
from oneplan.projects.writing import change_activity
from oneplan.questions import about_activities as activities
from oneplan.questions import about_alignment as alignment
from oneplan.questions import about_calls as calls
from oneplan.questions import about_committees as committees
from oneplan.questions import about_costs as costs
from oneplan.questions import about_forums as forums
from oneplan.questions import about_indicators as indicators
from oneplan.questions import about_lists as lists
from oneplan.questions import about_money as money
from oneplan.questions import about_needs as needs
from oneplan.questions import about_overlaps as overlaps
from oneplan.questions import about_plans as plans
from oneplan.questions import about_readiness as readiness
from oneplan.questions import about_requests as requests
from oneplan.questions import about_results as results
from oneplan.questions.asking import asker_of
from oneplan.screening.models import OverlapKind, Verdict
from oneplan.threads.models import Circulation, ReferralKind, Subject
from oneplan.threads.referrals import answer_referral, refer
from oneplan.threads.services import merge
from tests.budget.lines import make_line
from tests.calls.calling import sent
from tests.cast import Cast, build_cast
from tests.factories import make_area
from tests.projects.works import make_activity, make_project
from tests.questions.world import (
    TODAY,
    VILLAGE,
    a_checklist,
    a_measured_goal,
    a_need,
    a_plan,
    answered,
    give,
    in_public,
    seal,
    titles,
)
from tests.screening.sets import make_criteria_set

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def send(cast: Cast, need: Subject, *, declined: str = "") -> None:
    request = refer(
        need,
        to=cast.pao,
        kind=ReferralKind.REFER,
        reason="เกินศักยภาพ",
        by=cast.district_officer,
        on=dt.date(2026, 11, 1),
    )
    if declined:
        answer_referral(
            request, accepts=False, answer=declined, by=cast.pao_planner, on=dt.date(2026, 11, 9)
        )


@pytest.fixture
def four_needs(cast: Cast) -> dict[str, Subject]:
    """One answered, one joined, one declined, one nobody took up."""
    found = {
        name: a_need(cast, name, people=people)
        for name, people in (("ตอบแล้ว", 10), ("รวมแล้ว", 20), ("ส่งต่อแล้ว", 30), ("ค้างอยู่", 120))
    }
    make_activity(
        cast.district,
        cast.district_officer,
        needs=(found["ตอบแล้ว"],),
        circulation=Circulation.CIRCULATED,
    )
    merge(found["รวมแล้ว"], found["ตอบแล้ว"], by=cast.district_officer)
    send(cast, found["ส่งต่อแล้ว"], declined="ไม่ใช่อำนาจหน้าที่")
    return found


def test_where_each_need_is_now(cast: Cast, four_needs: dict[str, Subject]) -> None:
    told = answered(needs.asked_in_five_years, cast.district_officer)

    assert "4 เรื่อง" in told.words
    assert set(titles(told)) == set(four_needs)
    stands = {row.cells[0]: row.cells[2] for row in told.table.rows}  # type: ignore[union-attr]
    assert len(set(stands.values())) == 4


def test_a_draft_answer_of_others_is_not_told(cast: Cast) -> None:
    need = a_need(cast, "ขอสระ")
    make_activity(cast.district, cast.district_officer, needs=(need,))
    left = [
        needs.alone(asker, needs.needs_here(asker)).count()
        for asker in (asker_of(post, on=TODAY) for post in (cast.district_officer, cast.strategist))
    ]
    assert left == [0, 1]


def test_nobodys_draft_is_counted_or_named_outside_its_circle(cast: Cast) -> None:
    a_need(cast, "ร่างลับ", circulation=Circulation.DRAFT, people=999)
    make_activity(cast.district, cast.district_officer, title="กิจกรรมลับ")
    for told in (
        answered(needs.top_needs, cast.strategist),
        answered(needs.in_no_project, cast.strategist),
        answered(activities.coming_here, cast.strategist),
        in_public(activities.coming_here),
    ):
        assert titles(told) == []
    assert titles(answered(needs.top_needs, cast.district_officer)) == ["ร่างลับ"]


def test_what_nobody_took_up_with_the_people_it_touches(
    cast: Cast, four_needs: dict[str, Subject]
) -> None:
    told = answered(needs.in_no_project, cast.district_officer)
    assert titles(told) == ["ค้างอยู่"]
    assert told.table is not None
    assert told.table.rows[0].cells[2] == "120"


def test_the_most_touching_need_stands_first(cast: Cast, four_needs: dict[str, Subject]) -> None:
    assert titles(answered(needs.top_needs, cast.governor))[0] == "ค้างอยู่"


def test_a_refusal_is_told_with_its_reason(cast: Cast, four_needs: dict[str, Subject]) -> None:
    told = answered(requests.refused_why, cast.district_officer)
    assert told.table is not None
    assert [row.cells[2] for row in told.table.rows] == ["ไม่ใช่อำนาจหน้าที่"]
    assert answered(requests.sent_by_us, cast.district_officer).table.total == 1  # type: ignore[union-attr]


def test_what_we_can_do_ourselves(cast: Cast) -> None:
    a_need(cast, "ทำเอง", doer=Doer.OURSELVES)
    a_need(cast, "ทำร่วม", doer=Doer.TOGETHER)
    a_need(cast, "ทำให้", doer=Doer.FOR_US)
    assert set(titles(answered(needs.can_do_ourselves, cast.district_officer))) == {
        "ทำเอง",
        "ทำร่วม",
    }


def test_a_part_without_a_need_has_not_sent(cast: Cast) -> None:
    make_area("670704", "ตำบลเงียบ")
    a_need(cast, "ขอสระ")
    told = answered(forums.parts_without_a_need, cast.district_officer)
    assert [title.endswith("ตำบลเงียบ") for title in titles(told)] == [True]


def test_with_a_call_out_who_has_not_answered_it_is_told(cast: Cast) -> None:
    told = answered(calls.who_has_not_sent, cast.strategist)
    assert told.table is not None
    assert told.onward == ()
    sent(cast, cast.district, cast.neighbour)
    told = answered(calls.who_has_not_sent, cast.strategist)
    assert set(titles(told)) == {cast.district.name_th, cast.neighbour.name_th}
    assert "เหลือ 23 วัน" in told.words


def test_a_need_of_two_subdistricts_is_shared(cast: Cast) -> None:
    a_need(cast, "ถนนสองตำบล", places=(VILLAGE, "67070401"))
    a_need(cast, "สระบ้านเดียว")
    assert titles(answered(needs.shared_by_several, cast.district_officer)) == ["ถนนสองตำบล"]


def test_what_is_coming_adds_up(cast: Cast) -> None:
    make_line(cast.province, 2_000_000_00, VILLAGE, fiscal_year=2570)
    make_activity(
        cast.district, cast.district_officer, satang=3_000_000_00, circulation=Circulation.PUBLIC
    )
    told = in_public(activities.coming_here, VILLAGE)
    assert "2,000,000 บาท" in told.words
    assert "3,000,000 บาท" in told.words
    elsewhere = in_public(activities.coming_here, "6703")
    assert elsewhere.table is not None
    assert elsewhere.table.total == 0
    assert "0 รายการ" not in elsewhere.words


def test_ready_means_every_paper_and_blockers_are_counted(cast: Cast) -> None:
    a_checklist("R1", "R2")
    ready, bare = (
        make_activity(cast.district, cast.district_officer, title=title)
        for title in ("พร้อม", "ขาด")
    )
    for code in ("R1", "R2"):
        Evidence.objects.create(activity=ready, code=code, is_met=True)
    Evidence.objects.create(activity=bare, code="R1", is_met=True)

    told = answered(readiness.ready_and_not, cast.district_officer)

    assert told.table is not None
    assert [row.cells[:2] for row in told.table.rows] == [("ขาด", "R2 เอกสาร R2")]
    assert "เอกสาร R2 (1)" in told.words
    assert titles(answered(readiness.ready_ones, cast.district_officer)) == ["พร้อม", "ขาด"]


def test_the_part_with_least_money_stands_first(cast: Cast) -> None:
    make_line(cast.province, 500_00, "67070301")
    make_line(cast.province, 100_00, "67030101")
    told = answered(money.fair_split, cast.governor)
    assert [row.url.rsplit("/", 1)[1] for row in told.table.rows] == ["6703", "6707"]  # type: ignore[union-attr]


def test_spending_is_told_only_where_money_was_recorded(cast: Cast) -> None:
    activity = make_activity(
        cast.district, cast.district_officer, fiscal_year=2570, circulation=Circulation.CIRCULATED
    )
    assert "%" not in answered(money.spending, cast.governor).words
    give(cast, activity.subject, 400_00, Stage.APPROPRIATED)
    give(cast, activity.subject, 100_00, Stage.DISBURSED)
    assert "25.0%" in answered(money.spending, cast.governor).words
    assert "%" not in answered(money.spending, cast.stranger).words


def test_the_frame_and_what_would_drop(cast: Cast) -> None:
    make_criteria_set()
    for title, satang in (("หนึ่ง", 60_00), ("สอง", 40_00)):
        make_activity(cast.province, cast.strategist, title=title, satang=satang)
    round_ = run_round(
        Level.PROVINCE, cast.province, fiscal_year=2571, by=cast.strategist, on=TODAY
    )
    draw_frame(round_, 100_00, state=FrameState.DRAFT, by=cast.strategist, on=TODAY)

    told = answered(lists.in_or_over, cast.strategist)

    assert told.table is not None
    assert told.table.total == 1
    assert answered(lists.ranked_how, cast.strategist).onward[0].url.endswith(str(round_.pk))
    assert answered(lists.in_or_over, cast.charlie).table is None


@pytest.fixture
def committee(cast: Cast) -> Committee:
    committee = found_committee(
        cast.province, kind="KBJ", name="คณะกรรมการสมมติ", short_name="ก.บ.จ.", by=cast.strategist
    )
    add_seat(
        committee,
        title="ผู้ว่าฯ",
        category="ราชการ",
        duty=SeatDuty.CHAIR,
        post=cast.governor,
        by=cast.strategist,
    )
    add_seat(committee, title="ประธานหอการค้า", category="เอกชน", by=cast.strategist)
    return committee


def test_who_sits_for_whom_is_told_to_everybody_without_names(
    cast: Cast, committee: Committee
) -> None:
    told = in_public(committees.who_represents)
    assert set(titles(told)) == {"ผู้ว่าฯ", "ประธานหอการค้า"}
    assert "ผู้ดำรงตำแหน่ง" not in str(told)


def test_a_coming_meeting_is_told_to_who_sits_in_it(cast: Cast, committee: Committee) -> None:
    meeting = call_meeting(
        committee, number=2, year=2570, held_on=dt.date(2026, 12, 1), by=cast.strategist
    )
    add_item(meeting, title="รับทราบ", by=cast.strategist)
    assert "2/2570" in answered(committees.decisions_to_come, cast.governor).words
    assert "2/2570" not in answered(committees.decisions_to_come, cast.charlie).words
    assert "2/2570" not in str(in_public(committees.who_decides))


def test_another_bodys_draft_in_a_pair_is_only_whom_to_call(cast: Cast) -> None:
    seen = a_need(cast, "ขุดสระ")
    draft = make_activity(cast.district, cast.district_officer, title="ร่างลับ").subject
    first, second = sorted((seen, draft), key=lambda subject: subject.pk)
    Verdict.objects.create(
        a=first,
        b=second,
        province_code="67",
        area=make_area(VILLAGE),
        kind=OverlapKind.SAME,
        score=1,
    )
    told = answered(overlaps.overlaps_here, cast.strategist)
    assert told.table is not None
    assert told.table.total == 1
    assert "ขุดสระ" in str(told)
    assert "ร่างลับ" not in str(told)
    assert in_public(overlaps.overlaps_here).table.total == 0  # type: ignore[union-attr]


def test_a_silent_funded_work_is_red_with_the_telephone_of_the_post(cast: Cast) -> None:
    cast.district_officer.phone = "056-700-001"
    cast.district_officer.save()
    activity = make_activity(
        cast.district, cast.district_officer, fiscal_year=2569, circulation=Circulation.CIRCULATED
    )
    give(cast, activity.subject, 100_00, Stage.ALLOTTED, year=2569)

    told = answered(results.red_and_whom_to_call, cast.governor)
    assert told.table is not None
    assert told.table.rows[0].cells[2] == "056-700-001"

    report_progress(
        activity.subject, fiscal_year=2569, quarter=4, percent=100, words="", by=cast.strategist
    )
    assert titles(answered(results.red_and_whom_to_call, cast.governor)) == []
    assert titles(answered(results.report_of_the_quarter, cast.district_officer)) == []


def test_an_asset_nobody_took_over_is_counted(cast: Cast) -> None:
    activity = make_activity(
        cast.district, cast.district_officer, circulation=Circulation.CIRCULATED
    )
    assert "1" in answered(results.not_received, cast.strategist).words
    change_activity(activity, {"receiver": cast.authority}, seen={}, by=cast.district_officer)
    activity.refresh_from_db()
    open_docket(activity, by=cast.district_officer, on=TODAY)
    assert titles(answered(results.not_received, cast.strategist)) == [activity.title]


def test_a_goal_is_met_short_or_cannot_be_told(cast: Cast) -> None:
    edition = a_plan(cast)
    met = a_measured_goal(cast, edition, target=10, value=12)
    short = a_measured_goal(cast, edition, target=10, value=9)
    silent = a_measured_goal(cast, edition, target=10, value=None)
    seal(edition, dt.datetime(2026, 11, 1, tzinfo=dt.UTC))

    told = answered(indicators.goal_course, cast.governor)

    assert told.table is not None
    course = {row.cells[0]: row.cells[3] for row in told.table.rows}
    assert course == {
        met.title: "บรรลุ",
        short.title: "ยังไม่บรรลุ",
        silent.title: "ยังบอกไม่ได้",
    }
    assert answered(indicators.goal_course, cast.stranger).table is None


def test_an_issue_shows_its_works_and_its_bare_approaches(cast: Cast) -> None:
    edition = a_plan(cast)
    seal(edition, dt.datetime(2026, 11, 1, tzinfo=dt.UTC))
    approach = edition.elements.get(title="แนวทางสระ")
    project = make_project(cast.district, cast.district_officer)
    project.approach = approach.lineage
    project.save()
    make_activity(cast.district, cast.district_officer, project=project)

    told = answered(alignment.issues_and_works, cast.district_officer)

    assert told.table is not None
    assert told.table.rows[0].cells[1:3] == ("1", "1")
    assert answered(alignment.serves_which_issue, cast.district_officer).table.total == 1  # type: ignore[union-attr]


def test_an_element_of_the_new_edition_alone_was_added(cast: Cast) -> None:
    old = a_plan(cast, year=2569)
    seal(old, dt.datetime(2025, 11, 1, tzinfo=dt.UTC))
    assert answered(plans.changed_since_last, cast.strategist).table is None
    new = a_plan(cast, year=2570)
    for each in new.elements.all():
        each.lineage_id = old.elements.get(title=each.title).lineage_id
        each.save(update_fields=["lineage"])
    a_measured_goal(cast, new, target=1, value=None)
    seal(new, dt.datetime(2026, 11, 1, tzinfo=dt.UTC))
    told = answered(plans.changed_since_last, cast.strategist)
    assert titles(told) == ["ตัวชี้วัด 1 None"]


def test_people_for_the_money_and_unit_prices_are_computed(cast: Cast) -> None:
    make_activity(
        cast.district,
        cast.district_officer,
        satang=1_000_00,
        people_helped=50,
        circulation=Circulation.CIRCULATED,
    )
    told = answered(costs.people_for_the_money, cast.reviewer)
    assert told.table is not None
    assert told.table.rows[0].cells[1:] == ("50", "20")
