"""Reads about readers: who has the page, who has read it, and whom to telephone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from oneplan.calls.contacts import Contact, contacts_of
from oneplan.plan_pages.models import Reader
from oneplan.plan_pages.rules import Standing, standing_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.accounts.models import Post
    from oneplan.plans.models import Edition

LABELS: dict[Standing, _StrPromise] = {
    Standing.LATE: _("not read, late"),
    Standing.UNOPENED: _("not opened yet"),
    Standing.OPENED: _("opened, not said to be read"),
    Standing.READ: _("has read it"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A body the page was sent to, and its planning post."""

    reader: Reader
    standing: Standing
    contact: Contact

    @property
    def label(self) -> _StrPromise:
        return LABELS[self.standing]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many bodies have the page, opened it, read it, and are late."""

    sent: int
    opened: int
    read: int
    late: int


@dataclass(frozen=True, slots=True)
class Readers:
    """Everybody the page was sent to, the late first."""

    rows: Sequence[Row]
    tally: Tally


def readers_of(edition: Edition, *, on: dt.date) -> Readers:
    """The bodies the page of an edition was sent to; two queries."""
    readers = list(edition.readers.select_related("body").order_by("body__sort_key", "body__code"))
    contacts = contacts_of((each.body for each in readers), on=on) if readers else {}
    rows = [Row(each, standing(each, on=on), contacts[each.body_id]) for each in readers]
    order = list(Standing)
    rows.sort(key=lambda row: order.index(row.standing))
    return Readers(rows, tally_of(readers, on=on))


def tally_of(readers: Sequence[Reader], *, on: dt.date) -> Tally:
    count = Counter(standing(each, on=on) for each in readers)
    return Tally(
        sent=len(readers),
        opened=sum(each.received_at is not None for each in readers),
        read=count[Standing.READ],
        late=count[Standing.LATE],
    )


def standing(reader: Reader, *, on: dt.date) -> Standing:
    return standing_of(
        is_received=reader.received_at is not None,
        is_read=reader.read_at is not None,
        due_on=reader.due_on,
        on=on,
    )


def reader_for(edition: Edition, post: Post) -> Reader | None:
    """The post's body as a reader of this page, if it was sent to it."""
    return edition.readers.filter(body=post.body_id).select_related("body", "edition").first()


def pages_unread(post: Post) -> list[Reader]:
    """Pages the post's body was sent and has not said to have read, the most urgent first."""
    rows = Reader.objects.filter(body=post.body_id, read_at=None)
    return list(
        rows.select_related("edition__plan__subject", "edition__plan__body").order_by(
            "due_on", "pk"
        )
    )
