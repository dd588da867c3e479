"""The menu: entries by position and group, without those closed to a post or leading nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.exceptions import ImproperlyConfigured

from oneplan.core import menu
from oneplan.core.menu import Audience, Entry, Group
from oneplan.core.templatetags.frame import current_in

TOGETHER = Group("g")


@pytest.fixture(autouse=True)
def empty_register(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(menu, "_entries", {})
    monkeypatch.setattr(menu, "_addresses", {})
    return None


def labels(
    audience: Audience = Audience.OFFICE, *, held: frozenset[str] = frozenset()
) -> list[str]:
    return [link.label for link in menu.links(audience, may=lambda name: name in held)]


def test_entries_stand_by_position_and_groups_stay_together() -> None:
    menu.register(
        Entry(label="last", url_name="healthz", position=30),
        Entry(label="first", url_name="design", position=10, group=TOGETHER),
        Entry(label="also g", url_name="portal:front", position=40, group=TOGETHER),
    )
    assert labels() == ["first", "also g", "last"]


def test_a_link_knows_whether_its_group_is_folded() -> None:
    folded = Group("rare", is_folded=True)
    menu.register(Entry(label="rare", url_name="design", group=folded))
    [link] = menu.links(Audience.OFFICE, may=lambda _name: False)
    assert link.group == folded


def test_an_entry_needs_its_permission() -> None:
    menu.register(Entry(label="runs", url_name="design", permission="a.run"))
    assert labels() == []
    assert labels(held=frozenset({"a.run"})) == ["runs"]


def test_each_audience_has_its_own_menu() -> None:
    menu.register(Entry(label="public", url_name="design", audience=Audience.PORTAL))
    assert labels() == []
    assert labels(Audience.PORTAL) == ["public"]


def test_what_is_not_mounted_is_left_out() -> None:
    menu.register(Entry(label="ghost", url_name="nowhere:page"))
    menu.register_address("search", "nowhere:search")
    assert labels() == []
    assert menu.address("search") == ""
    assert menu.address("never registered") == ""


def test_a_page_twice_in_one_menu_stops_the_start() -> None:
    menu.register(Entry(label="one", url_name="design"))
    with pytest.raises(ImproperlyConfigured, match="design"):
        menu.register(Entry(label="two", url_name="design"))


def test_two_addresses_for_one_slot_stop_the_start() -> None:
    menu.register_address("search", "design")
    with pytest.raises(ImproperlyConfigured, match="search"):
        menu.register_address("search", "healthz")


def test_the_longest_beginning_is_the_current_line() -> None:
    menu.register(
        Entry(label="front", url_name="portal:front"), Entry(label="design", url_name="design")
    )
    links = menu.links(Audience.OFFICE, may=lambda _name: False)
    assert current_in(links, "/design") == "/design"
    assert current_in(links, "/elsewhere") == "/"
