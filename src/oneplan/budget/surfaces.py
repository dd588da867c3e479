"""Places as pages show them: whose pages they are, the way back, names in the reader's language.

The office and the public read the same pages of a place with their own addresses and their own
reach, so what makes the pages stands here, below both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from oneplan.areas.in_words import SURROUNDINGS, in_words
from oneplan.areas.models import Area
from oneplan.areas.queries import breadcrumb
from oneplan.areas.rules import is_code
from oneplan.core.errors import NotVisible
from oneplan.core.page_parts import Crumb

if TYPE_CHECKING:
    from oneplan.threads.models import Subject


PLACES = f"places__area__{SURROUNDINGS}"
"""What to load beside a subject whose places are to be told."""


@dataclass(frozen=True, slots=True)
class Surface:
    """Whose pages these are: the frame they are drawn in and the addresses they lead to."""

    base: str
    place: str
    rows: str
    search: str
    questions: str = ""
    """Where questions about a place are answered; empty where they stand on another page."""
    situation: str = ""
    """Where the situation of a place is told; empty where no page tells it."""
    picture: str = "portal:place-card"
    """Pictures of places are those of the public pages, wherever they are asked for."""

    def picture_url(self, code: str, /, **query: object) -> str:
        return _address(self.picture, [code], query)

    def place_url(self, code: str, /, **query: object) -> str:
        return _address(self.place, [code], query)

    def rows_url(self, code: str, /, **query: object) -> str:
        return _address(self.rows, [code], query)

    def questions_url(self, code: str) -> str:
        return reverse(self.questions, args=[code]) if self.questions else ""

    def situation_url(self, code: str, /, **query: object) -> str:
        return _address(self.situation, [code], query) if self.situation else ""

    def search_url(self, **query: object) -> str:
        return _address(self.search, [], query)


def area_for_reading(code: str) -> Area:
    """The place with that code.  Raises ``NotVisible`` for what is no place."""
    found = Area.objects.filter(pk=code).first() if is_code(code) else None
    if found is None:
        raise NotVisible(code)
    return found


def place_words(subject: Subject) -> str:
    """Where a subject is, in words: each of its places, or a dash.

    Needs ``PLACES`` prefetched.
    """
    return ", ".join(in_words(place.area) for place in subject.places.all()) or "–"


def crumbs_of(code: str, surface: Surface, year: int, *, here: str = "") -> list[Crumb]:
    steps = [
        Crumb(
            in_language(area.full_name, area.name_en),
            surface.place_url(area.code, fiscal_year=year),
        )
        for area in breadcrumb(code)
    ]
    if here:
        return [*steps, Crumb(here)]
    return [*steps[:-1], Crumb(steps[-1].label)]


def in_language(thai: str, english: str) -> str:
    return (english or thai) if get_language() == "en" else thai


def _address(name: str, arguments: Sequence[str], query: Mapping[str, object]) -> str:
    path = reverse(name, args=arguments)
    asked = {key: value for key, value in query.items() if value not in ("", None)}
    return f"{path}?{urlencode(asked)}" if asked else path
