"""The quality review of what works promise: as typed, of one work, of many, and answers to it."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.projects.models import Activity, Overruling, Project
from oneplan.projects.noticed import Noticed, answers_of, noticed_of
from oneplan.projects.overruling import overrule_noticed, withdraw_overruling
from oneplan.projects.writing import change_activity, change_project
from oneplan.threads.models import Circulation
from oneplan.threads.services import circulate
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.walking import signed_in

pytestmark = pytest.mark.django_db

WISH = "ส่งเสริมชุมชนให้เข้มแข็ง"
SOUND = "จำนวนครัวเรือนที่มีน้ำใช้ 40 ครัวเรือน"
BECAUSE = "ตัวชี้วัดของกรม กำหนดมาเช่นนี้"


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def activity(cast: Cast) -> Activity:
    return written(cast, make_activity(cast.district, cast.district_officer), WISH)


def written(cast: Cast, activity: Activity, indicator: str) -> Activity:
    seen = {"indicator": activity.field_versions.get("indicator", 0)}
    return change_activity(activity, {"indicator": indicator}, seen=seen, by=cast.district_officer)


def told(activity: Activity | Project) -> list[Noticed]:
    return noticed_of(activity, answers=answers_of([activity.subject]).get(activity.pk, {}))


def the(activity: Activity, code: str = "vague_wish") -> Noticed:
    return next(each for each in told(activity) if each.code == code)


def overruled(cast: Cast, activity: Activity) -> Overruling:
    found = the(activity)
    return overrule_noticed(
        activity.subject,
        found,
        seen=found.digest,
        because=f" {BECAUSE} ",
        by=cast.district_officer,
    )


def test_a_wish_is_noticed_with_a_better_wording_and_a_sound_line_is_not(
    cast: Cast, activity: Activity
) -> None:
    assert {"vague_wish", "no_targets", "unit_missing"} <= {each.code for each in told(activity)}
    assert the(activity).remark.proposal
    assert told(written(cast, activity, SOUND)) == []


def test_neighbouring_lines_are_read_together(cast: Cast, activity: Activity) -> None:
    pleased = "ร้อยละของผู้รับบริการที่พึงพอใจ ร้อยละ 80 (ค่าฐาน ร้อยละ 60 ปี 2568)"
    project = change_project(
        activity.project, {"indicators": pleased}, seen={}, by=cast.district_officer
    )
    assert "satisfaction_only" in {each.code for each in told(project)}
    both = {"indicators": f"{pleased}\n{SOUND}"}
    project = change_project(project, both, seen={"indicators": 1}, by=cast.district_officer)
    assert "satisfaction_only" not in {each.code for each in told(project)}


def test_an_empty_indicator_is_noticed_and_an_empty_output_is_not(cast: Cast) -> None:
    bare = make_activity(cast.district, cast.district_officer)
    assert [each.code for each in told(bare)] == ["name_missing"]


def test_a_project_is_asked_for_a_result_where_it_names_its_outcome(cast: Cast) -> None:
    project = make_activity(cast.district, cast.district_officer).project
    values = {"indicators": SOUND, "outcome": "อบรมเกษตรกร", "output": "จำนวนบ่อ"}
    project = change_project(project, values, seen={}, by=cast.district_officer)
    found = {(each.field, each.code) for each in told(project)}
    assert ("outcome", "name_is_activity") in found
    assert ("indicators", "baseline_missing") in found
    assert not any(field == "output" for field, _code in found)


def test_an_answer_is_kept_with_post_reason_and_line_and_told_and_audited(
    cast: Cast, activity: Activity
) -> None:
    made = overruled(cast, activity)

    assert (made.because, made.overruled_by, made.code) == (
        BECAUSE, cast.district_officer, "vague_wish",
    )  # fmt: skip
    assert WISH in made.row_words
    assert Entry.objects.get(code="projects.finding_overruled").after["because"] == BECAUSE
    event = activity.subject.events.get(code="projects.finding_overruled")
    assert not event.is_public
    assert the(activity).overruling == made


def test_the_answer_holds_while_the_line_says_what_it_said(cast: Cast, activity: Activity) -> None:
    overruled(cast, activity)
    changed = written(cast, activity, f"{WISH}ทุกตำบล")
    assert the(changed).overruling is None
    again = written(cast, changed, WISH)
    assert the(again).overruling is not None


@pytest.mark.parametrize(
    ("because", "seen", "code"),
    [(" - ", "", "overruling_empty"), (BECAUSE, "0" * 64, "finding_changed")],
)
def test_a_refused_answer_changes_nothing(
    cast: Cast, activity: Activity, because: str, seen: str, code: str
) -> None:
    found = the(activity)
    entries = Entry.objects.count()
    with pytest.raises(Refusal, match=code):
        overrule_noticed(
            activity.subject, found, seen=seen or found.digest, because=because,
            by=cast.district_officer,
        )  # fmt: skip
    assert not Overruling.objects.exists()
    assert Entry.objects.count() == entries


def test_a_finding_is_answered_once_and_an_answer_withdrawn_once(
    cast: Cast, activity: Activity
) -> None:
    made = overruled(cast, activity)
    with pytest.raises(Refusal, match="overruled_already"):
        overruled(cast, activity)
    withdraw_overruling(made, by=cast.district_officer)
    assert the(activity).overruling is None
    assert Entry.objects.filter(code="projects.overruling_withdrawn").count() == 1
    with pytest.raises(Refusal, match="overruling_withdrawn"):
        withdraw_overruling(made, by=cast.district_officer)
    assert Overruling.objects.count() == 1


def test_what_is_typed_is_reviewed_before_it_is_saved(cast: Cast, activity: Activity) -> None:
    page = signed_in(cast.district_officer).post(
        reverse("projects:noticed-typed"), {"indicator": WISH, "output": "", "fiscal_year": "2571"}
    )
    text = page.content.decode()
    assert "วัดไม่ได้" in text
    assert the(activity).remark.proposal in text
    empty = signed_in(cast.district_officer).post(
        reverse("projects:noticed-typed"), {"indicator": "", "output": ""}
    )
    assert empty.content.decode().strip() == ""
    brief = signed_in(cast.district_officer).post(
        reverse("projects:noticed-typed"), {"indicators": SOUND, "output": "", "outcome": "อบรม"}
    )
    assert "ค่าฐาน" in brief.content.decode()


def test_the_forms_ask_for_the_review_while_somebody_types(cast: Cast, activity: Activity) -> None:
    client = signed_in(cast.district_officer)
    typed = reverse("projects:noticed-typed")
    for path in (
        reverse("projects:activity-edit", args=[activity.pk]),
        reverse("projects:project-edit", args=[activity.project_id]),
        reverse("projects:activity-new"),
    ):
        assert typed in client.get(path).content.decode()


def test_the_owner_answers_on_the_page_and_a_refused_answer_is_shown_again(
    cast: Cast, activity: Activity
) -> None:
    client = signed_in(cast.district_officer)
    path = reverse("projects:noticed-work", args=[activity.pk])
    assert "วัดไม่ได้" in client.get(path).content.decode()
    answer = reverse("projects:noticed-overrule", args=[activity.pk])
    found = the(activity)
    refused = client.post(answer, {"code": found.code, "seen": found.digest, "because": "…"})
    assert refused.status_code == 200
    assert "aria-invalid" in refused.content.decode()

    said = {"code": found.code, "seen": found.digest, "because": BECAUSE}
    assert client.post(answer, said).status_code == 302
    assert BECAUSE in client.get(path).content.decode()
    made = Overruling.objects.get()
    gone = reverse("projects:noticed-overruling-withdraw", args=[activity.pk, made.pk])
    assert client.post(gone).status_code == 302
    assert BECAUSE not in client.get(path).content.decode()


def test_only_the_owner_answers_and_outsiders_see_nothing(cast: Cast, activity: Activity) -> None:
    made = overruled(cast, activity)
    path = reverse("projects:noticed-work", args=[activity.pk])
    acts = (
        reverse("projects:noticed-overrule", args=[activity.pk]),
        reverse("projects:noticed-overruling-withdraw", args=[activity.pk, made.pk]),
    )
    assert signed_in(cast.stranger).get(path).status_code == 404
    assert Client().get(path).status_code == 404
    circulate(activity.subject, Circulation.CIRCULATED, by=cast.district_officer)
    neighbour = signed_in(cast.charlie)
    assert acts[0] not in neighbour.get(path).content.decode()
    for act in acts:
        assert neighbour.post(act, {"because": BECAUSE}).status_code == 403
        assert signed_in(cast.stranger).post(act, {"because": BECAUSE}).status_code == 404
    unknown = reverse("projects:noticed-overruling-withdraw", args=[activity.pk, uuid4()])
    assert signed_in(cast.district_officer).post(unknown).status_code == 404


def listed(cast: Cast, **asked: str) -> str:
    page = signed_in(cast.district_officer).get(reverse("projects:noticed-list"), asked)
    assert page.status_code == 200
    return page.content.decode()


def test_the_list_shows_what_is_noticed_narrowed_by_finding_and_by_answer(
    cast: Cast, activity: Activity
) -> None:
    sound = written(cast, make_activity(cast.district, cast.district_officer, title="งานดี"), SOUND)
    text = listed(cast, fiscal_year="2571")
    assert activity.subject.public_no in text
    assert sound.subject.public_no not in text
    assert activity.subject.public_no not in listed(cast, finding="two_measures")
    assert activity.subject.public_no in listed(cast, finding="vague_wish")
    assert activity.subject.public_no not in listed(cast, finding="vague_wish", answer="overruled")
    overruled(cast, activity)
    assert activity.subject.public_no in listed(cast, finding="vague_wish", answer="overruled")
    assert activity.subject.public_no not in listed(cast, finding="vague_wish", answer="open")
    assert activity.project.subject.public_no in listed(cast, kind="P")
    assert activity.subject.public_no not in listed(cast, fiscal_year="2569")


def test_the_file_holds_one_row_a_finding(cast: Cast, activity: Activity) -> None:
    page = signed_in(cast.district_officer).get(
        reverse("projects:noticed-list"), {"format": "csv", "finding": "vague_wish"}
    )
    text = page.content.decode("utf-8-sig")
    rows = [line for line in text.splitlines() if activity.subject.public_no in line]
    assert len(rows) == 1
    assert WISH in rows[0]


def test_the_list_takes_the_same_queries_for_one_work_and_for_many(
    cast: Cast, activity: Activity
) -> None:
    client = signed_in(cast.district_officer)
    path = reverse("projects:noticed-list")
    client.get(path)
    counts = []
    for _again in range(2):
        with CaptureQueriesContext(connection) as seen:
            client.get(path)
        counts.append(len(seen))
        for at in range(5):
            made = make_activity(cast.district, cast.district_officer, title=f"งาน {at}")
            overruled(cast, written(cast, made, WISH))
    assert counts[0] == counts[1]
