"""The page on which a project says which provinces gain from it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.projects.access import project_for_changing
from oneplan.projects.benefit_form import BenefitForm
from oneplan.projects.benefits import provinces_to_name, state_benefits, stated_benefits


@needs_post
@require_http_methods(["GET", "POST"])
def benefits_edit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """State the benefit by province; what is wrong is told, and what was typed stays."""
    project = project_for_changing(request.post, pk, "projects.change")
    provinces = provinces_to_name(project, on=timezone.localdate())
    form = BenefitForm(request.POST or None, provinces=provinces, stated=stated_benefits(project))
    if request.method == "POST" and form.is_valid():
        try:
            state_benefits(project, form.shares(), by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("The benefit by province was stated."))
            return redirect("projects:project", pk)
    context = {"project": project, "subject": project.subject, "form": form}
    return render(request, "projects/benefits_edit.html", context)
