"""People's verdicts: acts through the services, both stories told, undo, and who may."""

from __future__ import annotations

import pytest

from oneplan.core.errors import AccessDenied, Refusal
from oneplan.screening.models import OverlapKind, Verdict, VerdictState
from oneplan.screening.overlap.deciding import Decision, decide, join, undo
from oneplan.screening.overlap.scanning import scan_overlaps
from oneplan.threads.models import Circulation, Referral, ReferralKind, Tie, TieKind
from oneplan.threads.sentences import sentence
from oneplan.threads.services import undo_merge
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.screening.overlaps import POND, SAME_POND, make_need, scanned_pair, two_needs

pytestmark = pytest.mark.django_db
MERGE = Decision(kind="same", act="merge")


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def live_merges() -> int:
    return Tie.objects.filter(kind=TieKind.MERGED_INTO, ended_at=None).count()


def test_deciding_the_same_merges_two_own_needs_and_tells_both_stories(cast: Cast) -> None:
    first, second = two_needs(cast)

    decided = decide(scanned_pair(cast), MERGE, by=cast.district_officer)

    assert decided.state == VerdictState.DECIDED
    assert Tie.objects.get(ended_at=None).child_id == second.pk
    told = [sentence(event) for event in first.subject.events.filter(code="screening.judged_same")]
    assert len(told) == 1
    assert second.subject.public_no in told[0]
    assert second.subject.events.filter(code="screening.judged_same").count() == 1


def test_the_person_chooses_which_need_stays(cast: Cast) -> None:
    first, second = two_needs(cast)
    pair = scanned_pair(cast)

    decide(pair, Decision(kind="same", act="merge", stays=second.pk), by=cast.district_officer)

    assert Tie.objects.get(ended_at=None).child_id == first.pk


def test_undo_takes_the_merge_and_the_verdict_back(cast: Cast) -> None:
    two_needs(cast)
    decided = decide(scanned_pair(cast), MERGE, by=cast.district_officer)

    undone = undo(decided, by=cast.district_officer)

    assert live_merges() == 0
    assert (undone.state, undone.kind) == (VerdictState.WAITING, OverlapKind.SAME)
    assert undone.decided_by is None
    assert undone.a.events.filter(code="screening.judgement_undone").exists()


def test_undo_copes_with_a_merge_somebody_undid_on_the_needs_own_page(cast: Cast) -> None:
    _first, second = two_needs(cast)
    decided = decide(scanned_pair(cast), MERGE, by=cast.district_officer)
    undo_merge(second.subject, by=cast.district_officer)

    assert undo(decided, by=cast.district_officer).state == VerdictState.WAITING


def test_another_body_cannot_undo_a_verdict(cast: Cast) -> None:
    two_needs(cast)
    decided = decide(scanned_pair(cast), MERGE, by=cast.district_officer)

    with pytest.raises(Refusal, match=r"screening\.decided_by_others"):
        undo(decided, by=cast.charlie)
    assert live_merges() == 1


def test_a_pair_is_decided_once(cast: Cast) -> None:
    two_needs(cast)
    decided = decide(scanned_pair(cast), MERGE, by=cast.district_officer)

    with pytest.raises(Refusal, match=r"screening\.decided_already"):
        decide(decided, Decision(kind="different", act="keep"), by=cast.strategist)


def test_undoing_what_nobody_decided_is_refused(cast: Cast) -> None:
    two_needs(cast)
    with pytest.raises(Refusal, match=r"screening\.not_decided"):
        undo(scanned_pair(cast), by=cast.district_officer)


def test_somebody_who_owns_neither_records_the_verdict_and_merges_nothing(cast: Cast) -> None:
    two_needs(cast, circulation=Circulation.CIRCULATED)

    decided = decide(scanned_pair(cast), MERGE, by=cast.charlie)

    assert decided.kind == OverlapKind.SAME
    assert decided.effect == {}
    assert live_merges() == 0


def test_paying_together_sends_a_joint_request_to_the_other_owner(cast: Cast) -> None:
    make_need(cast.district, cast.district_officer)
    make_activity(
        cast.pao,
        cast.pao_planner,
        title="ขุดลอกหนองสมมติ หมู่ที่ 1",
        circulation=Circulation.CIRCULATED,
    )
    decision = Decision(kind="same", act="cofund", words="หนองเดียวกัน ขอร่วมจ่าย")

    decide(scanned_pair(cast), decision, by=cast.district_officer)

    sent = Referral.objects.get()
    assert (sent.kind, sent.to_body_id) == (ReferralKind.JOINT, cast.pao.pk)


def test_a_request_to_pay_together_without_a_reason_records_nothing(cast: Cast) -> None:
    make_need(cast.district, cast.district_officer)
    make_activity(cast.pao, cast.pao_planner, title="ขุดลอกหนองสมมติ หมู่ที่ 1")

    with pytest.raises(Refusal, match=r"threads\.reason_is_missing"):
        decide(scanned_pair(cast), Decision(kind="same", act="cofund"), by=cast.district_officer)
    assert Verdict.objects.get().state == VerdictState.WAITING


@pytest.mark.parametrize(("kind", "act"), [("different", "merge"), ("adjoins", "split")])
def test_an_act_must_follow_from_the_verdict(cast: Cast, kind: str, act: str) -> None:
    two_needs(cast)
    with pytest.raises(Refusal, match=r"screening\.act_does_not_follow"):
        decide(scanned_pair(cast), Decision(kind=kind, act=act), by=cast.district_officer)


def test_a_governor_reads_and_does_not_judge(cast: Cast) -> None:
    two_needs(cast)
    with pytest.raises(AccessDenied):
        decide(scanned_pair(cast), MERGE, by=cast.governor)


def test_joining_a_fresh_need_keeps_what_the_machine_thought(cast: Cast) -> None:
    first = make_need(cast.district, cast.district_officer, POND)
    second = make_need(cast.district, cast.district_officer, SAME_POND)

    verdict = join(second.subject, first.subject, by=cast.district_officer)

    assert verdict.machine_kind == OverlapKind.SAME
    assert Tie.objects.get(ended_at=None).parent_id == first.pk
    scan_overlaps("67", None)
    assert Verdict.objects.get().state == VerdictState.DECIDED


def test_joining_the_need_of_another_body_is_refused_and_leaves_no_trace(cast: Cast) -> None:
    other = make_need(cast.pao, cast.pao_planner, circulation=Circulation.CIRCULATED)
    own = make_need(cast.district, cast.district_officer, SAME_POND)

    with pytest.raises(Refusal, match=r"screening\.join_is_for_the_owner"):
        join(own.subject, other.subject, by=cast.district_officer)
    assert not Verdict.objects.exists()
