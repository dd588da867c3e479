"""The API: every app's routes under one address, with the rights of the pages."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from ninja.errors import AuthenticationError, HttpError
from ninja.errors import ValidationError as Unreadable

from oneplan.annual_plans.api import router as rounds
from oneplan.api.described import DescribedAPI
from oneplan.api.door import door
from oneplan.api.problems import nothing_here, problem
from oneplan.areas.api import bodies
from oneplan.areas.api import places as areas
from oneplan.budget.api import router as places
from oneplan.committees.api import router as meetings
from oneplan.core.api import router as code_lists
from oneplan.core.errors import AccessDenied, NotVisible, Refusal
from oneplan.core.middleware import came_second
from oneplan.cycles.api import router as calendar
from oneplan.documents.api import router as papers
from oneplan.funds.api import frames
from oneplan.funds.api import router as lines
from oneplan.indicators.api import router as indicators
from oneplan.jobs.api import router as jobs
from oneplan.monitoring.api import router as progress
from oneplan.needs.api import router as needs
from oneplan.plans.api import router as plans
from oneplan.projects.api_acts import projects
from oneplan.projects.api_acts import router as activities
from oneplan.screening.api import overlaps, scores
from oneplan.strategy.api import router as alignments
from oneplan.threads.api_acts import referrals
from oneplan.threads.api_acts import router as subjects

api = DescribedAPI(
    title="OnePlan",
    version="1",
    description=(
        "Everything the pages show, with the rights of the post that asks, or of the public. "
        "Records outside the reader's circle do not exist (404). Money is baht as exact text; "
        "years are Buddhist; days are ISO. Problems are told as RFC 9457 reports."
    ),
    urls_namespace="api",
    docs_url=None,
    openapi_url="/openapi.json",
)

ROUTERS = (
    ("/subjects", subjects, "records"),
    ("/referrals", referrals, "records"),
    ("/needs", needs, "needs"),
    ("/projects", projects, "projects"),
    ("/activities", activities, "projects"),
    ("/alignments", alignments, "projects"),
    ("/progress", progress, "projects"),
    ("/scores", scores, "screening"),
    ("/overlaps", overlaps, "screening"),
    ("/plans", plans, "plans"),
    ("/rounds", rounds, "rounds"),
    ("/meetings", meetings, "meetings"),
    ("/lines", lines, "money"),
    ("/frames", frames, "money"),
    ("/places", places, "money"),
    ("/indicators", indicators, "indicators"),
    ("/papers", papers, "papers"),
    ("/jobs", jobs, "jobs"),
    ("/areas", areas, "lists"),
    ("/bodies", bodies, "lists"),
    ("/code-lists", code_lists, "lists"),
    ("/calendar", calendar, "lists"),
)
"""Where each app's routes stand, and the area of work whose scopes they need."""

for prefix, router, area in ROUTERS:
    router.add_decorator(door(area), mode="view")
    api.add_router(prefix, router)


def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """An address the API does not have, told in its own way."""
    return nothing_here(request)


@api.exception_handler(NotVisible)
def _not_visible(request: HttpRequest, _error: Exception) -> HttpResponse:
    return nothing_here(request)


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, _error: Exception) -> HttpResponse:
    return nothing_here(request)


@api.exception_handler(Refusal)
def _refused(_request: HttpRequest, refusal: Refusal | type[Refusal]) -> HttpResponse:
    assert isinstance(refusal, Refusal)
    return problem(refusal, status=409)


@api.exception_handler(AccessDenied)
def _denied(_request: HttpRequest, denied: AccessDenied | type[AccessDenied]) -> HttpResponse:
    assert isinstance(denied, AccessDenied)
    facts = {"permission": denied.permission}
    return problem(Refusal("core.access_denied"), status=403, facts=facts)


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
    return problem(Refusal("api.unreadable"), status=422, facts={"wrong": wrong})


@api.exception_handler(HttpError)
def _turned_down(_request: HttpRequest, error: HttpError | type[HttpError]) -> HttpResponse:
    assert isinstance(error, HttpError)
    return problem(Refusal("api.turned_down", why=str(error)), status=error.status_code)


@api.exception_handler(DatabaseError)
def _came_second(_request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    assert isinstance(error, Exception)
    if not came_second(error):
        raise error
    return problem(Refusal("core.at_once"), status=409)
