"""From the form of a call to what it says, and back; the letter is kept as a paper."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import transaction

from oneplan.areas.models import BodyKind
from oneplan.calls.drafting import PURPOSES, CallDraft, change_draft, default_title, draft_call
from oneplan.calls.issues import issues_in_force
from oneplan.calls.models import CallState, Purpose
from oneplan.calls.sending import revise_call
from oneplan.core.errors import Refusal
from oneplan.documents.services import enter_paper, store_file
from oneplan.screening.queries import default_criteria_set
from oneplan.thai.years import fiscal_year_of

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body
    from oneplan.calls.forms import CallForm
    from oneplan.calls.models import Call
    from oneplan.documents.models import Paper

LETTER = "call_letter"
"""Kind of paper: the letter a call goes out with."""


def form_options(body: Body, call: Call | None, *, fiscal_year: int) -> dict[str, Any]:
    """What the form offers: the plans of the body, and the issues of its plan in force."""
    return {
        "purposes": PURPOSES[BodyKind(body.kind)],
        "issues": issues_in_force(body, call.fiscal_year if call else fiscal_year),
        "named": {each.lineage_id: each.satang for each in call.issues.all()} if call else None,
    }


def fresh_values(body: Body, *, on: dt.date) -> dict[str, Any]:
    """What a new call begins with: the next fiscal year, a title, the criteria of the year."""
    year = fiscal_year_of(on) + 1
    purpose = PURPOSES[BodyKind(body.kind)][0]
    try:
        criteria = default_criteria_set(fiscal_year=year, for_cluster=body.kind == BodyKind.CLUSTER)
    except Refusal:
        criteria = None
    return {
        "title": default_title(purpose, year),
        "fiscal_year": year,
        "purpose": purpose,
        "takes_activities": True,
        "takes_needs": body.kind == BodyKind.DISTRICT_OFFICE,
        "takes_declared": body.kind == BodyKind.PROVINCE_OFFICE,
        "criteria_set": criteria,
    }


def standing_values(call: Call) -> dict[str, Any]:
    """What the form of a standing call shows."""
    letter = call.letter
    return {
        "title": call.subject.title,
        "fiscal_year": call.fiscal_year,
        "purpose": call.purpose,
        "direction": call.direction,
        "takes_activities": call.takes_activities,
        "takes_needs": call.takes_needs,
        "takes_declared": call.takes_declared,
        "how_to_answer": call.how_to_answer,
        "criteria_set": call.criteria_set,
        "due_on": call.due_on,
        "letter_number": letter.number if letter else "",
        "letter_on": letter.issued_on if letter else None,
    }


@transaction.atomic
def save_call(body: Body, call: Call | None, form: CallForm, *, by: Post, on: dt.date) -> Call:
    """Begin a call, change a draft, or send a new version, as the call stands."""
    draft = _draft_of(form, body, call, by=by)
    if call is None:
        return draft_call(body, draft, by=by, on=on)
    if call.state == CallState.DRAFT:
        return change_draft(call, draft, by=by, on=on)
    return revise_call(call, draft, because=form.cleaned_data["because"], by=by, on=on)


def _draft_of(form: CallForm, body: Body, call: Call | None, *, by: Post) -> CallDraft:
    given = form.cleaned_data
    return CallDraft(
        title=given["title"],
        fiscal_year=given["fiscal_year"],
        purpose=Purpose(given["purpose"]),
        direction=given["direction"],
        due_on=given["due_on"],
        how_to_answer=given["how_to_answer"],
        takes_activities=given["takes_activities"],
        takes_needs=given["takes_needs"],
        takes_declared=given["takes_declared"],
        criteria_set=given["criteria_set"],
        letter=_letter(given, body, call, by=by),
        issues=form.chosen_issues,
    )


def _letter(given: dict[str, Any], body: Body, call: Call | None, *, by: Post) -> Paper | None:
    """The letter as written: the one there already while nothing of it differs."""
    number, day, upload = given["letter_number"], given["letter_on"], given["letter_file"]
    if not number:
        return None
    there = call.letter if call else None
    if there is not None and not upload and (there.number, there.issued_on) == (number, day):
        return there
    file = there.file if there is not None else None
    if upload:
        file = store_file(upload.read(), name=upload.name, media_type="application/pdf")
    return enter_paper(
        kind=LETTER,
        title=given["title"],
        number=number,
        issued_by=body,
        issued_on=day,
        file=file,
        by=by,
    )
