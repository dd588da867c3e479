"""Reading offline: whose pages a browser may keep, told with each page, and the worker's address.

The service worker keeps the pages a reader has seen and shows them, with their date, when there
is no line.  Each page says whose it is in ``READER``; a page of another reader, or of nobody
after signing out, makes the worker forget all pages of the one before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

READER = "X-OnePlan-Reader"
SCRIPT = Path(__file__).parent / "static" / "core" / "js" / "service-worker.js"


class ReaderMiddleware:
    """Says on each page whose it is: a digest of session and post, or ``public``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.get("Content-Type", "").startswith("text/html"):
            answer[READER] = _reader(request)
        return answer


def _reader(request: HttpRequest) -> str:
    post = getattr(request, "post", None)
    if post is None:
        return "public"
    key = f"{request.session.session_key}:{post.pk}"
    return salted_hmac("oneplan.reader", key, algorithm="sha256").hexdigest()[:24]


@cache_control(no_cache=True)
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker itself, from the root so that it may keep every page."""
    script = SCRIPT.read_text(encoding="utf-8")
    version = hashlib.sha256(f"{script}{settings.STATIC_URL}".encode()).hexdigest()[:12]
    script = script.replace("{{version}}", version).replace("{{static}}", settings.STATIC_URL)
    return HttpResponse(script, content_type="text/javascript")
