"""Which provinces gain from a project: stated whole or not at all, by its owner, with reasons."""

from collections.abc import Mapping

import pytest
from django.urls import reverse

from oneplan.areas.models import Area
from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.projects.benefits import (
    Share,
    benefits_of_subjects,
    provinces_to_name,
    state_benefits,
)
from oneplan.projects.models import Activity, Project
from oneplan.projects.rules import check_shares, find_one_sided
from oneplan.threads.models import Circulation, Event
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity, make_project
from tests.walking import signed_in

STATED = "projects.benefits_stated"


def shares(**percents: int) -> dict[Area, Share]:
    """Shares by province: ``shares(p67=60, p65=40)``."""
    return {
        Area.objects.get(pk=code.removeprefix("p")): Share(percent, "ใช้น้ำร่วมกัน")
        for code, percent in percents.items()
    }


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"ก": (60, "น้ำ"), "ข": (39, "น้ำ")}, "projects.shares_are_not_whole"),
        ({"ก": (60, "น้ำ"), "ข": (41, "น้ำ")}, "projects.shares_are_not_whole"),
        ({}, "projects.shares_are_not_whole"),
        ({"ก": (100, "น้ำ"), "ข": (0, "น้ำ")}, "projects.share_is_nothing"),
        ({"ก": (101, "น้ำ"), "ข": (-1, "น้ำ")}, "projects.share_is_nothing"),
        ({"ก": (60, "น้ำ"), "ข": (40, "  ")}, "projects.because_is_missing"),
    ],
)
def test_shares_that_are_no_whole_are_refused(
    given: Mapping[str, tuple[int, str]], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        check_shares(given)
    assert refused.value.code == code


def test_shares_of_a_hundred_with_reasons_stand() -> None:
    check_shares({"ก": (99, "น้ำ"), "ข": (1, "ถนน")})
    check_shares({"ก": (100, "น้ำ")})


@pytest.mark.parametrize(
    ("stated", "codes"),
    [
        (None, ["projects.benefit_is_not_stated"]),
        ({"67": 100}, ["projects.benefits_one_province"]),
        ({"67": 99, "65": 1}, []),
    ],
)
def test_a_second_province_is_asked_for_however_small_its_share(
    stated: Mapping[str, int] | None, codes: list[str]
) -> None:
    assert [finding.code for finding in find_one_sided(stated)] == codes


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def project(cast: Cast) -> Project:
    return make_project(cast.cluster, cast.cluster_officer)


@pytest.mark.django_db
def test_a_benefit_is_stated_told_and_stated_anew(cast: Cast, project: Project) -> None:
    state_benefits(project, shares(p67=60, p65=40), by=cast.cluster_officer)
    state_benefits(project, shares(p67=60, p65=40), by=cast.cluster_officer)
    state_benefits(project, shares(p67=50, p63=50), by=cast.cluster_officer)

    assert benefits_of_subjects([project.pk]) == {project.pk: {"63": 50, "67": 50}}
    told = Event.objects.filter(subject=project.subject, code=STATED)
    assert told.count() == 2
    first, second = Entry.objects.filter(code=STATED).order_by("pk")
    assert first.before == {"shares": {}}
    assert second.before == {"shares": {"65": 40, "67": 60}}
    assert second.post_id == cast.cluster_officer.pk


@pytest.mark.django_db
def test_a_refused_benefit_leaves_what_stood(cast: Cast, project: Project) -> None:
    state_benefits(project, shares(p67=60, p65=40), by=cast.cluster_officer)
    with pytest.raises(Refusal):
        state_benefits(project, shares(p67=60, p65=41), by=cast.cluster_officer)
    assert benefits_of_subjects([project.pk]) == {project.pk: {"65": 40, "67": 60}}
    assert Entry.objects.filter(code=STATED).count() == 1


@pytest.mark.django_db
def test_an_activity_goes_by_its_whole_project_and_not_by_its_place(
    cast: Cast, project: Project
) -> None:
    activity = make_activity(cast.cluster, cast.cluster_officer, project=project)
    alone = make_activity(cast.cluster, cast.cluster_officer)
    state_benefits(project, shares(p65=70, p63=30), by=cast.cluster_officer)
    assert benefits_of_subjects([activity.pk, alone.pk]) == {activity.pk: {"63": 30, "65": 70}}


@pytest.mark.django_db
def test_the_provinces_of_the_cluster_are_offered(cast: Cast, project: Project) -> None:
    on = project.subject.made_at.date()
    assert {area.pk for area in provinces_to_name(project, on=on)} == {"63", "64", "65", "67", "53"}
    local = make_project(cast.district, cast.district_officer)
    assert "67" in {area.pk for area in provinces_to_name(local, on=on)}


def typed(**percents: str) -> dict[str, str]:
    rows = {code.removeprefix("p"): percent for code, percent in percents.items()}
    return {f"percent-{code}": percent for code, percent in rows.items()} | {
        f"because-{code}": "<b>ใช้น้ำร่วมกัน</b>" for code in rows
    }


@pytest.mark.django_db
def test_the_owner_states_it_on_the_page_in_thai_digits_and_reads_it_on_the_activity(
    cast: Cast, project: Project
) -> None:
    activity = make_activity(cast.cluster, cast.cluster_officer, project=project)
    address = reverse("projects:benefits-edit", args=[project.pk])
    client = signed_in(cast.cluster_officer)
    before = client.get(reverse("projects:activity", args=[activity.pk])).content.decode()
    assert address in before
    assert client.get(address).status_code == 200

    assert client.post(address, typed(p67="๖๐", p65="40%")).status_code == 302

    page = client.get(reverse("projects:activity", args=[activity.pk])).content.decode()
    assert "&lt;b&gt;ใช้น้ำร่วมกัน&lt;/b&gt;" in page
    assert benefits_of_subjects([project.pk]) == {project.pk: {"65": 40, "67": 60}}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        typed(p67="60", p65="39"),
        typed(p67="60.5", p65="39.5"),
        typed(p67="-60", p65="160"),
        typed(p67="หกสิบ", p65="40"),
        typed(p67="60\x00", p65="40"),
        typed(p67="60", p65="40") | {"because-65": ""},
        typed(p67="60", p65="40") | {"because-63": "น้ำ"},
        typed(p67="60", p65="40") | {"because-65": "น" * 501},
        typed(p67="60", p45="40"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    cast: Cast, project: Project, wrong: dict[str, str]
) -> None:
    address = reverse("projects:benefits-edit", args=[project.pk])
    answer = signed_in(cast.cluster_officer).post(address, wrong)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert "ใช้น้ำร่วมกัน" in page
    assert not benefits_of_subjects([project.pk])


@pytest.mark.django_db
def test_others_get_404_on_a_draft_and_403_once_they_read_it(cast: Cast) -> None:
    draft = make_project(cast.cluster, cast.cluster_officer)
    shown = make_activity(
        cast.cluster,
        cast.cluster_officer,
        project=make_project(
            cast.cluster, cast.cluster_officer, circulation=Circulation.CIRCULATED
        ),
        circulation=Circulation.CIRCULATED,
    )
    other = signed_in(cast.strategist)
    address = reverse("projects:benefits-edit", args=[draft.pk])
    assert signed_in(cast.stranger).get(address).status_code == 404
    readable = Activity.objects.get(pk=shown.pk)
    address = reverse("projects:benefits-edit", args=[readable.project_id])
    assert other.post(address, typed(p67="60", p65="40")).status_code == 403
    assert not benefits_of_subjects([readable.project_id])
    page = other.get(reverse("projects:activity", args=[shown.pk])).content.decode()
    assert address not in page
