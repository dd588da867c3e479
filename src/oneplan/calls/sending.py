"""Sending a call, and everything that may follow: revising, extending, recalling, closing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from oneplan.calls import rules
from oneplan.calls.circle import hide_again, show_to
from oneplan.calls.drafting import CallDraft, check_words_of, locked, words_of, write
from oneplan.calls.models import Addressee, Answer, Call, CallState, CallVersion
from oneplan.calls.queries import late_on
from oneplan.core.errors import Refusal
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def send_call(call: Call, *, by: Post | None, on: dt.date) -> Call:
    """Send a draft to everybody it addresses; from now on they read it.

    Locks the call.  Raises ``Refusal`` when nobody is addressed, or the last day is over.
    """
    call = locked(call)
    rules.check_state(call.state, CallState.DRAFT)
    rules.check_due(call.due_on, on=on)
    bodies = list(call.addressees.values_list("body_id", flat=True))
    if not bodies:
        raise Refusal("calls.nobody_addressed")
    call.state, call.version, call.sent_at = CallState.SENT, call.version + 1, timezone.now()
    call.save(update_fields=["state", "version", "sent_at"])
    _keep_version(call, by=by)
    show_to(call, bodies)
    tell(
        call.subject,
        "calls.sent",
        by=by,
        paper=call.letter,
        count=len(bodies),
        due=call.due_on.isoformat(),
    )
    return call


@transaction.atomic
def revise_call(call: Call, draft: CallDraft, *, because: str, by: Post, on: dt.date) -> Call:
    """Send a new version of a call; everybody addressed sees what changed and why.

    Locks the call.  Raises ``Refusal`` for a call that is not out, without a reason, or when
    nothing differs from the version before.
    """
    call = locked(call)
    rules.check_state(call.state, CallState.SENT)
    if not because.strip():
        raise Refusal("calls.reason_is_missing")
    before = words_of(call)
    check_words_of(call.body, draft, on=on)
    write(call, draft)
    if not rules.changed_parts(before, words_of(call)):
        raise Refusal("calls.nothing_changed")
    call.version += 1
    call.save(update_fields=["version"])
    version = _keep_version(call, by=by, before=before, because=because)
    tell(
        call.subject,
        "calls.revised",
        by=by,
        paper=call.letter,
        before={"words": before},
        version=version.number,
        because=because,
    )
    return call


@transaction.atomic
def extend_call(call: Call, due_on: dt.date, *, because: str, by: Post, on: dt.date) -> Call:
    """Give more time, told to all as a version of its own; a closed call opens again.

    Locks the call.  Raises ``Refusal`` for a draft, a day that is no later, or no reason.
    """
    call = locked(call)
    if call.state == CallState.DRAFT:
        raise Refusal("calls.is_draft")
    if not because.strip():
        raise Refusal("calls.reason_is_missing")
    rules.check_later(due_on, before=call.due_on, on=on)
    before = words_of(call)
    old, call.due_on, call.version = call.due_on, due_on, call.version + 1
    call.state, call.closed_at = CallState.SENT, None
    call.save(update_fields=["due_on", "version", "state", "closed_at"])
    _keep_version(call, by=by, before=before, because=because)
    tell(
        call.subject,
        "calls.extended",
        by=by,
        was=old.isoformat(),
        due=due_on.isoformat(),
        because=because,
    )
    return call


@transaction.atomic
def recall_call(call: Call, *, by: Post) -> Call:
    """Take a call back while nobody has read it; it is a draft again and may be sent anew.

    Locks the call.  Raises ``Refusal`` once a body has read it: then it is revised.
    """
    call = locked(call)
    rules.check_state(call.state, CallState.SENT)
    read = call.addressees.filter(read_at__isnull=False).count()
    if read:
        raise Refusal("calls.was_read", count=read)
    call.state, call.sent_at = CallState.DRAFT, None
    call.save(update_fields=["state", "sent_at"])
    hide_again(call)
    tell(call.subject, "calls.recalled", by=by)
    return call


@transaction.atomic
def close_call(call: Call, *, by: Post) -> Call:
    """End a call: no more answers are taken.  Extending it opens it again."""
    call = locked(call)
    rules.check_state(call.state, CallState.SENT)
    call.state, call.closed_at = CallState.CLOSED, timezone.now()
    call.save(update_fields=["state", "closed_at"])
    tell(
        call.subject,
        "calls.closed",
        by=by,
        answered=Answer.objects.filter(addressee__call=call)
        .values("addressee_id")
        .distinct()
        .count(),
        count=call.addressees.count(),
    )
    return call


@transaction.atomic
def remind_late(call: Call, *, by: Post, on: dt.date) -> int:
    """Remind everybody late in one act, and say how many that were.

    Raises ``Refusal`` when the call is not out, or nobody is late.
    """
    call = locked(call)
    rules.check_state(call.state, CallState.SENT)
    late = [each.pk for each in late_on(call, on=on)]
    if not late:
        raise Refusal("calls.nobody_is_late")
    Addressee.objects.filter(pk__in=late).update(
        reminded_at=timezone.now(), reminders=F("reminders") + 1
    )
    tell(call.subject, "calls.reminded", by=by, count=len(late))
    return len(late)


def _keep_version(
    call: Call, *, by: Post | None, before: dict[str, Any] | None = None, because: str = ""
) -> CallVersion:
    words = words_of(call)
    return CallVersion.objects.create(
        call=call,
        number=call.version,
        words=words,
        changed=rules.changed_parts(before, words) if before else [],
        because=because,
        sent_by=by,
    )
