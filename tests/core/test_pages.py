"""Switches of the frame, and the pages shown when something is not possible."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.loader import get_template
from django.test import Client, RequestFactory

from oneplan.core.errors import AccessDenied, NotVisible, Refusal
from oneplan.core.language import ThaiFirstMiddleware
from oneplan.core.middleware import RefusalMiddleware
from oneplan.core.returning import safe_return

ELSEWHERE = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "http:///evil.example",
    "https:evil.example",
    "\x00/office/",
    "/x\r\nSet-Cookie: a=b",
    "",
]


@pytest.mark.parametrize("wished", ELSEWHERE)
def test_a_return_never_leads_elsewhere(wished: str) -> None:
    request = RequestFactory().post("/", {"next": wished})
    assert safe_return(request, otherwise="/safe") == "/safe"


def test_a_return_to_our_own_page_is_kept() -> None:
    request = RequestFactory().get("/", {"next": "/office/?q=น้ำ&at=1"})
    assert safe_return(request, otherwise="/safe") == "/office/?q=น้ำ&at=1"


def test_large_type_is_remembered_and_taken_back(client: Client) -> None:
    client.post("/type-size", {"size": "large", "next": "/design"})
    assert 'class="type-large"' in client.get("/design").content.decode()
    client.post("/type-size", {"size": "normal"})
    assert 'class="type-large"' not in client.get("/design").content.decode()


def test_the_type_switch_takes_no_get(client: Client) -> None:
    assert client.get("/type-size").status_code == 405


def test_thai_comes_first_whatever_the_browser_says(client: Client) -> None:
    answer = client.get("/design", headers={"accept-language": "en-US,en;q=0.9"})
    assert '<html lang="th"' in answer.content.decode()
    assert answer["Content-Language"] == "th"


def test_english_is_kept_once_chosen(client: Client) -> None:
    client.post("/i18n/setlang/", {"language": "en", "next": "/design"})
    assert '<html lang="en"' in client.get("/design").content.decode()


@pytest.mark.parametrize("cookie", ["xx", "../../etc", "EN", ""])
def test_a_strange_language_cookie_gives_thai(cookie: str) -> None:
    request = RequestFactory().get("/")
    request.COOKIES["django_language"] = cookie
    ThaiFirstMiddleware(lambda _request: HttpResponse()).process_request(request)
    assert request.LANGUAGE_CODE == "th"


def answered(error: Exception, **headers: str) -> HttpResponse | None:
    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    request = RequestFactory().get("/x", headers=headers)
    return RefusalMiddleware(view).process_exception(request, error)


def test_a_refusal_is_a_409_with_its_words_and_what_to_do() -> None:
    answer = answered(Refusal("core.amount_is_negative", value="-5"))
    assert answer is not None
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "“-5” ติดลบ" in page
    assert "ยังไม่มีสิ่งใดเปลี่ยนแปลง" in page


def test_a_refusal_of_a_part_is_a_part() -> None:
    answer = answered(Refusal("core.amount_is_negative", value="-5"), hx_request="true")
    assert answer is not None
    assert answer.status_code == 409
    assert "<html" not in answer.content.decode()


def test_a_refusal_escapes_what_was_typed() -> None:
    answer = answered(Refusal("core.amount_not_a_number", value="<script>"))
    assert answer is not None
    assert "<script>" not in answer.content.decode()


def test_denied_access_is_a_403() -> None:
    answer = answered(AccessDenied("needs.record"))
    assert answer is not None
    assert answer.status_code == 403


def test_a_defect_stays_a_defect() -> None:
    assert answered(ValueError("bug")) is None


def test_what_is_not_visible_does_not_exist(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hidden(*_arguments: object, **_options: object) -> HttpResponse:
        raise NotVisible

    monkeypatch.setattr("oneplan.core.views.render", hidden)
    answer = client.get("/design")
    assert answer.status_code == 404


@pytest.mark.parametrize("page", ["500.html", "403_csrf.html"])
def test_the_last_pages_need_nothing_else(page: str) -> None:
    html = get_template(page).render()
    assert "{%" not in html
    assert 'lang="en"' in html
    assert "base.html" not in str(engines["django"].get_template(page).template.source)


def test_an_unknown_page_says_so_kindly(client: Client) -> None:
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    assert "ไม่มีสิ่งใดที่นี่" in answer.content.decode()
