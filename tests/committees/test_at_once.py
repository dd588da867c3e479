"""Two secretaries calling one meeting at once: one meeting stands, the other is told what to do."""

from __future__ import annotations

import datetime as dt
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.urls import reverse

from oneplan.committees.founding import found_committee
from oneplan.committees.models import Committee, Meeting
from oneplan.committees.services import call_meeting
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
DAY = dt.date(2026, 11, 20)
PATIENCE = 60
BLOCKED = (
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0"
)


def wait_until_somebody_waits() -> None:
    """Until another connection waits for what this one holds."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with connection.cursor() as cursor:
            # Within a transaction the view is read once and kept.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(BLOCKED)
            if cursor.fetchone() != (0,):
                return
        time.sleep(0.05)
    pytest.fail("nobody waited")


def sent(cast: Cast, committee: Committee) -> Any:
    try:
        where = reverse("committees:meeting-call", args=[committee.pk])
        form = {"number": "1", "year": "2570", "held_on": "20 พ.ย. 2569", "place": ""}
        return signed_in(cast.strategist).post(where, form)
    finally:
        connections.close_all()


def test_who_calls_a_meeting_second_is_told_and_no_500() -> None:
    cast = build_cast()
    committee = found_committee(
        cast.province, kind="KBJ", name="คณะกรรมการสมมติ", short_name="ก.บ.จ.", by=cast.strategist
    )
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            call_meeting(committee, number=1, year=2570, held_on=DAY, by=cast.strategist)
            second = pool.submit(sent, cast, committee)
            wait_until_somebody_waits()
        answer = second.result(timeout=PATIENCE)

    assert answer.status_code == 409
    assert text_of(Refusal("core.at_once")) in answer.content.decode()
    assert Meeting.objects.count() == 1
