"""How the board answers a form: a page to go on to, or a word to the waiting browser.

A browser that keeps what is written while the line is down sends it with ``HX-Request`` and
takes 204 for done; anything else it shows beside what was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from oneplan.value_chains.models import Board

GROUP = "value_chains_group"
VERSION = "X-Board-Version"
"""The version a card has after it was written, for what waits behind in the same browser."""


def is_part(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def done(request: HttpRequest, board: Board, *, at: str = "", version: int = 0) -> HttpResponse:
    """The change stands: 204 for a waiting browser, else back to the board."""
    if is_part(request):
        answer = HttpResponse(status=204)
        answer[VERSION] = str(version)
        return answer
    return redirect(f"{reverse('value_chains:board', args=[board.pk])}{at}")


def again(
    request: HttpRequest, name: str, context: Mapping[str, Any], *, status: int
) -> HttpResponse:
    """The form once more, with what is wrong or with both texts; alone for a waiting browser."""
    folder = "value_chains/parts/" if is_part(request) else "value_chains/"
    return render(request, f"{folder}{name}.html", context, status=status)


def group_of(request: HttpRequest) -> str:
    """The name of the group this browser wrote under last."""
    return str(request.session.get(GROUP, "")) if request.session else ""


def remember_group(request: HttpRequest, group: str) -> None:
    if group and group_of(request) != group:
        request.session[GROUP] = group
