"""Rights lent to others: for a term, never on, and never beyond the last day."""

from __future__ import annotations

import datetime as dt

import pytest

from oneplan.accounts.models import Delegation, HoldingKind, Person, Post, User
from oneplan.accounts.queries import posts_held
from oneplan.accounts.roles import Role
from oneplan.accounts.services import appoint, create_post, delegate, end_delegation
from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from tests.factories import make_body, make_post

DAY = dt.timedelta(days=1)
FIRST, LAST = dt.date(2026, 12, 1), dt.date(2026, 12, 31)

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> Post:
    return make_post(Role.DISTRICT_CHIEF, make_body("6703", seat="6703"))


@pytest.fixture
def deputy(chief: Post) -> Post:
    return make_post(Role.DISTRICT_OFFICER, chief.body)


def user_of(post: Post) -> User:
    return User.objects.get(person__holdings__post=post)


def held(user: User, on: dt.date) -> list[tuple[str, str]]:
    return [(post.role, post.held_as) for post in posts_held(user.pk, on=on)]


def test_who_sits_in_the_receiving_post_acts_as_the_lending_one(chief: Post, deputy: Post) -> None:
    delegate(chief, to=deputy, valid_from=FIRST, valid_to=LAST, by=chief)

    own = ("district_officer", "substantive")
    assert held(user_of(deputy), FIRST - DAY) == [own]
    assert held(user_of(deputy), FIRST) == [own, ("district_chief", "delegated")]
    assert held(user_of(deputy), LAST) == [own, ("district_chief", "delegated")]
    assert held(user_of(deputy), LAST + DAY) == [own]
    assert Entry.objects.get(code="accounts.delegated").post_id == chief.pk


def test_a_successor_in_the_receiving_post_borrows_it_and_the_former_holder_does_not(
    chief: Post, deputy: Post
) -> None:
    delegate(chief, to=deputy, valid_from=FIRST, valid_to=LAST, by=chief)
    former = user_of(deputy)
    former.person.holdings.update(valid_to=FIRST)
    successor = User.objects.create_user("successor")
    person = Person.objects.create(user=successor, full_name="ผู้รับหน้าที่ต่อ")
    appoint(person, post=deputy, valid_from=FIRST + DAY, by=chief)

    assert held(former, FIRST + DAY) == []
    assert ("district_chief", "delegated") in held(successor, FIRST + DAY)


def test_what_was_lent_is_not_lent_on(chief: Post, deputy: Post) -> None:
    third = make_post(Role.COMMUNITY_DEVELOPER, chief.body)
    delegate(chief, to=deputy, valid_from=FIRST, valid_to=LAST, by=chief)
    delegate(deputy, to=third, valid_from=FIRST, valid_to=LAST, by=deputy)

    assert ("district_chief", "delegated") not in held(user_of(third), FIRST)
    assert ("district_officer", "delegated") in held(user_of(third), FIRST)


def test_a_person_borrows_once_however_many_ways_there_are(chief: Post, deputy: Post) -> None:
    person = user_of(deputy).person
    delegate(chief, to=deputy, valid_from=FIRST, valid_to=LAST, by=chief)
    delegate(chief, to=person, valid_from=FIRST, valid_to=LAST, by=chief)
    appoint(person, post=chief, valid_from=FIRST, by=chief, kind=HoldingKind.ACTING)

    assert held(user_of(deputy), FIRST) == [
        ("district_officer", "substantive"),
        ("district_chief", "acting"),
    ]


def test_posts_are_found_in_two_queries(
    chief: Post,
    deputy: Post,
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    delegate(chief, to=deputy, valid_from=FIRST, valid_to=LAST, by=chief)
    user = user_of(deputy)
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert [post.body.code for post in posts_held(user.pk, on=FIRST)] == ["6703", "6703"]


def test_an_ended_delegation_ends_that_day(chief: Post, deputy: Post) -> None:
    lent = delegate(chief, to=deputy, valid_from=FIRST, valid_to=LAST, by=chief)
    end_delegation(lent, on=FIRST + DAY, by=chief)

    assert ("district_chief", "delegated") in held(user_of(deputy), FIRST + DAY)
    assert ("district_chief", "delegated") not in held(user_of(deputy), FIRST + 2 * DAY)
    assert Entry.objects.get(code="accounts.delegation_ended").before == {"until": LAST.isoformat()}


def test_a_refused_delegation_changes_nothing(chief: Post, deputy: Post) -> None:
    delegate(chief, to=deputy, valid_from=FIRST, valid_to=LAST, by=chief)
    entries = Entry.objects.count()
    wrong = (
        (chief, FIRST, LAST, "accounts.delegated_to_itself"),
        (deputy, LAST, LAST + DAY, "accounts.delegated_already"),
        (deputy, LAST, FIRST, "accounts.term_ends_before_it_begins"),
    )
    for to, begin, end, code in wrong:
        with pytest.raises(Refusal) as told:
            delegate(chief, to=to, valid_from=begin, valid_to=end, by=chief)
        assert told.value.code == code

    assert Delegation.objects.count() == 1
    assert Entry.objects.count() == entries


def test_a_lent_post_opens_no_new_one(chief: Post) -> None:
    empty = create_post(chief.body, role=Role.LOCAL_CLERK, title_th="ว่าง", by=None)
    delegate(chief, to=empty, valid_from=FIRST, valid_to=LAST, by=chief)
    assert held(user_of(chief), FIRST) == [("district_chief", "substantive")]
