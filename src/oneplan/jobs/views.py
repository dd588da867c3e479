"""Watching background work."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.outbox import is_part
from oneplan.jobs.queries import job_of


@needs_post
@require_safe
def job(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """How far a job is, and where its result stands; asked again as a part while it runs.

    A handler that made something to look at returns its page as ``address`` in the result.
    """
    asked_by_htmx = is_part(request)
    template = "jobs/parts/watch.html" if asked_by_htmx else "jobs/job.html"
    return render(request, template, {"job": job_of(request.post, pk)})
