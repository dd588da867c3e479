"""Every address walked by the whole cast: drafts do not exist outside their circle, anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from oneplan.accounts.models import User
from oneplan.threads.models import Subject
from tests.architecture.every_address import (
    ADDRESSES,
    ANY,
    HOSTILE,
    QUESTIONS,
    WIDE_ASKERS,
    Address,
    Door,
    every_name,
)
from tests.architecture.every_record import (
    KINDS,
    MARK,
    NOBODYS,
    OWN,
    READERS,
    WIDTHS,
    World,
    build_world,
)

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/sign-in"
ALIKE = ("governor", "pao_planner", "agency_planner")
"""Of the strategist's reach; they need not read every kind of record again."""
LISTS = (Door.OPEN, Door.OFFICE, Door.API_WORK)
ABOUT_RECORDS = (Door.RECORD, Door.WORK, Door.ACT, Door.JUMP, Door.API_WORK, Door.API_ACT)
PROGRAMS = (Door.API_WORK, Door.API_ACT)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Built once for the whole walk and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def walkers(world: World) -> dict[str, Client]:
    """A browser for each of the cast, signed in, and one for nobody."""
    clients = {}
    for name, post in world.posts().items():
        clients[name] = Client(raise_request_exception=False)
        if post is not None:
            clients[name].force_login(User.objects.get(person__holdings__post=post))
    return clients


def test_every_address_is_in_the_table_and_the_table_holds_no_other() -> None:
    assert set(every_name()) == set(ADDRESSES)


def names_of(*doors: Door) -> list[str]:
    return [name for name, address in ADDRESSES.items() if address.door in doors]


def of_records(*doors: Door) -> list[str]:
    """Names of addresses about one record of a kind."""
    return [name for name in names_of(*doors) if ADDRESSES[name].kind]


def of_lists(*doors: Door) -> list[str]:
    return [name for name in names_of(*doors) if not ADDRESSES[name].kind]


def records_of(address: Address, world: World) -> Iterator[tuple[str, str, Subject]]:
    kinds = KINDS if address.kind == ANY else (address.kind,)
    for kind in kinds:
        for width in WIDTHS:
            yield kind, width, world.records[kind, width]


def key_of(name: str, subject: Subject) -> UUID | str:
    return subject.public_no if "number" in name else subject.pk


def said(answer: HttpResponse) -> str:
    if "spreadsheet" in answer.get("Content-Type", ""):
        return ""
    if answer.streaming:
        return b"".join(answer.streaming_content).decode("utf-8", "replace")  # type: ignore[attr-defined]
    return answer.content.decode("utf-8", "replace")


def assert_no_leak(answer: HttpResponse, reader: str, where: str, world: World) -> None:
    """Nothing on a page speaks of a record its reader may not read, nor of any person."""
    words = said(answer)
    assert f"ผู้เข้าร่วม {NOBODYS}" not in words, f"{where} names somebody who attended"
    leaked = {match.group(0) for match in MARK.finditer(words) if reader not in READERS[match[2]]}
    assert not leaked, f"{where} shows {reader} {sorted(leaked)}"
    if reader == "anonymous":
        assert NOBODYS not in words, f"{where} tells the public what is not public"
        assert not [name for name in world.people if name in words], f"{where} names a person"


@pytest.mark.parametrize("name", of_lists(*LISTS))
def test_lists_and_pages_of_places_show_each_reader_only_what_they_may_read(
    world: World, walkers: dict[str, Client], name: str
) -> None:
    address = ADDRESSES[name]
    path = address.path(name, world)
    for reader, client in walkers.items():
        is_wide = address.is_asked and reader in WIDE_ASKERS
        for question in QUESTIONS if is_wide else QUESTIONS[:1]:
            answer = client.get(path + question)
            assert answer.status_code < 500, f"{reader} {path}{question}"
            assert_no_leak(answer, reader, path + question, world)
        if reader == "anonymous" and address.door is Door.OFFICE:
            assert answer.status_code in (302, 405), path
            assert answer.status_code == 405 or answer["Location"].startswith(SIGN_IN)
        elif reader == "anonymous" and address.door is Door.API_WORK:
            assert answer.status_code == 401, path
        elif address.door is Door.OPEN and name not in ("api-nowhere", "api:api-root"):
            assert answer.status_code == 200, f"{reader} {path}: {answer.status_code}"


