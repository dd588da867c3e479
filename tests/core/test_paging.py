"""Keyset paging: every row once, in order, whatever the reader puts into the cursor."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Iterator

import pytest
from django.db.models import CharField, F, QuerySet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oneplan.core.paging import Page, count_up_to, page_of
from oneplan.jobs.models import Job

ORDER = ("-asked_at", "kind", "-id")
START = dt.datetime(2026, 11, 20, 3, 0, tzinfo=dt.UTC)


def make_jobs(number: int) -> None:
    """Jobs of which many share a moment and a kind, so that only the last key tells them apart."""
    for place in range(number):
        job = Job.objects.create(kind=f"k{place % 2}", note=str(place))
        moment = START + dt.timedelta(microseconds=place // 3)
        Job.objects.filter(pk=job.pk).update(asked_at=moment)


def walk(rows: QuerySet[Job], *, size: int, back: bool = False) -> Iterator[Page[Job]]:
    page = page_of(rows, order=ORDER, cursor=None, size=size)
    while not back and page.older:
        yield page
        page = page_of(rows, order=ORDER, cursor=page.older, size=size)
    yield page


def pages_back(rows: QuerySet[Job], last: Page[Job], *, size: int) -> Iterator[Page[Job]]:
    page = last
    while page.newer:
        page = page_of(rows, order=ORDER, cursor=page.newer, size=size)
        yield page


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 4, 5, 11])
@pytest.mark.parametrize("size", [1, 4, 5])
def test_walking_forth_shows_every_row_once_in_order(number: int, size: int) -> None:
    make_jobs(number)
    rows = Job.objects.all()

    pages = list(walk(rows, size=size))

    shown = [row.pk for page in pages for row in page.rows]
    assert shown == list(rows.order_by(*ORDER).values_list("pk", flat=True))
    assert pages[0].newer is None
    assert pages[-1].older is None


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1, 4])
def test_walking_back_shows_the_same_rows(size: int) -> None:
    make_jobs(11)
    rows = Job.objects.all()
    forth = list(walk(rows, size=size))

    back = list(pages_back(rows, forth[-1], size=size))

    shown = [row.pk for page in reversed(back) for row in page.rows]
    before_last = [row.pk for page in forth[:-1] for row in page.rows]
    assert shown == before_last
    assert back[-1].newer is None


@pytest.mark.django_db
def test_a_row_added_meanwhile_moves_nobody_else() -> None:
    make_jobs(6)
    first = page_of(Job.objects.all(), order=ORDER, cursor=None, size=3)
    expected = page_of(Job.objects.all(), order=ORDER, cursor=first.older, size=3)
    newest = Job.objects.create(kind="new")

    second = page_of(Job.objects.all(), order=ORDER, cursor=first.older, size=3)

    assert [row.pk for row in second.rows] == [row.pk for row in expected.rows]
    assert newest.pk not in {row.pk for row in second.rows}


@pytest.mark.django_db
def test_keys_may_be_annotations_with_their_field() -> None:
    make_jobs(5)
    rows = Job.objects.annotate(word=F("note"))
    keys = {"word": CharField()}

    first = page_of(rows, order=("word",), cursor=None, size=2, annotated=keys)
    second = page_of(rows, order=("word",), cursor=first.older, size=2, annotated=keys)

    assert [row.note for row in [*first.rows, *second.rows]] == ["0", "1", "2", "3"]


@pytest.mark.django_db
def test_a_page_beyond_the_end_opens_the_first_one() -> None:
    make_jobs(2)
    first = page_of(Job.objects.all(), order=ORDER, cursor=None, size=1)
    last = page_of(Job.objects.all(), order=ORDER, cursor=first.older, size=1)
    cursor = page_of(Job.objects.all(), order=ORDER, cursor=last.newer, size=1).older
    last.rows[0].delete()

    page = page_of(Job.objects.all(), order=ORDER, cursor=cursor, size=1)

    assert [row.pk for row in page.rows] == [first.rows[0].pk]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=6,
)
moments = st.sampled_from(["2026-11-20T03:00:00+00:00", "", "\x00", "9" * 30, "0001-01-01", "ก"])
crafted = st.builds(
    lambda *parts: list(parts), st.sampled_from([0, 1, 2, True]), moments, moments, moments
)


@pytest.mark.django_db
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cursor=st.text(max_size=60)
    | (json_values | crafted).map(
        lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
    )
)
def test_no_cursor_a_reader_can_write_is_an_error(cursor: str) -> None:
    page = page_of(Job.objects.all(), order=ORDER, cursor=cursor, size=2)
    assert len(page.rows) <= 2


@pytest.mark.django_db
def test_nonsense_opens_the_first_page() -> None:
    make_jobs(3)
    for cursor in ("x", "W10", "A" * 5000, base64.b64encode(b"[0" + b",[" * 900).decode()):
        page = page_of(Job.objects.all(), order=ORDER, cursor=cursor, size=2)
        assert page.newer is None
        assert len(page.rows) == 2


@pytest.mark.django_db
def test_counting_stops_at_the_cap() -> None:
    make_jobs(5)
    assert str(count_up_to(Job.objects.all(), cap=4)) == "4+"
    assert str(count_up_to(Job.objects.all(), cap=5)) == "5"
