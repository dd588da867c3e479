"""The door of the API: who calls, whether they may, and how often.

A call carries the token of a program, the session of a browser, or nothing and is the public's.
The token's post acts like a signed-in one: every right, every record and every audit entry is
decided by the same rules as on the pages, and the token's scopes only take away.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import conditional_page
from ninja.utils import check_csrf

from oneplan.api import once, rules
from oneplan.api.access import token_of
from oneplan.api.models import Token
from oneplan.api.problems import problem
from oneplan.api.services import count_call
from oneplan.core.errors import Refusal

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
View = Callable[..., HttpResponse]


def door(area: str) -> Callable[[View], View]:
    """Guard every route of an area of work (``areas_of_work``)."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            token, turned_away = _let_in(request, area)
            answer = turned_away or _answer(request, token, view, args, kwargs)
            patch_vary_headers(answer, ["Authorization", "Cookie", "Accept-Language"])
            if not answer.has_header("Cache-Control"):
                patch_cache_control(answer, private=True, no_cache=True)
            return answer

        return guarded

    return guard


def _let_in(request: HttpRequest, area: str) -> tuple[Token | None, HttpResponse | None]:
    """The token that calls, if any, and the report for a call that is not let in."""
    is_safe = request.method in SAFE
    said = request.headers.get("Authorization", "")
    if not said:
        return None, None if is_safe else _turned_away(request)
    scheme, _space, secret = said.partition(" ")
    is_ours = scheme.lower() == "bearer"
    token = token_of(secret.strip(), on=timezone.localdate()) if is_ours else None
    if token is None:
        return None, _unknown("api.token_unknown")
    now = timezone.now()
    if count_call(token.pk, now=now) > rules.CALLS_A_MINUTE:
        wait = 60 - now.second
        refusal = Refusal("api.too_many_calls", most=rules.CALLS_A_MINUTE, seconds=wait)
        answer = problem(refusal, status=429)
        answer["Retry-After"] = str(wait)
        return None, answer
    request.post = token.post  # type: ignore[attr-defined]
    needed = rules.scope(area, is_safe=is_safe)
    if needed not in token.scopes:
        return None, problem(Refusal("api.scope_missing", scope=needed), status=403)
    return token, None


def _turned_away(request: HttpRequest) -> HttpResponse | None:
    """A change without a token needs the session of a post, and a form of our own."""
    if getattr(request, "post", None) is None:
        return _unknown("api.sign_in")
    if check_csrf(request) is not None:
        return problem(Refusal("api.foreign_form"), status=403)
    return None


def _holds_nul(request: HttpRequest) -> bool:
    """Whether what was sent holds the one character no database keeps."""
    return b"\x00" in request.body or b"\\u0000" in request.body


def _unknown(code: str) -> HttpResponse:
    answer = problem(Refusal(code), status=401)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def _answer(
    request: HttpRequest, token: Token | None, view: View, args: Any, kwargs: Any
) -> HttpResponse:
    if request.method in SAFE:
        answer: HttpResponse = conditional_page(view)(request, *args, **kwargs)
        return answer
    if _holds_nul(request):
        facts = {"wrong": [{"where": "body", "why": "holds a NUL character"}]}
        return problem(Refusal("api.unreadable"), status=422, facts=facts)
    if request.method == "POST" and once.HEADER in request.headers:
        asker: UUID = token.pk if token else request.post.pk  # type: ignore[attr-defined]
        return once.answered_once(
            request, asker=asker, answer=lambda: view(request, *args, **kwargs)
        )
    return view(request, *args, **kwargs)
