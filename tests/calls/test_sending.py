"""A call from its draft to its close; whatever is refused changes nothing."""

import datetime as dt

import pytest

from oneplan.accounts.models import Holding
from oneplan.accounts.services import end_holding
from oneplan.audit.models import Entry
from oneplan.calls.answering import AnswerDraft, acknowledge, answer_call, note_reading
from oneplan.calls.contacts import contacts_of, find_unreachable
from oneplan.calls.drafting import address, change_draft, draft_call, unaddress
from oneplan.calls.models import Call, CallState, Purpose
from oneplan.calls.queries import calls_waiting_for, late_on, own_calls_out
from oneplan.calls.sending import (
    close_call,
    extend_call,
    recall_call,
    remind_late,
    revise_call,
    send_call,
)
from oneplan.calls.waiting_work import calls_to_answer, own_calls_with_late
from oneplan.core.errors import NotVisible, Refusal
from oneplan.threads.access import subject_for_reading
from oneplan.threads.models import Circulation, Event
from tests.calls.calling import DUE, TODAY, drafted, place_of, seal_plan, sent, words
from tests.cast import Cast, build_cast
from tests.factories import make_body

pytestmark = pytest.mark.django_db
LATER = DUE + dt.timedelta(days=10)


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def readable_to(call: Call, cast: Cast) -> list[str]:
    found = []
    for name, post in cast.posts().items():
        post.__dict__.pop("_reach_today", None)
        try:
            subject_for_reading(post, call.pk)
        except NotVisible:
            continue
        found.append(name)
    return found


def test_a_draft_is_read_by_its_own_office_and_a_sent_call_by_those_addressed(cast: Cast) -> None:
    call = drafted(cast, cast.district)
    assert readable_to(call, cast) == ["strategist", "governor"]

    send_call(call, by=cast.strategist, on=TODAY)

    assert readable_to(call, cast) == ["strategist", "governor", "district_officer"]
    call.refresh_from_db()
    assert (call.state, call.version, call.subject.circulation) == ("sent", 1, "consulted")
    assert call.versions.get().words["due_on"] == DUE.isoformat()
    assert Entry.objects.filter(code="calls.sent").count() == 1


