"""Projects and activities: begun, costed, tied, rewritten, proposed again, withdrawn."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oneplan.audit.models import Entry
from oneplan.core.errors import AccessDenied, NotVisible, Overtaken, Refusal
from oneplan.funds.models import LineNature
from oneplan.projects.access import activity_for_changing, activity_for_reading
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.models import Activity, Preparation
from oneplan.projects.proposing import propose_again
from oneplan.projects.queries import ActivityFilter, activities, works_of
from oneplan.projects.services import answer_needs, begin_works, stop_answering, withdraw
from oneplan.projects.writing import (
    change_activity,
    record_evidence,
    set_cost_lines,
    set_places,
)
from oneplan.threads.access import reach
from oneplan.threads.models import Event, Subject, SubjectKind, TieKind
from oneplan.threads.queries import lineage
from oneplan.threads.sentences import sentence
from oneplan.threads.services import Draft, begin
from tests.cast import Cast, build_cast
from tests.factories import make_area
from tests.projects.works import make_activity, make_expense_type, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def activity(cast: Cast) -> Activity:
    return make_activity(cast.district, cast.district_officer)


def a_need(cast: Cast) -> Subject:
    draft = Draft(
        kind=SubjectKind.NEED,
        title="ขอขุดลอก",
        owner=cast.district,
        fiscal_year=2571,
        places=("67070301",),
    )
    return begin(draft, by=cast.district_officer)


def drafts(cast: Cast, count: int) -> list[ProjectDraft]:
    return [
        ProjectDraft(
            title=f"โครงการ {n}",
            owner=cast.province,
            fiscal_year=2571,
            activities=tuple(
                ActivityDraft(
                    title=f"กิจกรรม {n}.{part}",
                    places=("67070301",),
                    costs=(
                        CostDraft(source=make_source(), satang=100 * part),
                        CostDraft(source=make_source("2"), satang=1),
                    ),
                )
                for part in (1, 2)
            ),
        )
        for n in range(count)
    ]


def test_an_activity_costs_the_sum_of_its_lines_and_belongs_to_its_project(cast: Cast) -> None:
    project = begin_works(drafts(cast, 1), by=cast.strategist)[0]

    assert [activity.satang for activity in project.activities.order_by("pk")] == [101, 201]
    assert project.subject.area_id == "67070301"
    for activity in project.activities.all():
        assert lineage(activity.pk)[1] == {project.pk}
        told = [sentence(event) for event in activity.subject.events.all()]
        assert len(told) == 3


def test_many_works_take_no_more_queries_than_one(cast: Cast) -> None:
    counts = []
    for works in (drafts(cast, 1), drafts(cast, 40)):
        with CaptureQueriesContext(connection) as queries:
            begin_works(works, by=cast.strategist)
        counts.append(len(queries))
    assert counts[0] == counts[1] < 30


def test_a_refused_work_stores_nothing(cast: Cast) -> None:
    wrong = ProjectDraft(
        title="โครงการ",
        owner=cast.province,
        fiscal_year=2571,
        activities=(
            ActivityDraft(title="ดี"),
            ActivityDraft(title="ผิด", costs=(CostDraft(source=make_source(), satang=-1),)),
        ),
    )
    before = Entry.objects.count()
    with pytest.raises(Refusal, match="cost_is_negative"):
        begin_works([wrong], by=cast.strategist)
    assert not Activity.objects.exists()
    assert Entry.objects.count() == before


def test_an_answered_need_tells_of_it_and_keeps_that_it_ended(
    cast: Cast, activity: Activity
) -> None:
    need = a_need(cast)
    answer_needs(activity, [need], by=cast.district_officer)
    assert activity.pk in lineage(need.pk)[1]

    stop_answering(activity, need, by=cast.district_officer)

    assert lineage(need.pk) == (set(), set())
    codes = list(need.events.values_list("code", flat=True))
    assert codes == ["threads.received", "threads.tied_answers", "threads.untied_answers"]
    with pytest.raises(Refusal, match="only_needs"):
        answer_needs(activity, [activity.project.subject], by=cast.district_officer)


def test_two_people_write_different_fields_and_both_are_kept(
    cast: Cast, activity: Activity
) -> None:
    change_activity(activity, {"output": "หนองลึก 3 เมตร"}, seen={}, by=cast.district_officer)
    changed = change_activity(activity, {"title": "ขุดลอกหนองใหญ่"}, seen={}, by=cast.strategist)

    assert (changed.title, changed.output) == ("ขุดลอกหนองใหญ่", "หนองลึก 3 เมตร")
    assert changed.field_versions == {"output": 1, "title": 1}
    changed.subject.refresh_from_db()
    assert changed.subject.title == "ขุดลอกหนองใหญ่"
    assert "ขุดลอกหนองใหญ่" in changed.subject.search_text


def test_writing_over_somebody_elses_text_is_overtaken_and_changes_nothing(
    cast: Cast, activity: Activity
) -> None:
    change_activity(activity, {"output": "ของเขา"}, seen={"output": 0}, by=cast.strategist)
    events = Event.objects.count()

    with pytest.raises(Overtaken) as overtaken:
        change_activity(activity, {"output": "ของฉัน"}, seen={"output": 0}, by=cast.district_officer)

    assert overtaken.value.facts["fields"] == {
        "output": {"yours": "ของฉัน", "theirs": "ของเขา", "version": 1}
    }
    assert str(overtaken.value.facts["who"]).startswith(cast.strategist.title_th)
    activity.refresh_from_db()
    assert activity.output == "ของเขา"
    assert Event.objects.count() == events
    again = change_activity(
        activity, {"output": "ของฉัน"}, seen={"output": 1}, by=cast.district_officer
    )
    assert again.output == "ของฉัน"


def test_new_cost_lines_replace_the_old_and_the_story_tells_both_sums(
    cast: Cast, activity: Activity
) -> None:
    lines = [
        CostDraft(
            source=make_source(),
            satang=250_00,
            quantity=Decimal("2.5"),
            unit_price_satang=100_00,
            expense_type=make_expense_type("31"),
        )
    ]
    changed = set_cost_lines(activity, lines, by=cast.district_officer)

    assert changed.satang == 250_00 == sum(line.satang for line in changed.cost_lines.all())
    assert "1,000,000" in sentence(changed.subject.events.get(code="projects.costed"))
    with pytest.raises(Refusal, match="product_differs"):
        set_cost_lines(
            activity,
            [CostDraft(source=make_source(), satang=1, quantity=Decimal(2), unit_price_satang=100)],
            by=cast.district_officer,
        )


def test_moving_an_activity_moves_the_area_its_money_belongs_to(
    cast: Cast, activity: Activity
) -> None:
    make_area("67070401")
    moved = set_places(activity, ["67070301", "67070401"], by=cast.district_officer)

    assert moved.subject.area_id == "6707"
    assert moved.project.subject.area_id == "6707"
    assert moved.subject.events.filter(code="projects.moved").count() == 1


def test_evidence_is_kept_once_per_item_and_read_by_the_rules(
    cast: Cast, activity: Activity
) -> None:
    day = dt.date(2027, 1, 31)
    record_evidence(activity, "R1", words="หนังสืออนุญาต", by=cast.district_officer)
    record_evidence(activity, "R1", words="ต่ออายุ", valid_to=day, by=cast.district_officer)
    record_evidence(activity, "R2", is_met=False, words="แบบหาย", by=cast.district_officer)

    loaded = activities(reach(cast.district_officer), ActivityFilter())
    work = works_of(list(loaded.select_related("implementer")))[activity.pk]
    assert work.evidence == {"R1": day}
    assert (work.places, work.builds, work.satang) == (1, True, 1_000_000_00)


def test_proposing_again_makes_a_draft_tied_to_its_predecessor_and_only_once(cast: Cast) -> None:
    need = a_need(cast)
    old = make_activity(cast.district, cast.district_officer, fiscal_year=2565, needs=(need,))
    sibling = make_activity(
        cast.district, cast.district_officer, fiscal_year=2565, project=old.project
    )

    again = propose_again(old, 2571, by=cast.district_officer)
    with_it = propose_again(sibling, 2571, by=cast.district_officer)

    assert (again.fiscal_year, again.satang, again.subject.circulation) == (
        2571,
        old.satang,
        "draft",
    )
    assert again.cost_lines.get().fiscal_year == 2571
    assert with_it.project == again.project != old.project
    assert {old.pk, need.pk} <= lineage(again.pk)[0]
    assert again.subject.ties_up.filter(kind=TieKind.PROPOSED_AGAIN, parent=old.subject).exists()
    for year, code in ((2571, "proposed_already"), (2565, "same_year")):
        with pytest.raises(Refusal, match=code):
            propose_again(old, year, by=cast.district_officer)


def test_a_withdrawn_activity_is_read_but_no_longer_written(cast: Cast, activity: Activity) -> None:
    with pytest.raises(Refusal, match="reason_is_missing"):
        withdraw(activity, reason=" ", by=cast.district_officer)
    withdraw(activity, reason="ประชาชนขอถอน", by=cast.district_officer)

    activity.refresh_from_db()
    assert activity.preparation == Preparation.WITHDRAWN
    with pytest.raises(Refusal, match="withdrawn"):
        change_activity(activity, {"output": "x"}, seen={}, by=cast.district_officer)


def test_a_draft_activity_is_404_to_the_neighbour_and_403_where_only_read(
    cast: Cast, activity: Activity
) -> None:
    assert activity_for_reading(cast.district_officer, activity.pk) == activity
    for post in (cast.charlie, cast.strategist, cast.stranger, None):
        with pytest.raises(NotVisible):
            activity_for_reading(post, activity.pk)
    Subject.objects.filter(pk=activity.pk).update(circulation="circulated")
    with pytest.raises(AccessDenied):
        activity_for_changing(cast.charlie, activity.pk, "projects.change")


def test_a_list_shows_only_what_may_be_read_and_is_narrowed(cast: Cast, activity: Activity) -> None:
    bundle = make_activity(
        cast.district, cast.district_officer, title="รวม 2 รายการ", nature=LineNature.BUNDLE
    )
    theirs = reach(cast.district_officer)

    assert set(activities(theirs, ActivityFilter())) == {activity, bundle}
    assert list(activities(theirs, ActivityFilter(words="หนองสมมติ ขุดลอก"))) == [activity]
    assert list(activities(theirs, ActivityFilter(nature="bundle"))) == [bundle]
    assert not activities(theirs, ActivityFilter(area_code="6703"))
    assert not activities(theirs, ActivityFilter(source_group="ministry"))
    assert not activities(reach(cast.charlie), ActivityFilter())
