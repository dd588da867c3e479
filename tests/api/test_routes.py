"""The API as programs meet it: the same rights as the pages, and one kind of error."""

from __future__ import annotations

import json
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client

from oneplan.api.areas_of_work import AREAS_OF_WORK, READ_ONLY
from oneplan.api.routes import ROUTERS, api
from oneplan.funds.models import LineKind
from oneplan.indicators.models import Indicator
from oneplan.threads.models import Circulation, Subject, SubjectKind
from oneplan.threads.services import Draft, begin
from tests.api.programs import Program
from tests.budget.lines import make_line, make_source
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


def test_the_description_is_openapi_3_1_and_names_every_way_a_call_can_end(cast: Cast) -> None:
    described = Client().get(f"{V1}/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            ends = set(operation["responses"])
            assert {"401", "403", "404", "422", "429"} <= ends, f"{method} {path}"
            assert ("409" in ends) is (method != "get"), f"{method} {path}"
            named = [each["name"] for each in operation["parameters"] if each["in"] == "header"]
            assert (named == ["Idempotency-Key"]) is (method == "post"), f"{method} {path}"
            assert ({} in operation["security"]) is (method == "get"), f"{method} {path}"


def test_a_way_an_address_is_not_called_is_a_report_that_names_the_others(cast: Cast) -> None:
    answer = signed_in(cast.strategist).delete(f"{V1}/needs")
    assert answer.status_code == 405
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["code"] == "api.no_such_way"
    assert told["facts"] == {"method": "DELETE", "allowed": answer["Allow"]}
    assert "GET" in answer["Allow"]


def test_every_route_needs_a_scope_that_can_be_given(cast: Cast) -> None:
    areas = {area for _prefix, _router, area in ROUTERS}
    assert areas == set(AREAS_OF_WORK)
    writing = {
        area
        for prefix, _router, area in ROUTERS
        for path, operations in api.get_openapi_schema()["paths"].items()
        if path.startswith(V1 + prefix) and set(operations) - {"get"}
    }
    assert writing == set(AREAS_OF_WORK) - READ_ONLY


def test_pages_for_programmers_list_every_call_and_every_code(cast: Cast) -> None:
    shown = Client().get("/api/").content.decode()
    paths = api.get_openapi_schema()["paths"]
    assert all(f"<code>{path}</code>" in shown for path in paths)
    told = Client().get("/api/errors").content.decode()
    assert 'id="needs.place_out_of_reach"' in told


def test_a_draft_is_told_of_in_the_same_words_as_what_never_was(cast: Cast) -> None:
    draft = a_subject(cast, Circulation.DRAFT)
    client = signed_in(cast.charlie)
    hidden = client.get(f"{V1}/subjects/{draft.pk}")
    absent = client.get(f"{V1}/subjects/{cast.district.pk}")

    assert hidden.status_code == absent.status_code == 404
    assert hidden.content == absent.content
    assert hidden["Content-Type"] == "application/problem+json"
    assert set(hidden.json()) == {"type", "title", "status", "detail", "code", "facts"}


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


def test_a_problem_says_what_rfc_9457_asks_for(cast: Cast) -> None:
    report = Client().get(f"{V1}/nowhere")
    assert report["Content-Type"] == "application/problem+json"
    told = report.json()
    assert told["status"] == report.status_code == 404
    assert told["type"] == "/api/errors#api.nothing_here"
    assert told["title"]
    assert told["detail"]


def test_somebody_quicker_is_told_with_both_texts_and_nothing_is_changed(cast: Cast) -> None:
    program = Program.of(cast.district_officer)
    body = {"id": str(cast.cluster.pk), "area_code": "67070301", "wording": "ขอถนน"}
    pk = program.post("/needs", body).json()["subject"]["id"]
    first = {"wording": "ขอถนนลาดยาง", "seen_version": 1}
    assert program.send("patch", f"/needs/{pk}", first).json()["version"] == 2
    late = program.send("patch", f"/needs/{pk}", {"wording": "ขอถนนดิน", "seen_version": 1})
    assert late.status_code == 409
    told = late.json()["facts"]
    assert str(cast.district_officer.title_th) in told["who"]
    assert told["fields"] == {
        "wording": {"theirs": "ขอถนนลาดยาง", "yours": "ขอถนนดิน", "version": 2}
    }
    assert program.get(f"/needs/{pk}").json()["wording"] == "ขอถนนลาดยาง"


def test_a_project_is_begun_once_and_changed_field_by_field(cast: Cast) -> None:
    program, source = Program.of(cast.district_officer), make_source()
    need = a_subject(cast, Circulation.CIRCULATED)
    key, work = str(uuid4()), str(uuid4())
    cost = {"source": source.pk, "baht": "1250.50"}
    told = {
        "id": key, "title": "ถนนสายสมมติ", "fiscal_year": 2571,
        "activities": [
            {"id": work, "title": "ถนน คสล.", "cost_lines": [cost], "places": ["67070301"],
             "answers": [need.public_no]}
        ],
    }  # fmt: skip
    first, again = (program.post("/projects", told) for _ in range(2))
    assert (first.status_code, first.json()) == (201, again.json())

    seen = program.get(f"/activities/{work}").json()
    assert (seen["baht"], seen["places"]) == ("1250.50", ["67070301"])
    assert [each["public_no"] for each in seen["answers"]] == [need.public_no]

    changed = program.send("patch", f"/activities/{work}", {"output": "1 กม.", "seen": {}})
    assert changed.json()["versions"] == {"output": 1}
    late = program.send("patch", f"/activities/{work}", {"output": "2 กม.", "seen": {}})
    assert late.json()["facts"]["fields"]["output"] == {
        "yours": "2 กม.",
        "theirs": "1 กม.",
        "version": 1,
    }

    costs = {"cost_lines": [cost, {"source": source.pk, "baht": "0.25"}]}
    assert program.send("put", f"/activities/{work}/cost-lines", costs).json()["baht"] == "1250.75"
    unknown = {"cost_lines": [{"source": "nothing", "baht": "1"}]}
    assert program.send("put", f"/activities/{work}/cost-lines", unknown).status_code == 409
    assert program.get(f"/activities/{work}").json()["baht"] == "1250.75"


def test_a_key_of_another_bodys_record_begins_nothing(cast: Cast) -> None:
    need = a_subject(cast, Circulation.DRAFT)
    told = {"id": str(need.pk), "title": "x", "fiscal_year": 2571,
            "activities": [{"id": str(uuid4()), "title": "x"}]}  # fmt: skip
    answer = Program.of(cast.planner).post("/projects", told)
    assert (answer.status_code, answer.json()["code"]) == (409, "projects.key_is_taken")


def test_a_record_is_sent_on_and_answered_by_programs_of_two_bodies(cast: Cast) -> None:
    need = a_subject(cast, Circulation.CIRCULATED)
    asked = {"to": cast.pao.code, "kind": "refer", "reason": "เกินศักยภาพ"}
    sender, answerer = Program.of(cast.district_officer), Program.of(cast.pao_planner)
    assert sender.post(f"/subjects/{need.pk}/referrals", asked).status_code == 201
    (waiting,) = answerer.get("/referrals").json()
    told = {"accepts": True, "answer": "รับไว้"}
    answer = answerer.post(f"/referrals/{waiting['id']}/answer", told)
    assert answer.json()["state"] == "accepted"
    assert sender.post(f"/referrals/{waiting['id']}/answer", told).status_code == 404


def test_a_number_is_recorded_of_ones_own_indicators_only(cast: Cast) -> None:
    own = Indicator.objects.create(name_th="รายได้", owner=cast.district)
    told = {"area_code": "6707", "year": 2570, "value": "12.5", "source": "สำรวจ"}
    path = f"/indicators/{own.pk}/observations"
    assert Program.of(cast.district_officer).post(path, told).json()["value"] == "12.500000"
    assert Program.of(cast.charlie).post(path, told).status_code == 403
    assert len(Program().get(path).json()["rows"]) == 1
