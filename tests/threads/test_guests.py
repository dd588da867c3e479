"""Guests by a dated link: only what it opens, only reading, only until its day, all audited."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from oneplan.accounts.models import Person, User
from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.threads.guests import open_to_guest, revoke
from oneplan.threads.models import GuestLink
from tests.architecture.every_record import World, build_world

pytestmark = pytest.mark.django_db
SOON = dt.timedelta(days=7)


@pytest.fixture
def world() -> World:
    return build_world()


def given(world: World, *kinds: tuple[str, str], area: object = None) -> tuple[GuestLink, Client]:
    guest = Person.objects.create(full_name="วิทยากร สมมติ")
    link, secret = open_to_guest(
        guest,
        purpose="อ่านประกอบการบรรยาย",
        subjects=[world.records[kind] for kind in kinds],
        area=area,  # type: ignore[arg-type]
        until=timezone.now() + SOON,
        by=world.cast.district_officer,
    )
    client = Client()
    assert client.get(f"/guest/{secret}")["Location"] == "/guest"
    return link, client


def status(client: Client, world: World, kind: str, width: str) -> int:
    return client.get(f"/threads/{world.records[kind, width].pk}").status_code


def test_a_guest_reads_the_records_of_the_link_and_no_other(world: World) -> None:
    _link, client = given(world, ("N", "draft"), ("A", "circulated"))
    page = client.get("/guest").content.decode()
    assert "zqNdraft" in page
    assert "zqAcirculated" in page
    assert status(client, world, "N", "draft") == 200
    assert client.get(f"/needs/{world.records['N', 'draft'].pk}").status_code == 200
    assert status(client, world, "N", "public") == 200
    for kind, width in (("A", "draft"), ("N", "consulted"), ("N", "circulated")):
        assert status(client, world, kind, width) == 404
    assert (
        "zqnobody" not in client.get(f"/threads/{world.records['N', 'draft'].pk}").content.decode()
    )


def test_an_area_opens_what_is_circulated_there_and_never_a_draft(world: World) -> None:
    _link, client = given(world, area=world.cast.district.seat)
    assert status(client, world, "N", "circulated") == 200
    assert status(client, world, "N", "draft") == 404
    assert status(client, world, "N", "consulted") == 404
    page = client.get("/guest").content.decode()
    assert "zqNcirculated" in page
    assert "draft" not in re.findall(r"zq\w(\w+)", page)


def test_a_guest_changes_nothing_and_enters_no_office(world: World) -> None:
    _link, client = given(world, ("N", "draft"))
    key = world.records["N", "draft"].pk
    assert client.post(f"/threads/{key}/widen/public").status_code == 302
    assert client.get("/office/").status_code == 302
    world.records["N", "draft"].refresh_from_db()
    assert world.records["N", "draft"].circulation == "draft"


def test_every_opening_is_audited_without_a_name(world: World) -> None:
    link, client = given(world, ("N", "draft"))
    key = world.records["N", "draft"].pk
    client.get(f"/threads/{key}")
    read = Entry.objects.filter(code="threads.guest_read", object_id=str(link.pk))
    assert [entry.after["page"] for entry in read.order_by("at", "id")] == [
        "/guest",
        f"/threads/{key}",
    ]
    assert "วิทยากร" not in str(list(Entry.objects.values_list("before", "after")))


def test_a_link_ends_by_its_day_and_at_once_when_revoked(world: World) -> None:
    _link, first = given(world, ("N", "draft"))
    other, second = given(world, ("N", "draft"))
    revoke(other, by=world.cast.district_officer)
    assert status(first, world, "N", "draft") == 200
    assert status(second, world, "N", "draft") == 404
    with time_machine.travel(timezone.now() + SOON + dt.timedelta(minutes=1), tick=False):
        assert status(first, world, "N", "draft") == 404
        assert first.get("/guest").status_code == 410


def test_no_secret_is_stored(world: World) -> None:
    link, _client = given(world, ("N", "draft"))
    assert re.fullmatch(r"[0-9a-f]{64}", link.digest)


def test_a_refused_link_changes_nothing(world: World) -> None:
    guest = Person.objects.create(full_name="วิทยากร สมมติ")
    wanted = {
        "purpose": "x", "area": None, "until": timezone.now() + SOON,
        "subjects": [world.records["N", "draft"]], "by": world.cast.district_officer,
    }  # fmt: skip
    wrong = (
        ({"subjects": []}, "guest_without_scope"),
        ({"until": timezone.now() - SOON}, "guest_too_long"),
        ({"until": timezone.now() + 100 * SOON}, "guest_too_long"),
        ({"by": world.cast.planner}, "guest_not_ours"),
    )
    entries = Entry.objects.count()
    for change, code in wrong:
        with pytest.raises(Refusal, match=code):
            open_to_guest(guest, **(wanted | change))  # type: ignore[arg-type]
    assert not GuestLink.objects.exists()
    assert Entry.objects.count() == entries


def test_links_are_given_and_revoked_from_their_page(client: Client, world: World) -> None:
    number = world.records["N", "draft"].public_no
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    sent = {
        "full_name": "ผู้ทรงคุณวุฒิ สมมติ", "purpose": "กลั่นกรอง", "numbers": number,
        "last_day": f"{tomorrow.day}/{tomorrow.month}/{tomorrow.year + 543}",
    }  # fmt: skip
    client.force_login(User.objects.get(person__holdings__post=world.cast.planner))
    assert client.get("/threads/guests").status_code == 403
    client.force_login(User.objects.get(person__holdings__post=world.cast.charlie))
    assert number in client.post("/threads/guests", sent).content.decode()
    assert not GuestLink.objects.exists()

    client.force_login(User.objects.get(person__holdings__post=world.cast.district_officer))
    page = client.post("/threads/guests", sent).content.decode()
    found = re.search(r"http://testserver(/guest/[\w-]+)", page)
    assert found is not None
    assert Client().get(found[1]).status_code == 302
    link = GuestLink.objects.get()
    client.force_login(User.objects.get(person__holdings__post=world.cast.charlie))
    assert client.post(f"/threads/guests/{link.pk}/revoke").status_code == 404
    client.force_login(User.objects.get(person__holdings__post=world.cast.district_officer))
    client.post(f"/threads/guests/{link.pk}/revoke")
    assert Client().get(found[1]).status_code == 410
