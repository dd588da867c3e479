"""Single acts on an activity, sent from its page and told there."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.projects.access import activity_for_changing
from oneplan.projects.completing import complete
from oneplan.projects.forms import (
    AgainForm,
    AnswerForm,
    CompleteForm,
    EvidenceForm,
    PlacesForm,
    WithdrawForm,
)
from oneplan.projects.proposing import propose_again
from oneplan.projects.queries import readiness_checklist
from oneplan.projects.services import answer_needs, withdraw
from oneplan.projects.writing import record_evidence, set_places
from oneplan.threads.queries import readable_subjects


@needs_post
@require_POST
def activity_complete(request: SignedInRequest, pk: UUID) -> HttpResponse:
    activity = activity_for_changing(request.post, pk, "projects.change")
    return _act(
        request, pk, CompleteForm(request.POST), lambda: complete(activity, by=request.post)
    )


@needs_post
@require_POST
def activity_withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    activity = activity_for_changing(request.post, pk, "projects.withdraw")
    form = WithdrawForm(request.POST)
    return _act(request, pk, form, lambda: withdraw(activity, **form.cleaned_data, by=request.post))


@needs_post
@require_POST
def activity_again(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Propose again for another year, and go to the new activity."""
    activity = activity_for_changing(request.post, pk, "projects.propose_again")
    form = AgainForm(request.POST)
    if not form.is_valid():
        return _wrong(request, pk, form)
    try:
        made = propose_again(activity, form.cleaned_data["fiscal_year"], by=request.post)
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
        return redirect("projects:activity", pk)
    messages.success(request, _("This is the new candidate; the old one stays history."))
    return redirect("projects:activity", made.pk)


@needs_post
@require_POST
def activity_evidence(request: SignedInRequest, pk: UUID) -> HttpResponse:
    activity = activity_for_changing(request.post, pk, "projects.record_evidence")
    form = EvidenceForm(
        request.POST, items={item.code: item.name for item in readiness_checklist()}
    )

    def change() -> None:
        facts = dict(form.cleaned_data)
        record_evidence(activity, facts.pop("code"), **facts, by=request.post)

    return _act(request, pk, form, change)


@needs_post
@require_POST
def activity_places(request: SignedInRequest, pk: UUID) -> HttpResponse:
    activity = activity_for_changing(request.post, pk, "projects.change")
    form = PlacesForm(request.POST)
    return _act(
        request,
        pk,
        form,
        lambda: set_places(activity, form.cleaned_data["places"], by=request.post),
    )


@needs_post
@require_POST
def activity_answer(request: SignedInRequest, pk: UUID) -> HttpResponse:
    activity = activity_for_changing(request.post, pk, "projects.change")
    readable = readable_subjects(request.post, on=timezone.localdate())
    form = AnswerForm(request.POST, needs=readable)
    return _act(
        request,
        pk,
        form,
        lambda: answer_needs(activity, form.cleaned_data["needs"], by=request.post),
    )


def _act(
    request: SignedInRequest, pk: UUID, form: Form, change: Callable[[], object]
) -> HttpResponse:
    """Do a change whose form is right, and go back to the activity with what came of it."""
    if not form.is_valid():
        return _wrong(request, pk, form)
    try:
        change()
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        messages.success(request, _("Done. The story below tells of it."))
    return redirect("projects:activity", pk)


def _wrong(request: SignedInRequest, pk: UUID, form: Form) -> HttpResponse:
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        messages.error(request, f"{label}: {' '.join(map(str, errors))}")
    return redirect("projects:activity", pk)
