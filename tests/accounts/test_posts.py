"""Acting as a post: the guard of office pages, and the change from one post to another."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from oneplan.accounts.models import Holding, HoldingKind, Post, User
from oneplan.accounts.roles import Role
from oneplan.accounts.services import appoint, create_post
from tests.factories import make_area, make_body

OFFICE = "/accounts/post"
STRANGER = "15e0bae2-d2fb-48ab-a2b2-51734d30ced6"


def second_post(user: User, *, begins: dt.date = dt.date(2025, 10, 1)) -> Post:
    """Another post the same person substitutes in."""
    body = make_body("6704", seat="6704")
    role = Role.DISTRICT_OFFICER
    post = create_post(body, role=role, title_th="รักษาการปลัด", area=make_area("6704"), by=None)
    appoint(user.person, post=post, valid_from=begins, by=None, kind=HoldingKind.ACTING)
    return post


def test_a_stranger_is_sent_to_the_door_and_back(client: Client) -> None:
    answer = client.get(f"{OFFICE}?q=1")
    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/sign-in?next=/accounts/post%3Fq%3D1"


def test_a_part_of_a_page_sends_the_whole_page_to_the_door(client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/needs/"}
    answer = client.get(OFFICE, headers=headers)
    assert answer.status_code == 200
    assert answer["HX-Redirect"].startswith("/accounts/sign-in?next=")
    assert answer.content == b""


def test_a_form_sent_too_late_goes_back_to_its_page(client: Client) -> None:
    answer = client.post(OFFICE, headers={"referer": "http://testserver/needs/new"})
    assert "needs/new" in answer["Location"]


def test_whose_post_has_ended_is_told_so(client: Client, former: User) -> None:
    client.force_login(former)
    answer = client.get(OFFICE)
    assert answer.status_code == 403
    assert "ตำแหน่งของท่านสิ้นสุดแล้ว" in answer.content.decode()


def test_a_post_may_be_changed_for_another_one_holds(client: Client, officer: User) -> None:
    other = second_post(officer)
    client.force_login(officer)

    answer = client.post(OFFICE, {"post": str(other.pk)})

    assert answer["Location"] == "/office/"
    assert client.get(OFFICE).context["post"].pk == other.pk


def test_the_substantive_post_comes_first(client: Client, officer: User) -> None:
    second_post(officer, begins=dt.date(2023, 10, 1))
    client.force_login(officer)
    assert client.get(OFFICE).context["post"].title_th == "ปลัดอำเภอ"


def test_a_post_of_somebody_else_does_not_exist(
    client: Client, officer: User, visitor: User
) -> None:
    theirs = Post.objects.get(holdings__person__user=visitor)
    client.force_login(officer)
    assert client.post(OFFICE, {"post": str(theirs.pk)}).status_code == 404
    assert client.get(OFFICE).context["post"].title_th == "ปลัดอำเภอ"


@pytest.mark.parametrize("post", ["", "x", "\x00", STRANGER, "1" * 500])
def test_nonsense_is_no_post(client: Client, officer: User, post: str) -> None:
    client.force_login(officer)
    assert client.post(OFFICE, {"post": post}).status_code == 404


def test_a_chosen_post_that_ends_gives_way_to_the_other(client: Client, officer: User) -> None:
    other = second_post(officer)
    client.force_login(officer)
    client.post(OFFICE, {"post": str(other.pk)})

    Holding.objects.filter(post=other).update(valid_to=dt.date(2025, 12, 31))

    assert client.get(OFFICE).context["post"].title_th == "ปลัดอำเภอ"


def test_the_head_offers_the_other_post(client: Client, officer: User) -> None:
    other = second_post(officer)
    client.force_login(officer)
    page = client.get("/design").content.decode()
    assert str(other.pk) in page
    assert "รักษาการปลัด" in page
