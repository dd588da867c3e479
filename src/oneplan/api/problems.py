"""Problem reports (RFC 9457): the one form in which the API says that something is not done."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema

from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of

PROBLEM = "application/problem+json"
TYPES = "/api/errors#"
"""Beginning of the address that explains a kind of problem."""

TITLES = {
    HTTPStatus.BAD_REQUEST: _("The call makes no sense"),
    HTTPStatus.UNAUTHORIZED: _("Nobody is signed in"),
    HTTPStatus.FORBIDDEN: _("Not yours to do"),
    HTTPStatus.NOT_FOUND: _("Nothing here"),
    HTTPStatus.METHOD_NOT_ALLOWED: _("Not a way to use this address"),
    HTTPStatus.CONFLICT: _("Refused by a rule"),
    HTTPStatus.UNPROCESSABLE_ENTITY: _("Unreadable"),
    HTTPStatus.TOO_MANY_REQUESTS: _("Too many calls"),
}


class Problem(Schema):
    """Why something was not done.  ``code`` is for programs, ``detail`` for people."""

    type: str = Field(description="Where this kind of problem is explained")
    title: str = Field(description="The kind of problem, for people")
    status: int
    detail: str = Field(description="What is the matter this time, for people")
    code: str = Field(description="The code of a refusal, as the reference lists them")
    facts: dict[str, Any] = Field(description="What the detail is about; on 409 both texts")


def problem(
    refusal: Refusal, *, status: int, facts: Mapping[str, Any] | None = None
) -> HttpResponse:
    """A refusal as a report, with its own facts or those given instead."""
    report = {
        "type": f"{TYPES}{refusal.code}",
        "title": str(TITLES.get(HTTPStatus(status), HTTPStatus(status).phrase)),
        "status": status,
        "detail": text_of(refusal),
        "code": refusal.code,
        "facts": _plain(refusal.facts if facts is None else facts),
    }
    return JsonResponse(report, status=status, content_type=PROBLEM)


def nothing_here(_request: HttpRequest | None = None) -> HttpResponse:
    """The same for what is outside the circle and for what never was."""
    return problem(Refusal("api.nothing_here"), status=404)


def no_such_way(request: HttpRequest, allowed: str) -> HttpResponse:
    """An address called in a way it is not meant for; ``allowed`` names the ways it is."""
    told = problem(
        Refusal("api.no_such_way", method=request.method, allowed=allowed),
        status=HTTPStatus.METHOD_NOT_ALLOWED,
    )
    told["Allow"] = allowed
    return told


def _plain(value: Any) -> Any:
    """Facts as JSON has them; what JSON has not, as text."""
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
