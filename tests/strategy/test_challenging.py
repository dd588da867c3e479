"""Asking how a claimed link works, and answering: what stands, who may, what is refused."""

from __future__ import annotations

import pytest
from django.urls import reverse

from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.notices.audiences import audience_of, owners
from oneplan.projects.models import Activity
from oneplan.strategy.challenging import answer_challenge, challenge_alignment
from oneplan.strategy.models import Alignment, Challenge, Crosswalk, Moved, Target
from oneplan.strategy.queries import claims_of
from oneplan.strategy.services import align_subject, withdraw_alignment
from oneplan.threads.models import Circulation
from oneplan.threads.sentences import sentence
from oneplan.threads.services import circulate
from tests.cast import Cast
from tests.projects.works import make_activity
from tests.strategy.claims import BECAUSE, cast_with_targets, water
from tests.walking import signed_in

pytestmark = pytest.mark.django_db

DOUBT = "หนองนี้แห้งทุกปีเพราะไม่มีน้ำเข้า ขุดลึกแล้วน้ำจะมาจากไหน"
ANSWER = "ปีนี้ทำทางน้ำเข้าจากลำห้วยแล้ว ระดับน้ำเดือนมีนาคมสูงขึ้น 60 ซม."


@pytest.fixture
def cast() -> Cast:
    return cast_with_targets()


@pytest.fixture
def activity(cast: Cast) -> Activity:
    made = make_activity(cast.district, cast.district_officer)
    circulate(made.subject, Circulation.CIRCULATED, by=cast.district_officer)
    return made


@pytest.fixture
def claim(cast: Cast, activity: Activity) -> Alignment:
    return align_subject(
        activity.subject,
        target=water(),
        strength=2,
        because=BECAUSE,
        evidence="บันทึกระดับน้ำสมมติ",
        by=cast.district_officer,
    )


def test_a_question_and_its_answer_stand_with_the_claim_and_are_told_and_audited(
    cast: Cast, claim: Alignment
) -> None:
    asked = challenge_alignment(claim, words=f" {DOUBT} ", by=cast.charlie)
    [before] = claims_of(claim.subject_id)
    answer_challenge(asked, words=ANSWER, by=cast.district_officer)

    [after] = claims_of(claim.subject_id)
    assert (before.is_open, after.is_open) == (True, False)
    [stands] = after.challenges
    assert (stands.words, stands.raised_by) == (DOUBT, cast.charlie)
    assert (stands.answer, stands.answered_by) == (ANSWER, cast.district_officer)
    for code in ("strategy.alignment_challenged", "strategy.challenge_answered"):
        told = claim.subject.events.get(code=code)
        assert claim.target.name_th in sentence(told)
        assert DOUBT not in str(told.facts)
        assert Entry.objects.filter(code=code).count() == 1


def test_the_owner_is_told_of_a_question(cast: Cast, claim: Alignment) -> None:
    challenge_alignment(claim, words=DOUBT, by=cast.charlie)

    told = claim.subject.events.get(code="strategy.alignment_challenged")
    audience = audience_of(told.code)
    assert audience is not None
    assert audience.find is owners
    assert owners([told]) == {told.pk: {cast.district.pk}}


@pytest.mark.parametrize("words", ["", "  ", "…?"])
def test_a_question_or_answer_without_words_changes_nothing(
    cast: Cast, claim: Alignment, words: str
) -> None:
    with pytest.raises(Refusal, match="challenge_empty"):
        challenge_alignment(claim, words=words, by=cast.charlie)
    assert not Challenge.objects.exists()

    asked = challenge_alignment(claim, words=DOUBT, by=cast.charlie)
    with pytest.raises(Refusal, match="answer_empty"):
        answer_challenge(asked, words=words, by=cast.district_officer)

    asked.refresh_from_db()
    assert asked.answered_at is None
    assert not Entry.objects.filter(code="strategy.challenge_answered").exists()


def test_ones_own_claim_is_not_asked_about(cast: Cast, claim: Alignment) -> None:
    with pytest.raises(Refusal, match="challenge_of_oneself"):
        challenge_alignment(claim, words=DOUBT, by=cast.district_officer)
    assert not Challenge.objects.exists()


