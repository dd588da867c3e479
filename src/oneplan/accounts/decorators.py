"""The guard of office pages: signed in, and holding a post today."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render, resolve_url
from django.utils import timezone

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.queries import terms_of
from oneplan.core.outbox import is_part

P = ParamSpec("P")


def needs_post(
    view: Callable[Concatenate[SignedInRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Send strangers to the sign-in page and back; tell those whose post has ended.

    A part of a page asked for by htmx sends the whole page to the sign-in, so that no sign-in
    form appears inside a table.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        if getattr(request, "post", None) is None:
            return _no_post(request, request.user.pk)
        return view(cast(SignedInRequest, request), *args, **kwargs)

    return guarded


def _no_post(request: HttpRequest, user_id: int) -> HttpResponse:
    """Tells which terms ended, which are to come, and whom to ask."""
    today = timezone.localdate()
    context = {"own": terms_of(user_id, on=today), "today": today}
    return render(request, "accounts/no_post.html", context, status=403)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if is_part(request):
        here = request.headers.get("HX-Current-URL", "")
        answer = HttpResponse(status=200)
        answer["HX-Redirect"] = redirect_to_login(here, resolve_url(settings.LOGIN_URL))["Location"]
        return answer
    back = request.get_full_path() if request.method in ("GET", "HEAD") else _page_before(request)
    return redirect_to_login(back, resolve_url(settings.LOGIN_URL))


def _page_before(request: HttpRequest) -> str:
    """A form sent too late goes back to the page it stood on, where its text is kept."""
    return request.headers.get("Referer") or request.get_full_path()
