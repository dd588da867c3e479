"""Persons with accounts, for the doors of the office."""

from __future__ import annotations

import datetime as dt

import pytest

from oneplan.accounts.models import User
from oneplan.accounts.roles import Role
from oneplan.accounts.services import (
    appoint,
    create_person,
    create_post,
    make_demo_account,
    open_account,
)
from tests.factories import make_area, make_body

PASSWORD = "เสาไฟฟ้าริมคลองสายห้า"
BEGAN = dt.date(2024, 10, 1)


def seat(username: str, *, title: str, is_demo: bool, ends: dt.date | None = None) -> User:
    """Somebody with an account who holds one post of the district."""
    body = make_body("6703", seat="6703", areas=("6703",))
    person = create_person(f"ผู้ครองตำแหน่ง {title}", by=None, is_made_up=True)
    role = Role.DISTRICT_OFFICER
    post = create_post(body, role=role, title_th=title, area=make_area("6703"), by=None)
    appoint(person, post=post, valid_from=BEGAN, valid_to=ends, by=None)
    if is_demo:
        return make_demo_account(person, username=username)
    return open_account(person, username=username, password=PASSWORD, by=None)


@pytest.fixture
def officer(db: None) -> User:
    """Signs in with a password."""
    return seat("officer", title="ปลัดอำเภอ", is_demo=False)


@pytest.fixture
def visitor(db: None) -> User:
    """A demo account."""
    return seat("visitor", title="ปลัดอำเภอทดลอง", is_demo=True)


@pytest.fixture
def former(db: None) -> User:
    """Holds no post any more."""
    return seat("former", title="อดีตปลัดอำเภอ", is_demo=False, ends=dt.date(2025, 9, 30))
