"""Entering committees and their seats, as their order of appointment names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.audit.services import record
from oneplan.committees import rules
from oneplan.committees.models import Committee, Seat, SeatDuty

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body


@transaction.atomic
def found_committee(
    body: Body, *, kind: str, name: str, short_name: str, by: Post, order_number: str = ""
) -> Committee:
    """Enter a committee as its order of appointment names it; found again, it is returned."""
    made, is_new = Committee.objects.get_or_create(
        body=body,
        kind=kind,
        valid_from=None,
        defaults={"name_th": name, "short_name": short_name, "order_number": order_number},
    )
    if is_new:
        record("committees.founded", by=by, kind="committee", key=made.pk, after={"kind": kind})
    return made


@transaction.atomic
def add_seat(
    committee: Committee,
    *,
    title: str,
    category: str,
    by: Post,
    duty: SeatDuty = SeatDuty.MEMBER,
    post: Post | None = None,
) -> Seat:
    """Add a seat by category; an ex-officio seat names the post that sits in it."""
    taken = committee.seats.values_list("position", flat=True)
    made, is_new = Seat.objects.get_or_create(
        committee=committee,
        title=title,
        defaults={
            "category": category,
            "duty": duty,
            "post": post,
            "position": rules.next_position(taken),
        },
    )
    if is_new:
        record("committees.seat_added", by=by, kind="seat", key=made.pk, after={"title": title})
    return made
