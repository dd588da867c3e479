"""The queue of a post: every app's work in one list, by the day it is due, in words."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.accounts import waiting_work
from oneplan.accounts.models import Post
from oneplan.accounts.waiting_work import WaitingWork, days_in_words
from oneplan.budget.models import Stage
from oneplan.budget.services import AmountDraft, record_amount
from oneplan.committees.founding import add_seat, found_committee
from oneplan.committees.models import SeatDuty
from oneplan.committees.services import call_meeting
from oneplan.monitoring.services import report_progress
from oneplan.projects.models import Evidence
from oneplan.screening.models import OverlapKind, Verdict
from oneplan.threads.models import ReferralKind
from oneplan.threads.referrals import refer
from tests.budget.lines import make_source
from tests.cast import Cast, build_cast
from tests.factories import make_area
from tests.projects.works import make_activity
from tests.questions.world import a_need
from tests.walking import signed_in

TODAY = dt.date(2026, 11, 27)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def today():  # type: ignore[no-untyped-def]
    with time_machine.travel(dt.datetime(2026, 11, 27, 3, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def waiting(post: Post) -> list[WaitingWork]:
    return waiting_work.waiting_work(post, on=TODAY)


def send(cast: Cast, wording: str, due: dt.date | None) -> None:
    refer(
        a_need(cast, wording),
        to=cast.pao,
        kind=ReferralKind.REFER,
        reason="เกินศักยภาพ",
        by=cast.district_officer,
        on=dt.date(2026, 11, 1),
        due=due,
    )


def test_time_left_is_told_in_words() -> None:
    assert [days_in_words(days) for days in (-3, 0, 5)] == ["เลยกำหนด 3 วัน", "วันนี้", "เหลือ 5 วัน"]


def test_one_name_holds_one_source() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"threads\.requests"):
        waiting_work.register("threads.requests", lambda post, on: [])


def test_requests_stand_by_their_day_and_the_late_one_first(cast: Cast) -> None:
    send(cast, "ไม่มีกำหนด", None)
    send(cast, "ยังทัน", dt.date(2026, 12, 15))
    send(cast, "เลยแล้ว", dt.date(2026, 11, 20))

    found = waiting(cast.pao_planner)

    assert [work.title for work in found] == ["เลยแล้ว", "ยังทัน", "ไม่มีกำหนด"]
    assert [work.is_late(TODAY) for work in found] == [True, False, False]
    assert waiting(cast.charlie) == []


def test_what_is_more_than_ten_is_counted(cast: Cast) -> None:
    for number in range(13):
        send(cast, f"เรื่อง {number}", None)
    found = waiting(cast.pao_planner)
    assert len(found) == 11
    assert found[0].count == 3


def test_a_secretary_prepares_and_a_seated_post_reads(cast: Cast) -> None:
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
    call_meeting(committee, number=2, year=2570, held_on=dt.date(2026, 12, 1), by=cast.strategist)

    (prepare,) = waiting(cast.strategist)
    (read,) = waiting(cast.governor)

    assert (prepare.title, prepare.due) == ("ก.บ.จ. ครั้งที่ 2/2570", dt.date(2026, 12, 1))
    assert str(prepare.kind) == "ระเบียบวาระที่ต้องเตรียม"
    assert "ประธาน" in read.note
    assert waiting(cast.charlie) == []


def test_own_papers_near_their_end_wait_and_those_of_others_do_not(cast: Cast) -> None:
    activity = make_activity(cast.district, cast.district_officer)
    for code, ends in (("R1", dt.date(2026, 12, 20)), ("R2", dt.date(2027, 12, 1))):
        Evidence.objects.create(activity=activity, code=code, is_met=True, valid_to=ends)

    papers = [work for work in waiting(cast.district_officer) if work.due]

    assert [(work.title, work.due) for work in papers] == [(activity.title, dt.date(2026, 12, 20))]
    assert not [work for work in waiting(cast.charlie) if work.due]


def test_pairs_are_counted_for_who_judges_in_their_area(cast: Cast) -> None:
    first, second = a_need(cast, "ขุดสระ"), a_need(cast, "ขุดสระน้ำ")
    Verdict.objects.create(
        a=first,
        b=second,
        province_code="67",
        area=make_area("67070301"),
        kind=OverlapKind.SAME,
        score=1,
    )
    (work,) = waiting(cast.district_officer)
    assert work.count == 1
    assert waiting(cast.charlie) == []
    assert waiting(cast.governor) == []


def test_a_funded_activity_waits_until_its_ended_quarter_is_reported(cast: Cast) -> None:
    activity = make_activity(cast.district, cast.district_officer, fiscal_year=2569)
    record_amount(
        AmountDraft(
            subject=activity.subject,
            fiscal_year=2569,
            source=make_source(),
            stage=Stage.ALLOTTED,
            satang=100_00,
        ),
        by=cast.strategist,
    )
    (work,) = waiting(cast.district_officer)
    assert "4/2569" in str(work.title)

    report_progress(
        activity.subject, fiscal_year=2569, quarter=4, percent=100, words="", by=cast.strategist
    )

    assert waiting(cast.district_officer) == []


def test_the_queue_costs_the_same_however_much_waits(cast: Cast) -> None:
    client = signed_in(cast.pao_planner)
    send(cast, "เรื่อง", None)
    before = queries_of(client)
    for number in range(5):
        send(cast, f"เรื่อง {number}", dt.date(2026, 12, 1))
    assert queries_of(client) == before


def test_the_queue_stands_on_the_first_page_with_its_next_act(cast: Cast) -> None:
    send(cast, "ขอถนนข้ามตำบล", dt.date(2026, 11, 20))
    page = signed_in(cast.pao_planner).get(reverse("office:home")).content.decode()
    assert "ขอถนนข้ามตำบล" in page
    assert "เลยกำหนด 7 วัน" in page
    assert reverse("threads:waiting") + "#referral-" in page


def queries_of(client) -> int:  # type: ignore[no-untyped-def]
    client.get(reverse("office:home"))
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("office:home"))
    return len(queries)
