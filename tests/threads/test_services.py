"""Stories: begun, told, merged and undone, referred and answered."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from oneplan.audit.models import Entry
from oneplan.core.errors import AccessDenied, NotVisible, Overtaken, Refusal
from oneplan.threads.access import reach, subject_for_changing, subject_for_reading
from oneplan.threads.models import Circulation, Event, ReferralKind, Subject, SubjectKind, TieKind
from oneplan.threads.queries import lineage, story
from oneplan.threads.referrals import answer_referral, refer
from oneplan.threads.rules import is_public_number
from oneplan.threads.sentences import sentence
from oneplan.threads.services import (
    Draft,
    begin,
    begin_many,
    circulate,
    merge,
    share,
    tell,
    tell_many,
    tie,
    undo_merge,
)
from tests.cast import Cast, build_cast

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 20)


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def a_need(cast: Cast, title: str = "ขอขุดลอกหนองสมมติ", **kwargs: object) -> Subject:
    facts: dict[str, object] = {"places": ("67070301",), **kwargs}
    draft = Draft(
        kind=SubjectKind.NEED,
        title=title,
        owner=cast.district,
        origin=cast.village,
        fiscal_year=2571,
        **facts,  # type: ignore[arg-type]
    )
    return begin(draft, by=cast.district_officer)


def test_a_story_begins_with_a_number_a_place_a_sentence_and_an_audit_entry(cast: Cast) -> None:
    need = a_need(cast)

    assert is_public_number(need.public_no)
    assert need.public_no.startswith("N67070301-2571-00001")
    assert need.area_id == "67070301"
    assert "ขุดลอก" in sentence(need.events.get())
    assert Entry.objects.get(object_id=str(need.pk)).post_id == cast.district_officer.pk


def test_what_is_told_to_many_reads_as_if_it_were_told_to_each(cast: Cast) -> None:
    """Events of many are streamed as rows: nothing of a text may be taken for their syntax."""
    facts = {"title": "ถนน\tสาย \"ก\"\n\\N \\. 'ข' {1,2}", "count": 3, "none": None, "of": ["ก"]}
    alone, *many = [a_need(cast, f"ขอหนอง {number}") for number in range(3)]
    one = tell(alone, "threads.received", by=cast.district_officer, **facts)

    tell_many([(each, facts) for each in many], "threads.received", cast.district_officer)

    columns = ("code", "facts", "by_post_id", "paper_id", "is_public", "province_code")
    alike = Event.objects.filter(pk=one.pk).values_list(*columns).get()
    for each in many:
        told = Event.objects.filter(subject=each).order_by("-id")
        assert told.values_list(*columns)[0] == alike
        assert told[0].at >= one.at
    entry = Entry.objects.order_by("-at")[0]
    assert (entry.object_id, entry.after) == (str(many[0].pk), {"count": 2})


@transaction.atomic
def tell_twice(stories: list[tuple[Subject, dict[str, object]]]) -> None:
    """A change whose second sentence the database refuses."""
    tell_many(stories, "threads.received", None)
    tell_many(stories, "x" * 81, None)


def test_events_told_to_many_go_when_the_change_is_undone(cast: Cast) -> None:
    needs = [a_need(cast, "ขอหนอง"), a_need(cast, "ขอถนน")]
    before = Event.objects.count(), Entry.objects.count()

    with pytest.raises(DatabaseError):
        tell_twice([(each, {}) for each in needs])

    assert (Event.objects.count(), Entry.objects.count()) == before


def test_numbers_given_together_follow_each_other(cast: Cast) -> None:
    drafts = [
        Draft(kind=SubjectKind.NEED, title=f"{n}", owner=cast.district, fiscal_year=2571)
        for n in range(3)
    ]
    numbers = [subject.public_no[:17] for subject in begin_many(drafts, by=None)]
    assert numbers == ["N6707-2571-00001-", "N6707-2571-00002-", "N6707-2571-00003-"]


def test_an_event_is_never_changed_nor_deleted(cast: Cast) -> None:
    event = a_need(cast).events.get()
    for change in (
        lambda: Event.objects.filter(pk=event.pk).update(code="x"),
        lambda: Event.objects.filter(pk=event.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_merge_is_told_in_both_stories_and_undone_without_loss(cast: Cast) -> None:
    pond, same_pond = a_need(cast), a_need(cast, "ขุดสระหมู่ ๑")

    merge(same_pond, pond, by=cast.district_officer)
    assert lineage(same_pond.pk)[1] == {pond.pk}
    undo_merge(same_pond, by=cast.district_officer)

    assert lineage(same_pond.pk) == (set(), set())
    codes = list(same_pond.events.values_list("code", flat=True))
    assert codes == ["threads.received", "threads.merged", "threads.merge_undone"]
    assert [event.code for event in pond.events.all()] == codes


def test_a_merged_need_cannot_be_merged_again_nor_into_its_own_part(cast: Cast) -> None:
    first, second, third = a_need(cast), a_need(cast), a_need(cast)
    merge(first, second, by=cast.district_officer)

    for child, parent, code in (
        (first, third, "threads.merged_already"),
        (second, first, "threads.into_itself"),
        (third, third, "threads.into_itself"),
    ):
        with pytest.raises(Refusal) as refused:
            merge(child, parent, by=cast.district_officer)
        assert refused.value.code == code


def test_a_refused_merge_changes_nothing(cast: Cast) -> None:
    need = a_need(cast)
    before = (Event.objects.count(), Entry.objects.count())
    with pytest.raises(Refusal):
        merge(need, need, by=cast.district_officer)
    assert (Event.objects.count(), Entry.objects.count()) == before


def test_a_thread_runs_from_the_need_through_the_activity_to_its_project(cast: Cast) -> None:
    need, neighbour_need = a_need(cast), a_need(cast)
    project, activity, sibling = (
        begin(
            Draft(kind=kind, title=str(kind.label), owner=cast.district, fiscal_year=2571),
            by=cast.district_officer,
        )
        for kind in (SubjectKind.PROJECT, SubjectKind.ACTIVITY, SubjectKind.ACTIVITY)
    )
    tie(activity, TieKind.ANSWERS, need, by=cast.district_officer)
    tie(sibling, TieKind.ANSWERS, neighbour_need, by=cast.district_officer)
    tie(activity, TieKind.PART_OF, project, by=cast.district_officer)
    tie(sibling, TieKind.PART_OF, project, by=cast.district_officer)

    assert lineage(need.pk) == (set(), {activity.pk, project.pk})
    assert lineage(project.pk)[0] == {activity.pk, sibling.pk, need.pk, neighbour_need.pk}
    told = story(need, reach=reach(cast.district_officer))
    assert [row.pk for row in told.after] == sorted([activity.pk, project.pk])
    assert sum(event.code == "threads.tied_answers" for event in told.events) == 1


def test_drafts_are_404_outside_their_own_chain(cast: Cast) -> None:
    need = a_need(cast)

    assert subject_for_reading(cast.district_officer, need.pk) == need
    for post in (cast.charlie, cast.strategist, cast.governor, cast.reviewer, cast.stranger, None):
        with pytest.raises(NotVisible):
            subject_for_reading(post, need.pk)


def test_a_circulated_record_is_read_in_the_province_and_the_cluster_and_nowhere_else(
    cast: Cast,
) -> None:
    need = a_need(cast)
    circulate(need, Circulation.CIRCULATED, by=cast.district_officer)

    for post in (cast.charlie, cast.strategist, cast.cluster_officer, cast.reviewer):
        assert subject_for_reading(post, need.pk) == need
    for post in (cast.stranger, None):
        with pytest.raises(NotVisible):
            subject_for_reading(post, need.pk)
    with pytest.raises(AccessDenied):
        subject_for_changing(cast.charlie, need.pk, "threads.merge")


def test_circulation_never_narrows(cast: Cast) -> None:
    need = a_need(cast)
    circulate(need, Circulation.PUBLIC, by=cast.district_officer)
    assert subject_for_reading(None, need.pk) == need
    with pytest.raises(Refusal, match="circulation_only_widens"):
        circulate(need, Circulation.DRAFT, by=cast.district_officer)


def test_a_consulted_body_reads_the_draft_and_its_neighbour_does_not(cast: Cast) -> None:
    need = a_need(cast)
    share(need, cast.authority, by=cast.district_officer)

    assert subject_for_reading(cast.planner, need.pk) == need
    with pytest.raises(NotVisible):
        subject_for_reading(cast.charlie, need.pk)


def test_a_transfer_changes_the_owner_only_when_it_is_accepted(cast: Cast) -> None:
    need = a_need(cast)
    request = refer(
        need,
        cast.pao,
        kind=ReferralKind.TRANSFER,
        reason="เกินศักยภาพ",
        by=cast.district_officer,
        on=DAY,
    )
    need.refresh_from_db()
    assert need.owner == cast.district

    answer_referral(request, accepts=True, answer="รับไว้ดำเนินการ", by=cast.pao_planner, on=DAY)

    need.refresh_from_db()
    assert (need.owner, need.origin) == (cast.pao, cast.village)
    with pytest.raises(Overtaken) as overtaken:
        answer_referral(request, accepts=False, answer="ไม่", by=cast.pao_planner, on=DAY)
    assert overtaken.value.facts["fields"] == {
        "state": {"theirs": "accepted", "yours": "declined", "version": 1},
        "answer": {"theirs": "รับไว้ดำเนินการ", "yours": "ไม่", "version": 1},
    }
    with pytest.raises(Refusal, match="answer_stands"):
        answer_referral(
            request, accepts=False, answer="ไม่", by=cast.pao_planner, on=DAY, seen_version=1
        )


def test_the_words_of_an_answer_may_be_replaced_and_both_stay_in_the_story(cast: Cast) -> None:
    need = a_need(cast)
    request = refer(
        need, cast.pao, kind=ReferralKind.JOINT, reason="ร่วม", by=cast.district_officer, on=DAY
    )
    answer_referral(request, accepts=True, answer="รับไว้", by=cast.pao_planner, on=DAY)
    again = answer_referral(request, accepts=True, answer="รับไว้", by=cast.pao_planner, on=DAY)
    assert again.version == 1

    answer_referral(
        request, accepts=True, answer="รับไว้ ปี 2571", by=cast.pao_planner, on=DAY, seen_version=1
    )

    request.refresh_from_db()
    assert (request.answer, request.version) == ("รับไว้ ปี 2571", 2)
    told = [sentence(event) for event in need.events.filter(code__contains="referral_")]
    assert any(words.endswith("รับไว้") for words in told)
    assert any(words.endswith("รับไว้ ปี 2571") for words in told)
    entry = Entry.objects.get(code="threads.referral_reworded")
    assert entry.before == {"answer": "รับไว้"}


def test_a_request_without_a_reason_or_to_itself_is_refused(cast: Cast) -> None:
    need = a_need(cast)
    for to, reason, code in (
        (cast.pao, "  ", "threads.reason_is_missing"),
        (cast.district, "เหตุผล", "threads.referred_to_itself"),
    ):
        with pytest.raises(Refusal) as refused:
            refer(
                need, to, kind=ReferralKind.REFER, reason=reason, by=cast.district_officer, on=DAY
            )
        assert refused.value.code == code
