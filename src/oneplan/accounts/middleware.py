"""Which post the signed-in person acts as in this request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from oneplan.accounts.access import acting_post


class ActingPostMiddleware:
    """Sets ``request.post`` (a Post or None) once per request, from the session's choice."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.post = acting_post(request)  # type: ignore[attr-defined]
        return self.get_response(request)
