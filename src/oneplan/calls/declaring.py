"""Agencies declare in a call what they do with their own money (โครงการ Function)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from oneplan.calls.answering import AnswerDraft, Kept, answer_call
from oneplan.calls.models import Addressee
from oneplan.core.errors import Refusal
from oneplan.funds.models import Source, SourceGroup
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.services import begin_project

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What an agency does with its own money: what, where, how much, for which issue.

    ``place`` is an area code, ``satang`` the amount of the call's fiscal year.
    """

    title: str
    place: str
    source: Source
    satang: int
    issue: UUID | None = None
    output: str = ""
    seen: int = 0


@transaction.atomic
def declare_project(addressee: Addressee, draft: Declaration, *, by: Post | None) -> Kept:
    """Begin the agency's project and hand it in as declared, in one step.

    It never stands against the caller's money; being circulated, the overlap radar and the page
    of the place see it.  Whether the answer is whole stays as it was.  Raises ``Refusal`` for the
    caller's own money, and as ``answer_call`` does.
    """
    if draft.source.group == SourceGroup.AREA:
        raise Refusal("calls.no_own_source")
    call, body = addressee.call, addressee.body
    work = ActivityDraft(
        title=draft.title,
        places=(draft.place,),
        implementer=body,
        output=draft.output,
        costs=(CostDraft(source=draft.source, satang=draft.satang),),
    )
    begin_project(
        ProjectDraft(
            title=draft.title, owner=body, fiscal_year=call.fiscal_year, activities=(work,)
        ),
        by=by,
    )
    last = addressee.answers.order_by("-number").first()
    return answer_call(
        addressee,
        AnswerDraft(
            chosen={work.id: draft.issue},
            is_whole=last.is_whole if last else False,
            seen=draft.seen,
        ),
        by=by,
    )
