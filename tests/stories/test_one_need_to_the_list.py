"""One need by hand: heard, answered, sent on, ranked, resolved, listed; read by web and command."""

from __future__ import annotations

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from oneplan.accounts.models import Post, User
from oneplan.annual_plans.models import Level
from oneplan.annual_plans.services import draw_frame, run_round
from oneplan.areas.models import Area, Body
from oneplan.committees.models import Committee, Decision
from oneplan.committees.queries import what_waits
from oneplan.committees.services import (
    call_meeting,
    close_meeting,
    decide,
    put_on_agenda,
    record_presence,
)
from oneplan.demo.people import people_the_province
from oneplan.demo.provincial_committee import seat_committees
from oneplan.exchange.reference import load_all_reference
from oneplan.funds.models import FrameState, Source
from oneplan.needs.models import Need
from oneplan.needs.services import NeedDraft, hold_forum, record_needs
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.models import Project
from oneplan.projects.services import begin_project
from oneplan.threads.models import Circulation, ReferralKind
from oneplan.threads.referrals import answer_referral, refer
from oneplan.threads.services import circulate, merge, undo_merge

pytestmark = pytest.mark.django_db
FISCAL_YEAR = 2571
DAY = dt.date(2026, 11, 20)
BAHT = 100


@pytest.fixture
def posts() -> dict[str, Post]:
    load_all_reference()
    return people_the_province()


@pytest.fixture
def committee(posts: dict[str, Post]) -> Committee:
    return seat_committees(posts)


def two_needs(posts: dict[str, Post]) -> list[Need]:
    village = Area.objects.filter(code__startswith="670703", kind="village").order_by("code")[0]
    district = Body.objects.get(code="6707")
    forum = hold_forum(
        district, village, title="ประชาคมสมมติ", held_on=DAY, by=posts["nongphai"], people=80
    )
    drafts = [
        NeedDraft(
            wording=wording,
            owner=district,
            origin=district,
            fiscal_year=FISCAL_YEAR,
            places=(village.pk,),
            forum=forum,
            people=120,
        )
        for wording in ("ขอขุดลอกหนองสมมติ", "ขอให้ขุดสระที่หนองสมมติ")
    ]
    return record_needs(drafts, by=posts["nongphai"])


def a_project_for(need: Need, posts: dict[str, Post]) -> Project:
    place = need.subject.area_id
    activity = ActivityDraft(
        title="ขุดลอกหนองสมมติ",
        places=(place,) if place else (),
        costs=(CostDraft(source=Source.objects.get(pk="1P"), satang=900_000 * BAHT),),
        output="หนองน้ำ ๑ แห่ง",
        needs=(need.subject,),
    )
    draft = ProjectDraft(
        title="โครงการพัฒนาแหล่งน้ำสมมติ",
        owner=posts["nongphai"].body,
        fiscal_year=FISCAL_YEAR,
        activities=(activity,),
    )
    return begin_project(draft, by=posts["nongphai"])


def adopt(committee: Committee, posts: dict[str, Post]) -> None:
    meeting = call_meeting(committee, number=1, year=2570, held_on=DAY, by=posts["strategist"])
    seats = set(committee.seats.values_list("pk", flat=True))
    record_presence(meeting, seats, by=posts["strategist"])
    for waiting in what_waits(committee):
        item = put_on_agenda(meeting, waiting, by=posts["strategist"])
        decide(item, Decision.APPROVED, resolution="เห็นชอบ", by=posts["strategist"])
    close_meeting(meeting, by=posts["strategist"])


def test_the_whole_story_of_one_need(posts: dict[str, Post], committee: Committee) -> None:
    need, twin = two_needs(posts)
    merge(twin.subject, need.subject, by=posts["nongphai"])
    undo_merge(twin.subject, by=posts["nongphai"])
    project = a_project_for(need, posts)
    activity = project.activities.get()
    request = refer(
        activity.subject,
        posts["strategist"].body,
        kind=ReferralKind.REFER,
        reason="เกินศักยภาพของท้องถิ่น",
        by=posts["nongphai"],
        on=DAY,
    )
    answer_referral(request, accepts=True, answer="รับเข้าจัดลำดับ", by=posts["strategist"], on=DAY)
    for subject in (need.subject, project.subject, activity.subject):
        circulate(subject, Circulation.CIRCULATED, by=posts["nongphai"])
    round_ = run_round(
        Level.PROVINCE, posts["strategist"].body, fiscal_year=FISCAL_YEAR, by=posts["strategist"]
    )
    draw_frame(
        round_,
        1_000_000 * BAHT,
        state=FrameState.DRAFT,
        by=posts["strategist"],
        on=DAY,
    )
    adopt(committee, posts)

    told = StringIO()
    call_command("thread", need.subject.public_no, stdout=told)
    client = Client()
    client.force_login(User.objects.get(username="strategist"))
    page = client.get(f"/t/{need.subject.public_no}", follow=True)
    for words in ("ขุดลอกหนองสมมติ", "เกินศักยภาพของท้องถิ่น", "รับเข้าจัดลำดับ", "ก.บ.จ.เพชรบูรณ์"):
        assert words in told.getvalue()
        assert words in page.content.decode()
    assert twin.subject.public_no in told.getvalue()
    listed = activity.subject.listings.get()
    assert (listed.rank, listed.side) == (1, "within")
    assert listed.years.get().satang == 900_000 * BAHT
