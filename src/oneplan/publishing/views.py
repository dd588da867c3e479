"""Printing official forms and fetching what was printed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.errors import NotVisible
from oneplan.documents.render.printing import Format
from oneplan.jobs.services import ask_for
from oneplan.publishing.access import body_for_forms, body_for_printing, may_print
from oneplan.publishing.queries import printed_forms
from oneplan.publishing.services import form_of


@needs_post
@require_safe
def forms(request: SignedInRequest, code: str, fiscal_year: int) -> HttpResponse:
    """The official forms of a body's fiscal year, each with its latest prints."""
    body = body_for_forms(request.post, code)
    context = {
        "body": body,
        "fiscal_year": fiscal_year,
        "printed": printed_forms(body, fiscal_year),
        "may_print": may_print(request.post),
    }
    return render(request, "publishing/forms.html", context)


@needs_post
@require_POST
def print_form(request: SignedInRequest, code: str, fiscal_year: int) -> HttpResponse:
    """Ask for a print; it is made in the background."""
    body = body_for_printing(request.post, code)
    form, output = form_of(request.POST.get("form", "")), request.POST.get("format", "")
    if output not in {each.value for each in Format}:
        raise NotVisible(output)
    job = ask_for(
        "publishing.print",
        by=request.post,
        body=str(body.pk),
        form=form.code,
        format=output,
        fiscal_year=fiscal_year,
    )
    return redirect("jobs:job", job.pk)
