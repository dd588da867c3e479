"""The dimension of a work: stated for its project, else told by money of one kind, marked so."""

from __future__ import annotations

import pytest
from django.urls import reverse

from oneplan.audit.models import Entry
from oneplan.core.models import Code
from oneplan.core.services import load_code_lists
from oneplan.funds.models import SourceGroup
from oneplan.projects.dimensions import Dimension, dimension_in_words
from oneplan.projects.drafts import CostDraft
from oneplan.projects.models import Activity, Project
from oneplan.projects.writing import change_project, set_cost_lines
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity, make_source
from tests.walking import signed_in

KNOWN = [Dimension("AREA", "พื้นที่", "area"), Dimension("FUNCTION", "ภารกิจ", "ministry"),
         Dimension("AGENDA", "วาระ", "")]  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "groups", "words"),
    [
        ("AGENDA", {"area"}, "วาระ"),
        ("", {"area"}, "พื้นที่"),
        ("", {"area", "ministry"}, ""),
        ("", {"private"}, ""),
        ("", set(), ""),
        ("GONE", {"area"}, "GONE"),
    ],
)
def test_what_is_stated_goes_first_and_mixed_money_tells_nothing(
    stated: str, groups: set[str], words: str
) -> None:
    told = dimension_in_words(stated, groups, KNOWN)

    assert told.startswith(words) if words else told == ""
    assert (told != words) == (not stated and bool(words))


@pytest.fixture
def cast() -> Cast:
    load_code_lists()
    return build_cast()


def listed(cast: Cast, dimension: str) -> set[str]:
    answer = signed_in(cast.strategist).get(
        reverse("projects:activity-list"), {"dimension": dimension}
    )
    return {row.title for row in answer.context["listed"].page.rows}


@pytest.mark.django_db
def test_the_list_is_narrowed_to_what_is_stated_and_what_its_money_tells(cast: Cast) -> None:
    by = cast.strategist
    make_activity(cast.province, by, title="ของจังหวัด")
    make_activity(cast.province, by, title="ของกรม", source="2M", group=SourceGroup.MINISTRY)
    agenda = make_activity(cast.province, by, title="วาระจังหวัด")
    mixed = make_activity(cast.province, by, title="สองแหล่ง")
    change_project(agenda.project, {"dimension": "AGENDA"}, seen={}, by=by)
    sources = make_source(), make_source("2M", SourceGroup.MINISTRY)
    set_cost_lines(mixed, [CostDraft(source=each, satang=100) for each in sources], by=by)

    assert listed(cast, "AREA") == {"ของจังหวัด"}
    assert listed(cast, "FUNCTION") == {"ของกรม"}
    assert listed(cast, "AGENDA") == {"วาระจังหวัด"}
    assert listed(cast, "PARTICIPATION") == set()
    assert len(listed(cast, "nonsense")) == 4


@pytest.mark.django_db
def test_which_money_tells_which_dimension_is_the_lists_to_say(cast: Cast) -> None:
    make_activity(cast.province, cast.strategist, title="ของจังหวัด")
    Code.objects.filter(list="project_dimensions", code="AREA").update(extra={})

    assert listed(cast, "AREA") == set()


@pytest.mark.django_db
def test_a_person_states_it_on_the_projects_form_and_the_page_of_the_work_says_it(
    cast: Cast,
) -> None:
    work: Activity = make_activity(cast.province, cast.strategist, title="ของจังหวัด")
    client = signed_in(cast.strategist)
    page = reverse("projects:activity", args=[work.pk])
    assert "มิติพื้นที่" in client.get(page).content.decode()
    form = reverse("projects:project-edit", args=[work.project_id])
    sent = {"title": work.project.title, "dimension": "PARTICIPATION"}

    assert client.post(form, sent | {"dimension": "ไม่มี"}).status_code == 200
    assert client.post(form, sent).status_code == 302

    assert Project.objects.get(pk=work.project_id).dimension == "PARTICIPATION"
    assert "มิติการมีส่วนร่วม" in client.get(page).content.decode()
    assert (
        Entry.objects.filter(object_id=str(work.project_id)).latest("pk").before["dimension"] == ""
    )
