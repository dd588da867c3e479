"""The register of places people can go to: menu entries and the few addresses the frame needs.

The frame (header, menu, search box) lies on the lowest floor and must not know the apps above.
Each app registers its entries at start-up (``AppConfig.ready``); an entry whose URL is not
mounted is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Audience(StrEnum):
    """Who a menu is for: people at work, or anybody."""

    OFFICE = "office"
    PORTAL = "portal"


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that stand together under a heading; a folded one opens where its page is shown."""

    label: str | _StrPromise
    is_folded: bool = False


PLANNING = Group(_("Planning"))
OUR_OFFICE = Group(_("Our office"), is_folded=True)
REFERENCE = Group(_("Reference"), is_folded=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a menu.  ``permission`` None shows it to everybody of the audience."""

    label: str | _StrPromise
    url_name: str
    permission: str | None = None
    position: int = 100
    audience: Audience = Audience.OFFICE
    group: Group | None = None
    icon: str = "dot"
    hint: str | _StrPromise = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry whose address is known, ready to be drawn."""

    label: str
    url: str
    icon: str
    group: Group | None
    hint: str


_entries: dict[tuple[Audience, str], Entry] = {}
_addresses: dict[str, str] = {}


def register(*entries: Entry) -> None:
    """Add entries.  Raises ``ImproperlyConfigured`` when a page is in the same menu twice."""
    for entry in entries:
        key = (entry.audience, entry.url_name)
        if _entries.setdefault(key, entry) != entry:
            raise ImproperlyConfigured(f"Twice in the {entry.audience} menu: {entry.url_name}")


def register_address(slot: str, url_name: str) -> None:
    """Tell the frame where ``slot`` is (``front``, ``home``, ``search``, ``sign-in`` …)."""
    if _addresses.setdefault(slot, url_name) != url_name:
        raise ImproperlyConfigured(f"The address {slot} is {_addresses[slot]} and {url_name}")


def address(slot: str, *arguments: object) -> str:
    """The path behind a slot; empty when nobody registered or mounted it."""
    return _path(_addresses[slot], arguments) if slot in _addresses else ""


def address_for(reader: object, slot: str, *arguments: object) -> str:
    """``address`` of the office for somebody at work, of the public pages for anybody else."""
    return address(slot if reader else f"public-{slot}", *arguments)


def links(audience: Audience, *, may: Callable[[str], bool]) -> list[Link]:
    """The entries this reader may use, by position; those of one group stand together."""
    chosen = [
        entry
        for entry in _entries.values()
        if entry.audience is audience and (entry.permission is None or may(entry.permission))
    ]
    chosen.sort(key=lambda entry: (entry.position, entry.url_name))
    drawn = [
        Link(str(entry.label), path, entry.icon, entry.group, str(entry.hint))
        for entry in chosen
        if (path := _path(entry.url_name))
    ]
    first_of = {link.group: index for index, link in reversed(list(enumerate(drawn)))}
    return sorted(drawn, key=lambda link: first_of[link.group])


@lru_cache(maxsize=1000)
def _path(url_name: str, arguments: tuple[object, ...] = ()) -> str:
    """Asked some fifty times a page, of addresses that never move while the product runs."""
    try:
        return reverse(url_name, args=arguments)
    except NoReverseMatch:
        return ""
