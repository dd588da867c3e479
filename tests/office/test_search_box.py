"""What the search box of the frame offers while somebody types, at work and in public."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.accounts.models import Person
from oneplan.committees.models import AgendaItem, Committee
from oneplan.committees.services import call_meeting
from oneplan.documents.models import File, Paper
from oneplan.threads.models import Circulation
from tests.cast import Cast, build_cast
from tests.questions.world import a_need
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def offered(client: Client, words: str, surface: str = "office") -> dict[str, list[str]]:
    answer = client.get(reverse(f"{surface}:suggest"), {"q": words})
    assert answer.status_code == 200
    return {
        group.source.code: [hit.title for hit in group.hits] for group in answer.context["groups"]
    }


def test_records_places_bodies_and_posts_are_offered_by_kind(cast: Cast) -> None:
    a_need(cast, "ขอถนนเข้าซับสมมติ")
    client = signed_in(cast.charlie)
    found = offered(client, "ซับสมมติ")
    assert found["records"] == ["ขอถนนเข้าซับสมมติ"]
    assert found["areas"] == ["บ้านซับสมมติ"]
    assert "posts" in offered(client, cast.planner.title_th)
    assert "bodies" in offered(client, cast.pao.name_th)
    assert "terms" in offered(client, "ข้อบัญญัติ") or "terms" in offered(client, "กลุ่มจังหวัด")


def test_a_draft_outside_the_circle_and_people_are_never_offered(cast: Cast) -> None:
    a_need(cast, "ร่างลับของอำเภอ", circulation=Circulation.DRAFT)
    person = Person.objects.filter(holdings__post=cast.planner).get()
    assert "records" in offered(signed_in(cast.district_officer), "ร่างลับ")
    assert offered(signed_in(cast.charlie), "ร่างลับ") == {}
    assert offered(signed_in(cast.charlie), person.full_name) == {}
    assert offered(Client(), person.full_name, "portal") == {}
    assert "posts" not in offered(Client(), cast.planner.title_th, "portal")


def test_the_public_box_offers_what_is_public_with_public_addresses(cast: Cast) -> None:
    a_need(cast, "ขอถนนเข้าซับสมมติ")
    a_need(cast, "ขอไฟเข้าซับสมมติ", circulation=Circulation.PUBLIC)
    answer = Client().get(reverse("portal:suggest"), {"q": "ซับสมมติ"})
    shown = answer.content.decode()
    assert "ขอไฟเข้า" in shown
    assert "ขอถนน" not in shown
    assert reverse("portal:place", args=["67070301"]) in shown
    assert reverse("office:place", args=["67070301"]) not in shown


def test_papers_and_agenda_items_follow_their_own_circle(cast: Cast) -> None:
    file = File.objects.create(sha256="0" * 64, name="a.pdf", media_type="application/pdf", size=1)
    Paper.objects.create(kind="order", title="คำสั่งสมมติของอำเภอ", file=file, issued_by=cast.district)
    committee = Committee.objects.create(
        body=cast.province, kind="gbj", name_th="คณะกรรมการสมมติ", short_name="ก.บ.จ."
    )
    meeting = call_meeting(
        committee, number=1, year=2571, held_on=dt.date(2027, 1, 5), by=cast.strategist
    )
    AgendaItem.objects.create(meeting=meeting, position=1, title="พิจารณาเรื่องสมมติ")
    own, other = signed_in(cast.district_officer), signed_in(cast.stranger)
    assert offered(own, "คำสั่งสมมติ")["papers"] == ["คำสั่งสมมติของอำเภอ"]
    assert "papers" not in offered(other, "คำสั่งสมมติ")
    assert offered(signed_in(cast.strategist), "พิจารณาเรื่อง")["agenda"] == ["พิจารณาเรื่องสมมติ"]
    assert "agenda" not in offered(other, "พิจารณาเรื่อง")


def test_a_misspelled_word_is_put_right_where_that_finds_something(cast: Cast) -> None:
    a_need(cast, "ขอถนนคอนกรีตเสริมเหล็ก")
    client = signed_in(cast.charlie)
    found = client.get(reverse("office:search"), {"q": "ขอ คอนกรีตเสิรมเหล็ก"}).context["found"]
    assert found.instead == "ขอ คอนกรีตเสริมเหล็ก"
    shown = client.get(reverse("office:search"), {"q": "ซับสมมต"}).context["found"]
    assert shown.page.rows == []
    assert shown.instead == ""


def test_what_is_found_tells_stage_and_why_it_matched(cast: Cast) -> None:
    a_need(cast, "ขอรางระบายน้ำ คสล. หมู่ที่ 5")
    client = signed_in(cast.charlie)
    shown = client.get(reverse("office:search"), {"q": "คอนกรีตเสริมเหล็ก ม.5"}).content.decode()
    assert "<mark>คสล" in shown
    assert "ยังไม่มีใครรับ" in shown or "status" in shown


def test_the_box_costs_the_same_however_much_is_found(cast: Cast) -> None:
    client = signed_in(cast.charlie)
    path = reverse("office:suggest") + "?q=ถนน"
    a_need(cast, "ขอถนน")
    before = queries_of(client, path)
    for _ in range(6):
        a_need(cast, "ขอถนน")
    assert queries_of(client, path) == before <= 22


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
