"""The pages of the library: lists, a tree with what serves it, a target, two versions."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.projects.models import Activity
from oneplan.strategy.aligning import align_subject
from oneplan.strategy.counting import tree_of
from oneplan.strategy.library import set_keywords, set_years
from oneplan.strategy.models import ListVersion, Target
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation
from oneplan.threads.services import circulate
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.strategy.lists import make_list
from tests.walking import signed_in

pytestmark = pytest.mark.django_db

BECAUSE = "หนองเก็บน้ำได้มากขึ้น เกษตรกรท้ายน้ำจึงปลูกพืชฤดูแล้งได้ และต้นทุนสูบน้ำลดลง"


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def goals() -> ListVersion:
    return make_list(("1", "น้ำ"), ("1.1", "น้ำกิน", "1"), ("1.2", "น้ำทำนา", "1"), ("2", "ถนน"))


def target(code: str) -> Target:
    return Target.objects.get(list_version__code="goals_made_up", code=code)


def align(activity: Activity, code: str, cast: Cast) -> None:
    align_subject(
        activity.subject, target=target(code), strength=2, because=BECAUSE, by=cast.district_officer
    )


def asked_for(cast: Cast, title: str, satang: int) -> Activity:
    made = make_activity(cast.district, cast.district_officer, title=title)
    Activity.objects.filter(pk=made.pk).update(satang=satang)
    circulate(made.subject, Circulation.CIRCULATED, by=cast.district_officer)
    return made


def test_a_record_counts_once_at_each_target_and_once_above_them(
    cast: Cast, goals: ListVersion
) -> None:
    pond, canal = asked_for(cast, "หนองสมมติ", 300), asked_for(cast, "คลองสมมติ", 500)
    for code in ("1.1", "1.2"):
        align(pond, code, cast)
    align(canal, "1.2", cast)

    tree = tree_of(goals, reach=reach(cast.district_officer))

    served = {node.target.code: (node.served.activities, node.served.satang) for node in tree.nodes}
    assert served == {"1": (2, 800), "1.1": (1, 300), "1.2": (2, 800), "2": (0, 0)}
    assert [(node.target.code, node.depth) for node in tree.nodes] == [
        ("1", 0), ("1.1", 1), ("1.2", 1), ("2", 0),
    ]  # fmt: skip
    assert (tree.served.activities, tree.served.satang, tree.unserved) == (2, 800, 1)


def test_a_draft_is_counted_only_for_those_who_may_read_it(cast: Cast, goals: ListVersion) -> None:
    draft = make_activity(cast.district, cast.district_officer)
    align(draft, "1.1", cast)

    assert tree_of(goals, reach=reach(cast.district_officer)).served.activities == 1
    assert tree_of(goals, reach=reach(cast.stranger)).served.activities == 0
    page = reverse("strategy:target", args=[target("1.1").pk])
    assert draft.title not in signed_in(cast.stranger).get(page).content.decode()
    assert draft.title in signed_in(cast.district_officer).get(page).content.decode()


def test_the_pages_open_for_everybody_and_name_list_mark_and_target(goals: ListVersion) -> None:
    for path, words in (
        (reverse("strategy:lists"), ("เป้าหมายสมมติ", "ข้อมูลสมมติ", "2571-2575")),
        (reverse("strategy:list", args=[goals.pk]), ("น้ำทำนา", "ข้อมูลสมมติ")),
        (reverse("strategy:target", args=[target("1.2").pk]), ("น้ำทำนา", "เป้าหมายสมมติ")),
    ):
        answer = Client().get(path)
        assert answer.status_code == 200
        assert all(each in answer.content.decode() for each in words), path
    assert Client().get(reverse("strategy:list", args=[uuid4()])).status_code == 404
    assert Client().get(reverse("strategy:target", args=[uuid4()])).status_code == 404
    assert Client().post(reverse("strategy:lists")).status_code == 405


def test_lists_are_found_by_words_kind_and_year(goals: ListVersion) -> None:
    def found(**asked: object) -> bool:
        answer = Client().get(reverse("strategy:lists"), asked)
        return reverse("strategy:list", args=[goals.pk]) in answer.content.decode()

    asked = ({"q": "เป้าหมาย"}, {"kind": "region"}, {"fiscal_year": 2573}, {"kind": "ไม่รู้จัก"})
    assert [found(**each) for each in asked] == [True] * 4
    asked_in_vain = ({"q": "ไม่มีคำนี้"}, {"kind": "world"}, {"fiscal_year": 2576})
    assert [found(**each) for each in asked_in_vain] == [False] * 3


def test_what_ends_without_a_next_version_is_said(goals: ListVersion) -> None:
    old = make_list(("1", "ก"), code="plan_made_up", version="2561-2565")
    words = "ยังไม่มีข้อความทางการของฉบับถัดไป"
    assert words in Client().get(reverse("strategy:lists")).content.decode()

    make_list(("1", "ก"), code=old.code, version="2566-2580")
    assert words not in Client().get(reverse("strategy:lists")).content.decode()


def test_two_versions_beside_each_other_tell_words_that_went_and_came(goals: ListVersion) -> None:
    old = make_list(("1", "น้ำ"), ("1.1", "น้ำกินสะอาด", "1"), ("3", "ป่า"), version="2566-2570")

    page = Client().get(reverse("strategy:list-beside", args=[old.pk, goals.pk])).content.decode()

    assert "<del>สะอาด</del>" in page
    assert all(words in page for words in ("ป่า", "ตัดออก", "เพิ่มใหม่"))


def test_keywords_are_kept_by_the_office_and_lead_to_an_entry(
    cast: Cast, goals: ListVersion
) -> None:
    path = reverse("strategy:target-keywords", args=[target("1.1").pk])

    assert signed_in(cast.strategist).post(path, {"keywords": "ประปา\n\nบาดาล"}).status_code == 302

    assert target("1.1").keywords == ["ประปา", "บาดาล"]
    assert Entry.objects.filter(code="strategy.keywords_set").count() == 1
    page = Client().get(reverse("strategy:target", args=[target("1.1").pk])).content.decode()
    assert "แก้คำสำคัญ" in page
    set_keywords(target("1.1"), ["ประปา", "บาดาล"], by=cast.strategist)
    assert Entry.objects.filter(code="strategy.keywords_set").count() == 1
    assert signed_in(cast.charlie).post(path, {"keywords": "x"}).status_code == 403
    assert Client().post(path).status_code == 302


def test_years_are_set_and_an_overlap_is_refused_and_changes_nothing(
    cast: Cast, goals: ListVersion
) -> None:
    other = make_list(("1", "ก"), version="2576-2580")
    with pytest.raises(Refusal, match="years_overlap"):
        set_years(other, years="2575-2580", state="in_force", by=cast.strategist)
    other.refresh_from_db()
    assert str(other.cycle) == "2576-2580"

    path = reverse("strategy:list-years", args=[goals.pk])
    office = signed_in(cast.strategist)
    refused = office.post(path, {"years": "2571-2577", "state": "in_force"})
    assert "ซ้อนกับ" in refused.content.decode()
    assert office.post(path, {"years": "2571-2574", "state": "in_force"}).status_code == 302
    goals.refresh_from_db()
    assert str(goals.cycle) == "2571-2574"
    assert Entry.objects.filter(code="strategy.list_years_set").count() == 1
    assert office.post(path, {"years": "เมื่อไร", "state": "draft"}).status_code == 200
    assert signed_in(cast.charlie).get(path).status_code == 403


def test_the_pages_cost_the_same_however_much_is_there(cast: Cast, goals: ListVersion) -> None:
    reader = signed_in(cast.district_officer)
    paths = [
        reverse("strategy:lists"),
        reverse("strategy:list", args=[goals.pk]),
        reverse("strategy:target", args=[target("1").pk]) + "?of=whole",
    ]
    align(asked_for(cast, "หนองหนึ่ง", 1), "1.1", cast)
    before = [queries_of(reader, path) for path in paths]
    for number in range(4):
        align(asked_for(cast, f"หนอง {number}", 1), "1.2", cast)
    make_list(("1", "ก"), ("2", "ข"), code="more_made_up", version="2571-2575")

    assert [queries_of(reader, path) for path in paths] == before


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
