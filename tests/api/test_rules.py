"""What a token and a key may be."""

from __future__ import annotations

import datetime as dt

import pytest

from oneplan.api.rules import check_key, check_token, known_scopes, scope
from oneplan.core.errors import Refusal

TODAY = dt.date(2026, 11, 27)


def refused(**changed: object) -> str:
    given = {"name": "x", "scopes": ["needs:read"], "ends_on": TODAY, "on": TODAY, "standing": 0}
    with pytest.raises(Refusal) as refusal:
        check_token(**{**given, **changed})  # type: ignore[arg-type]
    return refusal.value.code


def test_a_token_may_end_today_or_a_year_from_now() -> None:
    for days in (0, 366):
        end = TODAY + dt.timedelta(days=days)
        check_token(name="x", scopes=["needs:read"], ends_on=end, on=TODAY, standing=19)


@pytest.mark.parametrize("days", [-1, 367])
def test_a_token_ends_within_a_year(days: int) -> None:
    assert refused(ends_on=TODAY + dt.timedelta(days=days)) == "api.token_end"


def test_a_token_has_a_name_and_something_to_do_and_there_are_not_too_many() -> None:
    assert refused(name=" ") == "api.token_name_is_missing"
    assert refused(scopes=[]) == "api.token_may_nothing"
    assert refused(standing=20) == "api.too_many_tokens"


@pytest.mark.parametrize("key", ["a", "a" * 100, "2026-06-12/row 17"])
def test_a_key_is_visible_text(key: str) -> None:
    check_key(key)


@pytest.mark.parametrize("key", ["", " ", "a" * 101, "กุญแจ", "a\tb"])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(Refusal):
        check_key(key)


def test_every_call_needs_one_scope_of_those_there_are() -> None:
    assert known_scopes(["needs"]) == [scope("needs", is_safe=True), scope("needs", is_safe=False)]