def test_a_post_asks_again_only_after_its_answer(cast: Cast, claim: Alignment) -> None:
    asked = challenge_alignment(claim, words=DOUBT, by=cast.charlie)
    with pytest.raises(Refusal, match="challenged_already"):
        challenge_alignment(claim, words=DOUBT, by=cast.charlie)
    challenge_alignment(claim, words=DOUBT, by=cast.reviewer)

    answer_challenge(asked, words=ANSWER, by=cast.district_officer)
    with pytest.raises(Refusal, match="answered_already"):
        answer_challenge(asked, words="อีกครั้ง", by=cast.district_officer)
    challenge_alignment(claim, words="แล้วปีหน้าเล่า", by=cast.charlie)

    assert Challenge.objects.count() == 3


def test_a_withdrawn_claim_is_not_asked_about(cast: Cast, claim: Alignment) -> None:
    withdraw_alignment(claim, by=cast.district_officer)
    with pytest.raises(Refusal, match="withdrawn_already"):
        challenge_alignment(claim, words=DOUBT, by=cast.charlie)


def test_a_question_goes_along_when_the_claim_is_carried_to_another_list(
    cast: Cast, claim: Alignment
) -> None:
    asked = challenge_alignment(claim, words=DOUBT, by=cast.charlie)
    other = Target.objects.get(list_version__code="sdg", code="6")
    withdraw_alignment(claim, by=cast.district_officer)
    new = Alignment.objects.create(
        subject=claim.subject, target=other, because=BECAUSE, judged_by=cast.district_officer
    )
    walk = Crosswalk.objects.create(
        old=claim.target.list_version, new=other.list_version, made_by=cast.strategist
    )
    Moved.objects.create(crosswalk=walk, old=claim, new=new, is_made=True, at=new.judged_at)

    [stands] = claims_of(claim.subject_id)
    assert (stands.alignment, list(stands.challenges)) == (new, [asked])


def test_a_reviewer_asks_on_the_page_and_the_owner_answers_there(
    cast: Cast, activity: Activity, claim: Alignment
) -> None:
    path = reverse("projects:activity", args=[activity.pk])
    ask = reverse("strategy:challenge", args=[activity.pk, claim.pk])
    reviewer, owner = signed_in(cast.reviewer), signed_in(cast.district_officer)
    assert ask in reviewer.get(path).content.decode()
    assert ask not in owner.get(path).content.decode()

    assert reviewer.post(ask, {"words": DOUBT}).status_code == 302
    asked = Challenge.objects.get()
    answer = reverse("strategy:answer", args=[activity.pk, asked.pk])
    seen = owner.get(path).content.decode()
    assert DOUBT in seen
    assert answer in seen
    assert answer not in reviewer.get(path).content.decode()
    assert owner.post(answer, {"words": ANSWER}).status_code == 302

    read = signed_in(cast.charlie).get(path).content.decode()
    assert DOUBT in read
    assert ANSWER in read
    assert "บันทึกระดับน้ำสมมติ" in read


def test_a_refused_question_is_shown_again_with_what_was_written(
    cast: Cast, activity: Activity, claim: Alignment
) -> None:
    ask = reverse("strategy:challenge", args=[activity.pk, claim.pk])
    answer = signed_in(cast.reviewer).post(ask, {"words": "???"})
    assert answer.status_code == 200
    assert "???" in answer.content.decode()
    assert not Challenge.objects.exists()


def test_who_may_ask_and_who_may_answer(cast: Cast, activity: Activity, claim: Alignment) -> None:
    ask = reverse("strategy:challenge", args=[activity.pk, claim.pk])
    assert signed_in(cast.stranger).post(ask, {"words": DOUBT}).status_code == 404
    assert signed_in(cast.governor).post(ask, {"words": DOUBT}).status_code == 403
    asked = challenge_alignment(claim, words=DOUBT, by=cast.reviewer)
    answer = reverse("strategy:answer", args=[activity.pk, asked.pk])
    assert signed_in(cast.charlie).post(answer, {"words": ANSWER}).status_code == 403
    assert signed_in(cast.stranger).post(answer, {"words": ANSWER}).status_code == 404
    assert signed_in(cast.district_officer).get(answer).status_code == 405

    other = make_activity(cast.neighbour, cast.charlie, title="ฝายสมมติ")
    through = reverse("strategy:answer", args=[other.pk, asked.pk])
    assert signed_in(cast.charlie).post(through, {"words": ANSWER}).status_code == 404
    asked.refresh_from_db()
    assert asked.answered_at is None
