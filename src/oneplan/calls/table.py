"""The sender's table: who received, read, answered, is late, and whom to telephone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.areas.models import BodyKind
from oneplan.calls.contacts import Contact, contacts_of
from oneplan.calls.queries import Stand, addressees_of, stands
from oneplan.calls.rules import Standing
from oneplan.core.asked import asked_choice, asked_words
from oneplan.core.exporting import Cell, in_baht
from oneplan.core.templatetags.official import attribute, be_date, be_moment
from oneplan.thai.search import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.utils.functional import _StrPromise

    from oneplan.calls.models import Call

STANDING_WORDS: Mapping[str, _StrPromise] = {
    Standing.UNREAD: gettext_lazy("not read yet"),
    Standing.READ: gettext_lazy("has read"),
    Standing.ACKNOWLEDGED: gettext_lazy("acknowledged"),
    Standing.PARTLY: gettext_lazy("answered in part"),
    Standing.NOTHING: gettext_lazy("nothing to propose"),
    Standing.ANSWERED: gettext_lazy("answered"),
}
LATE, OPEN, UNREACHED = "late", "open", "unreached"
ORDER_OF_STEPS = list(Standing)


@dataclass(frozen=True, slots=True)
class Row:
    """One addressee with how it stands and whom to call."""

    stand: Stand
    contact: Contact

    @property
    def words(self) -> str:
        return str(STANDING_WORDS[self.stand.standing])

    @property
    def is_late_now(self) -> bool:
        """Late and still owing: what a reminder is for."""
        return self.stand.is_late and not self.stand.is_settled

    @property
    def was_late(self) -> bool:
        return self.stand.is_late and self.stand.is_settled


@dataclass(frozen=True, slots=True)
class Table:
    """The rows asked for, in the order asked for, and the sums over all of them."""

    rows: list[Row]
    every: list[Row]
    words: str
    show: str
    kind: str
    order: str
    kinds: list[tuple[str, str]]
    shows: list[tuple[str, str]]
    orders: list[tuple[str, str]]

    @property
    def read(self) -> int:
        return sum(row.stand.standing != Standing.UNREAD for row in self.every)

    @property
    def settled(self) -> int:
        return sum(row.stand.is_settled for row in self.every)

    @property
    def late(self) -> int:
        return sum(row.is_late_now for row in self.every)

    @property
    def lines(self) -> int:
        return sum(row.stand.lines for row in self.every)

    @property
    def satang(self) -> int:
        return sum(row.stand.satang for row in self.every)

    @property
    def declared_satang(self) -> int:
        return sum(row.stand.declared_satang for row in self.every)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.show or self.kind)


ORDERS: Mapping[str, Callable[[Row], Any]] = {
    "name": lambda row: (row.stand.addressee.body.kind, row.stand.addressee.body.sort_key),
    "standing": lambda row: (
        ORDER_OF_STEPS.index(row.stand.standing),
        row.stand.addressee.body.sort_key,
    ),
    "amount": lambda row: (-row.stand.satang, row.stand.addressee.body.sort_key),
}


def table_of(call: Call, query: Mapping[str, str], *, on: dt.date) -> Table:
    """The table as an address asks for it, in four queries however many are addressed."""
    addressees = list(addressees_of(call))
    contacts = contacts_of([each.body for each in addressees], on=on)
    every = [Row(stand, contacts[stand.addressee.body_id]) for stand in stands(addressees, on=on)]
    there = {row.stand.addressee.body.kind for row in every}
    kinds = [(kind.value, str(kind.label)) for kind in BodyKind if kind in there]
    shows = [
        (LATE, _("late")),
        (OPEN, _("not answered in full")),
        (UNREACHED, _("without a post, or vacant")),
        *((step.value, str(STANDING_WORDS[step])) for step in Standing),
    ]
    words = asked_words(query)
    show = asked_choice(query, "show", [code for code, _label in shows])
    kind = asked_choice(query, "kind", [code for code, _label in kinds])
    order = asked_choice(query, "order", ORDERS) or "name"
    rows = [row for row in every if _is_asked(row, words=words, show=show, kind=kind)]
    return Table(
        rows=sorted(rows, key=ORDERS[order]),
        every=every,
        words=words,
        show=show,
        kind=kind,
        order=order,
        kinds=kinds,
        shows=shows,
        orders=[
            ("name", _("By name")),
            ("standing", _("Least far first")),
            ("amount", _("Largest amount first")),
        ],
    )


def headings() -> list[str]:
    """Column headings of the table as a file."""
    return [
        _("Body"),
        _("Kind"),
        _("Standing"),
        _("Late"),
        _("Read at"),
        _("Answered at"),
        _("Records"),
        _("Asked (baht)"),
        _("Declared"),
        _("Declared (baht)"),
        _("Planning post"),
        _("Telephone"),
        _("Reminders"),
    ]


def export_rows(table: Table) -> Iterator[list[Cell]]:
    """Exactly the rows the table shows."""
    for row in table.rows:
        stand, addressee = row.stand, row.stand.addressee
        yield [
            str(attribute(addressee.body, "name")),
            str(addressee.body.get_kind_display()),
            row.words,
            _("late") if stand.is_late else "",
            be_moment(addressee.read_at),
            be_moment(stand.answered_at),
            stand.lines,
            in_baht(stand.satang),
            stand.declared,
            in_baht(stand.declared_satang),
            str(attribute(row.contact.post, "title")) if row.contact.post else "",
            row.contact.phone,
            addressee.reminders,
        ]


def nudge(call: Call, rows: list[Row], *, address: str, on: dt.date) -> str:
    """A short text to copy into LINE: what is asked, until when, who still owes, and where."""
    names = "\n".join(f"• {attribute(row.stand.addressee.body, 'name')}" for row in rows)
    days = (call.due_on - on).days
    if days < 0:
        when = _("The last day was %(due)s, %(days)s days ago.")
    elif days == 0:
        when = _("Today, %(due)s, is the last day.")
    else:
        when = _("The last day is %(due)s, in %(days)s days.")
    return "\n".join(
        [
            call.subject.title,
            when % {"due": be_date(call.due_on), "days": abs(days)},
            _("Still waiting for:"),
            names,
            _("Answer here: %(address)s") % {"address": address},
        ]
    )


def _is_asked(row: Row, *, words: str, show: str, kind: str) -> bool:
    body = row.stand.addressee.body
    if kind and body.kind != kind:
        return False
    if words and not all(word in fold(f"{body.name_th} {body.code}") for word in words.split()):
        return False
    if show == LATE:
        return row.is_late_now
    if show == OPEN:
        return not row.stand.is_settled
    if show == UNREACHED:
        return row.contact.post is None or row.contact.is_vacant
    return not show or row.stand.standing == show