def test_a_call_names_issues_of_the_plan_in_force_with_their_money(cast: Cast) -> None:
    edition = seal_plan(cast)
    first, second = edition.elements.order_by("position")
    call = drafted(cast, issues={second.lineage_id: 5_000_000_00, first.lineage_id: None})

    rows = list(call.issues.values_list("number", "title", "satang"))
    assert rows == [("1", "เกษตร", None), ("2", "น้ำ", 5_000_000_00)]

    stranger = call.subject_id
    with pytest.raises(Refusal) as refused:
        drafted(cast, issues={stranger: None})
    assert refused.value.code == "calls.unknown_issue"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"due_on": TODAY - dt.timedelta(days=1)}, "calls.due_is_past"),
        ({"direction": " "}, "calls.direction_is_missing"),
        ({"purpose": Purpose.CLUSTER_YEAR}, "calls.wrong_purpose"),
        (
            {"takes_activities": False, "takes_needs": False, "takes_declared": False},
            "calls.asks_for_nothing",
        ),
    ],
)
def test_bad_words_are_refused_and_nothing_is_begun(
    cast: Cast, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        drafted(cast, **changes)
    assert refused.value.code == code
    assert not Call.objects.exists()
    assert not Event.objects.filter(code__startswith="calls.").exists()


def test_a_body_that_opens_no_round_sends_no_call(cast: Cast) -> None:
    with pytest.raises(Refusal) as refused:
        draft_call(cast.authority, words(), by=cast.planner, on=TODAY)
    assert refused.value.code == "calls.wrong_body"


def test_a_call_to_nobody_is_not_sent(cast: Cast) -> None:
    with pytest.raises(Refusal) as refused:
        send_call(drafted(cast), by=cast.strategist, on=TODAY)
    assert refused.value.code == "calls.nobody_addressed"


def test_a_call_kept_until_its_last_day_was_over_is_not_sent(cast: Cast) -> None:
    call = drafted(cast, cast.district)
    with pytest.raises(Refusal):
        send_call(call, by=cast.strategist, on=LATER)
    call.refresh_from_db()
    assert call.state == CallState.DRAFT


def test_a_draft_is_changed_and_its_addressees_too_until_it_is_sent(cast: Cast) -> None:
    call = drafted(cast, cast.district)
    change_draft(call, words(title="ใหม่"), by=cast.strategist, on=TODAY)
    assert address(call, [cast.district, cast.pao], by=cast.strategist) == 1
    unaddress(place_of(call, cast.pao), by=cast.strategist)
    send_call(call, by=cast.strategist, on=TODAY)

    with pytest.raises(Refusal):
        change_draft(call, words(), by=cast.strategist, on=TODAY)
    with pytest.raises(Refusal):
        unaddress(place_of(call, cast.district), by=cast.strategist)
    call.subject.refresh_from_db()
    assert call.subject.title == "ใหม่"
    with pytest.raises(Refusal):
        address(call, [cast.province], by=cast.strategist)


def test_a_body_added_to_a_sent_call_reads_it_from_then_on(cast: Cast) -> None:
    call = sent(cast, cast.district)
    address(call, [cast.pao], by=cast.strategist)
    assert "pao_planner" in readable_to(call, cast)


def test_a_revision_is_a_new_version_that_tells_what_changed_and_why(cast: Cast) -> None:
    call = sent(cast, cast.district)
    note_reading(place_of(call, cast.district), by=cast.district_officer)
    new = words(direction="เน้นน้ำอย่างเดียว", takes_needs=False)

    revise_call(call, new, because="กรอบวงเงินลดลง", by=cast.strategist, on=TODAY)

    version = call.versions.get(number=2)
    assert (version.changed, version.because) == (["direction", "takes"], "กรอบวงเงินลดลง")
    assert place_of(call, cast.district).read_version == 1

    for draft, because, code in (
        (new, "อีกครั้ง", "calls.nothing_changed"),
        (words(), " ", "calls.reason_is_missing"),
    ):
        with pytest.raises(Refusal) as refused:
            revise_call(call, draft, because=because, by=cast.strategist, on=TODAY)
        assert refused.value.code == code
    assert call.versions.count() == 2


def test_a_call_is_recalled_only_while_nobody_has_read_it(cast: Cast) -> None:
    call = sent(cast, cast.district)
    recall_call(call, by=cast.strategist)
    call.refresh_from_db()
    assert (call.state, call.subject.circulation) == ("draft", Circulation.DRAFT)
    assert "district_officer" not in readable_to(call, cast)

    send_call(call, by=cast.strategist, on=TODAY)
    assert "district_officer" in readable_to(call, cast)
    note_reading(place_of(call, cast.district), by=cast.district_officer)
    with pytest.raises(Refusal) as refused:
        recall_call(call, by=cast.strategist)
    assert (refused.value.code, refused.value.facts["count"]) == ("calls.was_read", 1)


def test_an_extension_is_told_to_all_and_opens_a_closed_call_again(cast: Cast) -> None:
    call = sent(cast, cast.district)
    close_call(call, by=cast.strategist)
    extend_call(call, LATER, because="น้ำท่วม", by=cast.strategist, on=TODAY)

    call.refresh_from_db()
    assert (call.state, call.due_on, call.closed_at) == ("sent", LATER, None)
    assert call.versions.get(number=2).changed == ["due_on"]
    assert Event.objects.get(code="calls.extended").facts["was"] == DUE.isoformat()
    with pytest.raises(Refusal):
        extend_call(call, DUE, because="เร็วขึ้น", by=cast.strategist, on=TODAY)


def test_all_late_are_reminded_in_one_act_and_nobody_else(cast: Cast) -> None:
    call = sent(cast, cast.district, cast.neighbour, cast.pao)
    nothing = AnswerDraft(because="ไม่มีในปีนี้")
    answer_call(place_of(call, cast.pao), nothing, by=cast.pao_planner)
    with pytest.raises(Refusal):
        remind_late(call, by=cast.strategist, on=DUE)

    assert remind_late(call, by=cast.strategist, on=LATER) == 2

    assert place_of(call, cast.district).reminders == 1
    assert place_of(call, cast.pao).reminders == 0
    assert {each.body for each in late_on(call, on=LATER)} == {cast.district, cast.neighbour}


def test_the_first_page_knows_what_waits_and_who_is_late(cast: Cast) -> None:
    call = sent(cast, cast.district, cast.authority)
    waiting = calls_waiting_for(cast.district_officer, on=LATER)
    assert [(each.addressee.call_id, each.is_late) for each in waiting] == [(call.pk, True)]
    assert calls_waiting_for(cast.charlie, on=TODAY) == []
    [work] = calls_to_answer(cast.district_officer, LATER)
    assert (work.title, work.due, work.is_late(LATER)) == (call.subject.title, DUE, True)
    assert calls_to_answer(cast.reviewer, LATER) == []
    [late] = own_calls_with_late(cast.strategist, LATER)
    assert late.count == 2
    assert own_calls_with_late(cast.strategist, TODAY) == []
    [own] = own_calls_out(cast.strategist, on=LATER)
    assert (own.addressed, own.settled, own.late, own.open) == (2, 0, 2, 2)

    answer_call(place_of(call, cast.district), AnswerDraft(because="ไม่มี"), by=cast.district_officer)
    assert calls_waiting_for(cast.district_officer, on=LATER) == []


def test_a_body_without_a_planning_post_is_named_with_what_to_do(cast: Cast) -> None:
    mute = make_body("agency:67-mute", seat="67")
    [found] = find_unreachable([mute, cast.district], on=TODAY)
    assert (found.code, found.facts) == ("calls.no_planning_post", {"body": mute.name_th})


def test_a_call_waits_at_a_post_vacated_yesterday_and_its_telephone_stays(cast: Cast) -> None:
    post = cast.district_officer
    post.phone = "0-5600-0000 (สมมติ)"
    post.save()
    end_holding(Holding.objects.get(post=post), on=TODAY - dt.timedelta(days=1), by=cast.strategist)
    call = sent(cast, cast.district)

    contact = contacts_of([cast.district], on=TODAY)[cast.district.pk]
    assert (contact.is_vacant, contact.phone) == (True, post.phone)
    [found] = find_unreachable([cast.district], on=TODAY)
    assert found.code == "calls.post_is_vacant"
    assert [each.addressee.call_id for each in calls_waiting_for(post, on=TODAY)] == [call.pk]


def test_acknowledging_twice_is_acknowledging_once(cast: Cast) -> None:
    call = sent(cast, cast.district)
    for _time in range(2):
        acknowledge(place_of(call, cast.district), by=cast.district_officer)
    one = place_of(call, cast.district)
    assert one.read_at
    assert one.acknowledged_by == cast.district_officer
    assert Event.objects.filter(code="calls.acknowledged").count() == 1
