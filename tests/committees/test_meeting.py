"""A meeting from its call to its certified minutes, and what it refuses."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from oneplan.audit.models import Entry
from oneplan.committees.founding import add_seat, found_committee
from oneplan.committees.minutes import certify_minutes, correct_resolution
from oneplan.committees.models import AgendaItem, Committee, Decision, Meeting, MeetingState
from oneplan.committees.queries import previews, quorum_of, what_waits
from oneplan.committees.services import (
    add_item,
    call_meeting,
    close_meeting,
    confirm,
    decide,
    put_on_agenda,
    record_presence,
    undo_resolution,
)
from oneplan.core.errors import Refusal
from oneplan.cycles.services import open_cycle
from oneplan.plans.models import EditionKind, EditionState, Element, ElementKind, Plan
from oneplan.plans.services import ElementDraft, open_edition, open_plan, write_elements
from oneplan.threads.models import Event
from tests.cast import Cast, build_cast
from tests.plans.kinds import load_plan_types

pytestmark = pytest.mark.django_db
SEATS = 5


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def committee(cast: Cast) -> Committee:
    load_plan_types()
    made = found_committee(
        cast.province, kind="KBJ", name="คณะกรรมการสมมติ", short_name="ก.บ.จ.", by=cast.strategist
    )
    for number in range(SEATS):
        add_seat(made, title=f"ที่นั่ง {number}", category="ราชการ", by=cast.strategist)
    return made


@pytest.fixture
def plan(cast: Cast) -> Plan:
    cycle = open_cycle("2571-2575")
    plan = open_plan("P5", cast.province, title="แผนสมมติ", cycle=cycle, by=cast.strategist)
    edition = open_edition(plan, kind=EditionKind.FULL, year=2570, by=cast.strategist)
    drafts = [ElementDraft(kind=ElementKind.VISION, number="0", title="เมืองสมมติ")]
    write_elements(edition, drafts, by=cast.strategist)
    return plan


def a_meeting(committee: Committee, cast: Cast, number: int = 1, present: int = SEATS) -> Meeting:
    meeting = call_meeting(
        committee, number=number, year=2570, held_on=dt.date(2026, 12, number), by=cast.strategist
    )
    seats = list(committee.seats.values_list("pk", flat=True))[:present]
    record_presence(meeting, seats, by=cast.strategist)
    return meeting


def adoption(meeting: Meeting, cast: Cast) -> AgendaItem:
    waiting = what_waits(meeting.committee)
    item = put_on_agenda(meeting, waiting[0], by=cast.strategist)
    return decide(item, Decision.APPROVED, resolution="เห็นชอบ", by=cast.strategist)


def test_a_confirmed_resolution_adopts_the_edition_and_tells_both_stories(
    cast: Cast, committee: Committee, plan: Plan
) -> None:
    meeting = a_meeting(committee, cast)
    item = adoption(meeting, cast)
    assert "1" in previews([item])[item][1]
    assert plan.editions.get().state == EditionState.DRAFT

    confirm(item, by=cast.strategist)

    edition = plan.editions.get()
    assert (edition.state, edition.sealed_by) == (EditionState.SEALED, item)
    assert plan.subject.events.filter(code="committees.resolved_approved").exists()
    assert meeting.subject.events.filter(code="committees.resolved_approved").exists()
    assert what_waits(committee) == []


def test_a_sealed_edition_refuses_change_in_the_database_itself(
    cast: Cast, committee: Committee, plan: Plan
) -> None:
    confirm(adoption(a_meeting(committee, cast), cast), by=cast.strategist)
    element = Element.objects.get(edition__plan=plan)
    for change in (
        lambda: Element.objects.filter(pk=element.pk).update(title="อย่างอื่น"),
        lambda: element.delete(),
    ):
        with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
            change()


def test_without_quorum_nothing_moves_and_the_refusal_counts_the_seats(
    cast: Cast, committee: Committee, plan: Plan
) -> None:
    item = adoption(a_meeting(committee, cast, present=2), cast)
    before = (Event.objects.count(), Entry.objects.count())

    with pytest.raises(Refusal) as refused:
        confirm(item, by=cast.strategist)

    assert refused.value.facts == {"present": 2, "seats": 5, "needed": 3}
    assert plan.editions.get().state == EditionState.DRAFT
    assert (Event.objects.count(), Entry.objects.count()) == before


def test_an_edition_changed_after_the_agenda_was_set_is_not_adopted(
    cast: Cast, committee: Committee, plan: Plan
) -> None:
    item = adoption(a_meeting(committee, cast), cast)
    draft = ElementDraft(kind=ElementKind.ISSUE, number="1", title="ประเด็นใหม่")
    write_elements(plan.editions.get(), [draft], by=cast.strategist)

    with pytest.raises(Refusal, match="changed_since_agenda"):
        confirm(item, by=cast.strategist)


def test_a_resolution_is_confirmed_once_and_undone_with_both_on_record(
    cast: Cast, committee: Committee, plan: Plan
) -> None:
    item = confirm(adoption(a_meeting(committee, cast), cast), by=cast.strategist)
    with pytest.raises(Refusal, match="confirmed_already"):
        confirm(item, by=cast.strategist)

    undo_resolution(item, reason="มติคลาดเคลื่อน", by=cast.strategist)

    assert plan.editions.get().state == EditionState.DRAFT
    codes = list(plan.subject.events.values_list("code", flat=True))
    assert codes[-2:] == ["plans.edition_unsealed", "committees.undone"]


def test_a_rejected_item_is_told_and_runs_no_act(
    cast: Cast, committee: Committee, plan: Plan
) -> None:
    item = adoption(a_meeting(committee, cast), cast)
    decide(item, Decision.REJECTED, resolution="ให้ทบทวน", by=cast.strategist)

    item = confirm(item, by=cast.strategist)

    assert item.effect is None
    assert plan.editions.get().state == EditionState.DRAFT


def test_a_meeting_closes_with_all_items_or_with_none(
    cast: Cast, committee: Committee, plan: Plan
) -> None:
    meeting = a_meeting(committee, cast)
    adoption(meeting, cast)
    open_item = add_item(meeting, title="เรื่องหารือ", by=cast.strategist)
    with pytest.raises(Refusal, match="not_all_decided"):
        close_meeting(meeting, by=cast.strategist)
    assert plan.editions.get().state == EditionState.DRAFT

    decide(open_item, Decision.NOTED, resolution="รับทราบ", by=cast.strategist)
    assert close_meeting(meeting, by=cast.strategist).state == MeetingState.RESOLVED
    with pytest.raises(Refusal, match="meeting_is_over"):
        add_item(meeting, title="มาช้า", by=cast.strategist)


def test_minutes_are_certified_by_a_later_meeting_and_then_only_corrected(
    cast: Cast, committee: Committee, plan: Plan
) -> None:
    meeting = a_meeting(committee, cast)
    item = adoption(meeting, cast)
    close_meeting(meeting, by=cast.strategist)
    later = a_meeting(committee, cast, number=2)
    with pytest.raises(Refusal, match="certified_by_itself"):
        certify_minutes(meeting, at=meeting, by=cast.strategist)

    certified = certify_minutes(meeting, at=later, by=cast.strategist)
    item = correct_resolution(item, words="แก้คำผิด", at=later, by=cast.strategist)

    assert certified.state == MeetingState.CERTIFIED
    assert len(certified.minutes_hash) == 64
    assert item.resolution == "เห็นชอบ"
    assert item.corrections == [{"meeting": "ก.บ.จ. 2/2570", "words": "แก้คำผิด"}]


def test_a_circulated_resolution_needs_no_quorum_and_is_equal(
    cast: Cast, committee: Committee, plan: Plan
) -> None:
    meeting = call_meeting(
        committee,
        number=9,
        year=2570,
        held_on=dt.date(2026, 12, 9),
        by=cast.strategist,
        is_circular=True,
    )
    confirm(adoption(meeting, cast), by=cast.strategist)
    assert plan.editions.get().state == EditionState.SEALED


def test_a_number_is_given_to_one_meeting_only(cast: Cast, committee: Committee) -> None:
    a_meeting(committee, cast)
    with pytest.raises(Refusal, match="number_taken"):
        a_meeting(committee, cast)


def test_the_quorum_is_shown_before_anybody_resolves(cast: Cast, committee: Committee) -> None:
    quorum = quorum_of(a_meeting(committee, cast, present=3))
    assert (quorum.present, quorum.seats, quorum.needed, quorum.is_met) == (3, 5, 3, True)


def test_the_next_full_edition_starts_from_the_last_and_keeps_its_lineages(
    cast: Cast, committee: Committee, plan: Plan
) -> None:
    confirm(adoption(a_meeting(committee, cast), cast), by=cast.strategist)

    following = open_edition(plan, kind=EditionKind.FULL, year=2571, by=cast.strategist)

    old, new = Element.objects.filter(edition__plan=plan).order_by("edition__made_at")
    assert (old.lineage_id, old.title) == (new.lineage_id, new.title)
    assert new.edition == following
    with pytest.raises(Refusal, match="edition_open"):
        open_edition(plan, kind=EditionKind.CHANGE, year=2571, by=cast.strategist)
