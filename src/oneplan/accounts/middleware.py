"""Which post the signed-in person acts as in this request."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from oneplan.accounts.access import acting_post, leave_ended_post, posts_of
from oneplan.core.outbox import WRITTEN_AS


class ActingPostMiddleware:
    """Sets ``request.post`` (a Post or None) from the session's choice, and the posts held.

    Where the chosen post is held no more, another one steps in, and the reader is told once; a
    form that was written as the former post changes nothing.  What a browser kept while the line
    was down is taken only as the post that wrote it; until then it waits there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        held = posts_of(request)
        post = acting_post(request, held)
        request.post, request.held_posts = post, held  # type: ignore[attr-defined]
        ended = leave_ended_post(request, post) if post is not None else ""
        if ended and request.method not in ("GET", "HEAD"):
            return render(request, "accounts/post_ended.html", {"ended": ended}, status=409)
        if ended:
            words = _("%(ended)s is not yours any more. You act as %(now)s.")
            messages.warning(request, words % {"ended": ended, "now": post})
        if post is not None and request.headers.get(WRITTEN_AS, str(post.pk)) != str(post.pk):
            answer = HttpResponse(status=200)
            answer["HX-Redirect"] = reverse("accounts:choose-post")
            return answer
        return self.get_response(request)
