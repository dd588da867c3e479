"""A docket from the named receiver to the written consent."""

import datetime as dt

import pytest

from oneplan.assets.access import docket_for_answering, docket_for_moving
from oneplan.assets.models import Docket
from oneplan.assets.services import move_docket, open_docket, record_consent
from oneplan.audit.models import Entry
from oneplan.core.errors import AccessDenied, NotVisible, Refusal
from oneplan.projects.models import Activity
from oneplan.projects.writing import change_activity
from oneplan.threads.models import Circulation
from oneplan.threads.sentences import sentence
from oneplan.threads.services import circulate
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 20)


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def activity(cast: Cast) -> Activity:
    made = make_activity(cast.district, cast.district_officer)
    return change_activity(made, {"receiver": cast.authority}, seen={}, by=cast.district_officer)


def test_a_docket_is_opened_once_and_told(cast: Cast, activity: Activity) -> None:
    docket = open_docket(activity, by=cast.district_officer, on=DAY)
    assert open_docket(activity, by=cast.district_officer, on=DAY) == docket
    assert (docket.receiver, docket.state) == (cast.authority, "planned")
    told = activity.subject.events.get(code="assets.docket_opened")
    assert cast.authority.name_th in sentence(told)


def test_without_a_receiver_no_docket_is_opened(cast: Cast) -> None:
    bare = make_activity(cast.district, cast.district_officer)
    with pytest.raises(Refusal, match="no_receiver"):
        open_docket(bare, by=cast.district_officer, on=DAY)
    assert not Docket.objects.exists()


def test_a_refusal_needs_its_reason_and_may_become_a_consent_but_not_back(
    cast: Cast, activity: Activity
) -> None:
    docket = open_docket(activity, by=cast.district_officer, on=DAY)
    with pytest.raises(Refusal, match="reason_is_missing"):
        record_consent(docket, consents=False, by=cast.planner, on=DAY)
    refused = record_consent(docket, consents=False, words="ไม่มีงบดูแล", by=cast.planner, on=DAY)
    assert refused.state == "refused"
    consented = record_consent(docket, consents=True, words="พช 1/2570", by=cast.planner, on=DAY)
    assert consented.state == "consented"
    with pytest.raises(Refusal, match="answered_already"):
        record_consent(docket, consents=False, words="เปลี่ยนใจ", by=cast.planner, on=DAY)


def test_only_the_receiver_and_the_owner_answer(cast: Cast, activity: Activity) -> None:
    open_docket(activity, by=cast.district_officer, on=DAY)
    with pytest.raises(NotVisible):
        docket_for_answering(cast.planner, activity.pk)
    circulate(activity.subject, Circulation.CIRCULATED, by=cast.district_officer)
    for post in (cast.planner, cast.district_officer):
        assert docket_for_answering(post, activity.pk).receiver == cast.authority
    with pytest.raises(AccessDenied):
        docket_for_answering(cast.charlie, activity.pk)


STEPS = ("built", "registered", "offered", "resolved", "handed_over", "booked_in", "in_use")


def test_a_consented_thing_is_built_handed_over_and_used_step_by_step(
    cast: Cast, activity: Activity
) -> None:
    docket = open_docket(activity, by=cast.district_officer, on=DAY)
    record_consent(docket, consents=True, by=cast.planner, on=DAY)
    for to in STEPS:
        docket = move_docket(docket, to, by=cast.district_officer, on=DAY)
        told = activity.subject.events.get(code=f"assets.moved_{to}")
        assert sentence(told)
    assert Docket.objects.get().state == "in_use"
    assert Entry.objects.filter(code="assets.moved_handed_over").exists()


@pytest.mark.parametrize(("to", "words", "why"), [
    ("handed_over", "", "does_not_follow"),
    ("blocked_land", "", "does_not_follow"),
    ("no_such_state", "x", "does_not_follow"),
])  # fmt: skip
def test_a_step_that_does_not_follow_changes_nothing(
    cast: Cast, activity: Activity, to: str, words: str, why: str
) -> None:
    docket = open_docket(activity, by=cast.district_officer, on=DAY)
    record_consent(docket, consents=True, by=cast.planner, on=DAY)
    before = Entry.objects.count()
    with pytest.raises(Refusal, match=why):
        move_docket(docket, to, words=words, by=cast.district_officer, on=DAY)
    assert (Docket.objects.get().state, Entry.objects.count()) == ("consented", before)


def test_what_is_stuck_says_on_what(cast: Cast, activity: Activity) -> None:
    docket = open_docket(activity, by=cast.district_officer, on=DAY)
    record_consent(docket, consents=True, by=cast.planner, on=DAY)
    move_docket(docket, "built", by=cast.district_officer, on=DAY)
    with pytest.raises(Refusal, match="reason_is_missing"):
        move_docket(docket, "blocked_land", by=cast.district_officer, on=DAY)
    stuck = move_docket(docket, "blocked_land", words="ที่ราชพัสดุ", by=cast.district_officer, on=DAY)
    assert stuck.state == "blocked_land"


def test_only_the_owner_records_the_next_step(cast: Cast, activity: Activity) -> None:
    open_docket(activity, by=cast.district_officer, on=DAY)
    with pytest.raises(NotVisible):
        docket_for_moving(cast.planner, activity.pk)
    circulate(activity.subject, Circulation.CIRCULATED, by=cast.district_officer)
    with pytest.raises(AccessDenied):
        docket_for_moving(cast.planner, activity.pk)
    assert docket_for_moving(cast.district_officer, activity.pk).subject_id == activity.pk
