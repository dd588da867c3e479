"""Needs through their pages: written once, mended without losing a word, read by the circle."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.accounts.roles import Role
from oneplan.core.errors import Refusal
from oneplan.needs.models import Need
from oneplan.needs.recording import Told, record_by_hand
from oneplan.needs.services import NeedDraft, change_wording, record_need
from oneplan.threads.models import Circulation
from tests.cast import Cast, build_cast
from tests.factories import make_area, make_post
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
VILLAGE = "67070301"


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def a_need(cast: Cast, *, circulation: Circulation = Circulation.DRAFT) -> Need:
    draft = NeedDraft(
        wording="ขอฝายชะลอน้ำ",
        owner=cast.district,
        origin=cast.village,
        fiscal_year=2571,
        places=(VILLAGE,),
        circulation=circulation,
    )
    return record_need(draft, by=cast.district_officer)


def written(cast: Cast) -> dict[str, object]:
    return {
        "id": str(uuid4()),
        "area_code": VILLAGE,
        "wording": "ขอประปาหมู่บ้าน",
        "people": 80,
        "households": 20,
    }


def test_a_need_sent_twice_is_one_need_asked_by_the_village(cast: Cast) -> None:
    client, form = signed_in(cast.district_officer), written(cast)
    first = client.post(reverse("needs:need-new"), form)
    second = client.post(reverse("needs:need-new"), form)

    assert first["Location"] == second["Location"]
    need = Need.objects.get()
    assert (need.subject.origin, need.subject.owner) == (cast.village, cast.district)
    assert need.subject.circulation == Circulation.DRAFT


def test_a_form_shown_again_by_the_browser_never_swallows_the_next_need(cast: Cast) -> None:
    client, form = signed_in(cast.district_officer), written(cast)
    client.post(reverse("needs:need-new"), form)
    first = Need.objects.get()
    answer = client.post(reverse("needs:need-new"), {**form, "wording": "ขอถนน"})
    page = answer.content.decode()
    assert first.subject.public_no in page
    assert "ขอถนน" in page
    change_wording(first, "ขอประปาสองแห่ง", seen_version=1, by=cast.district_officer)
    assert client.post(reverse("needs:need-new"), form).status_code == 302
    assert Need.objects.count() == 1


def test_the_outbox_is_told_what_arrived_and_what_came_back(cast: Cast) -> None:
    client, form = signed_in(cast.district_officer), written(cast)
    part = {"hx-request": "true"}
    sent = client.post(reverse("needs:need-new"), form, headers=part)
    again = client.post(reverse("needs:need-new"), form, headers=part)
    need = Need.objects.get()
    assert sent.status_code == again.status_code == 201
    assert sent["Location"] == again["Location"] == reverse("needs:need", args=[need.pk])
    assert need.subject.public_no in sent.content.decode()
    assert "บันทึกความต้องการแล้ว" not in client.get(reverse("needs:need-list")).content.decode()

    wrong = {**form, "id": str(uuid4()), "people": 1, "households": 5}
    back = client.post(reverse("needs:need-new"), wrong, headers=part)
    words = back.content.decode()
    assert back.status_code == 409
    assert "<html" not in words
    assert "ขอประปาหมู่บ้าน" in words
    assert "ครัวเรือน" in words
    assert wrong["id"] not in words
    assert Need.objects.count() == 1


def test_the_next_need_of_a_forum_is_written_at_once(cast: Cast) -> None:
    client = signed_in(cast.district_officer)
    answer = client.post(reverse("needs:need-new"), {**written(cast), "next": "yes"})
    assert answer["Location"] == reverse("needs:need-new")


def test_a_place_outside_the_posts_area_is_neither_offered_nor_taken(cast: Cast) -> None:
    client = signed_in(cast.charlie)
    offered = client.get(reverse("needs:need-new")).content.decode()
    assert VILLAGE not in offered

    client.post(reverse("needs:need-new"), written(cast))
    with pytest.raises(Refusal, match=r"needs\.place_out_of_reach"):
        record_by_hand(Told(id=uuid4(), area_code=VILLAGE, wording="ขอถนน"), by=cast.charlie)
    assert not Need.objects.exists()


def test_a_key_of_somebody_elses_record_is_refused_and_tells_nothing_of_it(cast: Cast) -> None:
    theirs = a_need(cast)
    with pytest.raises(Refusal, match=r"needs\.key_is_taken"):
        record_by_hand(Told(id=theirs.pk, area_code="67030101", wording="ขอ"), by=cast.charlie)


def test_a_post_of_several_districts_chooses_the_district_first(cast: Cast) -> None:
    client = signed_in(cast.strategist)
    first = client.get(reverse("needs:need-new")).content.decode()
    assert "?district=6707" in first

    form = client.get(reverse("needs:need-new"), {"district": "6707"}).content.decode()
    assert VILLAGE in form
    assert "67030101" not in form


def test_a_role_that_records_no_needs_is_told_so(cast: Cast) -> None:
    assert signed_in(cast.governor).get(reverse("needs:need-new")).status_code == 403


def test_when_two_mend_the_same_words_both_texts_are_shown(cast: Cast) -> None:
    need, client = a_need(cast), signed_in(cast.district_officer)
    change_wording(need, "ขอฝายสองแห่ง", seen_version=1, by=cast.district_officer)
    path = reverse("needs:need-edit", args=[need.pk])

    late = client.post(path, {"wording": "ขอฝายสามแห่ง", "version": 1})
    part = client.post(
        path, {"wording": "ขอฝายสามแห่ง", "version": 1}, headers={"hx-request": "true"}
    )

    assert late.status_code == part.status_code == 409
    for answer in (late, part):
        assert "ขอฝายสองแห่ง" in answer.content.decode()
        assert "ขอฝายสามแห่ง" in answer.content.decode()
        assert cast.district_officer.title_th in answer.context["words"]
    assert "<html" not in part.content.decode()
    need.refresh_from_db()
    assert need.wording == "ขอฝายสองแห่ง"

    client.post(
        path, {"wording": "ขอฝายสามแห่ง", "version": late.context["form"].initial["version"]}
    )
    need.refresh_from_db()
    assert need.wording == "ขอฝายสามแห่ง"


@pytest.mark.parametrize(
    ("who", "read", "edit"),
    [("charlie", 200, 403), ("cluster_officer", 200, 403), ("stranger", 404, 404)],
)
def test_a_circulated_need_is_read_by_neighbours_and_mended_by_its_owner(
    cast: Cast, who: str, read: int, edit: int
) -> None:
    need = a_need(cast, circulation=Circulation.CIRCULATED)
    client = signed_in(cast.posts()[who])
    assert client.get(reverse("needs:need", args=[need.pk])).status_code == read
    assert client.get(reverse("needs:need-edit", args=[need.pk])).status_code == edit


def test_the_public_reads_public_needs_without_the_menu_of_an_office(cast: Cast) -> None:
    need = a_need(cast, circulation=Circulation.PUBLIC)
    page = Client().get(reverse("needs:need", args=[need.pk])).content.decode()
    assert "ขอฝายชะลอน้ำ" in page
    assert "side-menu" not in page
    assert "ผู้ดำรงตำแหน่ง" not in page


def test_the_list_costs_the_same_however_long_it_is(cast: Cast) -> None:
    client, path = signed_in(cast.charlie), reverse("needs:need-list")
    a_need(cast, circulation=Circulation.CIRCULATED)
    before = queries_of(client, path)
    for _ in range(10):
        a_need(cast, circulation=Circulation.CIRCULATED)
    assert queries_of(client, path) == before


def test_a_village_head_writes_for_the_own_village_only(cast: Cast) -> None:
    make_area("67070302")
    head = make_post(Role.VILLAGE_HEAD, cast.village, area=VILLAGE)
    page = signed_in(head).get(reverse("needs:need-new")).content.decode()
    assert VILLAGE in page
    assert "67070302" not in page


def test_a_program_writes_a_need_down_once(cast: Cast) -> None:
    client, body = signed_in(cast.district_officer), json.dumps(written(cast))
    path = "/api/v1/needs"
    first = client.post(path, body, content_type="application/json")
    second = client.post(path, body, content_type="application/json")
    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    assert Need.objects.count() == 1


def test_a_foreign_page_cannot_send_a_need_in_somebodys_name(cast: Cast) -> None:
    client = signed_in(cast.district_officer)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    answer = strict.post(
        "/api/v1/needs", json.dumps(written(cast)), content_type="application/json"
    )
    assert answer.status_code in (401, 403)
    assert not Need.objects.exists()


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
