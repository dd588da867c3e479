"""How a form answers the browser's outbox, which keeps what is written while the line is down.

The outbox (``core/js/outbox.js``) sends a form marked ``data-queue`` with ``HX-Request`` and, in
``X-OnePlan-Post``, the post that wrote it.  204 or 201 is done, 201 with the words to show and the
address of what was made; ``HX-Redirect`` waits for a sign-in; a failure of the server is tried
again; any other answer is shown beside what was written.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

VERSION = "X-OnePlan-Version"
"""The version a record has after it was written, for what waits behind in the same browser."""
WRITTEN_AS = "X-OnePlan-Post"
LEADS = "X-OnePlan-Leads"


def is_part(request: HttpRequest) -> bool:
    """Whether a script asks, to put the answer into a page that stands."""
    return request.headers.get("HX-Request") == "true"


def leads_on(request: HttpRequest) -> bool:
    """Whether the browser goes on to what was made; not where the words have waited for a line."""
    return not is_part(request) or LEADS in request.headers


def done(*, version: int = 0) -> HttpResponse:
    """Written, and nothing to tell but the version it has now."""
    answer = HttpResponse(status=204)
    answer[VERSION] = str(version)
    return answer


def arrived(request: HttpRequest, words: str, *, address: str) -> HttpResponse:
    """Written, and where it stands."""
    context = {"words": words, "address": address}
    answer = render(request, "parts/arrived.html", context, status=201)
    answer["Location"] = address
    return answer
