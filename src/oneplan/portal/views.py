"""Pages for everybody: the same whoever looks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What OnePlan is, and the doors into it."""
    return render(request, "portal/front.html")
