"""What became of a need, as the list tells it to different readers."""

from __future__ import annotations

import datetime as dt

import pytest

from oneplan.funds.models import Source
from oneplan.needs.models import Need
from oneplan.needs.services import NeedDraft, record_need
from oneplan.needs.standing import ALONE, ANSWERED, MERGED, SENT_ON, standings
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.services import begin_project
from oneplan.threads.access import reach
from oneplan.threads.models import ReferralKind, ReferralState
from oneplan.threads.referrals import answer_referral, refer
from oneplan.threads.services import merge, undo_merge
from tests.cast import Cast, build_cast

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 1)


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def a_need(cast: Cast, wording: str = "ขอถนน") -> Need:
    draft = NeedDraft(
        wording=wording,
        owner=cast.district,
        origin=cast.village,
        fiscal_year=2571,
        places=("67070301",),
    )
    return record_need(draft, by=cast.district_officer)


def test_a_need_nobody_took_up_says_so(cast: Cast) -> None:
    need = a_need(cast)
    assert standings([need.pk], reach=reach(cast.district_officer)) == {need.pk: ALONE}


def test_a_request_is_told_until_it_is_answered(cast: Cast) -> None:
    need = a_need(cast)
    request = refer(
        need.subject,
        cast.pao,
        kind=ReferralKind.REFER,
        reason="เกินศักยภาพ",
        by=cast.district_officer,
        on=DAY,
    )
    asked = standings([need.pk], reach=reach(cast.district_officer))
    answer_referral(request, accepts=False, answer="ไม่ใช่หน้าที่", by=cast.pao_planner, on=DAY)
    answered = standings([need.pk], reach=reach(cast.district_officer))

    assert asked == {need.pk: SENT_ON[ReferralState.OPEN]}
    assert answered == {need.pk: SENT_ON[ReferralState.DECLINED]}


def test_a_merge_is_told_until_it_is_undone(cast: Cast) -> None:
    need, other = a_need(cast), a_need(cast, "ขอถนนสายเดียวกัน")
    merge(other.subject, need.subject, by=cast.district_officer)
    joined = standings([need.pk, other.pk], reach=reach(cast.district_officer))
    undo_merge(other.subject, by=cast.district_officer)

    assert joined == {need.pk: ALONE, other.pk: MERGED}
    assert standings([other.pk], reach=reach(cast.district_officer)) == {other.pk: ALONE}


def test_an_answer_is_told_only_to_who_may_read_it(cast: Cast) -> None:
    need = a_need(cast)
    source = Source.objects.get_or_create(code="1P", defaults={"name_th": "งบจังหวัด"})[0]
    activity = ActivityDraft(
        title="ถนนสมมติ",
        places=("67070301",),
        costs=(CostDraft(source=source, satang=100_00),),
        needs=(need.subject,),
    )
    draft = ProjectDraft(
        title="โครงการสมมติ", owner=cast.district, fiscal_year=2571, activities=(activity,)
    )
    begin_project(draft, by=cast.district_officer)

    assert standings([need.pk], reach=reach(cast.district_officer)) == {need.pk: ANSWERED}
    assert standings([need.pk], reach=reach(cast.charlie)) == {need.pk: ALONE}
