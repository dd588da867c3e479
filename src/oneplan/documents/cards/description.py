"""What a card says: plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One key figure; ``words`` are its number with the unit."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the small chart; ``value`` is compared with the largest."""

    label: str
    value: int
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """A picture of one page as its reader may know it.

    ``is_internal`` marks what is not public; ``address`` becomes the QR code.
    """

    kind: str
    title: str
    address: str
    on: dt.date
    lead: str = ""
    figures: tuple[Figure, ...] = ()
    chart_title: str = ""
    bars: tuple[Bar, ...] = ()
    is_internal: bool = False
    is_made_up: bool = False
