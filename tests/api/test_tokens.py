"""Tokens: made and shown once, as good as the post that made them, and ended with it."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from oneplan.accounts.models import Holding
from oneplan.api import rules
from oneplan.api.models import Token
from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from tests.api.programs import Program, token_for
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/api/tokens"


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def form(**changed: str) -> dict[str, str]:
    end = timezone.localdate() + dt.timedelta(days=30)
    return {"name": "ระบบแผน", "ends_on": end.isoformat(), "area_needs": "write", **changed}


def test_a_token_is_shown_once_and_only_its_digest_is_kept(cast: Cast) -> None:
    client = signed_in(cast.district_officer)
    shown = client.post(PAGE, form())
    secret = shown.context["secret"]
    token = Token.objects.get()

    assert secret in shown.content.decode()
    assert secret not in client.get(PAGE).content.decode()
    assert token.digest == rules.digest_of(secret)
    assert token.scopes == ["needs:read", "needs:write"]
    entry = Entry.objects.get(code="api.token_made")
    assert entry.post_id == cast.district_officer.pk
    assert secret not in str(entry.after)


def test_a_refused_token_is_not_made_and_the_form_says_why(cast: Cast) -> None:
    shown = signed_in(cast.planner).post(PAGE, form(area_needs=""))
    assert "อย่างน้อยหนึ่งอย่าง" in shown.content.decode()
    assert not Token.objects.exists()
    assert not Entry.objects.filter(code="api.token_made").exists()


def test_a_token_acts_as_its_post_in_the_audit_trail(cast: Cast) -> None:
    program = Program.of(cast.district_officer)
    body = {"id": str(cast.cluster.pk), "area_code": "67070301", "wording": "ขอถนน"}
    assert program.post("/needs", body).status_code == 201

    entry = Entry.objects.get(code="threads.received")
    assert entry.post_id == cast.district_officer.pk
    assert entry.user_id == cast.district_officer.acting_user_id


def test_a_token_does_only_what_its_scopes_say(cast: Cast) -> None:
    program = Program.of(cast.district_officer, ["needs:read"])
    body = {"id": str(cast.cluster.pk), "area_code": "67070301", "wording": "ขอถนน"}

    assert program.get("/needs").status_code == 200
    turned_away = program.post("/needs", body)
    assert turned_away.status_code == 403
    assert turned_away.json()["facts"] == {"scope": "needs:write"}
    assert program.get("/rounds").json()["facts"] == {"scope": "rounds:read"}


def test_scopes_never_give_a_role_what_it_may_not(cast: Cast) -> None:
    body = {"id": str(cast.cluster.pk), "area_code": "67070301", "wording": "ขอถนน"}
    answer = Program.of(cast.governor).post("/needs", body)
    assert answer.status_code == 403
    assert answer.json()["code"] == "core.access_denied"


def test_a_token_ends_with_the_holding_of_whoever_made_it(cast: Cast) -> None:
    program = Program.of(cast.planner)
    assert program.get("/needs").status_code == 200
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    Holding.objects.filter(post=cast.planner).update(valid_to=yesterday)

    answer = program.get("/needs")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_token_ends_on_its_day_and_when_it_is_revoked(cast: Cast) -> None:
    token, secret = token_for(cast.planner)
    program = Program(secret)
    with time_machine.travel(timezone.now() + dt.timedelta(days=31), tick=False):
        assert program.get("/needs").status_code == 401

    assert program.get("/needs").status_code == 200
    signed_in(cast.planner).post(f"{PAGE}/{token.pk}/revoke")
    assert program.get("/needs").json()["code"] == "api.token_unknown"
    assert Entry.objects.filter(code="api.token_revoked", object_id=str(token.pk)).count() == 1


def test_another_posts_token_does_not_exist(cast: Cast) -> None:
    token, _secret = token_for(cast.planner)
    answer = signed_in(cast.charlie).post(f"{PAGE}/{token.pk}/revoke")
    assert answer.status_code == 404
    assert Token.objects.get().revoked_at is None


@pytest.mark.parametrize("said", ["Bearer nonsense", "Bearer oneplan_nonsense", "Basic eA==", "x"])
def test_a_wrong_token_is_not_taken_for_the_public(cast: Cast, said: str) -> None:
    assert Client().get("/api/v1/needs", headers={"Authorization": said}).status_code == 401


def test_the_last_use_is_kept_and_calls_of_a_minute_are_limited(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "CALLS_A_MINUTE", 2)
    token, secret = token_for(cast.planner)
    program, now = Program(secret), timezone.now().replace(second=10)
    with time_machine.travel(now, tick=False):
        codes = [program.get("/needs").status_code for _ in range(3)]
        assert codes == [200, 200, 429]
        assert program.get("/needs")["Retry-After"] == "50"
    token.refresh_from_db()
    assert token.used_at == now
    with time_machine.travel(now + dt.timedelta(minutes=1), tick=False):
        assert program.get("/needs").status_code == 200


def test_a_browser_needs_its_csrf_token_and_a_program_none(cast: Cast) -> None:
    browser = Program(enforce_csrf_checks=True)
    browser.client.force_login(signed_user(cast))
    body = {"id": str(cast.cluster.pk), "area_code": "67070301", "wording": "ขอถนน"}
    assert browser.post("/needs", body).json()["code"] == "api.foreign_form"

    program = Program(token_for(cast.district_officer)[1], enforce_csrf_checks=True)
    assert program.post("/needs", body).status_code == 201


def signed_user(cast: Cast):  # type: ignore[no-untyped-def]
    return Holding.objects.get(post=cast.district_officer).person.user


def test_a_post_has_at_most_twenty_standing_tokens(cast: Cast) -> None:
    for _ in range(rules.MOST_TOKENS):
        token_for(cast.planner)
    with pytest.raises(Refusal):
        token_for(cast.planner)
    assert Token.objects.count() == rules.MOST_TOKENS
