"""The register of posts and persons: who keeps whose, the pages, the link to enter, erasing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth import authenticate
from django.test import Client
from django.utils import timezone

from oneplan.accounts.models import Delegation, Holding, Person, Post, SignInLink, User
from oneplan.accounts.opening import LINK_LASTS, erase_person, give_link
from oneplan.accounts.roles import Role
from oneplan.accounts.services import appoint, create_person, end_holding, open_account
from oneplan.areas.models import BodyKind
from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from tests.factories import make_body, make_post

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 27)
PASSWORD = "เสาไฟฟ้าริมคลองสายห้า"


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(dt.datetime(2026, 11, 27, 3, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def head() -> Post:
    office = make_body("67", kind=BodyKind.PROVINCE_OFFICE, seat="67", areas=("67",))
    return make_post(Role.HEAD_OF_OFFICE, office, area="67")


@pytest.fixture
def deputy(head: Post) -> Post:
    return make_post(Role.DISTRICT_OFFICER, make_body("6703", seat="6703"), area="6703")


def user_of(post: Post) -> User:
    return User.objects.get(person__holdings__post=post)


def signed_in(client: Client, post: Post) -> Client:
    client.force_login(user_of(post))
    return client


def test_the_head_finds_posts_and_people_of_the_province(
    client: Client, head: Post, deputy: Post
) -> None:
    far = make_post(Role.STRATEGIST, make_body("45", seat="45"))
    page = signed_in(client, head).get("/accounts/people").content.decode()
    assert deputy.title_th in page
    assert far.title_th not in page
    assert deputy.title_th in client.get("/accounts/people", {"q": "ผู้ดำรง 6703"}).content.decode()
    assert "ไม่พบตำแหน่ง" in client.get("/accounts/people", {"q": "zz\x00"}).content.decode()


def test_the_list_has_a_fixed_number_of_queries(
    client: Client, head: Post, deputy: Post, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        make_post(Role.COMMUNITY_DEVELOPER, deputy.body, title=f"พัฒนากร {number:02}")
    signed_in(client, head).get("/accounts/people")
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        page = client.get("/accounts/people").content.decode()
    assert 'rel="next"' in page


def test_others_keep_no_register(client: Client, head: Post, deputy: Post) -> None:
    signed_in(client, deputy)
    assert client.get("/accounts/people").status_code == 403
    assert client.get(f"/accounts/posts/{head.pk}").status_code == 403
    assert client.get("/accounts/mine").status_code == 200


def test_another_province_has_no_such_post(client: Client, head: Post) -> None:
    far = make_post(Role.STRATEGIST, make_body("45", seat="45"))
    person = far.holdings.get().person
    signed_in(client, head)
    for path in (f"posts/{far.pk}", f"persons/{person.pk}", f"bodies/{far.body_id}/posts/new"):
        assert client.get(f"/accounts/{path}").status_code == 404
    for path in (f"holdings/{far.holdings.get().pk}/end", f"persons/{person.pk}/erase"):
        assert client.post(f"/accounts/{path}", {"on": "1/12/2569"}).status_code == 404


def test_only_an_administrator_makes_administrators(client: Client, head: Post) -> None:
    administrator = make_post(Role.ADMINISTRATOR, head.body)
    sent = {"title_th": "ผู้ดูแลอีกคน", "role": "administrator"}
    path = f"/accounts/bodies/{head.body_id}/posts/new"

    signed_in(client, head).post(path, sent)
    assert not Post.objects.filter(title_th="ผู้ดูแลอีกคน").exists()
    assert client.get(f"/accounts/posts/{administrator.pk}").status_code == 403
    person = administrator.holdings.get().person
    assert client.post(f"/accounts/persons/{person.pk}/link").status_code == 403

    signed_in(client, administrator).post(path, sent)
    assert Post.objects.filter(title_th="ผู้ดูแลอีกคน").exists()


def test_a_post_is_opened_and_somebody_appointed(client: Client, head: Post, deputy: Post) -> None:
    signed_in(client, head)
    sent = {"title_th": "พัสดุอำเภอ", "role": "supply_officer", "area": "๖๗๐๓"}
    client.post(f"/accounts/bodies/{deputy.body_id}/posts/new", sent)
    made = Post.objects.get(title_th="พัสดุอำเภอ")
    assert made.area_id == "6703"

    sent = {"full_name": "นางสาวใหม่ สมมติ", "kind": "substantive", "valid_from": "1 ธ.ค. 2569"}
    answer = client.post(f"/accounts/posts/{made.pk}/appoint", sent)

    term = Holding.objects.get(post=made)
    assert answer["Location"] == f"/accounts/persons/{term.person_id}"
    assert term.valid_from == dt.date(2026, 12, 1)
    assert "นางสาวใหม่ สมมติ" in client.get(f"/accounts/posts/{made.pk}").content.decode()


def test_a_known_name_asks_back_and_loses_nothing(client: Client, head: Post, deputy: Post) -> None:
    name = deputy.holdings.get().person.full_name
    sent = {"full_name": name, "kind": "acting", "valid_from": "1/12/2569"}
    signed_in(client, head)

    page = client.post(f"/accounts/posts/{head.pk}/appoint", sent).content.decode()
    assert "เลือกว่าเป็นบุคคลใด" in page
    assert 'value="1/12/2569"' in page

    client.post(
        f"/accounts/posts/{head.pk}/appoint",
        sent | {"person": str(deputy.holdings.get().person_id)},
    )
    assert Person.objects.filter(full_name=name).count() == 1
    assert head.holdings.filter(kind="acting", person__full_name=name).exists()


def test_a_term_is_ended_from_its_page(client: Client, head: Post, deputy: Post) -> None:
    term = deputy.holdings.get()
    signed_in(client, head)
    client.post(f"/accounts/holdings/{term.pk}/end", {"on": "ไม่ใช่วัน"})
    term.refresh_from_db()
    assert term.valid_to is None
    client.post(f"/accounts/holdings/{term.pk}/end", {"on": "30/11/2569"})
    term.refresh_from_db()
    assert term.valid_to == dt.date(2026, 11, 30)


def test_a_chief_lends_the_own_post_and_ends_it(client: Client, head: Post, deputy: Post) -> None:
    chief = make_post(Role.DISTRICT_CHIEF, deputy.body)
    signed_in(client, chief)
    assert client.get(f"/accounts/posts/{chief.pk}/lend").status_code == 200
    sent = {"to": str(deputy.pk), "valid_from": "27/11/2569", "valid_to": "31/12/2569"}
    assert client.post(f"/accounts/posts/{chief.pk}/lend", sent)["Location"] == "/accounts/mine"
    lent = Delegation.objects.get()
    assert deputy.title_th in client.get("/accounts/mine").content.decode()

    client.post(f"/accounts/delegations/{lent.pk}/end", {"on": "27/11/2569"})
    lent.refresh_from_db()
    assert lent.valid_to == TODAY


def test_nobody_lends_the_post_of_another(client: Client, deputy: Post) -> None:
    chief = make_post(Role.DISTRICT_CHIEF, deputy.body)
    planner = make_post(Role.COMMUNITY_DEVELOPER, deputy.body)
    assert signed_in(client, deputy).get(f"/accounts/posts/{chief.pk}/lend").status_code == 403
    assert signed_in(client, planner).get(f"/accounts/posts/{planner.pk}/lend").status_code == 403


def test_a_link_opens_an_account_once(client: Client, head: Post, deputy: Post) -> None:
    person = create_person("คนใหม่", by=None)
    appoint(person, post=deputy, valid_from=TODAY, by=None)
    page = signed_in(client, head).post(
        f"/accounts/persons/{person.pk}/account", {"username": "newcomer"}
    )
    found = re.search(r"http://testserver(/accounts/enter/[\w-]+)", page.content.decode())
    assert found is not None
    address, stranger = found[1], Client()
    stored = "".join(SignInLink.objects.values_list("digest", flat=True))
    assert address.rpartition("/")[2] not in stored
    assert address.rpartition("/")[2] not in str(list(Entry.objects.values_list("after")))

    assert stranger.get(address).status_code == 200
    assert stranger.get(address).status_code == 200
    weak = stranger.post(address, {"new_password1": "1234", "new_password2": "1234"})
    assert weak.status_code == 200
    sent = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    assert stranger.post(address, sent)["Location"] == "/accounts/mine"
    assert stranger.get("/accounts/mine").status_code == 200
    assert authenticate(None, username="newcomer", password=PASSWORD)

    again = Client().post(address, sent)
    assert again.status_code == 410
    assert "ขอลิงก์ใหม่" in again.content.decode()


def test_a_link_runs_out_and_a_new_one_ends_the_old(client: Client, head: Post) -> None:
    user = open_account(create_person("คนใหม่", by=None), username="new", password=None, by=None)
    _link, first = give_link(user, by=head)
    _link, second = give_link(user, by=head)

    assert client.get(f"/accounts/enter/{first}").status_code == 404
    with time_machine.travel(timezone.now() + LINK_LASTS + dt.timedelta(seconds=1), tick=False):
        assert client.get(f"/accounts/enter/{second}").status_code == 410


def test_erasing_takes_name_contacts_and_account_and_leaves_the_terms(head: Post) -> None:
    person = create_person("นายเคยอยู่ สมมติ", phone="081", email="a@b.go.th", by=None)
    term = appoint(person, post=head, valid_from=dt.date(2026, 1, 1), by=None)
    user = open_account(person, username="khoeiyu", password=PASSWORD, by=None)
    AccessAttempt.objects.create(username="khoeiyu", failures_since_start=1)
    with pytest.raises(Refusal, match="still_in_post"):
        erase_person(person, on=TODAY, by=head)
    end_holding(term, on=TODAY, by=head)
    with pytest.raises(Refusal, match="still_in_post"):
        erase_person(person, on=TODAY, by=head)

    erase_person(person, on=TODAY + dt.timedelta(days=1), by=head)

    person.refresh_from_db()
    user.refresh_from_db()
    assert (person.full_name, person.phone, person.email) == ("", "", "")
    assert not user.is_active
    assert "khoeiyu" not in user.username
    assert not AccessAttempt.objects.exists()
    assert Holding.objects.filter(person=person).count() == 1
    assert "เคยอยู่" not in str(list(Entry.objects.values_list("before", "after")))
    with pytest.raises(Refusal, match="erased_already"):
        erase_person(person, on=TODAY + dt.timedelta(days=2), by=head)


def test_a_session_of_an_erased_person_is_over(client: Client, head: Post, deputy: Post) -> None:
    term = deputy.holdings.get()
    gone = Client()
    gone.force_login(term.person.user)
    end_holding(term, on=TODAY - dt.timedelta(days=1), by=head)
    signed_in(client, head).post(f"/accounts/persons/{term.person_id}/erase")
    assert gone.get("/accounts/mine").status_code == 302
    page = client.get(f"/accounts/persons/{term.person_id}").content.decode()
    assert "บุคคลที่ลบข้อมูลแล้ว" in page
