"""What was decided about like works teaches the next suggestion, as far as one may read it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.engines.alignment import Learned
from oneplan.strategy.aligning import align_subject, withdraw_alignment
from oneplan.strategy.challenging import answer_challenge, challenge_alignment
from oneplan.strategy.models import Alignment, Target
from oneplan.strategy.precedents import learned_for
from oneplan.strategy.queries import SUB_PLANS, suggested, targets_of
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation
from tests.cast import Cast
from tests.projects.works import make_activity
from tests.strategy.claims import BECAUSE, cast_with_targets, water
from tests.walking import signed_in

pytestmark = pytest.mark.django_db

GLIDER = "จัดซื้อเครื่องร่อนตรวจการณ์"
"""No keyword of any target speaks of gliders."""


@pytest.fixture
def cast() -> Cast:
    return cast_with_targets()


def claimed(
    cast: Cast, number: int, *, circulation: Circulation = Circulation.CIRCULATED
) -> Alignment:
    """A glider of the district that is said to serve water."""
    activity = make_activity(
        cast.district,
        cast.district_officer,
        title=f"{GLIDER} ลำที่ {number}",
        circulation=circulation,
    )
    return align_subject(
        activity.subject,
        target=water(),
        strength=2,
        because=BECAUSE,
        by=cast.district_officer,
    )


def learned(cast: Cast, *, by: str = "district_officer") -> Learned:
    """What the claims teach one of the cast about another glider."""
    another = make_activity(cast.district, cast.district_officer, title=GLIDER)
    post = getattr(cast, by)
    return learned_for(another.subject, version=water().list_version, reach=reach(post))


def first(cast: Cast, *, by: str = "district_officer") -> tuple[str, int, int]:
    """The first suggestion for another glider, and how many works stand behind it."""
    one = suggested(GLIDER, targets=targets_of(SUB_PLANS), learned=learned(cast, by=by))[0]
    return one.code, len(one.precedents.tied), one.precedents.untied


def weight(learnt: Learned) -> float:
    return max(learnt.weights.get("1901", {"": 0.0}).values())


def test_claims_of_like_works_lift_their_target_and_are_counted(cast: Cast) -> None:
    assert first(cast)[0] != "1901"
    for number in range(4):
        claimed(cast, number)
    assert first(cast) == ("1901", 4, 0)
    assert Alignment.objects.count() == 4


def test_a_withdrawn_claim_speaks_against_its_target(cast: Cast) -> None:
    made = [claimed(cast, number) for number in range(5)]
    before = weight(learned(cast))
    withdraw_alignment(made[0], by=cast.district_officer)
    after = learned(cast)
    assert weight(after) < before
    one = suggested(GLIDER, targets=targets_of(SUB_PLANS), learned=after)[0]
    assert len(one.precedents.tied) == 4
    assert one.precedents.untied == 1


def test_a_questioned_claim_is_silent_until_it_is_answered(cast: Cast) -> None:
    made = claimed(cast, 1)
    asked = challenge_alignment(made, words="เครื่องร่อนเก็บน้ำได้อย่างไร", by=cast.charlie)
    assert learned(cast).weights == {}
    answer_challenge(asked, words="สำรวจแหล่งน้ำทางอากาศก่อนขุดลอก", by=cast.district_officer)
    assert weight(learned(cast)) > 0


def test_drafts_of_others_teach_nobody_else(cast: Cast) -> None:
    claimed(cast, 1, circulation=Circulation.DRAFT)
    assert weight(learned(cast)) > 0
    assert learned(cast, by="stranger").weights == {}


def test_claims_of_another_list_version_or_province_teach_nothing(cast: Cast) -> None:
    claimed(cast, 1)
    goals = Target.objects.filter(list_version__code="sdg")[0].list_version
    another = make_activity(cast.district, cast.district_officer, title=GLIDER)
    reached = reach(cast.district_officer)
    assert learned_for(another.subject, version=goals, reach=reached).weights == {}
    away = make_activity(cast.district, cast.district_officer, title=GLIDER, places=("40010101",))
    assert learned_for(away.subject, version=water().list_version, reach=reached).weights == {}


def test_a_work_does_not_learn_from_itself(cast: Cast) -> None:
    made = claimed(cast, 1)
    own = learned_for(
        made.subject, version=water().list_version, reach=reach(cast.district_officer)
    )
    assert own.weights == {}


def test_what_is_learnt_takes_one_query_however_much_was_claimed(cast: Cast) -> None:
    another = make_activity(cast.district, cast.district_officer, title=GLIDER)
    version, reached = water().list_version, reach(cast.district_officer)
    for number in (1, 2):
        claimed(cast, number)
        with CaptureQueriesContext(connection) as queries:
            learned_for(another.subject, version=version, reach=reached)
        assert len(queries) == 1


def test_the_page_of_a_work_names_the_similar_works(cast: Cast) -> None:
    made = claimed(cast, 1)
    another = make_activity(cast.district, cast.district_officer, title=GLIDER)
    page = signed_in(cast.district_officer).get(reverse("strategy:align", args=[another.pk]))
    text = page.content.decode()
    assert "งานคล้ายกัน 1 งาน" in text
    assert reverse("threads:page", args=[made.subject_id]) in text
    assert Alignment.objects.filter(subject=another.subject).count() == 0
