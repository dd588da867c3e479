"""How a body stands to a page it was sent."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum


class Standing(StrEnum):
    """In the order in which somebody is called: late first."""

    LATE = "reading_late"
    UNOPENED = "unopened"
    OPENED = "opened"
    READ = "has_read"


def standing_of(
    *, is_received: bool, is_read: bool, due_on: dt.date | None, on: dt.date
) -> Standing:
    """Read is read, however late; unread after the last day is late."""
    if is_read:
        return Standing.READ
    if due_on is not None and due_on < on:
        return Standing.LATE
    return Standing.OPENED if is_received else Standing.UNOPENED
