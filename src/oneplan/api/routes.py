"""The API: every app's routes under one address, the same rights as the pages, one kind of error.

An error is a problem report ``{"code", "message", "facts"}``: ``code`` for programs, ``message``
for people in their language, ``facts`` what the message is about.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError
from ninja.errors import ValidationError as Unreadable

from oneplan.annual_plans.api import router as rounds
from oneplan.budget.api import router as places
from oneplan.core.errors import AccessDenied, NotVisible, Refusal
from oneplan.core.messages import text_of
from oneplan.funds.api import router as lines
from oneplan.needs.api import router as needs
from oneplan.projects.api import router as activities
from oneplan.threads.api import router as subjects

PROBLEM = "application/problem+json"

api = NinjaAPI(
    title="OnePlan",
    version="1",
    description=(
        "Everything the pages show, with the rights of the signed-in post, or of the public. "
        "Records outside the reader's circle do not exist (404). Money is baht as exact text; "
        "years are Buddhist."
    ),
    urls_namespace="api",
    docs_url=None,
    openapi_url="/openapi.json",
)
api.add_router("/subjects", subjects)
api.add_router("/needs", needs)
api.add_router("/activities", activities)
api.add_router("/lines", lines)
api.add_router("/places", places)
api.add_router("/rounds", rounds)


def problem(refusal: Refusal, *, status: int, **facts: Any) -> HttpResponse:
    """A problem report: the refusal's code and words, its facts or those given instead."""
    report = {
        "code": refusal.code,
        "message": text_of(refusal),
        "facts": facts or {name: str(value) for name, value in refusal.facts.items()},
    }
    return JsonResponse(report, status=status, content_type=PROBLEM)


def nowhere(_request: HttpRequest, rest: str = "") -> HttpResponse:
    """An address the API does not have, told in its own way."""
    return _nothing_here()


@api.exception_handler(NotVisible)
def _not_visible(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return _nothing_here()


@api.exception_handler(Http404)
def _not_found(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return _nothing_here()


@api.exception_handler(Refusal)
def _refused(_request: HttpRequest, refusal: Refusal | type[Refusal]) -> HttpResponse:
    assert isinstance(refusal, Refusal)
    return problem(refusal, status=409)


@api.exception_handler(AccessDenied)
def _denied(_request: HttpRequest, denied: AccessDenied | type[AccessDenied]) -> HttpResponse:
    assert isinstance(denied, AccessDenied)
    return problem(Refusal("core.access_denied"), status=403, permission=denied.permission)


@api.exception_handler(AuthenticationError)
def _not_signed_in(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return problem(Refusal("api.sign_in"), status=401)


@api.exception_handler(Unreadable)
def _unreadable(_request: HttpRequest, error: Unreadable | type[Unreadable]) -> HttpResponse:
    assert isinstance(error, Unreadable)
    wrong = [
        {"where": ".".join(str(step) for step in each["loc"]), "why": str(each["msg"])}
        for each in error.errors
    ]
    return problem(Refusal("api.unreadable"), status=422, wrong=wrong)


@api.exception_handler(HttpError)
def _turned_down(_request: HttpRequest, error: HttpError | type[HttpError]) -> HttpResponse:
    assert isinstance(error, HttpError)
    return problem(Refusal("api.turned_down", why=str(error)), status=error.status_code)


def _nothing_here() -> HttpResponse:
    return problem(Refusal("api.nothing_here"), status=404)
