"""Claiming that an activity serves a target: what stands, what is refused, and by whom."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.core.services import load_code_lists
from oneplan.cycles.services import load_cycles
from oneplan.projects.models import Activity
from oneplan.strategy.models import Alignment, Target
from oneplan.strategy.queries import SUB_PLANS, standing_alignments, suggested, targets_of
from oneplan.strategy.services import align_subject, load_targets, withdraw_alignment
from oneplan.threads.models import Circulation
from oneplan.threads.sentences import sentence
from oneplan.threads.services import circulate
from tests.cast import Cast
from tests.projects.works import make_activity
from tests.strategy.claims import BECAUSE, cast_with_targets, water
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return cast_with_targets()


@pytest.fixture
def activity(cast: Cast) -> Activity:
    return make_activity(cast.district, cast.district_officer)


def claim(cast: Cast, activity: Activity, because: str = BECAUSE, strength: int = 2) -> Alignment:
    return align_subject(
        activity.subject,
        target=water(),
        strength=strength,
        because=because,
        by=cast.district_officer,
    )


def test_an_alignment_stands_with_its_reason_and_is_told_and_audited(
    cast: Cast, activity: Activity
) -> None:
    made = claim(cast, activity)

    assert standing_alignments(activity.pk) == [made]
    assert (made.because, made.strength, made.judged_by) == (BECAUSE, 2, cast.district_officer)
    assert water().name_th in sentence(activity.subject.events.get(code="strategy.aligned"))
    assert Entry.objects.filter(code="strategy.aligned").count() == 1


@pytest.mark.parametrize(
    ("because", "strength", "code"),
    [
        ("  ", 2, "because_empty"),
        ("ขุดลอกหนองสมมติ", 2, "because_copies_title"),
        (BECAUSE, 0, "strength_out_of_range"),
        (BECAUSE, 4, "strength_out_of_range"),
    ],
)
def test_a_refused_claim_changes_nothing(
    cast: Cast, activity: Activity, because: str, strength: int, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        claim(cast, activity, because, strength)

    assert not Alignment.objects.exists()
    assert not Entry.objects.filter(code="strategy.aligned").exists()


def test_a_reason_that_repeats_the_target_is_refused(cast: Cast, activity: Activity) -> None:
    with pytest.raises(Refusal, match="because_copies_target"):
        claim(cast, activity, f"เพราะ{water().name_th}")


def test_a_target_is_claimed_once_until_withdrawn_and_the_row_stays(
    cast: Cast, activity: Activity
) -> None:
    first = claim(cast, activity)
    with pytest.raises(Refusal, match="aligned_already"):
        claim(cast, activity)

    withdraw_alignment(first, by=cast.district_officer)
    with pytest.raises(Refusal, match="withdrawn_already"):
        withdraw_alignment(first, by=cast.district_officer)
    second = claim(cast, activity)

    assert standing_alignments(activity.pk) == [second]
    assert Alignment.objects.count() == 2
    assert activity.subject.events.filter(code="strategy.alignment_withdrawn").count() == 1


def test_five_targets_are_suggested_with_the_words_that_matched() -> None:
    load_code_lists()
    load_cycles()
    load_targets()

    found = suggested("ขุดลอกหนองน้ำเพื่อการเกษตร", targets=targets_of(SUB_PLANS))

    assert len(found) == 5
    assert "1901" in [one.code for one in found]
    assert any(one.matched for one in found)


def test_keywords_of_officials_lead_the_suggestions(cast: Cast) -> None:
    Target.objects.filter(list_version__code=SUB_PLANS, code="0101").update(keywords=["ดาวเทียมจิ๋ว"])

    found = suggested("ปล่อยดาวเทียมจิ๋ว", targets=targets_of(SUB_PLANS))

    assert (found[0].code, found[0].matched[0]) == ("0101", "ดาวเทียมจิ๋ว")


def page(post_client: Client, activity: Activity) -> str:
    answer = post_client.get(reverse("projects:activity", args=[activity.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_owner_chooses_on_the_page_and_every_reader_reads_the_reason(
    cast: Cast, activity: Activity
) -> None:
    owner = signed_in(cast.district_officer)
    assert "ห้าเป้าหมายที่อาจสอดคล้อง" in page(owner, activity)

    answer = owner.post(
        reverse("strategy:align", args=[activity.pk]),
        {"target": str(water().pk), "strength": "3", "because": BECAUSE},
    )
    assert answer.status_code == 302
    circulate(activity.subject, Circulation.CIRCULATED, by=cast.district_officer)

    neighbour = page(signed_in(cast.charlie), activity)
    assert BECAUSE in neighbour
    assert water().name_th in neighbour
    assert "ห้าเป้าหมายที่อาจสอดคล้อง" not in neighbour
    assert f'"{reverse("strategy:align", args=[activity.pk])}"' not in neighbour
    made = Alignment.objects.get()
    path = reverse("strategy:withdraw", args=[activity.pk, made.pk])
    assert path not in neighbour
    assert owner.post(path).status_code == 302
    assert standing_alignments(activity.pk) == []


def test_a_refused_reason_is_shown_again_with_what_was_written(
    cast: Cast, activity: Activity
) -> None:
    answer = signed_in(cast.district_officer).post(
        reverse("strategy:align", args=[activity.pk]),
        {"target": str(water().pk), "strength": "1", "because": "ขุดลอกหนองสมมติ"},
    )
    assert answer.status_code == 200
    assert "เหตุผลซ้ำกับชื่อ" in answer.content.decode()
    assert not Alignment.objects.exists()


def test_a_target_that_is_not_of_the_list_is_refused(cast: Cast, activity: Activity) -> None:
    goal = Target.objects.get(list_version__code="sdg", code="6")
    answer = signed_in(cast.district_officer).post(
        reverse("strategy:align", args=[activity.pk]),
        {"target": str(goal.pk), "strength": "1", "because": BECAUSE},
    )
    assert answer.status_code == 200
    assert not Alignment.objects.exists()


def test_a_weak_reason_stands_and_what_a_reviewer_would_ask_is_told(
    cast: Cast, activity: Activity
) -> None:
    answer = signed_in(cast.district_officer).post(
        reverse("strategy:align", args=[activity.pk]),
        {"target": str(water().pk), "strength": "1", "because": "ชาวบ้านมีน้ำ"},
        follow=True,
    )
    assert "เหตุผลสั้นเกินไป" in answer.content.decode()
    assert Alignment.objects.count() == 1


def test_only_the_owner_aligns_or_withdraws(cast: Cast, activity: Activity) -> None:
    made = claim(cast, activity)
    circulate(activity.subject, Circulation.CIRCULATED, by=cast.district_officer)
    form = {"target": str(water().pk), "strength": "1", "because": BECAUSE}
    for path in (
        reverse("strategy:align", args=[activity.pk]),
        reverse("strategy:withdraw", args=[activity.pk, made.pk]),
    ):
        assert signed_in(cast.charlie).post(path, form).status_code == 403
        assert signed_in(cast.stranger).post(path, form).status_code == 404
        assert Client().post(path, form).status_code == 302
    assert standing_alignments(activity.pk) == [made]


def test_a_draft_does_not_exist_for_its_neighbour(cast: Cast, activity: Activity) -> None:
    path = reverse("strategy:align", args=[activity.pk])
    assert signed_in(cast.charlie).post(path).status_code == 404


def test_an_alignment_of_another_activity_is_not_withdrawn_through_ones_own(
    cast: Cast, activity: Activity
) -> None:
    other = make_activity(cast.neighbour, cast.charlie, title="ฝายสมมติ")
    made = align_subject(
        other.subject, target=water(), strength=1, because=BECAUSE, by=cast.charlie
    )
    path = reverse("strategy:withdraw", args=[activity.pk, made.pk])
    assert signed_in(cast.district_officer).post(path).status_code == 404


def test_the_panel_costs_the_same_however_many_stand(cast: Cast, activity: Activity) -> None:
    owner, path = signed_in(cast.district_officer), reverse("projects:activity", args=[activity.pk])
    claim(cast, activity)
    before = queries_of(owner, path)
    for code in ("0101", "0301", "0601"):
        Alignment.objects.create(
            subject=activity.subject,
            target=Target.objects.get(list_version__code=SUB_PLANS, code=code),
            because=BECAUSE,
            judged_by=cast.district_officer,
        )
    assert queries_of(owner, path) == before


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
