"""Writing a call before it is sent: its words, its issues, and whom it addresses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from oneplan.areas.models import BodyKind
from oneplan.calls import rules
from oneplan.calls.circle import show_to
from oneplan.calls.issues import issues_in_force
from oneplan.calls.models import Addressee, Call, CallIssue, CallState, Purpose
from oneplan.core.errors import Refusal
from oneplan.core.money import baht
from oneplan.thai.search import fold
from oneplan.threads.models import Subject, SubjectKind
from oneplan.threads.services import Draft, begin, tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body
    from oneplan.documents.models import Paper
    from oneplan.screening.models import CriteriaSet

PURPOSES = {
    BodyKind.PROVINCE_OFFICE: (Purpose.PROVINCE_YEAR, Purpose.PROVINCE_CYCLE),
    BodyKind.DISTRICT_OFFICE: (Purpose.DISTRICT_YEAR, Purpose.DISTRICT_CYCLE),
    BodyKind.CLUSTER: (Purpose.CLUSTER_YEAR, Purpose.CLUSTER_CYCLE),
}
"""The plans each kind of body gathers answers for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDraft:
    """What a call says.  ``issues`` are lineages of the plan in force with indicative satang."""

    title: str
    fiscal_year: int
    purpose: Purpose
    direction: str
    due_on: dt.date
    how_to_answer: str = ""
    takes_activities: bool = True
    takes_needs: bool = False
    takes_declared: bool = False
    criteria_set: CriteriaSet | None = None
    letter: Paper | None = None
    issues: Mapping[UUID, int | None] = field(default_factory=dict)


@transaction.atomic
def draft_call(body: Body, draft: CallDraft, *, by: Post | None, on: dt.date) -> Call:
    """Begin a call of a body; nobody else reads it before it is sent.

    Raises ``Refusal`` for a body that opens no round, words that say nothing, a last day that is
    over, or an issue that is not in the plan in force.
    """
    if body.kind not in PURPOSES:
        raise Refusal("calls.wrong_body", body=body.name_th)
    check_words_of(body, draft, on=on)
    subject = begin(
        Draft(
            kind=SubjectKind.CALL,
            title=draft.title,
            owner=body,
            fiscal_year=draft.fiscal_year,
            places=(body.seat_id,) if body.seat_id and body.kind != BodyKind.CLUSTER else (),
        ),
        by=by,
    )
    call = Call(subject=subject, body=body)
    write(call, draft)
    tell(subject, "calls.drafted", by=by, is_public=False)
    return call


@transaction.atomic
def change_draft(call: Call, draft: CallDraft, *, by: Post, on: dt.date) -> Call:
    """Write a draft anew.  Locks the call.  Raises ``Refusal`` once it was sent."""
    call = locked(call)
    rules.check_state(call.state, CallState.DRAFT)
    check_words_of(call.body, draft, on=on)
    write(call, draft)
    tell(call.subject, "calls.redrafted", by=by, is_public=False)
    return call


@transaction.atomic
def address(call: Call, bodies: Iterable[Body], *, by: Post | None) -> int:
    """Add bodies to those addressed; ones there already stay as they are.

    A body added to a call already sent reads it from now on.  Returns how many were new.
    """
    call = locked(call)
    if call.state == CallState.CLOSED:
        raise Refusal("calls.is_closed")
    wanted = {body.pk: body for body in bodies}
    if call.body_id in wanted:
        raise Refusal("calls.addresses_itself")
    there = set(call.addressees.values_list("body_id", flat=True))
    new = [Addressee(call=call, body=body) for key, body in wanted.items() if key not in there]
    if not new:
        return 0
    Addressee.objects.bulk_create(new)
    if call.state == CallState.SENT:
        show_to(call, [each.body_id for each in new])
    tell(call.subject, "calls.addressed", by=by, count=len(new))
    return len(new)


@transaction.atomic
def unaddress(addressee: Addressee, *, by: Post) -> None:
    """Take a body off a draft again.  Raises ``Refusal`` once the call was sent."""
    call = locked(addressee.call)
    rules.check_state(call.state, CallState.DRAFT)
    body = addressee.body.name_th
    addressee.delete()
    tell(call.subject, "calls.unaddressed", by=by, is_public=False, body=body)


def locked(call: Call) -> Call:
    """The call as it stands now, locked until the transaction ends."""
    rows = Call.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("subject", "body__seat", "criteria_set", "letter").get(pk=call.pk)


def write(call: Call, draft: CallDraft) -> None:
    """Store what a draft says; its caller has checked it."""
    call.fiscal_year, call.purpose = draft.fiscal_year, draft.purpose
    call.direction, call.how_to_answer = draft.direction, draft.how_to_answer
    call.takes_activities, call.takes_needs = draft.takes_activities, draft.takes_needs
    call.takes_declared, call.due_on = draft.takes_declared, draft.due_on
    call.criteria_set, call.letter = draft.criteria_set, draft.letter
    call.save()
    number = call.subject.public_no
    Subject.objects.filter(pk=call.pk).update(
        title=draft.title, search_text=fold(f"{number} {draft.title}")
    )
    call.subject.title = draft.title
    _write_issues(call, draft.issues)


def words_of(call: Call) -> dict[str, Any]:
    """What the call says, as a version keeps it."""
    letter = call.letter
    return {
        "title": call.subject.title,
        "direction": call.direction,
        "issues": [
            f"{each.number} {each.title}" + (f" ({baht(each.satang)})" if each.satang else "")
            for each in call.issues.order_by("position")
        ],
        "how_to_answer": call.how_to_answer,
        "takes": [
            name
            for name in ("takes_activities", "takes_needs", "takes_declared")
            if getattr(call, name)
        ],
        "criteria": call.criteria_set.name_th if call.criteria_set else "",
        "due_on": call.due_on.isoformat(),
        "letter": f"{letter.number} {letter.issued_on or ''}".strip() if letter else "",
    }


def check_words_of(body: Body, draft: CallDraft, *, on: dt.date) -> None:
    """Raises ``Refusal`` for what a call of this body may not say."""
    rules.check_words(
        direction=draft.direction,
        takes=(draft.takes_activities, draft.takes_needs, draft.takes_declared),
    )
    rules.check_due(draft.due_on, on=on)
    if draft.purpose not in PURPOSES[BodyKind(body.kind)]:
        raise Refusal("calls.wrong_purpose", body=body.name_th)
    known = {each.lineage_id for each in issues_in_force(body, draft.fiscal_year)}
    if not set(draft.issues) <= known:
        raise Refusal("calls.unknown_issue")


def _write_issues(call: Call, wanted: Mapping[UUID, int | None]) -> None:
    """Keep the rows answers point to; drop only what nobody has answered under."""
    there = {each.lineage_id: each for each in call.issues.all()}
    CallIssue.objects.filter(
        call=call, lines=None, lineage_id__in=set(there) - set(wanted)
    ).delete()
    chosen = [
        each for each in issues_in_force(call.body, call.fiscal_year) if each.lineage_id in wanted
    ]
    for position, element in enumerate(chosen, start=1):
        CallIssue.objects.update_or_create(
            call=call,
            lineage_id=element.lineage_id,
            defaults={
                "number": element.number,
                "title": element.title,
                "satang": wanted[element.lineage_id],
                "position": position,
            },
        )


def default_title(purpose: Purpose, fiscal_year: int) -> str:
    """A title to begin with; the sender may write another."""
    plan = str(Purpose(purpose).label)
    return _("Call for the %(plan)s, fiscal year %(year)s") % {"plan": plan, "year": fiscal_year}
