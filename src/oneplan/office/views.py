"""The first page of a post at work."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.office.queries import reach_of


@needs_post
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """Who one acts as, how far that reaches, and what can be opened from here."""
    reach = reach_of(request.post, on=timezone.localdate())
    return render(request, "office/home.html", {"reach": reach})
