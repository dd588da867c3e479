"""How much each addressed body may reckon with: said by the sender, per body, until it closes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from oneplan.calls.drafting import locked
from oneplan.calls.models import Addressee, CallState
from oneplan.core.errors import Refusal
from oneplan.core.money import baht
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.calls.models import Call


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Satang a body may reckon with, as its writer saw it and writes it now; None: nothing."""

    was: int | None
    now: int | None


@transaction.atomic
def set_indicative_money(call: Call, money: Mapping[UUID, Reckoning], *, by: Post) -> int:
    """Say how much bodies may reckon with, by the key of the addressee; returns how many changed.

    Locks the call.  Raises ``Refusal`` for a closed call, an amount below zero, a body that is
    addressed no longer, or one whose amount somebody else wrote since: nothing is kept then.
    """
    call = locked(call)
    if call.state == CallState.CLOSED:
        raise Refusal("calls.is_closed")
    changes = {key: each for key, each in money.items() if each.was != each.now}
    rows = {row.pk: row for row in Addressee.objects.select_related("body").filter(call=call)}
    for key, change in changes.items():
        row = rows.get(key)
        if row is None:
            raise Refusal("calls.not_addressed_now")
        if change.now is not None and change.now < 0:
            raise Refusal("core.amount_is_negative", value=baht(change.now))
        if row.satang != change.was:
            raise Refusal(
                "calls.money_overtaken",
                body=row.body.name_th,
                theirs=_said(row.satang),
                ours=_said(change.now),
            )
        row.satang = change.now
    if changes:
        Addressee.objects.bulk_update([rows[key] for key in changes], ["satang"])
        facts = {str(rows[key].body.code): change.now for key, change in changes.items()}
        tell(
            call.subject,
            "calls.money_named",
            by=by,
            is_public=False,
            count=len(changes),
            money=facts,
        )
    return len(changes)


def _said(satang: int | None) -> str:
    return "–" if satang is None else baht(satang)
