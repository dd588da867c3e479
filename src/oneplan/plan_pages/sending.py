"""Sending the page of an edition to bodies, and what they do with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from oneplan.audit.services import record
from oneplan.core.errors import Refusal
from oneplan.plan_pages.models import Reader
from oneplan.plan_pages.readers import standing
from oneplan.plan_pages.rules import Standing
from oneplan.plans.models import Edition
from oneplan.plans.services import edition_label
from oneplan.threads.models import Circulation
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body

OPEN = (Circulation.CIRCULATED, Circulation.PUBLIC)


@transaction.atomic
def send_page(
    edition: Edition, bodies: Sequence[Body], *, due_on: dt.date | None, by: Post, on: dt.date
) -> list[Reader]:
    """Send the page to bodies that do not have it yet; told in the plan's story.

    Locks the edition.  Raises ``Refusal`` for a plan nobody but its body may read, for a last
    day that is over, and where no body is left to send it to.
    """
    edition = Edition.objects.select_for_update(no_key=True, of=("self",)).get(pk=edition.pk)
    plan = edition.plan
    if plan.subject.circulation not in OPEN:
        raise Refusal("plan_pages.not_circulated")
    if due_on is not None and due_on < on:
        raise Refusal("plan_pages.due_is_past")
    if not bodies:
        raise Refusal("plan_pages.nobody_chosen")
    there = set(edition.readers.values_list("body_id", flat=True)) | {plan.body_id}
    readers = [
        Reader(edition=edition, body=body, sent_at=timezone.now(), sent_by=by, due_on=due_on)
        for body in bodies
        if body.pk not in there
    ]
    if not readers:
        raise Refusal("plan_pages.sent_to_all")
    Reader.objects.bulk_create(readers)
    label = edition_label(edition)
    tell(plan.subject, "plan_pages.sent", by=by, edition=label, count=len(readers))
    return readers


@transaction.atomic
def remind_late(edition: Edition, *, by: Post, on: dt.date) -> int:
    """Remind every body that is late in one act, and say how many that were.

    Nobody is reminded twice on one day.  Locks the readers.  Raises ``Refusal`` where nobody is
    late, or all of them were reminded today.
    """
    rows = edition.readers.select_for_update(of=("self",))
    late = [each for each in rows if standing(each, on=on) == Standing.LATE]
    if not late:
        raise Refusal("plan_pages.nobody_is_late")
    wanted = [each for each in late if not _was_reminded(each, on=on)]
    if not wanted:
        raise Refusal("plan_pages.reminded_today")
    edition.readers.filter(pk__in=[each.pk for each in wanted]).update(
        reminded_at=timezone.now(), reminders=F("reminders") + 1
    )
    label = edition_label(edition)
    tell(edition.plan.subject, "plan_pages.reminded", by=by, edition=label, count=len(wanted))
    return len(wanted)


def _was_reminded(reader: Reader, *, on: dt.date) -> bool:
    return reader.reminded_at is not None and timezone.localdate(reader.reminded_at) == on


@transaction.atomic
def note_receipt(reader: Reader, *, by: Post) -> None:
    """Note that the body has opened the page; the first time is dated."""
    opened = Reader.objects.filter(pk=reader.pk, received_at=None)
    if opened.update(received_at=timezone.now()):
        facts = {"body": reader.body.code}
        record("plan_pages.received", by=by, kind="plan", key=reader.edition.plan_id, after=facts)


@transaction.atomic
def note_reading(reader: Reader, *, by: Post) -> Reader:
    """Say that the body has read the page; saying it twice is once.  Locks the reader."""
    reader = Reader.objects.select_for_update(of=("self",)).get(pk=reader.pk)
    if reader.read_at is not None:
        return reader
    now = timezone.now()
    reader.received_at = reader.received_at or now
    reader.read_at, reader.read_by = now, by
    reader.save(update_fields=["received_at", "read_at", "read_by"])
    edition = reader.edition
    label = edition_label(edition)
    tell(edition.plan.subject, "plan_pages.read", by=by, body=reader.body.name_th, edition=label)
    return reader
