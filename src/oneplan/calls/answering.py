"""Reading, acknowledging and answering a call; every answer is kept, also the second of two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from oneplan.audit.services import record
from oneplan.calls import rules
from oneplan.calls.circle import show_records_to
from oneplan.calls.models import Addressee, Answer, AnswerLine, Call, CallState
from oneplan.calls.offers import offers_to
from oneplan.core.errors import Refusal
from oneplan.threads.models import Circulation, Subject
from oneplan.threads.services import tell, tell_many, widen_to

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDraft:
    """An answer to be sent: records with the issue each serves, or why there are none.

    ``chosen`` maps a subject to a ``CallIssue`` or None.  ``seen`` is the number of the last
    answer the writer knew of.
    """

    chosen: Mapping[UUID, UUID | None] = field(default_factory=dict)
    is_whole: bool = True
    because: str = ""
    remark: str = ""
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was kept.  ``beside`` is an answer sent meanwhile, kept as well.

    ``already`` are records that stood in an earlier answer: they are counted once.
    """

    answer: Answer
    beside: Answer | None
    already: int


@transaction.atomic
def note_reading(addressee: Addressee, *, by: Post) -> None:
    """Note that a body has read the version in force; the first reading is dated."""
    call = addressee.call
    if call.state == CallState.DRAFT or addressee.read_version == call.version:
        return
    is_first = addressee.read_at is None
    addressee.read_at = addressee.read_at or timezone.now()
    addressee.read_version = call.version
    addressee.save(update_fields=["read_at", "read_version"])
    facts = {"body": addressee.body.code, "version": call.version, "is_first": is_first}
    record("calls.read", by=by, kind="call", key=call.pk, after=facts)


@transaction.atomic
def acknowledge(addressee: Addressee, *, by: Post) -> Addressee:
    """Say that the call was received and is being worked on; saying it twice is once."""
    addressee = locked(addressee)
    _check_open(addressee.call)
    if addressee.acknowledged_at is None:
        note_reading(addressee, by=by)
        addressee.acknowledged_at, addressee.acknowledged_by = timezone.now(), by
        addressee.save(update_fields=["acknowledged_at", "acknowledged_by"])
        tell(addressee.call.subject, "calls.acknowledged", by=by, body=addressee.body.name_th)
    return addressee


@transaction.atomic
def answer_call(addressee: Addressee, draft: AnswerDraft, *, by: Post | None) -> Kept:
    """Send a body's answer, or a part of it.

    The addressee is locked, so that two people answering at once are both kept, one after the
    other, and the second is told.  What is proposed becomes readable to the caller.  Raises
    ``Refusal`` after the close, for a record that cannot be proposed here (saying which and
    why), and for an answer that says nothing.
    """
    addressee = locked(addressee)
    call = addressee.call
    _check_open(call)
    rules.check_answer(chosen=len(draft.chosen), because=draft.because)
    offered = offers_to(addressee, only=list(draft.chosen))
    for offer in offered.values():
        offer.check()
    last = addressee.answers.order_by("-number").first()
    answer = Answer.objects.create(
        addressee=addressee,
        number=last.number + 1 if last else 1,
        is_whole=draft.is_whole,
        because=draft.because.strip(),
        remark=draft.remark.strip(),
        call_version=call.version,
        by=by,
        at=timezone.now(),
    )
    standing = set(
        addressee.lines.filter(taken_back_at=None, subject_id__in=offered).values_list(
            "subject_id", flat=True
        )
    )
    issues = {each.pk: each for each in call.issues.all()}
    lines = [
        AnswerLine(
            answer=answer,
            addressee=addressee,
            subject=offer.subject,
            issue=issues.get(issue) if (issue := draft.chosen[key]) else None,
            is_declared=offer.is_declared,
            satang=offer.satang,
        )
        for key, offer in offered.items()
        if key not in standing
    ]
    AnswerLine.objects.bulk_create(lines)
    _show(call, lines, by=by)
    _tell(addressee, answer, lines, by=by)
    beside = last if last is not None and last.number > draft.seen else None
    return Kept(answer=answer, beside=beside, already=len(standing))


@transaction.atomic
def take_line_back(line: AnswerLine, *, because: str, by: Post) -> AnswerLine:
    """Take one record out of an answer; it keeps its story and may be proposed again."""
    addressee = locked(line.addressee)
    _check_open(addressee.call)
    if not because.strip():
        raise Refusal("calls.reason_is_missing")
    line = AnswerLine.objects.select_related("subject").get(pk=line.pk)
    if line.taken_back_at is not None:
        raise Refusal("calls.line_is_away")
    line.taken_back_at = timezone.now()
    line.save(update_fields=["taken_back_at"])
    number = addressee.call.subject.public_no
    tell(line.subject, "calls.taken_back", by=by, call=number, because=because)
    return line


def locked(addressee: Addressee) -> Addressee:
    """The addressee as it stands now, locked until the transaction ends."""
    rows = Addressee.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("call__subject", "call__body", "body").get(pk=addressee.pk)


def _check_open(call: Call) -> None:
    rules.check_state(call.state, CallState.SENT)


def _show(call: Call, lines: list[AnswerLine], *, by: Post | None) -> None:
    """The caller reads what is proposed; what is declared is circulated, so neighbours see it."""
    show_records_to(call.body, [line.subject for line in lines])
    for line in lines:
        if line.is_declared:
            subject = Subject.objects.get(pk=line.subject_id)
            widen_to(subject, Circulation.CIRCULATED, by=by)


def _tell(
    addressee: Addressee, answer: Answer, lines: list[AnswerLine], *, by: Post | None
) -> None:
    call, body = addressee.call, addressee.body.name_th
    if answer.because:
        tell(call.subject, "calls.answered_nothing", by=by, body=body, because=answer.because)
    else:
        code = "calls.answered" if answer.is_whole else "calls.answered_partly"
        tell(call.subject, code, by=by, body=body, lines=len(lines))
    facts = {"to": call.body.name_th, "call": call.subject.public_no}
    for is_declared, code in ((False, "calls.proposed"), (True, "calls.declared")):
        told = [(line.subject, facts) for line in lines if line.is_declared is is_declared]
        tell_many(told, code, by)
