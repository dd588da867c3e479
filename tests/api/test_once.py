"""The same call under the same key is done once."""

from __future__ import annotations

import datetime as dt
import threading
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from oneplan.api.models import Answer
from oneplan.api.services import forget_answers
from oneplan.needs.models import Need
from oneplan.threads.models import Referral
from tests.api.programs import Program, token_for
from tests.cast import Cast, build_cast


def a_need(wording: str = "ขอถนน") -> dict[str, str]:
    return {"id": str(uuid4()), "area_code": "67070301", "wording": wording}


@pytest.fixture
def cast(db: None) -> Cast:
    return build_cast()


def test_a_call_sent_again_is_answered_the_same_and_not_done_again(cast: Cast) -> None:
    program, body = Program.of(cast.district_officer), a_need()
    first, again = (program.post("/needs", body, key="row-17") for _ in range(2))
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert not first.has_header("Idempotency-Replayed")
    assert again["Idempotency-Replayed"] == "true"
    assert Need.objects.count() == 1


def test_the_same_key_with_another_call_is_refused(cast: Cast) -> None:
    program = Program.of(cast.district_officer)
    program.post("/needs", a_need(), key="row-17")
    answer = program.post("/needs", a_need("ขอประปา"), key="row-17")
    assert (answer.status_code, answer.json()["code"]) == (422, "api.key_used_otherwise")
    assert Need.objects.count() == 1


def test_two_tokens_have_keys_of_their_own(cast: Cast) -> None:
    for post in (cast.district_officer, cast.charlie):
        body = a_need() | {"area_code": post.area_id + "0101"}
        Program.of(post).post("/needs", body, key="row-17")
    assert Answer.objects.count() == 2


def test_a_refusal_is_said_again_and_an_unreadable_call_frees_its_key(cast: Cast) -> None:
    program = Program.of(cast.charlie)
    refused = [program.post("/needs", a_need(), key="a").status_code]
    body = {"id": str(uuid4()), "area_code": "67070301"}
    unreadable = program.post("/needs", body, key="b").status_code
    mended = program.post("/needs", a_need() | {"area_code": "67030101"}, key="b").status_code
    assert (refused, unreadable, mended) == ([409], 422, 201)


def test_a_key_holds_for_two_days(cast: Cast) -> None:
    program, body = Program.of(cast.district_officer), a_need()
    program.post("/needs", body, key="row-17")
    with time_machine.travel(timezone.now() + dt.timedelta(hours=49), tick=False):
        later = program.post("/needs", a_need("ขอไฟฟ้า"), key="row-17")
        assert later.status_code == 201
    with time_machine.travel(timezone.now() + dt.timedelta(hours=99), tick=False):
        assert forget_answers(now=timezone.now()) == 1


def test_an_unreadable_key_is_told(cast: Cast) -> None:
    answer = Program.of(cast.district_officer).post("/needs", a_need(), key="ก")
    assert answer.json()["code"] == "api.key_unreadable"


@pytest.mark.django_db(transaction=True)
def test_two_calls_at_the_same_moment_are_one() -> None:
    cast = build_cast()
    secret, body = token_for(cast.district_officer)[1], a_need()
    answers, start = [], threading.Barrier(4)

    def call() -> None:
        try:
            start.wait()
            answers.append(Program(secret).post("/needs", body, key="row-17"))
        finally:
            connection.close()

    threads = [threading.Thread(target=call) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum(answer.has_header("Idempotency-Replayed") for answer in answers) == 3
    assert Need.objects.count() == 1
    assert Referral.objects.count() == 0
