"""The search over everything a post may read, and the desk of its first page."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.core.searching import question
from oneplan.thai.digits import to_thai
from oneplan.threads.models import Circulation, ReferralKind
from oneplan.threads.referrals import refer
from oneplan.threads.search import Narrowing, search
from tests.cast import Cast, build_cast
from tests.questions.world import a_need
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def found(client: Client, **asked: object) -> list[str]:
    answer = client.get(reverse("office:search"), asked)
    return [row.title for row in answer.context["found"].page.rows]


def test_words_of_two_letters_and_thai_digits_are_found(cast: Cast) -> None:
    a_need(cast, "ขอขุดบ่อน้ำ หมู่ที่ 5")
    client = signed_in(cast.charlie)
    assert found(client, q="บ่") == ["ขอขุดบ่อน้ำ หมู่ที่ 5"]
    assert found(client, q="หมู่ที่ ๕ บ่อ") == ["ขอขุดบ่อน้ำ หมู่ที่ 5"]
    assert found(client, q="ถนน") == []


@pytest.mark.parametrize(
    ("text", "pairs"),
    [("ขุดคู 5", ["ขุ", "ุด", "ดค", "คู"]), ("ก ข", None), ("", None), ("100%", ["10", "00", "0%"])],
)
def test_letter_pairs_are_those_inside_words(text: str, pairs: list[str] | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT threads_letter_pairs(%s)", [text])
        assert cursor.fetchone()[0] == pairs


def test_a_word_of_two_letters_is_answered_from_the_index_of_pairs(cast: Cast) -> None:
    a_need(cast, "ขอขุดคู")
    rows = search(question("คู"), Narrowing(), reach=None).order_by()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "threads_subject_pairs" in rows.explain()


def test_a_wildcard_is_a_letter_like_others(cast: Cast) -> None:
    a_need(cast, "ขอถนน 100% ของหมู่บ้าน")
    a_need(cast, "ขอถนน")
    client = signed_in(cast.charlie)
    assert found(client, q="100%") == ["ขอถนน 100% ของหมู่บ้าน"]
    assert found(client, q="_") == []


def test_a_number_in_thai_digits_leads_straight_to_its_record(cast: Cast) -> None:
    need = a_need(cast, "ขอถนน")
    client = signed_in(cast.charlie)
    answer = client.get(reverse("office:search"), {"q": to_thai(need.public_no.lower())})
    assert answer["Location"] == reverse("needs:need", args=[need.pk])


def test_kind_area_and_year_narrow_what_is_found(cast: Cast) -> None:
    a_need(cast, "ขอถนน")
    client = signed_in(cast.charlie)
    assert found(client, kind="N", area="6707", fiscal_year="๒๕๗๑") == ["ขอถนน"]
    assert found(client, kind="A") == []
    assert found(client, area="6703") == []
    assert found(client, fiscal_year=2570) == []


def test_every_page_of_the_list_is_reached_once(cast: Cast) -> None:
    for number in range(30):
        a_need(cast, f"ขอถนนสาย {number}")
    client = signed_in(cast.charlie)
    first = client.get(reverse("office:search"), {"kind": "N"}).context["found"].page
    second = found(client, kind="N", at=first.older)
    titles = [row.title for row in first.rows] + second
    assert len(set(titles)) == len(titles) == 30


def test_the_search_costs_the_same_however_much_is_found(cast: Cast) -> None:
    client = signed_in(cast.charlie)
    a_need(cast, "ขอถนน")
    before = queries_of(client, reverse("office:search") + "?q=ขอ")
    for _ in range(10):
        a_need(cast, "ขอถนน")
    assert queries_of(client, reverse("office:search") + "?q=ขอ") == before


def test_the_desk_holds_answers_owed_own_drafts_and_what_happened(cast: Cast) -> None:
    draft = a_need(cast, "ร่างของอำเภอ", circulation=Circulation.DRAFT)
    sent = a_need(cast, "ขอถนนข้ามตำบล")
    refer(
        sent,
        to=cast.pao,
        kind=ReferralKind.REFER,
        reason="เกินศักยภาพ",
        by=cast.district_officer,
        on=dt.date(2026, 11, 1),
    )

    asked = signed_in(cast.pao_planner).get(reverse("office:home")).content.decode()
    own = signed_in(cast.district_officer).get(reverse("office:home")).content.decode()
    other = signed_in(cast.charlie).get(reverse("office:home")).content.decode()

    assert "ขอถนนข้ามตำบล" in asked
    assert draft.title in own
    assert draft.title not in other
    assert draft.title not in asked


def test_an_act_on_many_records_is_told_once_and_counted(cast: Cast) -> None:
    for number in range(4):
        a_need(cast, f"ขอถนนสาย {number}")

    desk = signed_in(cast.district_officer).get(reverse("office:home")).context["desk"]

    received = [line for line in desk.changed.unseen if "ขอถนนสาย" in line.words]
    assert len(received) == 1
    assert received[0].by.endswith("และอีก 3 เรื่อง")
    assert received[0].url


def test_the_first_page_costs_the_same_on_a_busy_day(cast: Cast) -> None:
    client = signed_in(cast.district_officer)
    a_need(cast, "ร่าง", circulation=Circulation.DRAFT)
    before = queries_of(client, reverse("office:home"))
    for _ in range(10):
        a_need(cast, "ร่าง", circulation=Circulation.DRAFT)
    assert queries_of(client, reverse("office:home")) == before


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
