"""Answers: in whole and in parts, twice, late, after the close, by two at once, and declared."""

import datetime as dt

import pytest

from oneplan.calls.answering import AnswerDraft, answer_call, take_line_back
from oneplan.calls.declaring import Declaration, declare_project
from oneplan.calls.models import Answer, AnswerLine
from oneplan.calls.offers import offers_to
from oneplan.calls.queries import lines_proposed_to, stands
from oneplan.calls.rules import Standing
from oneplan.calls.sending import close_call
from oneplan.core.errors import NotVisible, Refusal
from oneplan.funds.models import SourceGroup
from oneplan.needs.services import NeedDraft, record_need
from oneplan.projects.models import Activity
from oneplan.threads.access import subject_for_reading
from oneplan.threads.models import Event
from tests.calls.calling import DUE, TODAY, place_of, seal_plan, sent
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def ready(cast: Cast, title: str = "ขุดลอกหนองสมมติ", **options: object) -> Activity:
    """An activity of the district that lacks nothing an answer needs."""
    made = make_activity(cast.district, cast.district_officer, title=title, **options)  # type: ignore[arg-type]
    made.implementer = cast.district
    made.save()
    return made


def need(cast: Cast) -> object:
    draft = NeedDraft(
        wording="ขอประปาหมู่บ้าน",
        owner=cast.village,
        origin=cast.village,
        fiscal_year=2571,
        places=("67070301",),
    )
    return record_need(draft, by=cast.district_officer)


def test_an_answer_shows_the_caller_what_is_proposed_and_tells_every_story(cast: Cast) -> None:
    edition = seal_plan(cast)
    issue = edition.elements.order_by("position").first()
    assert issue is not None
    call = sent(cast, cast.district, issues={issue.lineage_id: None})
    activity, asked = ready(cast), need(cast)
    with pytest.raises(NotVisible):
        subject_for_reading(cast.strategist, activity.pk)

    kept = answer_call(
        place_of(call, cast.district),
        AnswerDraft(chosen={activity.pk: call.issues.get().pk, asked.pk: None}),  # type: ignore[attr-defined]
        by=cast.district_officer,
    )

    assert (kept.beside, kept.already) == (None, 0)
    subject_for_reading(cast.strategist, activity.pk)
    with pytest.raises(NotVisible):
        subject_for_reading(cast.charlie, activity.pk)
    line = AnswerLine.objects.get(subject=activity.subject)
    assert (line.issue, line.satang, line.is_declared) == (call.issues.get(), 1_000_000_00, False)
    assert Event.objects.filter(code="calls.proposed").count() == 2
    [stand] = stands([place_of(call, cast.district)], on=TODAY)
    assert (stand.standing, stand.lines, stand.satang) == (Standing.ANSWERED, 2, 1_000_000_00)
    assert lines_proposed_to(cast.province, 2571).count() == 2


def test_parts_add_up_and_the_same_record_twice_counts_once(cast: Cast) -> None:
    call = sent(cast, cast.district)
    one, two = ready(cast, "หนึ่ง"), ready(cast, "สอง")
    place = place_of(call, cast.district)
    answer_call(place, AnswerDraft(chosen={one.pk: None}, is_whole=False), by=cast.district_officer)
    assert stands([place], on=TODAY)[0].standing is Standing.PARTLY

    kept = answer_call(
        place, AnswerDraft(chosen={one.pk: None, two.pk: None}, seen=1), by=cast.district_officer
    )

    assert (kept.already, kept.beside) == (1, None)
    [stand] = stands([place], on=TODAY)
    assert (stand.standing, stand.lines, stand.answers) == (Standing.ANSWERED, 2, 2)


def test_two_people_answering_at_once_are_both_kept_and_the_second_is_told(cast: Cast) -> None:
    call = sent(cast, cast.district)
    place = place_of(call, cast.district)
    first = answer_call(
        place, AnswerDraft(chosen={ready(cast, "หนึ่ง").pk: None}), by=cast.district_officer
    )
    second = answer_call(
        place, AnswerDraft(chosen={ready(cast, "สอง").pk: None}), by=cast.district_officer
    )

    assert first.beside is None
    assert second.beside == first.answer
    assert Answer.objects.count() == 2
    assert stands([place], on=TODAY)[0].lines == 2


def test_nothing_to_propose_needs_its_because(cast: Cast) -> None:
    call = sent(cast, cast.district)
    place = place_of(call, cast.district)
    with pytest.raises(Refusal):
        answer_call(place, AnswerDraft(), by=cast.district_officer)
    assert not Answer.objects.exists()

    answer_call(place, AnswerDraft(because="งานปีก่อนยังไม่เสร็จ"), by=cast.district_officer)
    assert stands([place], on=TODAY)[0].standing is Standing.NOTHING


