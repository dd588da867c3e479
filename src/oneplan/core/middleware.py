"""Refusals and denied access become pages (or fragments) with their worded reason."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from psycopg.errors import DeadlockDetected, ExclusionViolation, UniqueViolation

from oneplan.core.errors import AccessDenied, NotVisible, Refusal
from oneplan.core.messages import text_of
from oneplan.core.outbox import is_part

logger = logging.getLogger(__name__)


class RefusalMiddleware:
    """Turns errors raised on purpose into 409, 403 and 404; everything else stays a 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotVisible):
            raise Http404 from exception
        if isinstance(exception, Refusal):
            return _told(request, text_of(exception), status=409)
        if isinstance(exception, AccessDenied):
            return _told(request, text_of(exception), status=403)
        if came_second(exception):
            logger.error("Twice at once: %s %s", request.method, request.path, exc_info=exception)
            return _told(request, text_of(Refusal("core.at_once")), status=409)
        return None


def came_second(exception: Exception) -> bool:
    """Whether the database refused a change because another one made at once stands already.

    Of two acts in one transaction's time the rules see neither's rows; a constraint lets the
    first stand.  Its transaction is undone, so that nothing is half done.
    """
    return isinstance(exception, DatabaseError) and isinstance(
        exception.__cause__, UniqueViolation | ExclusionViolation | DeadlockDetected
    )


def _told(request: HttpRequest, words: str, *, status: int) -> HttpResponse:
    is_fetched = is_part(request) and "HX-Boosted" not in request.headers
    page = "refusal_part.html" if is_fetched else "refusal.html"
    return render(request, page, {"words": words, "status": status}, status=status)
