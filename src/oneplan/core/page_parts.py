"""Plain values the shared page parts are drawn from; any app may fill them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way back; the page itself has no address."""

    label: Words
    url: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of the same record, as a link.  ``count`` None shows no number."""

    label: Words
    url: str
    is_current: bool = False
    count: int | str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a list of facts.  ``value`` may be safe HTML; empty values draw a dash."""

    label: Words
    value: object
    url: str = ""
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a story, with who and when; ``icon`` is a name of ``core/icons.svg``."""

    at: dt.datetime | dt.date | None
    words: Words
    by: Words = ""
    icon: str = "dot"
    url: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a stacked bar.  ``tone``: ``placed``, ``shared``, ``unplaced``, ``other``."""

    label: Words
    satang: int
    tone: str
    url: str = ""
    note: Words = ""
