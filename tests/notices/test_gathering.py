"""Notices come from events and from what is due: for the right posts, and once."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from oneplan.accounts.models import Post
from oneplan.cycles.models import Milestone
from oneplan.notices.gathering import gather_due, gather_events
from oneplan.notices.models import Kind, Notice
from oneplan.notices.queries import notices_of, told, unread_count
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation, Event, ReferralKind, Subject, SubjectKind
from oneplan.threads.referrals import answer_referral, refer
from oneplan.threads.services import Draft, begin, share, tell
from tests.cast import Cast, build_cast

TODAY = dt.date(2026, 11, 27)


@pytest.fixture
def cast(db: None) -> Cast:
    return build_cast()


def a_need(cast: Cast, width: Circulation = Circulation.CIRCULATED) -> Subject:
    return begin(
        Draft(
            kind=SubjectKind.NEED,
            title="ขอถนน",
            owner=cast.district,
            fiscal_year=2571,
            places=("67070301",),
            circulation=width,
        ),
        by=cast.district_officer,
    )


def referred(cast: Cast, due: dt.date | None = None):  # type: ignore[no-untyped-def]
    return refer(
        a_need(cast),
        cast.pao,
        kind=ReferralKind.REFER,
        reason="เกินศักยภาพ",
        by=cast.district_officer,
        on=TODAY,
        due=due,
    )


def heard(post: Post) -> list[str]:
    return [told(notice).words for notice in notices_of(post, reach(post))]


def test_a_request_is_told_to_whoever_may_answer_and_the_answer_to_whoever_asked(
    cast: Cast,
) -> None:
    referral = referred(cast)
    gather_events()
    assert [notice.kind for notice in Notice.objects.all()] == [Kind.ASKED]
    assert "เกินศักยภาพ" in heard(cast.pao_planner)[0]
    assert heard(cast.charlie) == heard(cast.district_officer) == []

    answer_referral(referral, accepts=True, answer="รับไว้", by=cast.pao_planner, on=TODAY)
    gather_events()
    assert "รับไว้" in heard(cast.district_officer)[0]
    assert len(heard(cast.pao_planner)) == 1


def test_gathering_again_changes_nothing(cast: Cast) -> None:
    referred(cast)
    assert gather_events() == 1
    Notice.objects.update(read_at=timezone.now())
    assert gather_events() == 0
    assert Notice.objects.get().read_at is not None


def test_a_body_asked_for_its_view_is_told_and_no_other(cast: Cast) -> None:
    share(a_need(cast, Circulation.DRAFT), cast.authority, by=cast.district_officer)
    gather_events()
    assert {notice.post for notice in Notice.objects.all()} == {cast.planner}


def test_what_others_do_to_a_record_is_told_to_its_owner_and_not_to_whoever_did_it(
    cast: Cast,
) -> None:
    need = a_need(cast)
    facts = {"meeting": "ก.บ.จ. 1/2570", "plan": "แผน"}
    tell(need, "annual_plans.within", by=cast.strategist, **facts)
    tell(need, "annual_plans.over", by=cast.district_officer, **facts)
    gather_events()
    assert [(n.post, n.kind) for n in Notice.objects.all()] == [(cast.district_officer, Kind.MOVED)]


def test_a_notice_about_a_record_that_became_unreadable_is_not_shown(cast: Cast) -> None:
    referral = referred(cast)
    gather_events()
    assert unread_count(cast.pao_planner, reach(cast.pao_planner)).number == 1
    Subject.objects.filter(pk=referral.subject_id).update(circulation=Circulation.DRAFT)
    assert heard(cast.pao_planner) == []
    assert unread_count(cast.pao_planner, reach(cast.pao_planner)).number == 0


def test_an_answer_due_is_reminded_of_a_week_and_a_day_before_and_on_the_day(cast: Cast) -> None:
    referral = referred(cast, due=TODAY + dt.timedelta(days=7))
    made = [gather_due(on=TODAY + dt.timedelta(days=days)) for days in range(9)]
    assert made == [1, 0, 0, 0, 0, 0, 1, 1, 0]
    assert gather_due(on=TODAY) == 0
    assert {notice.post for notice in Notice.objects.all()} == {cast.pao_planner}
    assert "4 ธ.ค. 2569" in heard(cast.pao_planner)[0]

    Notice.objects.all().delete()
    answer_referral(referral, accepts=False, answer="ไม่มีงบ", by=cast.pao_planner, on=TODAY)
    assert gather_due(on=TODAY) == 0


def test_a_step_of_the_calendar_is_reminded_of_in_its_last_version_only(cast: Cast) -> None:
    for version, days in ((1, 1), (2, 7)):
        Milestone.objects.create(
            fiscal_year=2571,
            code="collect",
            step_th="รวบรวมความต้องการ",
            actor="อำเภอ",
            due=TODAY + dt.timedelta(days=days),
            version=version,
        )
    gather_due(on=TODAY)
    assert {notice.facts["days"] for notice in Notice.objects.all()} == {7}
    assert "รวบรวมความต้องการ" in heard(cast.district_officer)[0]
    assert heard(cast.governor) == []


@pytest.mark.django_db(transaction=True)
def test_an_event_committed_late_is_not_missed() -> None:
    """Its key is older than keys read before it could be seen."""
    cast = build_cast()
    need = a_need(cast)
    written, may_commit = threading.Event(), threading.Event()
    facts = {"meeting": "ก.บ.จ. 1/2570", "plan": "แผน"}

    def slow() -> None:
        try:
            with transaction.atomic():
                tell(need, "annual_plans.within", by=cast.strategist, **facts)
                written.set()
                may_commit.wait(20)
        finally:
            connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    assert written.wait(20)
    tell(need, "annual_plans.over", by=cast.strategist, **facts)
    assert gather_events() == 1
    may_commit.set()
    thread.join()
    late, early = Event.objects.get(code="annual_plans.within"), Event.objects.latest("pk")
    assert late.pk < early.pk
    assert gather_events() == 1
    assert gather_events() == 0
