"""An activity is complete when nothing of its form is missing, until somebody writes in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.projects.completing import complete
from oneplan.projects.drafts import CostDraft
from oneplan.projects.models import Activity, Preparation
from oneplan.projects.services import withdraw
from oneplan.projects.writing import change_activity, change_project, set_cost_lines, set_places
from tests.cast import Cast, build_cast
from tests.factories import make_area
from tests.projects.test_pages import signed_in
from tests.projects.works import make_activity, make_expense_type, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def bare(cast: Cast) -> Activity:
    return make_activity(cast.district, cast.district_officer)


@pytest.fixture
def whole(cast: Cast, bare: Activity) -> Activity:
    values = {
        "output": "สระ 1 แห่ง",
        "indicator": "มีน้ำใช้ 8 เดือน",
        "first_month": 2,
        "last_month": 6,
        "implementer": cast.district,
        "receiver": cast.district,
    }
    change_activity(bare, values, seen={}, by=cast.district_officer)
    approach = bare.project.subject
    change_project(bare.project, {"approach": approach}, seen={}, by=cast.district_officer)
    return Activity.objects.select_related("subject", "project").get(pk=bare.pk)


def preparation_of(activity: Activity) -> str:
    return Activity.objects.get(pk=activity.pk).preparation


def test_a_whole_activity_is_said_to_be_complete_once(cast: Cast, whole: Activity) -> None:
    before = Entry.objects.count()
    complete(whole, by=cast.district_officer)
    complete(whole, by=cast.district_officer)

    assert preparation_of(whole) == Preparation.READY
    assert whole.subject.events.filter(code="projects.completed").count() == 1
    assert Entry.objects.count() == before + 1


def test_what_misses_a_field_is_refused_and_stays_as_it_was(cast: Cast, bare: Activity) -> None:
    before = Entry.objects.count()
    with pytest.raises(Refusal, match="not_complete") as refused:
        complete(bare, by=cast.district_officer)

    assert refused.value.facts["count"] >= 4
    assert preparation_of(bare) == Preparation.DRAFT
    assert Entry.objects.count() == before


def test_a_withdrawn_activity_is_never_complete(cast: Cast, whole: Activity) -> None:
    withdraw(whole, reason="ประชาคมขอถอน", by=cast.district_officer)
    with pytest.raises(Refusal, match="withdrawn"):
        complete(whole, by=cast.district_officer)


def rewrites(cast: Cast, activity: Activity) -> None:
    seen = Activity.objects.get(pk=activity.pk).field_versions
    change_activity(activity, {"output": "สระ 2 แห่ง"}, seen=seen, by=cast.district_officer)


def costs_anew(cast: Cast, activity: Activity) -> None:
    cost = CostDraft(source=make_source(), satang=5_00, expense_type=make_expense_type())
    set_cost_lines(activity, [cost], by=cast.district_officer)


def moves(cast: Cast, activity: Activity) -> None:
    make_area("67070302")
    set_places(activity, ["67070302"], by=cast.district_officer)


@pytest.mark.parametrize("write", [rewrites, costs_anew, moves])
def test_writing_in_a_complete_activity_opens_it_again(
    cast: Cast, whole: Activity, write: Callable[[Cast, Activity], None]
) -> None:
    complete(whole, by=cast.district_officer)
    write(cast, whole)

    assert preparation_of(whole) == Preparation.DRAFT
    assert whole.subject.events.filter(code="projects.opened_again").count() == 1


def test_the_page_offers_it_only_when_nothing_is_missing(cast: Cast, whole: Activity) -> None:
    client = signed_in(cast.district_officer)
    page = reverse("projects:activity", args=[whole.pk])
    act = reverse("projects:activity-complete", args=[whole.pk])
    assert act in client.get(page).content.decode()

    assert client.post(act, follow=True).status_code == 200
    assert preparation_of(whole) == Preparation.READY
    assert act not in client.get(page).content.decode()
    assert signed_in(cast.charlie).post(act).status_code == 404


def test_the_page_refuses_in_words_while_something_is_missing(cast: Cast, bare: Activity) -> None:
    act = reverse("projects:activity-complete", args=[bare.pk])
    answer = signed_in(cast.district_officer).post(act, follow=True)
    assert list(answer.context["messages"])
    assert preparation_of(bare) == Preparation.DRAFT
