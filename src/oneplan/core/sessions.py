"""Sessions: the cookie goes only with the answer that ended the session itself."""

from __future__ import annotations

from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers


class LateAnswerMiddleware(SessionMiddleware):
    """Keeps the answer to an earlier page's request from signing out whoever signed in since.

    Changing account ends the session and begins another.  What the page before still had under
    way, the count of notices say, then arrives with the ended session's cookie; Django answers
    that by removing the cookie of this name, which by now is the new one's.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        session = request.session
        if session.is_empty() and not session.modified:
            if session.accessed:
                patch_vary_headers(response, ("Cookie",))
            return response
        return super().process_response(request, response)
