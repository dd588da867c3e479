"""How a body stands to a page: read is read, unread after the last day is late."""

from __future__ import annotations

import datetime as dt

import pytest

from oneplan.plan_pages.rules import Standing, standing_of

DUE = dt.date(2026, 11, 28)


@pytest.mark.parametrize(
    ("is_received", "is_read", "on", "standing"),
    [
        (False, False, DUE, Standing.UNOPENED),
        (True, False, DUE, Standing.OPENED),
        (True, False, DUE + dt.timedelta(days=1), Standing.LATE),
        (False, False, DUE + dt.timedelta(days=1), Standing.LATE),
        (True, True, DUE + dt.timedelta(days=9), Standing.READ),
    ],
)
def test_a_body_is_late_the_day_after_the_last_day(
    is_received: bool, is_read: bool, on: dt.date, standing: Standing
) -> None:
    assert standing_of(is_received=is_received, is_read=is_read, due_on=DUE, on=on) is standing


def test_without_a_last_day_nobody_is_late() -> None:
    told = standing_of(is_received=True, is_read=False, due_on=None, on=dt.date(2099, 1, 1))

    assert told is Standing.OPENED
