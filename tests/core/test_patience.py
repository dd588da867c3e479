"""A page gives up a question that takes too long, and goes on."""

from __future__ import annotations

import pytest
from django.db import connection

from oneplan.core.models import CodeList
from oneplan.core.paging import Page, count_patiently
from oneplan.core.patience import TooSlow, at_most, either_way

pytestmark = pytest.mark.django_db


def test_a_slow_question_is_given_up_and_the_connection_goes_on() -> None:
    with pytest.raises(TooSlow), at_most(50), connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(5)")
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_the_patience_ends_with_its_block() -> None:
    with at_most(50):
        pass
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_a_way_that_proves_slow_is_left_for_the_other() -> None:
    ways = []

    def slow_at_first() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SHOW enable_bitmapscan")
            ways.append(cursor.fetchone()[0])
            cursor.execute("SELECT pg_sleep(%s)", [5 if len(ways) < 3 else 0])
        return "found"

    assert either_way(slow_at_first, quick=50, longest=60_000) == "found"
    assert ways == ["on", "off", "on"]
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_bitmapscan")
        assert cursor.fetchone() == ("on",)


def test_nothing_is_found_where_every_way_is_slow() -> None:
    def slow() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")

    with pytest.raises(TooSlow):
        either_way(slow, quick=20, longest=40)


def test_a_count_that_takes_too_long_says_at_least_what_is_seen() -> None:
    slow = CodeList.objects.extra(where=["pg_sleep(2) IS NOT NULL"])
    CodeList.objects.create(code="x", title_th="x", title_en="x", version="1", provenance="x")
    assert str(count_patiently(slow, Page([1] * 25, None, "older"))) == "25+"  # type: ignore[list-item]
