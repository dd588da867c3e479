"""The quality review of works: while somebody types, of one work, and of many as a list."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.asked import asked_choice, asked_year
from oneplan.core.errors import Refusal
from oneplan.core.exporting import FORMATS, as_file
from oneplan.core.messages import text_of
from oneplan.projects.access import (
    may_overrule,
    overruling_for_withdrawing,
    work_for_overruling,
    work_for_reading,
)
from oneplan.projects.models import Activity, Project
from oneplan.projects.noticed import ACTIVITY, PROJECT, answers_of, noticed, noticed_of
from oneplan.projects.noticed_listing import headings, noticed_list, noticed_rows
from oneplan.projects.overruling import overrule_noticed, withdraw_overruling
from oneplan.threads.access import reach

LONGEST_TEXT, LONGEST_REASON = 5_000, 2_000


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that was refused: of which finding, what was written, and why not."""

    digest: str
    because: str
    words: str


@require_safe
def noticed_works(request: HttpRequest) -> HttpResponseBase:
    """The works of a place or a body and a year with what is noticed; also as a file."""
    seen = reach(getattr(request, "post", None))
    if output := asked_choice(request.GET, "format", FORMATS):
        rows = noticed_rows(request.GET, reach=seen)
        return as_file(headings(), rows, name="indicator-review", output=output)
    context = {"listed": noticed_list(request.GET, reach=seen)}
    return render(request, "projects/noticed_list.html", context)


@needs_post
@require_POST
def noticed_typed(request: SignedInRequest) -> HttpResponse:
    """What is noticed about the fields of a form while somebody types."""
    fields = PROJECT if "outcome" in request.POST else ACTIVITY
    texts = {each.name: request.POST.get(each.name, "")[:LONGEST_TEXT] for each in fields}
    year = asked_year(request.POST) or 0
    found = noticed(texts, fields=fields, year=year) if any(texts.values()) else []
    return render(request, "projects/parts/noticed.html", {"noticed": found})


@require_safe
def noticed_work(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything noticed about one work, with the answers its planners gave."""
    return _page(request, work_for_reading(getattr(request, "post", None), pk))


@needs_post
@require_POST
def noticed_overrule(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The planner's answer to a finding; a refused one is shown again with what was written."""
    work = work_for_overruling(request.post, pk)
    seen, code = request.POST.get("seen", ""), request.POST.get("code", "")
    because = request.POST.get("because", "")[:LONGEST_REASON]
    alike = [each for each in noticed_of(work) if each.code == code]
    found = next((each for each in alike if each.digest == seen), alike[0] if alike else None)
    if found is None:
        raise Refusal("plans.finding_changed")
    try:
        overrule_noticed(work.subject, found, seen=seen, because=because, by=request.post)
    except Refusal as refusal:
        return _page(request, work, Refused(found.digest, because, text_of(refusal)))
    messages.success(request, _("The answer stands beside the finding while the line is the same."))
    return redirect("projects:noticed-work", pk)


@needs_post
@require_POST
def noticed_overruling_withdraw(
    request: SignedInRequest, pk: UUID, overruling_pk: UUID
) -> HttpResponse:
    overruling = overruling_for_withdrawing(request.post, pk, overruling_pk)
    withdraw_overruling(overruling, by=request.post)
    messages.success(request, _("The answer is withdrawn; the finding speaks again."))
    return redirect("projects:noticed-work", pk)


def _page(
    request: HttpRequest, work: Activity | Project, refused: Refused | None = None
) -> HttpResponse:
    answers = answers_of([work.subject]).get(work.pk, {})
    context = {
        "work": work,
        "subject": work.subject,
        "noticed": noticed_of(work, answers=answers),
        "may_overrule": may_overrule(getattr(request, "post", None), work),
        "refused": refused,
    }
    return render(request, "projects/noticed_work.html", context)
