"""The description of the API (OpenAPI 3.1): what ninja knows, and what the door adds."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from oneplan.api.areas_of_work import AREAS_OF_WORK
from oneplan.api.once import HEADER, REPLAYED
from oneplan.api.problems import PROBLEM, Problem, no_such_way
from oneplan.api.rules import CALLS_A_MINUTE, LONGEST_KEY

REPORTS = {
    400: "The body is no JSON.",
    401: "The token is unknown or has ended, or nobody is signed in.",
    403: "The post may read this but not do it, or the token lacks the scope.",
    404: "It does not exist, or lies outside the reader's circle: nobody is told which.",
    409: "A rule refuses; or somebody was quicker, with both texts in `facts`.",
    422: "The call cannot be read; `facts.wrong` tells field by field.",
    429: f"More than {CALLS_A_MINUTE} calls of this token in a minute; see `Retry-After`.",
}
SECURITY = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "The token of a program, made for a post under `/api/tokens`. Scopes: "
        + ", ".join(f"`{area}:read`, `{area}:write`" for area in AREAS_OF_WORK),
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "sessionid",
        "description": "A browser that signed in; changes need its CSRF token in `X-CSRFToken`.",
    },
}
KEY = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "schema": {"type": "string", "pattern": f"^[!-~]{{1,{LONGEST_KEY}}}$"},
    "description": "Made by the program for one act. The same call under the same key is done "
    f"once and answered alike for 48 hours, marked `{REPLAYED}: true`.",
}


Viewed = Callable[..., HttpResponseBase]


class DescribedAPI(NinjaAPI):
    """An API whose description tells of every way a call can end, and which tells them alike."""

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        found = super()._get_urls()
        for each in found:
            if isinstance(each, URLPattern):
                each.callback = _telling_methods(each.callback)
        return found

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        described = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        components = described.setdefault("components", {})
        schemas = components.setdefault("schemas", {})
        schemas[Problem.__name__] = Problem.model_json_schema(mode="serialization")
        components["securitySchemes"] = SECURITY
        for operations in described["paths"].values():
            for method, operation in operations.items():
                _complete(method, operation)
        return described


def _complete(method: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    is_safe = method == "get"
    for status, words in REPORTS.items():
        if status not in (400, 409) or not is_safe:
            responses.setdefault(status, _report(words))
    if is_safe:
        responses.setdefault(304, {"description": "Nothing new since the ETag that was sent."})
    if method == "post":
        operation.setdefault("parameters", []).append(KEY)
    operation["security"] = [{"token": []}, {"session": []}, *([{}] if is_safe else [])]


def _report(words: str) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{Problem.__name__}"}
    return {"description": words, "content": {PROBLEM: {"schema": schema}}}


def _telling_methods(view: Viewed) -> Viewed:
    """A view whose 405, which ninja answers without words, is a report like every other."""

    @wraps(view)
    def viewed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = view(request, *args, **kwargs)
        if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return no_such_way(request, answer.headers["Allow"])
        return answer

    return viewed
