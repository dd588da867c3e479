"""The page on which an activity says what it adds to the indicators of its issue."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.projects.access import activity_for_changing
from oneplan.projects.contribution_form import ContributionForm
from oneplan.projects.contributions import (
    indicators_to_add_to,
    state_contributions,
    stated_contributions,
)


@needs_post
@require_http_methods(["GET", "POST"])
def contributions_edit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """State what it adds; what is wrong is told, and what was typed stays."""
    activity = activity_for_changing(request.post, pk, "projects.change")
    form = ContributionForm(
        request.POST or None,
        indicators=indicators_to_add_to(activity),
        stated=stated_contributions(activity),
    )
    if request.method == "POST" and form.is_valid():
        try:
            state_contributions(activity, form.amounts(), by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("What it adds to the indicators was stated."))
            return redirect("projects:activity", pk)
    context = {"activity": activity, "subject": activity.subject, "form": form}
    return render(request, "projects/contributions_edit.html", context)
