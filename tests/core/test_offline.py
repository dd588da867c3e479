"""What a browser may keep: each page says whose it is, and the worker's address is the root."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from oneplan.core.offline import READER
from tests.cast import build_cast
from tests.walking import signed_in


@pytest.mark.django_db
def test_each_page_says_whose_it_is_and_two_readers_are_never_the_same() -> None:
    cast = build_cast()
    page = reverse("design")

    public = Client().get(page)[READER]
    first = signed_in(cast.strategist)
    mine, again = first.get(page)[READER], first.get(page)[READER]
    other = signed_in(cast.district_officer).get(page)[READER]
    first.logout()

    assert public == "public"
    assert mine == again
    assert len({public, mine, other}) == 3
    assert first.get(page)[READER] == "public"
    assert str(cast.strategist.pk) not in mine


@pytest.mark.django_db
def test_the_worker_is_served_from_the_root_and_asked_for_anew() -> None:
    answer = Client().get("/service-worker.js")

    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert "{{" not in answer.content.decode()


@pytest.mark.django_db
def test_pages_travel_compressed() -> None:
    answer = Client().get(reverse("design"), headers={"Accept-Encoding": "gzip"})

    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 30_000
