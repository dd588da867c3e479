"""The API as programs meet it: the same rights as the pages, and one kind of error."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from django.test import Client

from oneplan.funds.models import LineKind
from oneplan.threads.models import Circulation, Subject, SubjectKind
from oneplan.threads.services import Draft, begin
from tests.budget.lines import make_line
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
V1 = "/api/v1"


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def a_subject(cast: Cast, width: Circulation) -> Subject:
    return begin(
        Draft(
            kind=SubjectKind.NEED,
            title=f"ความต้องการ {width}",
            owner=cast.district,
            fiscal_year=2571,
            places=("67070301",),
            circulation=width,
        ),
        by=cast.district_officer,
    )


def test_the_description_is_openapi_3_1_and_names_every_route(cast: Cast) -> None:
    described = Client().get(f"{V1}/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {
        f"{V1}/subjects",
        f"{V1}/subjects/number/{{number}}",
        f"{V1}/subjects/{{pk}}",
        f"{V1}/subjects/{{pk}}/story",
        f"{V1}/needs",
        f"{V1}/needs/{{pk}}",
        f"{V1}/activities",
        f"{V1}/activities/{{pk}}",
        f"{V1}/lines",
        f"{V1}/lines/{{pk}}",
        f"{V1}/places/{{code}}/money",
        f"{V1}/places/{{code}}/rows",
        f"{V1}/rounds",
        f"{V1}/rounds/{{pk}}",
    }


def test_a_draft_is_told_of_in_the_same_words_as_what_never_was(cast: Cast) -> None:
    draft = a_subject(cast, Circulation.DRAFT)
    client = signed_in(cast.charlie)
    hidden = client.get(f"{V1}/subjects/{draft.pk}")
    absent = client.get(f"{V1}/subjects/{cast.district.pk}")

    assert hidden.status_code == absent.status_code == 404
    assert hidden.content == absent.content
    assert hidden["Content-Type"] == "application/problem+json"
    assert set(hidden.json()) == {"code", "message", "facts"}


def test_lists_are_paged_by_a_cursor_that_skips_and_repeats_nothing(cast: Cast) -> None:
    for _ in range(30):
        a_subject(cast, Circulation.PUBLIC)
    first = Client().get(f"{V1}/subjects").json()
    second = Client().get(f"{V1}/subjects", {"at": first["older"]}).json()
    keys = [row["id"] for row in first["rows"] + second["rows"]]
    assert len(keys) == len(set(keys)) == first["count"] == 30


def test_a_story_names_posts_and_never_persons(cast: Cast) -> None:
    subject = a_subject(cast, Circulation.PUBLIC)
    told = Client().get(f"{V1}/subjects/{subject.pk}/story")
    assert told.json()["events"][0]["by"] == cast.district_officer.title_th
    assert "ผู้ดำรงตำแหน่ง" not in told.content.decode()


def test_money_is_exact_text_and_adds_up(cast: Cast) -> None:
    make_line(cast.province, 1_01, "6707")
    make_line(cast.province, 20_00, "6707", "6703", kind=LineKind.MINISTRY)
    make_line(cast.province, 300_00, "67")
    shares = Client().get(f"{V1}/places/67/money").json()["shares"]

    parts = [Decimal(shares[name]["baht"]) for name in ("placed", "shared", "unplaced")]
    assert sum(parts) == Decimal(shares["total"]["baht"]) == Decimal("321.01")
    assert isinstance(shares["total"]["baht"], str)

    rows = Client().get(f"{V1}/places/67/rows", {"fiscal_year": 2565}).json()["rows"]
    assert sum(Decimal(row["baht"]) for row in rows) == Decimal("321.01")


def test_what_cannot_be_read_is_told_field_by_field(cast: Cast) -> None:
    client = signed_in(cast.district_officer)
    body = json.dumps({"id": "not a key", "area_code": "67070301"})
    answer = client.post(f"{V1}/needs", body, content_type="application/json")

    assert answer.status_code == 422
    assert answer.json()["code"] == "api.unreadable"
    wrong = {each["where"].split(".")[-1] for each in answer.json()["facts"]["wrong"]}
    assert wrong == {"id", "wording"}


def test_a_refusal_comes_with_its_code_words_and_facts(cast: Cast) -> None:
    client = signed_in(cast.charlie)
    body = json.dumps({"id": str(cast.district.pk), "area_code": "67070301", "wording": "ขอถนน"})
    answer = client.post(f"{V1}/needs", body, content_type="application/json")
    assert answer.status_code == 409
    assert answer.json()["code"] == "needs.place_out_of_reach"


def test_a_role_that_may_not_is_told_which_permission_it_lacks(cast: Cast) -> None:
    body = json.dumps({"id": str(cast.district.pk), "area_code": "67", "wording": "ขอถนน"})
    answer = signed_in(cast.governor).post(f"{V1}/needs", body, content_type="application/json")
    assert answer.status_code == 403
    assert answer.json()["facts"] == {"permission": "needs.record"}


@pytest.mark.parametrize("path", ["/nowhere", "/subjects/not-a-key", "/places/99/money"])
def test_an_address_there_is_not_is_told_as_a_problem(cast: Cast, path: str) -> None:
    answer = Client().get(V1 + path)
    assert answer.status_code == 404
    assert answer.json()["code"] == "api.nothing_here"
