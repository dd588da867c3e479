"""The tour's addresses: for trials only, and closed until its story stands."""

from typing import Any

import pytest
from django.test import Client

from oneplan.demo.tour import SESSION_KEY
from oneplan.demo.tour_stops import STOPS

pytestmark = pytest.mark.django_db


def test_without_the_example_the_overview_says_so_and_no_stop_opens(client: Client) -> None:
    assert "oneplan demo" in client.get("/tour/").content.decode()
    assert client.post("/tour/stop/1")["Location"] == "/tour/"
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize(("open_", "production"), [(False, False), (True, True)])
def test_where_demo_accounts_are_closed_there_is_no_tour(
    client: Client, settings: Any, open_: bool, production: bool
) -> None:
    settings.DEMO_ACCOUNTS, settings.IS_PRODUCTION = open_, production
    assert client.get("/tour/").status_code == 404
    assert client.post("/tour/stop/1").status_code == 404
    assert client.post("/tour/leave").status_code == 404
    assert "/tour/" not in client.get("/").content.decode()


def test_stops_are_gone_to_by_post_only(client: Client) -> None:
    assert client.get("/tour/stop/1").status_code == 405
    assert client.get("/tour/leave").status_code == 405


@pytest.mark.parametrize("kept", [{"number": 0}, {"number": len(STOPS) + 1}, "x", None])
def test_a_stop_there_is_none_of_shows_no_card(client: Client, kept: object) -> None:
    client.get("/tour/")
    session = client.session
    session[SESSION_KEY] = kept
    session.save()
    answer = client.get("/tour/")
    assert answer.status_code == 200
    assert "data-tour-card" not in answer.content.decode()
