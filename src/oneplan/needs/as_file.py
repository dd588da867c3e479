"""The list of needs as a file: exactly what is asked, all its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from oneplan.areas.in_words import in_words
from oneplan.core.asked import asked_choice
from oneplan.core.exporting import Cell
from oneplan.core.templatetags.official import attribute
from oneplan.needs.models import Doer
from oneplan.needs.queries import ORDERS, needs_asked
from oneplan.needs.standing import standings

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

AT_ONCE = 500
"""Needs whose standing is asked together."""


def headings() -> list[str]:
    return [
        _("Number"),
        _("In their words"),
        _("Place"),
        _("Place in words"),
        _("Asked by"),
        _("Answers for it now"),
        _("What became of it"),
        _("Who can do it"),
        _("People touched"),
        _("Households touched"),
        _("Fiscal year"),
    ]


def rows(query: Mapping[str, str], *, reach: Reach | None) -> Iterator[list[Cell]]:
    """Exactly the needs the list shows, in its order."""
    order = asked_choice(query, "order", ORDERS) or "newest"
    needs = needs_asked(query, reach=reach).order_by(*ORDERS[order])
    reading = needs.iterator(chunk_size=AT_ONCE)
    while some := list(islice(reading, AT_ONCE)):
        stands = standings([need.pk for need in some], reach=reach)
        for need in some:
            subject = need.subject
            yield [
                subject.public_no,
                need.wording,
                in_words(subject.area) if subject.area else "",
                need.place_words,
                str(attribute(subject.origin, "name")),
                str(attribute(subject.owner, "name")),
                str(stands[need.pk].words),
                str(Doer(need.doer).label),
                need.people_touched,
                need.households_touched,
                subject.fiscal_year,
            ]