@pytest.mark.parametrize("name", of_records(*ABOUT_RECORDS))
def test_a_record_is_there_for_its_readers_and_for_nobody_else(
    world: World, walkers: dict[str, Client], name: str
) -> None:
    address = ADDRESSES[name]
    for kind, width, subject in records_of(address, world):
        path = address.path(name, world, key_of(name, subject))  # type: ignore[arg-type]
        for reader, client in walkers.items():
            is_reader = reader in READERS[width]
            answer = _sent(client, path) if _is_act(address, reader) else client.get(path)
            where = f"{reader} at {path} ({kind} {width})"
            wanted = _wanted(address, reader, is_reader=is_reader)
            assert answer.status_code in wanted, f"{where}: {answer.status_code}, not {wanted}"
            assert_no_leak(answer, reader, where, world)


def _sent(client: Client, path: str) -> HttpResponse:
    """An empty form or an empty JSON body, as the address takes it."""
    kind = {"content_type": "application/json"} if path.startswith("/api/") else {}
    return client.post(path, {}, **kind)  # type: ignore[arg-type, return-value]


def _is_act(address: Address, reader: str) -> bool:
    """Forms are sent by everybody but the owner, whose would be carried out."""
    return address.door in (Door.ACT, Door.API_ACT) and reader not in OWN


def _wanted(address: Address, reader: str, *, is_reader: bool) -> tuple[int, ...]:
    """The answers a reader may get; what may not be read is 404, never 403."""
    if address.door in PROGRAMS and reader == "anonymous":
        return (401, 405)
    if address.door is Door.API_ACT:  # its path may be one to read by too
        return (200, 405) if reader in OWN else (403, 404, 405, 422)
    if address.door in (Door.WORK, Door.ACT) and reader == "anonymous":
        return (302,)
    if address.door is Door.JUMP:
        return (302,) if is_reader else (302, 404)
    if not is_reader:
        return (404,)
    if address.door is Door.ACT:
        return (405,) if reader in OWN else (403, 404)
    if address.door is Door.WORK:
        return (200,) if reader in OWN else (403,)
    return (200, 302)


def test_a_number_of_a_record_outside_the_circle_leads_nowhere(
    world: World, walkers: dict[str, Client]
) -> None:
    for (kind, width), subject in world.records.items():
        for reader, client in walkers.items():
            where = reverse("portal:search" if reader == "anonymous" else "office:search")
            answer = client.get(where, {"q": subject.public_no})
            is_led = answer.status_code == 302
            assert is_led is (reader in READERS[width]), f"{reader} {kind} {width}"


@pytest.mark.parametrize(
    ("paper", "readers"),
    [("own", OWN), ("told", READERS["circulated"]), ("public", READERS["public"])],
)
def test_a_paper_is_downloaded_by_its_readers_only(
    world: World, walkers: dict[str, Client], paper: str, readers: frozenset[str]
) -> None:
    path = reverse("documents:download", args=[world.papers[paper]])
    for reader, client in walkers.items():
        wanted = 200 if reader in readers else 404
        assert client.get(path).status_code == wanted, f"{reader} {paper}"


def test_a_program_without_a_post_writes_nothing(world: World, walkers: dict[str, Client]) -> None:
    for name in names_of(Door.API_ACT):
        address = ADDRESSES[name]
        record = world.records[address.kind, "public"].pk if address.kind else None
        path = address.path(name, world, record)
        answer = walkers["anonymous"].post(path, data={}, content_type="application/json")
        assert answer.status_code in (401, 405), path


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - set(names_of(Door.API_ACT))))
def test_no_question_however_hostile_breaks_an_address(
    world: World, walkers: dict[str, Client], name: str
) -> None:
    address = ADDRESSES[name]
    records = list(records_of(address, world)) if address.kind else []
    record = next((subject for _kind, width, subject in records if width == "circulated"), None)
    key = key_of(name, record) if record else None
    path = address.path(name, world, key)  # type: ignore[arg-type]
    readers = ("district_officer", "anonymous") if address.is_asked else ("district_officer",)
    for question in HOSTILE if address.is_asked else HOSTILE[-3:]:
        for reader in readers:
            answer = walkers[reader].get(path + question)
            assert answer.status_code < 500, f"{reader} {path}{question}"
            assert_no_leak(answer, reader, path + question, world)
