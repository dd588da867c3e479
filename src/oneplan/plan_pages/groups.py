"""To whom a page may be sent: the groups of bodies around the one whose plan it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oneplan.areas.models import Body, BodyKind
from oneplan.calls.addressing import GROUPS_OF, LABELS, bodies_around

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.plans.models import Edition

OTHERS = ("villages", "pao")
"""Groups of a body that sends no calls, such as a local authority."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of bodies, and how many of them do not have the page yet."""

    code: str
    label: str | _StrPromise
    left: int


def groups_for(edition: Edition, *, on: dt.date) -> list[Group]:
    """The groups that have somebody left to send the page to."""
    body = edition.plan.body
    there = set(edition.readers.values_list("body_id", flat=True))
    found = []
    for code in _codes(body):
        keys = set(bodies_around(body, code, on=on).values_list("pk", flat=True))
        found.append(Group(code, LABELS[code], len(keys - there)))
    return [each for each in found if each.left]


def bodies_of(edition: Edition, codes: Sequence[str], *, on: dt.date) -> list[Body]:
    """The bodies of the groups chosen, each once; groups of strangers are left out."""
    body = edition.plan.body
    found: dict[object, Body] = {}
    for code in _codes(body):
        if code in codes:
            found |= {each.pk: each for each in bodies_around(body, code, on=on)}
    return list(found.values())


def _codes(body: Body) -> Sequence[str]:
    return GROUPS_OF.get(BodyKind(body.kind), OTHERS)
