"""Small words answers are made of: titles, places and money of records."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import Truncator

from oneplan.core.money import million_baht
from oneplan.core.templatetags.official import area_name, attribute
from oneplan.threads.pages import address_of

if TYPE_CHECKING:
    from oneplan.areas.models import Area, Body
    from oneplan.threads.models import Subject

TITLE = 90


def title_of(subject: Subject) -> str:
    return Truncator(subject.title).chars(TITLE)


def place_of(area: Area | None) -> str:
    return area_name(area) if area is not None else "–"


def body_of(body: Body | None) -> str:
    return str(attribute(body, "name")) if body is not None else "–"


def page_of_subject(subject: Subject) -> str:
    return address_of(subject)


def millions(satang: int) -> str:
    return million_baht(satang)


def listed_at(url_name: str, **query: object) -> str:
    """The address of a list narrowed by a query; empty values are left out."""
    given = {name: value for name, value in query.items() if value not in ("", None)}
    return f"{reverse(url_name)}?{urlencode(given)}" if given else reverse(url_name)
