"""Guests: readers without an account whom a dated link lets in."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from oneplan.threads.guests import guest_post, live_link, note_opening

GUEST_KEY = "guest_link"


class GuestMiddleware:
    """Lets a session that opened a guest link read what it opens; asks nothing of anybody else.

    Guests only read: anything but GET and HEAD is done as the public.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.get(GUEST_KEY)
        if key is None or request.user.is_authenticated or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        link = live_link(pk=key)
        if link is None:
            del request.session[GUEST_KEY]
            return self.get_response(request)
        request.post = guest_post(link)  # type: ignore[attr-defined]
        answer = self.get_response(request)
        note_opening(link, path=request.path)
        return answer
