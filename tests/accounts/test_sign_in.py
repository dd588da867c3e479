"""The doors of the office: passwords and their lock, demo accounts, and where they lead."""

from __future__ import annotations

from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import LazySettings
from django.core.checks import run_checks
from django.http import HttpResponse
from django.test import Client

from oneplan.accounts.models import User
from tests.accounts.conftest import PASSWORD
from tests.core.test_pages import ELSEWHERE

SIGN_IN, DEMO, HOME = "/accounts/sign-in", "/accounts/demo", "/office/"


def sign_in(client: Client, username: str, password: str, **more: str) -> HttpResponse:
    answer: HttpResponse = client.post(
        SIGN_IN, {"username": username, "password": password, **more}
    )  # type: ignore[assignment]
    return answer


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_right_password_opens_the_office(client: Client, officer: User) -> None:
    answer = sign_in(client, "officer", PASSWORD)
    assert answer.status_code == 302
    assert answer["Location"] == HOME


@pytest.mark.parametrize(("name", "word"), [("officer", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_one_does_not_and_does_not_say_which(
    client: Client, officer: User, name: str, word: str
) -> None:
    answer = sign_in(client, name, word)
    assert answer.status_code == 200
    assert not is_signed_in(client)
    assert PASSWORD not in answer.content.decode()


def test_unknown_name_and_wrong_password_are_told_alike(client: Client, officer: User) -> None:
    User.objects.create_user("closed", PASSWORD)
    User.objects.filter(username="closed").update(is_active=False)
    told = set()
    for name, word in (("officer", "wrong"), ("nobody", "wrong"), ("closed", PASSWORD)):
        page = sign_in(client, name, word).content.decode()
        told.add(page.split('role="alert"')[1].split("</div>")[0])
    assert len(told) == 1


def test_a_change_of_account_starts_a_new_session(client: Client, officer: User) -> None:
    client.get(SIGN_IN)
    session = client.session
    session["planted"] = "x"
    session.save()
    before = session.session_key
    sign_in(client, "officer", PASSWORD)
    assert client.session.session_key != before


def test_a_late_answer_to_the_page_before_ends_nobody_s_session(
    client: Client, officer: User
) -> None:
    sign_in(client, "officer", PASSWORD)
    late = Client()
    late.cookies = SimpleCookie({"sessionid": client.cookies["sessionid"].value})
    ended = client.post("/accounts/sign-out")

    answer = late.get("/")

    assert ended.cookies["sessionid"]["max-age"] == 0
    assert "sessionid" not in answer.cookies
    assert "Cookie" in answer["Vary"]


@pytest.mark.parametrize("wished", ELSEWHERE)
def test_signing_in_never_leads_elsewhere(client: Client, officer: User, wished: str) -> None:
    assert sign_in(client, "officer", PASSWORD, next=wished)["Location"] == HOME
    answer = client.get(SIGN_IN, {"next": wished})
    assert answer["Location"] == HOME


def test_signing_in_leads_back_to_where_one_was(client: Client, officer: User) -> None:
    wished = client.get("/accounts/post")["Location"]
    page = client.get(wished).content.decode()
    assert 'name="next" value="/accounts/post"' in page
    assert (
        sign_in(client, "officer", PASSWORD, next="/accounts/post")["Location"] == "/accounts/post"
    )


@pytest.fixture
def _locked_after_three(settings: LazySettings, db: None) -> Iterator[None]:
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 3
    yield
    reset()


@pytest.mark.usefixtures("_locked_after_three")
def test_too_many_wrong_passwords_lock_the_door(client: Client, officer: User) -> None:
    for _attempt in range(3):
        sign_in(client, "officer", "wrong")

    answer = sign_in(client, "officer", PASSWORD)

    assert answer.status_code == 429
    assert "พักการเข้าสู่ระบบชั่วคราว" in answer.content.decode()
    assert not is_signed_in(client)
    assert AccessAttempt.objects.exists()


@pytest.mark.usefixtures("_locked_after_three")
def test_a_lock_shuts_out_one_name_at_one_address_only(client: Client, officer: User) -> None:
    for _attempt in range(4):
        sign_in(client, "somebody-else", "wrong")
    assert sign_in(client, "officer", PASSWORD).status_code == 302


def test_demo_accounts_are_offered_with_their_post(client: Client, visitor: User) -> None:
    page = client.get(SIGN_IN).content.decode()
    assert 'value="visitor"' in page
    assert "ปลัดอำเภอทดลอง" in page
    assert "ข้อมูลสมมติ" in page


def test_one_click_opens_a_demo_account(client: Client, visitor: User) -> None:
    assert client.post(DEMO, {"username": "visitor"})["Location"] == HOME
    assert client.session["_auth_user_id"] == str(visitor.pk)


def test_one_click_changes_from_one_demo_account_to_another(
    client: Client, visitor: User, officer: User
) -> None:
    client.force_login(officer)
    client.post(DEMO, {"username": "visitor"})
    assert client.session["_auth_user_id"] == str(visitor.pk)


def test_a_link_cannot_sign_anybody_in(client: Client, visitor: User) -> None:
    assert client.get(DEMO, {"username": "visitor"}).status_code == 405
    assert not is_signed_in(client)


def test_a_form_of_another_site_cannot_sign_anybody_in(visitor: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(DEMO, {"username": "visitor"})
    assert answer.status_code == 403
    assert "หน้านี้เปิดไว้นานเกินไป" in answer.content.decode()
    assert not is_signed_in(strict)


@pytest.mark.parametrize("name", ["officer", "nobody", "", "visitor\x00", "VISITOR", "visitor'--"])
def test_one_click_opens_nothing_but_demo_accounts(
    client: Client, visitor: User, officer: User, name: str
) -> None:
    assert client.post(DEMO, {"username": name}).status_code == 404
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "closing", [{"DEMO_ACCOUNTS": False}, {"DEMO_ACCOUNTS": True, "IS_PRODUCTION": True}]
)
@pytest.mark.parametrize("debug", [False, True])
def test_where_demo_accounts_are_closed_there_is_no_such_page(
    client: Client, visitor: User, settings: LazySettings, closing: dict[str, bool], debug: bool
) -> None:
    settings.DEBUG = debug
    for name, value in closing.items():
        setattr(settings, name, value)

    assert client.post(DEMO, {"username": "visitor"}).status_code == 404
    assert "visitor" not in client.get(SIGN_IN).content.decode()
    assert not is_signed_in(client)


@pytest.mark.parametrize("debug", [False, True])
def test_demo_accounts_in_production_stop_the_start(settings: LazySettings, debug: bool) -> None:
    settings.DEBUG = debug
    settings.DEMO_ACCOUNTS, settings.IS_PRODUCTION = True, True
    assert "accounts.E001" in {message.id for message in run_checks()}


@pytest.mark.parametrize(("demo", "production"), [(True, False), (False, True)])
def test_either_alone_may_start(settings: LazySettings, demo: bool, production: bool) -> None:
    settings.DEMO_ACCOUNTS, settings.IS_PRODUCTION = demo, production
    assert "accounts.E001" not in {message.id for message in run_checks()}


def test_signing_out_forgets_the_session(client: Client, officer: User) -> None:
    client.force_login(officer)
    assert client.get("/accounts/sign-out").status_code == 405
    assert is_signed_in(client)
    assert client.post("/accounts/sign-out")["Location"] == "/"
    assert not is_signed_in(client)
