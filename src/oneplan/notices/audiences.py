"""Who is told of an event: each app registers the rule for its own event codes at start-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured

from oneplan.threads.models import Referral, Share

if TYPE_CHECKING:
    from oneplan.threads.models import Event

Bodies = Mapping[UUID, set[UUID]]
"""Event to the bodies that are told of it."""
Find = Callable[[Sequence["Event"]], Bodies]
CLOSE = dt.timedelta(minutes=1)
"""An event and the row it tells of are written in one transaction, moments apart."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Which bodies an event is for, what it is to them, and which of their posts are told."""

    kind: str
    find: Find
    permission: str


_audiences: dict[str, Audience] = {}


def register(codes: Sequence[str], audience: Audience) -> None:
    """Tell who hears of these events.  Raises ``ImproperlyConfigured`` for a code twice."""
    for code in codes:
        if _audiences.setdefault(code, audience) != audience:
            raise ImproperlyConfigured(f"Two audiences for {code}")


def tell_owners(*codes: str) -> None:
    """Tell the bodies that answer for a record when others moved it."""
    register(codes, OWNERS)


def audience_of(code: str) -> Audience | None:
    return _audiences.get(code)


def heard_codes() -> list[str]:
    """Every event code somebody is told of."""
    return sorted(_audiences)


def owners(events: Sequence[Event]) -> Bodies:
    """The body that answers for the record, unless it did this itself."""
    return {
        event.pk: {event.subject.owner_id}
        for event in events
        if event.by_post is None or event.by_post.body_id != event.subject.owner_id
    }


OWNERS = Audience(kind="moved", find=owners, permission="threads.refer")


def owners_and_origins(events: Sequence[Event]) -> Bodies:
    """The owner and whoever first asked, unless they did this themselves."""
    return {
        event.pk: {event.subject.owner_id, event.subject.origin_id}
        - ({event.by_post.body_id} if event.by_post else set())
        for event in events
    }


def asked_by_referral(events: Sequence[Event]) -> Bodies:
    """The body a record was sent on to."""
    return {pk: {row.to_body_id} for pk, row in _referrals(events).items()}


def asked_before(events: Sequence[Event]) -> Bodies:
    """The body whose request was answered."""
    return {pk: {row.from_body_id} for pk, row in _referrals(events).items()}


def asked_for_view(events: Sequence[Event]) -> Bodies:
    """The body whose view was asked for."""
    rows = Share.objects.filter(subject__in={event.subject_id for event in events})
    found: dict[UUID, set[UUID]] = {}
    for event in events:
        found[event.pk] = {
            row.body_id
            for row in rows
            if row.subject_id == event.subject_id and abs(row.begun_at - event.at) < CLOSE
        }
    return found


def _referrals(events: Sequence[Event]) -> dict[UUID, Referral]:
    """The request each event tells of: the latest of its record to the body it names."""
    rows = Referral.objects.filter(subject__in={event.subject_id for event in events})
    by_name = {
        (row.subject_id, row.to_body.name_th): row
        for row in rows.select_related("to_body").order_by("sent_on", "pk")
    }
    return {
        event.pk: row
        for event in events
        if (row := by_name.get((event.subject_id, event.facts.get("to", "")))) is not None
    }
