"""Aligning an activity to a target, and withdrawing it, from the activity's page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.engines.alignment import check_because, worded
from oneplan.strategy.access import alignment_for_withdrawing, subject_for_aligning
from oneplan.strategy.forms import AlignForm
from oneplan.strategy.queries import SUB_PLANS, suggested, targets_of
from oneplan.strategy.services import align_subject, withdraw_alignment


@needs_post
@require_http_methods(["GET", "POST"])
def align(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The claim; a refused one is shown again with what was written."""
    subject = subject_for_aligning(request.post, pk)
    targets = targets_of(SUB_PLANS)
    found = suggested(subject.title, targets=targets)
    form = AlignForm(request.POST or None, targets=targets, first=found)
    if request.method == "POST" and form.is_valid():
        try:
            made = align_subject(subject, **form.cleaned_data, by=request.post)
        except Refusal as refusal:
            form.add_error("because", text_of(refusal))
        else:
            messages.success(request, _("The alignment stands; the story below tells of it."))
            language = "en" if get_language() == "en" else "th"
            for finding in check_because(
                made.because, title=subject.title, target=made.target.name_th
            ):
                messages.warning(request, worded(finding.code, finding.facts, language=language))
            return redirect("threads:page", pk)
    return render(request, "strategy/align.html", {"form": form, "subject": subject})


@needs_post
@require_POST
def alignment_withdraw(request: SignedInRequest, pk: UUID, alignment_pk: UUID) -> HttpResponse:
    alignment = alignment_for_withdrawing(request.post, pk, alignment_pk)
    try:
        withdraw_alignment(alignment, by=request.post)
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        messages.success(request, _("The alignment was withdrawn; it stays on record."))
    return redirect("threads:page", pk)
