"""When somebody is told, and what may leave the product."""

from __future__ import annotations

import datetime as dt

import pytest

from oneplan.notices import rules


@pytest.mark.parametrize(
    ("hour", "weekday", "due"),
    [
        (6, 0, {"at_once"}),
        (7, 0, {"at_once", "daily", "weekly"}),
        (7, 1, {"at_once", "daily"}),
        (8, 0, {"at_once"}),
    ],
)
def test_digests_go_out_in_the_morning_and_weekly_ones_on_mondays(
    hour: int, weekday: int, due: set[str]
) -> None:
    monday = dt.datetime(2026, 11, 30, hour, 40)
    assert set(rules.paces_due(monday + dt.timedelta(days=weekday))) == due


@pytest.mark.parametrize("circulation", ["draft", "consulted", "circulated"])
def test_what_is_not_public_never_leaves(circulation: str) -> None:
    assert not rules.may_leave(circulation=circulation, is_public_event=True)
    assert not rules.may_leave(circulation="public", is_public_event=False)
    assert rules.may_leave(circulation="public", is_public_event=True)


def test_only_what_line_itself_signed_is_believed() -> None:
    body = b'{"events": []}'
    given = rules.signature("secret", body)
    assert rules.is_signed("secret", body, given)
    assert not rules.is_signed("secret", body + b" ", given)
    assert not rules.is_signed("other", body, given)
    assert not rules.is_signed("", body, rules.signature("", body))
