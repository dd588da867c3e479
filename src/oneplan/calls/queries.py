"""Reads about calls: who received, read and answered, what waits for a body, who is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils import timezone

from oneplan.areas.models import Body, BodyKind
from oneplan.calls import rules
from oneplan.calls.models import Addressee, Answer, AnswerLine, Call, CallState
from oneplan.calls.rules import SETTLED, Standing

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@dataclass(frozen=True, slots=True)
class Stand:
    """How one addressee stands: its step, whether it is late, and what its answers hold.

    Money in satang: ``satang`` asked of the caller, ``declared_satang`` paid by other money.
    """

    addressee: Addressee
    standing: Standing
    is_late: bool
    answers: int = 0
    answered_at: dt.datetime | None = None
    lines: int = 0
    satang: int = 0
    declared: int = 0
    declared_satang: int = 0

    @property
    def is_settled(self) -> bool:
        return self.standing in SETTLED


def stands(addressees: Iterable[Addressee], *, on: dt.date) -> list[Stand]:
    """How each stands on a day, in two queries; they come with ``call`` selected."""
    chosen = list(addressees)
    keys = [each.pk for each in chosen]
    last: dict[UUID, Answer] = {}
    count: dict[UUID, int] = {}
    for answer in Answer.objects.filter(addressee_id__in=keys).order_by("number"):
        last[answer.addressee_id] = answer
        count[answer.addressee_id] = count.get(answer.addressee_id, 0) + 1
    declared = Q(is_declared=True)
    sums: dict[UUID, Mapping[str, Any]] = {
        row["addressee_id"]: row
        for row in AnswerLine.objects.filter(addressee_id__in=keys, taken_back_at=None)
        .order_by()
        .values("addressee_id")
        .annotate(
            lines=Count("pk", filter=~declared),
            asked=Sum("satang", filter=~declared, default=0),
            declared=Count("pk", filter=declared),
            declared_satang=Sum("satang", filter=declared, default=0),
        )
    }
    return [
        _stand(each, last.get(each.pk), count.get(each.pk, 0), sums.get(each.pk, {}), on=on)
        for each in chosen
    ]


def addressees_of(call: Call) -> QuerySet[Addressee]:
    rows = Addressee.objects.filter(call=call).select_related("call", "body__seat")
    return rows.order_by("body__kind", "body__sort_key", "pk")


def late_on(call: Call, *, on: dt.date) -> list[Addressee]:
    """Who has not answered in full though the last day is over."""
    return [
        each.addressee
        for each in stands(addressees_of(call), on=on)
        if each.is_late and not each.is_settled
    ]


def calls_waiting_for(post: Post, *, on: dt.date) -> list[Stand]:
    """Calls the post's body (or a village it keeps house for) has yet to answer, urgent first.

    For the first page of a post: each carries its call and addressee.  What a body asks of the
    villages it keeps house for is its own call, and no work that waits for an answer of its own.
    """
    rows = Addressee.objects.filter(
        body__in=bodies_spoken_for(post), call__state=CallState.SENT
    ).exclude(call__body=post.body_id)
    rows = rows.select_related("call__subject", "call__body", "body").order_by("call__due_on", "pk")
    return [each for each in stands(rows, on=on) if not each.is_settled]


@dataclass(frozen=True, slots=True)
class OwnCall:
    """A call the post's body has out, and how far its answers are."""

    call: Call
    addressed: int
    settled: int
    late: int

    @property
    def open(self) -> int:
        return self.addressed - self.settled


def own_calls_out(post: Post, *, on: dt.date) -> list[OwnCall]:
    """Calls of the post's body that are out, with who is late: for the first page of a post."""
    calls = Call.objects.filter(body_id=post.body_id, state=CallState.SENT)
    return how_far(list(calls.select_related("subject", "body").order_by("due_on", "pk")), on=on)


def how_far(calls: Sequence[Call], *, on: dt.date) -> list[OwnCall]:
    """How far the answers of each call are, in three queries for all of them."""
    rows = Addressee.objects.filter(call__in=calls).select_related("call")
    found = stands(rows, on=on)
    told = []
    for call in calls:
        mine = [each for each in found if each.addressee.call_id == call.pk]
        settled = sum(each.is_settled for each in mine)
        late = sum(each.is_late and not each.is_settled for each in mine)
        told.append(OwnCall(call, addressed=len(mine), settled=settled, late=late))
    return told


def bodies_spoken_for(post: Post) -> QuerySet[Body]:
    """The bodies a post answers for: its own, and the villages it keeps house for."""
    house = Q(parent_id=post.body_id, kind=BodyKind.VILLAGE_COMMITTEE)
    return Body.objects.filter(Q(pk=post.body_id) | house)


def calls_of_round(body: Body, fiscal_year: int) -> list[Call]:
    """The calls of a body for a fiscal year that were sent, the first one first."""
    rows = Call.objects.filter(body=body, fiscal_year=fiscal_year).exclude(state=CallState.DRAFT)
    return list(rows.select_related("subject", "body").order_by("sent_at"))


def lines_proposed_to(body: Body, fiscal_year: int) -> QuerySet[AnswerLine]:
    """Everything that stands proposed to a body for a fiscal year, over all its calls."""
    rows = AnswerLine.objects.filter(
        addressee__call__body=body, addressee__call__fiscal_year=fiscal_year, taken_back_at=None
    )
    return rows.select_related("subject__owner", "subject__area", "addressee__body", "issue")


def last_answer_number(addressee: Addressee) -> int:
    found = addressee.answers.aggregate(last=Max("number"))["last"]
    return int(found or 0)


def _stand(
    addressee: Addressee, last: Answer | None, answers: int, sums: Mapping[str, Any], *, on: dt.date
) -> Stand:
    lines, declared = sums.get("lines", 0), sums.get("declared", 0)
    standing = rules.standing(
        is_read=addressee.read_at is not None,
        is_acknowledged=addressee.acknowledged_at is not None,
        answers=answers,
        is_whole=last is not None and last.is_whole,
        lines=lines + declared,
    )
    settled_on = (
        timezone.localtime(last.at).date() if last is not None and standing in SETTLED else None
    )
    return Stand(
        addressee=addressee,
        standing=standing,
        is_late=rules.is_late(due_on=addressee.call.due_on, answered_on=settled_on, on=on),
        answers=answers,
        answered_at=last.at if last else None,
        lines=lines,
        satang=sums.get("asked", 0),
        declared=declared,
        declared_satang=sums.get("declared_satang", 0),
    )
