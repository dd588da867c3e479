"""Persons, posts and who holds them: the effect, the audit entry, and no name in the trail."""

from __future__ import annotations

import datetime as dt
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth import authenticate
from django.db import connection

from oneplan.accounts.demo_circles import DemoCircle
from oneplan.accounts.models import Holding, Person, Post, User
from oneplan.accounts.queries import demo_account, demo_groups, posts_held
from oneplan.accounts.roles import Role
from oneplan.accounts.services import (
    appoint,
    create_person,
    create_post,
    end_holding,
    make_demo_account,
    open_account,
)
from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from tests.factories import make_area, make_body

TODAY = dt.date(2026, 11, 20)
NAME = "นางสาวสมหญิง ตัวอย่าง"


def new_post(title: str = "ปลัดอำเภอ") -> Post:
    body = make_body("6703", seat="6703")
    role = Role.DISTRICT_OFFICER
    return create_post(body, role=role, title_th=title, area=make_area("6703"), by=None)


def codes() -> list[str]:
    return list(Entry.objects.order_by("at", "id").values_list("code", flat=True))


@pytest.mark.django_db
def test_each_change_leaves_one_entry() -> None:
    person = create_person(NAME, by=None, is_made_up=True)
    holding = appoint(person, post=new_post(), valid_from=TODAY, by=None)
    make_demo_account(person, username="somying")
    end_holding(holding, on=TODAY, by=None)

    assert codes() == [
        "accounts.person_created",
        "accounts.post_created",
        "accounts.appointed",
        "accounts.account_opened",
        "accounts.holding_ended",
    ]


@pytest.mark.django_db
def test_no_name_number_or_address_reaches_the_trail() -> None:
    person = create_person(NAME, by=None, phone="0810000000", email="a@example.go.th")
    appoint(person, post=new_post(), valid_from=TODAY, by=None)
    open_account(person, username="somying", password="a long enough one", by=None)

    trail = json.dumps([*Entry.objects.values_list("before", "after")], ensure_ascii=False)

    for secret in (NAME, "0810000000", "a@example.go.th", "somying", "a long enough one"):
        assert secret not in trail


@pytest.mark.django_db
def test_the_last_day_of_a_holding_still_counts() -> None:
    person = create_person(NAME, by=None, is_made_up=True)
    holding = appoint(person, post=new_post(), valid_from=TODAY, by=None)
    user = make_demo_account(person, username="somying")
    end_holding(holding, on=TODAY + dt.timedelta(days=3), by=None)

    assert posts_held(user.pk, on=TODAY + dt.timedelta(days=3))
    assert not posts_held(user.pk, on=TODAY + dt.timedelta(days=4))


@pytest.mark.django_db
def test_a_refused_appointment_changes_nothing() -> None:
    person, post = create_person(NAME, by=None), new_post()
    appoint(person, post=post, valid_from=TODAY, by=None)
    before = codes()

    with pytest.raises(Refusal):
        appoint(person, post=post, valid_from=TODAY + dt.timedelta(days=9), by=None)

    assert Holding.objects.count() == 1
    assert codes() == before


@pytest.mark.django_db
def test_a_holding_cannot_end_before_it_began() -> None:
    holding = appoint(create_person(NAME, by=None), post=new_post(), valid_from=TODAY, by=None)
    with pytest.raises(Refusal):
        end_holding(holding, on=TODAY - dt.timedelta(days=1), by=None)
    holding.refresh_from_db()
    assert holding.valid_to is None


@pytest.mark.django_db
def test_a_user_name_is_taken_once() -> None:
    open_account(create_person(NAME, by=None), username="somying", password=None, by=None)
    with pytest.raises(Refusal, match=r"accounts\.user_name_is_taken"):
        open_account(create_person("อีกคน", by=None), username="somying", password=None, by=None)
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_only_a_made_up_person_may_have_a_demo_account() -> None:
    with pytest.raises(Refusal, match=r"accounts\.demo_is_for_made_up_persons"):
        make_demo_account(create_person(NAME, by=None), username="real")
    assert not User.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("password", ["", "somying", "!", "None"])
def test_no_password_opens_a_demo_account(password: str) -> None:
    make_demo_account(create_person(NAME, by=None, is_made_up=True), username="somying")
    assert authenticate(None, username="somying", password=password) is None


@pytest.mark.django_db
def test_demo_accounts_are_offered_by_circle_while_their_post_lasts() -> None:
    person = create_person(NAME, by=None, is_made_up=True)
    make_demo_account(person, username="somying")
    assert demo_groups(on=TODAY) == []

    appoint(person, post=new_post(), valid_from=TODAY, valid_to=TODAY, by=None)

    assert [group.circle for group in demo_groups(on=TODAY)] == [DemoCircle.AGENCY]
    assert demo_groups(on=TODAY + dt.timedelta(days=1)) == []


@pytest.mark.django_db
def test_a_closed_account_is_no_demo_account() -> None:
    person = create_person(NAME, by=None, is_made_up=True)
    make_demo_account(person, username="somying")
    User.objects.update(is_active=False)
    assert demo_account("somying") is None


@pytest.mark.django_db(transaction=True)
def test_the_same_appointment_sent_twice_at_once_stands_once() -> None:
    person, post = create_person(NAME, by=None), new_post()

    def send(_attempt: int) -> bool:
        try:
            appoint(person, post=post, valid_from=TODAY, by=None)
        except Refusal:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        stood = list(pool.map(send, range(4)))

    assert stood.count(True) == 1
    assert Holding.objects.filter(person=person).count() == 1
    assert Person.objects.count() == 1
