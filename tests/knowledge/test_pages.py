"""The pages of knowledge: open to everybody, quick, and honest about what is certain."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from oneplan.accounts.models import User
from oneplan.accounts.roles import Role
from oneplan.core.models import Code
from oneplan.core.services import load_code_lists
from oneplan.cycles.services import lay_calendar, set_milestone
from oneplan.knowledge.queries import year_to_show
from oneplan.knowledge.terms import all_terms
from tests.factories import make_body, make_post

pytestmark = pytest.mark.django_db


def page(name: str, *args: object, client: Client | None = None, **query: object) -> str:
    answer = (client or Client()).get(reverse(f"knowledge:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def lists() -> None:
    load_code_lists()


def test_every_term_has_a_page_for_everybody() -> None:
    for term in all_terms():
        shown = page("term", term.key)
        assert term.meaning_en in shown.replace("&#x27;", "'").replace("&quot;", '"')


def test_the_words_are_searched_and_a_fruitless_search_says_so() -> None:
    assert "คณะกรรมการบริหารงานจังหวัดแบบบูรณาการ" in page("terms", q="กบจ")
    assert "ไม่มีคำที่ตรงกับข้อความนี้" in page("terms", q="ไม่มีคำนี้แน่")


def test_what_is_named_so_stands_before_what_only_mentions_it() -> None:
    shown = page("terms", q="กบจ")
    kbj, office = (
        reverse("knowledge:term", args=["kbj"]),
        reverse("knowledge:term", args=["province-office"]),
    )
    assert shown.index(kbj) < shown.index(office)


def test_hostile_searches_are_only_words(lists: None) -> None:
    for words in ("\x00", "<script>", "%", "a" * 5000):
        assert "<script>alert" not in page("terms", q=words)
        page("code-list", "plan_types", q=words)


@pytest.mark.parametrize(("name", "key"), [("term", "no-such-term"), ("code-list", "no_such_list")])
def test_what_is_not_there_is_not_found(name: str, key: str) -> None:
    assert Client().get(reverse(f"knowledge:{name}", args=[key])).status_code == 404


def test_a_term_leads_to_the_pages_this_reader_may_open() -> None:
    post = make_post(Role.STRATEGIST, make_body("67", seat="67"))
    client = Client()
    client.force_login(User.objects.get(person__holdings__post=post))
    meetings = f'href="{reverse("committees:meeting-list")}"'

    assert meetings not in page("term", "meeting")
    assert page("term", "meeting", client=client).count(meetings) > page(
        "term", "village", client=client
    ).count(meetings)


def test_every_code_list_shows_its_entries_with_their_marks(lists: None) -> None:
    overview = page("code-lists")
    assert reverse("knowledge:code-list", args=["readiness_checklist"]) in overview
    shown = page("code-list", "exclusion_rules")
    assert "ค่าเริ่มต้นของระบบ ไม่ใช่ค่าทางการ" in shown
    for entry in Code.objects.filter(list="exclusion_rules"):
        assert entry.code in shown
    assert "_loaded" not in shown


def test_an_entry_without_a_mark_is_as_certain_as_its_list(lists: None) -> None:
    assert Code.objects.filter(list="readiness_checklist", mark="").exists()
    shown = page("code-list", "readiness_checklist")
    assert shown.count("origin-default") > Code.objects.filter(list="readiness_checklist").count()


def test_an_entry_an_official_changed_says_so(lists: None) -> None:
    assert "เจ้าหน้าที่แก้ไขแล้ว" not in page("code-list", "plan_types")
    Code.objects.filter(list="plan_types", code="P5").update(name_th="แผนของเรา")
    assert "เจ้าหน้าที่แก้ไขแล้ว" in page("code-list", "plan_types")


def test_before_anything_is_loaded_the_pages_say_what_to_do() -> None:
    assert "oneplan reference" in page("code-lists")
    assert reverse("knowledge:code-list", args=["calendar_typical"]) in page("calendar")


def test_the_calendar_shows_the_letter_in_force_and_labels_defaults(lists: None) -> None:
    lay_calendar(2571)
    day = dt.date(2026, 11, 15)
    set_milestone(2571, "FY-1.10", opens=day, due=day, source_letter="นร 1101/ว 1", by=None)

    shown = page("calendar", fiscal_year=2571)

    assert "นร 1101/ว 1" in shown
    assert "15 พ.ย. 2569" in shown
    assert "ค่าเริ่มต้นของระบบ ไม่ใช่ค่าทางการ" in shown


def test_a_party_sees_from_whom_work_comes_and_to_whom_it_goes(lists: None) -> None:
    lay_calendar(2571)
    shown = page("calendar", fiscal_year=2571, who="ก.บ.อ.")
    assert "กลั่นกรอง จัดลำดับ แผนความต้องการอำเภอ" in shown
    assert "ทบทวนแผนหมู่บ้าน/ชุมชน ตำบล" in shown
    assert "กลั่นกรองโครงการจังหวัด/กลุ่มจังหวัด" in shown
    assert "ชี้แจงกรรมาธิการ" not in shown


def test_a_year_or_party_nobody_knows_falls_back_to_what_there_is(lists: None) -> None:
    lay_calendar(2571)
    assert "ชี้แจงกรรมาธิการ" in page("calendar", fiscal_year="๒๕๙๙", who="ใคร")


def test_the_year_shown_is_the_one_people_plan_now() -> None:
    today = dt.date(2026, 11, 20)
    assert year_to_show([2572, 2571, 2570], on=today) == 2571
    assert year_to_show([2568, 2566], on=today) == 2568
    assert year_to_show([], on=today) is None


def test_pages_ask_the_database_the_same_number_of_questions_however_long_the_list(
    lists: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lay_calendar(2571)
    with django_assert_num_queries(2):
        page("code-list", "form_fields")
    with django_assert_num_queries(2):
        page("calendar")
    with django_assert_num_queries(0):
        page("terms")
