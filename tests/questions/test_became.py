"""How far a need has come: the work, the list, the money, the thing handed over."""

from __future__ import annotations

import pytest

from oneplan.assets.models import Docket
from oneplan.budget.models import Stage
from oneplan.plans.models import Edition, EditionKind, EditionState, Listing, Plan, Side
from oneplan.projects.models import Activity
from oneplan.projects.services import withdraw
from oneplan.questions.became import what_became
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation, Subject, SubjectKind
from oneplan.threads.services import Draft, begin, circulate
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.questions.world import TODAY, a_need, give

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def need(cast: Cast) -> Subject:
    return a_need(cast, "ขอสระ")


@pytest.fixture
def work(cast: Cast, need: Subject) -> Activity:
    return make_activity(
        cast.district,
        cast.district_officer,
        needs=(need,),
        circulation=Circulation.CIRCULATED,
    )


def told(cast: Cast, need: Subject) -> str:
    return what_became([need.pk], reach=reach(cast.district_officer))[need.pk]


def list_it(cast: Cast, work: Activity, side: Side) -> None:
    draft = Draft(
        kind=SubjectKind.PLAN,
        title="แผนปี 2571",
        owner=cast.province,
        fiscal_year=2571,
        circulation=Circulation.CIRCULATED,
        places=("67",),
    )
    plan = Plan.objects.create(
        subject=begin(draft, by=cast.strategist),
        type_code="P1",
        body=cast.province,
        fiscal_year=2571,
        title="แผนปี 2571",
    )
    edition = Edition.objects.create(plan=plan, kind=EditionKind.FULL, number=1, year=2571)
    Listing.objects.create(edition=edition, subject=work.subject, title=work.title, side=side)
    Edition.objects.filter(pk=edition.pk).update(state=EditionState.SEALED)


def test_what_nobody_took_up_says_so(cast: Cast, need: Subject) -> None:
    assert told(cast, need) == "ยังไม่มีผู้รับไปทำ"


def test_each_step_further_is_told_instead_of_the_one_before(
    cast: Cast, need: Subject, work: Activity
) -> None:
    assert "ยังไม่เข้าบัญชี" in told(cast, need)

    list_it(cast, work, Side.WITHIN)
    assert "อยู่ในกรอบวงเงิน" in told(cast, need)

    give(cast, work.subject, 1_150_000_00, Stage.APPROPRIATED, year=2571)
    assert "1,150,000 บาท" in told(cast, need)

    Docket.objects.create(
        subject=work.subject, receiver=cast.authority, state="in_use", state_since=TODAY
    )
    assert told(cast, need).startswith("สร้างเสร็จ")


def test_over_the_frame_is_told_as_such(cast: Cast, need: Subject, work: Activity) -> None:
    list_it(cast, work, Side.OVER)
    assert "เกินกรอบ" in told(cast, need)


def test_of_two_works_the_one_that_came_further_is_told(
    cast: Cast, need: Subject, work: Activity
) -> None:
    make_activity(
        cast.district, cast.district_officer, needs=(need,), circulation=Circulation.CIRCULATED
    )
    give(cast, work.subject, 5_00, Stage.APPROPRIATED, year=2571)
    assert "ได้รับงบ" in told(cast, need)


def test_a_withdrawn_work_has_come_nowhere(cast: Cast, need: Subject, work: Activity) -> None:
    give(cast, work.subject, 5_00, Stage.APPROPRIATED, year=2571)
    withdraw(work, reason="ประชาคมขอถอน", by=cast.district_officer)
    assert "ได้รับงบ" not in told(cast, need)


def test_a_draft_of_others_is_not_told(cast: Cast, need: Subject) -> None:
    hidden = make_activity(cast.neighbour, cast.charlie, needs=(need,))
    assert told(cast, need) == "ยังไม่มีผู้รับไปทำ"
    circulate(hidden.subject, Circulation.CIRCULATED, by=cast.charlie)
    assert "ยังไม่เข้าบัญชี" in told(cast, need)
