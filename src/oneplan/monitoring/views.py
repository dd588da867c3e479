"""Reporting progress from the activity's page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.monitoring.access import subject_for_reporting
from oneplan.monitoring.forms import ReportForm
from oneplan.monitoring.services import report_progress


@needs_post
@require_POST
def report(request: SignedInRequest, pk: UUID) -> HttpResponse:
    subject = subject_for_reporting(request.post, pk)
    form = ReportForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the quarter and a percentage from 0 to 100."))
        return redirect("threads:page", pk)
    try:
        report_progress(
            subject, fiscal_year=subject.fiscal_year or 0, **form.cleaned_data, by=request.post
        )
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        messages.success(request, _("Done. The story below tells of it."))
    return redirect("threads:page", pk)
