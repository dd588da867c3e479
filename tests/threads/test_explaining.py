"""The rules of circulation agree with their filter, and the page that explains tells the rules."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone

from oneplan.accounts.models import Post, User
from oneplan.accounts.permissions import permission_table
from oneplan.accounts.roles import Role
from oneplan.core.errors import AccessDenied
from oneplan.threads.access import reach, require_change, subject_for_reading
from oneplan.threads.explaining import REASONS, explain
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable, record_of
from oneplan.threads.rules import Reach, Record, may_read, reasons_to_read
from tests.architecture.every_record import READERS, WIDTHS, World, build_world
from tests.factories import make_post


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def test_rule_and_filter_let_the_same_readers_in(world: World) -> None:
    subjects = list(Subject.objects.select_related("owner"))
    records = {subject.pk: record_of(subject) for subject in subjects}
    for name, post in world.posts().items():
        seen = reach(post)
        by_rule = {key for key, record in records.items() if may_read(record, seen)}
        by_filter = set(Subject.objects.filter(readable(seen)).values_list("pk", flat=True))
        assert by_rule == by_filter, name


def cells(world: World) -> Iterator[tuple[str, str, Post, Subject]]:
    """Every width by every relation of a post to the record: own, asked, near and far."""
    for width in WIDTHS:
        for name in ("district_officer", "planner", "charlie", "reviewer", "stranger"):
            yield width, name, world.cast.posts()[name], world.records["N", width]


def test_every_cell_of_the_permission_table(world: World) -> None:
    """Permission x role x circulation x own or other, against the access functions themselves.

    Reading never asks the role, so it is tried once for every width and relation; what a role may
    do is then tried for every permission on each record that was found.
    """
    table, tried = permission_table(), 0
    for width, name, post, subject in cells(world):
        if name not in READERS[width]:
            with pytest.raises(Exception, match=str(subject.pk)):
                subject_for_reading(post, subject.pk)
            continue
        found = subject_for_reading(post, subject.pk)
        for role in Role:
            acting = Post(body=post.body, role=role)
            for permission, roles in table.items():
                allowed = role in roles and name == "district_officer"
                tried += 1
                try:
                    require_change(acting, found, permission)
                except AccessDenied:
                    assert not allowed, (permission, role, width, name)
                else:
                    assert allowed, (permission, role, width, name)
    readers = sum(name in READERS[width] for width, name, _post, _subject in cells(world))
    assert tried == readers * len(Role) * len(table)


def test_every_reason_is_worded() -> None:
    record = Record(circulation="draft", owner_chain=frozenset(), provinces=frozenset())
    assert {reason.code for reason in reasons_to_read(record, Reach())} == set(REASONS)


def test_the_explanation_is_what_really_happens(world: World) -> None:
    today = timezone.localdate()
    for width, name, post, subject in cells(world):
        told = explain(post, subject, on=today)
        assert told.may_read == (name in READERS[width])
        assert [act.permission for act in told.acts if act.may] == [
            permission
            for permission, roles in permission_table().items()
            if told.may_read and name == "district_officer" and post.role in roles
        ]


def test_the_page_explains_to_owner_and_administrator_only(client: Client, world: World) -> None:
    subject = world.records["N", "draft"]
    query = {"number": subject.public_no, "q": world.cast.charlie.title_th}
    administrator = make_post(Role.ADMINISTRATOR, world.cast.province)
    told = {}
    for name, post in {**world.cast.posts(), "administrator": administrator}.items():
        client.force_login(User.objects.get(person__holdings__post=post))
        answer = client.get("/threads/why", query)
        told[name] = "อ่านไม่ได้" in answer.content.decode()
        if name == "administrator":
            assert "zqNdraft" not in answer.content.decode()
    assert {name for name, is_told in told.items() if is_told} == {
        "district_officer",
        "administrator",
    }
