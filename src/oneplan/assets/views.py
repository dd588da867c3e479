"""Opening a docket and recording the receiver's answer, from the activity's page."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.assets.access import activity_for_docket, docket_for_answering, docket_for_moving
from oneplan.assets.forms import ConsentForm, StepForm
from oneplan.assets.queries import steps_after
from oneplan.assets.services import move_docket, open_docket, record_consent
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of


@needs_post
@require_POST
def docket_open(request: SignedInRequest, pk: UUID) -> HttpResponse:
    activity = activity_for_docket(request.post, pk)
    today = timezone.localdate()
    return _done(request, pk, lambda: open_docket(activity, by=request.post, on=today))


@needs_post
@require_POST
def consent(request: SignedInRequest, pk: UUID) -> HttpResponse:
    docket = docket_for_answering(request.post, pk)
    form = ConsentForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what the receiver answers, and by which letter."))
        return redirect("threads:page", pk)
    consents, words = form.cleaned_data["consents"] == "yes", form.cleaned_data["words"]
    today = timezone.localdate()
    return _done(
        request,
        pk,
        lambda: record_consent(docket, consents=consents, words=words, by=request.post, on=today),
    )


@needs_post
@require_POST
def step(request: SignedInRequest, pk: UUID) -> HttpResponse:
    docket = docket_for_moving(request.post, pk)
    form = StepForm(request.POST, steps=steps_after(docket.state))
    if not form.is_valid():
        messages.error(request, _("Choose the next step from the list."))
        return redirect("threads:page", pk)
    to, words = form.cleaned_data["to"], form.cleaned_data["words"]
    today = timezone.localdate()
    return _done(
        request, pk, lambda: move_docket(docket, to, words=words, by=request.post, on=today)
    )


def _done(request: SignedInRequest, pk: UUID, change: Callable[[], object]) -> HttpResponse:
    try:
        change()
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        messages.success(request, _("Done. The story below tells of it."))
    return redirect("threads:page", pk)