def test_a_late_answer_is_kept_and_marked_and_one_after_the_close_is_refused(cast: Cast) -> None:
    call = sent(cast, cast.district)
    place = place_of(call, cast.district)
    kept = answer_call(place, AnswerDraft(because="ไม่มี"), by=cast.district_officer)
    kept.answer.at = dt.datetime(2026, 12, 21, 5, tzinfo=dt.UTC)
    kept.answer.save()
    [stand] = stands([place], on=DUE + dt.timedelta(days=9))
    assert (stand.is_settled, stand.is_late) == (True, True)

    close_call(call, by=cast.strategist)
    with pytest.raises(Refusal) as refused:
        answer_call(place, AnswerDraft(chosen={ready(cast).pk: None}), by=cast.district_officer)
    assert refused.value.code == "calls.is_closed"
    assert not AnswerLine.objects.exists()


def test_only_what_is_ones_own_ready_and_asked_for_can_be_proposed(cast: Cast) -> None:
    call = sent(cast, cast.district, takes_needs=False)
    place = place_of(call, cast.district)
    theirs = make_activity(cast.neighbour, cast.charlie)
    unready = make_activity(cast.district, cast.district_officer)
    old = ready(cast, fiscal_year=2569)
    with pytest.raises(NotVisible):
        answer_call(place, AnswerDraft(chosen={theirs.pk: None}), by=cast.district_officer)
    for record, code in (
        (unready.pk, "calls.lacks_something"),
        (old.pk, "calls.not_offered"),
        (need(cast).pk, "calls.not_offered"),  # type: ignore[attr-defined]
    ):
        with pytest.raises(Refusal) as refused:
            answer_call(place, AnswerDraft(chosen={record: None}), by=cast.district_officer)
        assert refused.value.code == code
    assert not Answer.objects.exists()

    shown = offers_to(place)
    assert list(shown) == [unready.pk]
    assert [gap.code for gap in shown[unready.pk].lacks] == ["projects.implementer_is_missing"]


def test_a_line_is_taken_back_with_a_reason_and_may_come_again(cast: Cast) -> None:
    call = sent(cast, cast.district)
    place, activity = place_of(call, cast.district), ready(cast)
    answer_call(place, AnswerDraft(chosen={activity.pk: None}), by=cast.district_officer)
    line = AnswerLine.objects.get()
    with pytest.raises(Refusal):
        take_line_back(line, because=" ", by=cast.district_officer)

    take_line_back(line, because="รวมกับโครงการอื่น", by=cast.district_officer)
    with pytest.raises(Refusal):
        take_line_back(line, because="ซ้ำ", by=cast.district_officer)
    assert stands([place], on=TODAY)[0].lines == 0
    answer_call(place, AnswerDraft(chosen={activity.pk: None}, seen=1), by=cast.district_officer)
    assert stands([place], on=TODAY)[0].lines == 1


def test_an_agency_declares_with_its_own_money_and_neighbours_see_it(cast: Cast) -> None:
    agency = cast.agency_planner.body
    call = sent(cast, agency)
    ministry = make_source("2", SourceGroup.MINISTRY)
    draft = Declaration(title="ซ่อมฝายสมมติ", place="6707", source=ministry, satang=3_000_000_00)

    kept = declare_project(place_of(call, agency), draft, by=cast.agency_planner)

    line = kept.answer.lines.get()
    assert (line.is_declared, line.satang) == (True, 3_000_000_00)
    [stand] = stands([place_of(call, agency)], on=TODAY)
    assert (stand.standing, stand.lines, stand.declared) == (Standing.PARTLY, 0, 1)
    assert stand.declared_satang == 3_000_000_00
    subject_for_reading(cast.charlie, line.subject_id)

    with pytest.raises(Refusal) as refused:
        declare_project(
            place_of(call, agency),
            Declaration(title="อื่น", place="6707", source=make_source(), satang=1_00),
            by=cast.agency_planner,
        )
    assert refused.value.code == "calls.no_own_source"
    assert Activity.objects.count() == 1


def test_a_call_that_asks_for_no_declarations_takes_none(cast: Cast) -> None:
    agency = cast.agency_planner.body
    call = sent(cast, agency, takes_declared=False)
    ministry = make_source("2", SourceGroup.MINISTRY)
    with pytest.raises(Refusal):
        declare_project(
            place_of(call, agency),
            Declaration(title="ก", place="6707", source=ministry, satang=1_00),
            by=cast.agency_planner,
        )
    assert not Activity.objects.exists()
