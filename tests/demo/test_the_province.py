"""The whole example province, built once through the services; and what it must hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from oneplan.accounts.models import Delegation, Holding, Post
from oneplan.analysis.models import Citation, Point, TowsStrategy
from oneplan.analysis.panels import counts_of
from oneplan.annual_plans.models import Round
from oneplan.apportioning.models import Taking
from oneplan.assets.models import Docket
from oneplan.audit.models import Entry
from oneplan.budget.models import Amount, Stage
from oneplan.calls.models import Addressee, Answer, AnswerLine
from oneplan.calls.queries import addressees_of, stands
from oneplan.calls.rules import Standing
from oneplan.committees.models import AgendaItem, Decision, Meeting, MeetingState
from oneplan.demo import steps
from oneplan.demo.building import build_example
from oneplan.demo.models import BuiltStep, StoryRecord
from oneplan.demo.steps import Step, all_steps, build_rest, percent_growing
from oneplan.demo.world import World
from oneplan.exchange.reference import load_all_reference
from oneplan.indicators.models import Observation
from oneplan.needs.models import Forum, Need
from oneplan.plan_pages.models import PlainWords, Reader
from oneplan.plans.models import Element, ElementKind, Overruling, Plan
from oneplan.plans.tested import put_to_tests
from oneplan.projects.models import Activity, Contribution, Preparation
from oneplan.screening.models import Score, Verdict
from oneplan.strategy.models import Alignment, Challenge
from oneplan.threads.access import reach
from oneplan.threads.models import (
    Circulation,
    Event,
    GuestLink,
    HandOver,
    MoveKind,
    Referral,
    SignOff,
    SignOffMove,
    Subject,
    Tie,
    TieKind,
)
from oneplan.value_chains.models import Board, Wording
from oneplan.value_chains.queries import board_page

pytestmark = pytest.mark.django_db


def quietly(_step: str) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module", autouse=True)
def province(django_db_setup: Any, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        try:
            load_all_reference()
            build_example(quietly)
            build_rest(quietly)
            yield
        finally:
            call_command("flush", interactive=False, verbosity=0)
            connections.close_all()


def test_hundreds_of_needs_in_many_words() -> None:
    wordings = list(Need.objects.values_list("wording", flat=True))
    assert len(wordings) >= 600
    assert len(set(wordings)) >= 450
    assert set(Need.objects.values_list("subject__area__code", flat=True).distinct()) >= {
        "67070101", "67030101",
    }  # fmt: skip
    assert Forum.objects.filter(people__gt=0).count() >= 150


def test_more_than_two_hundred_activities_in_every_state() -> None:
    assert Activity.objects.count() >= 200
    assert set(Activity.objects.values_list("fiscal_year", flat=True)) >= {2568, 2569, 2570, 2571}
    assert Activity.objects.filter(preparation=Preparation.WITHDRAWN).exists()
    seen = set(Subject.objects.filter(kind="A").values_list("circulation", flat=True))
    assert seen == {each.value for each in Circulation}
    assert Tie.objects.filter(kind=TieKind.PROPOSED_AGAIN).count() >= 5


def test_money_stands_at_every_stage_and_runs_short_somewhere() -> None:
    stages = set(Amount.objects.values_list("stage", flat=True))
    assert stages >= {each.value for each in Stage} - {Stage.TRANSFERRED.value}
    assert Event.objects.filter(code="monitoring.reported", facts__percent=0).exists()


def test_assets_are_handed_over_stuck_refused_and_awaited() -> None:
    states = set(Docket.objects.values_list("state", flat=True))
    assert states >= {"in_use", "blocked_land", "blocked_docs", "refused", "planned", "consented"}


def test_committees_said_yes_no_and_not_yet_with_reasons() -> None:
    decisions = set(AgendaItem.objects.values_list("decision", flat=True))
    assert decisions >= {Decision.APPROVED, Decision.REJECTED, Decision.DEFERRED, Decision.NOTED}
    refused = AgendaItem.objects.filter(decision=Decision.REJECTED)
    assert not refused.filter(resolution="").exists()
    assert Meeting.objects.filter(state=MeetingState.CERTIFIED).exists()
    assert Round.objects.filter(adopted_as__isnull=False).count() >= 5


def test_bodies_answer_decline_or_keep_others_waiting() -> None:
    assert set(Referral.objects.values_list("state", flat=True)) == {"open", "accepted", "declined"}
    assert Referral.objects.filter(state="open", due_on__lt=timezone.localdate()).exists()
    assert Verdict.objects.filter(state="decided").count() >= 5
    assert Score.objects.values("post").distinct().count() >= 5


def test_the_plan_is_told_on_one_page_and_read_by_some() -> None:
    readers = Reader.objects.filter(edition__plan__body__code="67")
    assert 0 < readers.filter(read_at__isnull=False).count() < readers.count()
    assert readers.filter(received_at__isnull=False, read_at=None).exists()
    assert PlainWords.objects.exclude(words="").count() == 10


def test_the_value_chain_has_a_gap_a_crowd_its_issue_and_an_open_comment() -> None:
    board = Board.objects.get(plan__body__code="67")
    page = board_page(
        board, reach=reach(Post.objects.get(holdings__person__user__username="strategist"))
    )
    assert page.gaps
    assert page.crowded
    assert page.open_comments
    assert page.answered
    assert page.withdrawn
    assert any(card.record for cell in page.cells for card in cell.cards)
    assert board.element is not None
    assert "เกษตรมูลค่าสูง" in board.element.title
    assert Wording.objects.filter(card__board=board, version=2).exists()


def test_every_event_lies_in_its_time_and_none_in_the_future() -> None:
    years = {at.year for at in Event.objects.dates("at", "year")}
    assert years >= {2022, 2023, 2024, 2025, 2026}
    assert not Event.objects.filter(at__gt=timezone.now()).exists()


def test_the_pond_was_asked_for_refused_built_and_handed_over() -> None:
    pond = StoryRecord.objects.get(story="01-pond", name="pond").subject
    codes = list(pond.events.values_list("code", flat=True))
    for code in ("annual_plans.within", "assets.moved_handed_over", "assets.moved_in_use"):
        assert code in codes
    assert Docket.objects.get(subject=pond).state == "in_use"


def test_calls_are_answered_in_full_in_part_with_nothing_and_late() -> None:
    called = StoryRecord.objects.get(story="15-call-of-the-district", name="call").subject.call
    late_on = called.due_on + dt.timedelta(days=2)
    standing = {each.standing for each in stands(addressees_of(called), on=late_on)}
    assert standing >= {Standing.UNREAD, Standing.READ, Standing.PARTLY, Standing.ANSWERED}
    assert any(each.is_late for each in stands(addressees_of(called), on=late_on))
    assert Addressee.objects.filter(reminders=1).exists()
    assert AnswerLine.objects.filter(is_declared=True).count() == 2
    assert Answer.objects.exclude(because="").exists()


def test_drafts_wait_in_the_office_at_each_step_and_one_came_back() -> None:
    waits = SignOff.objects.filter(subject__owner__code="67").values_list("waits_for__role")
    assert {role for (role,) in waits} == {"group_head", "head_of_office", None}
    assert SignOffMove.objects.filter(kind=MoveKind.RETURNED).exclude(remarks="").exists()


def test_duty_was_handed_over_rights_are_lent_and_a_guest_reads() -> None:
    handed = HandOver.objects.get(post__body__code="dla:6670708", taken_at__isnull=False)
    assert handed.notes.count() == 2
    assert handed.writer_id not in Holding.objects.filter(
        post=handed.post, valid_to=None
    ).values_list("person__user", flat=True)
    assert Delegation.objects.filter(post__role="head_of_office").exists()
    assert GuestLink.objects.filter(revoked_at=None, area="6707").exists()


def test_works_claim_what_they_serve_and_the_reviewer_was_partly_answered() -> None:
    claims = Alignment.objects.filter(ended_at=None)
    assert claims.count() >= 60
    assert set(claims.values_list("strength", flat=True)) == {1, 2, 3}
    served = Activity.objects.filter(subject__alignments__in=claims)
    assert Activity.objects.filter(fiscal_year=2571).exclude(pk__in=served).exists()
    assert Challenge.objects.filter(answered_at=None).exists()
    assert Challenge.objects.filter(answered_at__isnull=False).exists()


def test_districts_say_who_takes_each_line_and_takers_are_asked() -> None:
    takers = set(Taking.objects.values_list("taker", flat=True))
    assert takers >= {"local", "pao", "province", "agency", "community"}
    states = set(Taking.objects.exclude(referral=None).values_list("referral__state", flat=True))
    assert states == {"open", "accepted"}


def test_goals_are_measured_and_some_works_are_written_in_full() -> None:
    goals = Element.objects.filter(
        kind=ElementKind.GOAL_INDICATOR, edition__state="sealed", edition__plan__type_code="P5"
    )
    assert goals.count() == 4
    measured = Observation.objects.filter(
        indicator__in=goals.values("indicator"), year=2569, area="67"
    )
    assert 0 < measured.count() < goals.count()
    assert Activity.objects.filter(preparation=Preparation.READY).count() >= 40


def test_the_plan_rests_on_evidence_and_one_point_plainly_on_none() -> None:
    point = Point.objects.order_by("pk").first()
    assert point is not None
    counts = counts_of(point.plan)
    assert (counts.points, counts.bare, counts.open_questions) == (11, 1, 1)
    cited = Citation.objects.filter(point__plan=point.plan)
    for kind in ("observation", "record", "report"):
        assert cited.exclude(**{kind: None}).exists(), kind
    assert cited.exclude(document="").exists()
    assert TowsStrategy.objects.filter(leads_to=None).count() == 1
    assert all("ข้อมูลสมมติ" in each.text for each in Point.objects.all())


def test_every_telephone_is_plainly_made_up() -> None:
    phones = Post.objects.filter(holdings__person__user__isnull=False).values_list("phone")
    assert {phone.startswith("0 0000 ") and "สมมติ" in phone for (phone,) in phones} == {True}


def test_building_again_changes_nothing() -> None:
    before = (Subject.objects.count(), Event.objects.count(), Entry.objects.count())
    build_example(quietly)
    assert build_rest(quietly) == 0
    assert (Subject.objects.count(), Event.objects.count(), Entry.objects.count()) == before


def test_a_step_that_breaks_off_leaves_nothing_and_goes_on_next_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(world: World) -> None:
        BuiltStep.objects.create(code="something half done")
        raise KeyboardInterrupt

    broken = [*all_steps(), Step("broken", "x", breaks)]
    monkeypatch.setattr(steps, "all_steps", lambda: broken)
    with pytest.raises(KeyboardInterrupt):
        build_rest(quietly)
    assert not BuiltStep.objects.filter(code__in=["broken", "something half done"]).exists()
    assert percent_growing() == (len(broken) - 1) * 100 // len(broken)


def test_works_say_what_they_add_and_a_finding_is_answered() -> None:
    stated = Contribution.objects.select_related("indicator")
    assert {each.indicator.name_th for each in stated} == {"หมู่บ้านที่ขาดน้ำอุปโภคหน้าแล้ง"}
    assert stated.count() >= 10
    answer = Overruling.objects.select_related("plan").get()
    edition = answer.plan.editions.get()
    tested = put_to_tests(edition, reach=reach(answer.overruled_by))
    assert tested is not None
    assert list(tested.overruled.values()) == [answer]
    short = [
        each for test in tested.tests for each in test.findings if "promised" in each.failed.facts
    ]
    assert [each.failed.facts["year"] for each in short] == [2571]


def test_one_district_adopted_its_plan_and_another_writes_one() -> None:
    plans = Plan.objects.filter(type_code="D5").order_by("body__code")
    adopted, written = (each.editions.get() for each in plans)
    assert adopted.sealed_by is not None
    assert adopted.sealed_by.meeting.committee.kind == "KBO"
    assert adopted.elements.filter(kind=ElementKind.ISSUE).count() == 3
    assert adopted.listings.exists()
    assert (written.state, written.listings.count()) == ("draft", 0)
