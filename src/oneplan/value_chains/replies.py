"""How the board answers a form: a page to go on to, or a word to the waiting browser.

The browser's outbox sends it as a part and takes 204 for done (``core.outbox``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.forms import BaseForm, Field
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from oneplan.core import outbox
from oneplan.core.both_texts import both_texts
from oneplan.core.errors import Overtaken, Refusal
from oneplan.core.messages import text_of
from oneplan.core.outbox import is_part
from oneplan.value_chains.models import Board

Made = TypeVar("Made")

GROUP = "value_chains_group"


def done(request: HttpRequest, board: Board, *, at: str = "", version: int = 0) -> HttpResponse:
    """The change stands: 204 for a waiting browser, else back to the board."""
    if is_part(request):
        return outbox.done(version=version)
    return redirect(f"{reverse('value_chains:board', args=[board.pk])}{at}")


def attempt(form: BaseForm, act: Callable[[], Made]) -> tuple[Made | None, Overtaken | None]:
    """What came of an act, or who was quicker; any other refusal stands on the form."""
    try:
        return act(), None
    except Overtaken as overtaken:
        return None, overtaken
    except Refusal as refusal:
        form.add_error(None, text_of(refusal))
        return None, None


def again(
    request: HttpRequest,
    board: Board,
    form: BaseForm | None,
    *,
    action: str,
    title: str,
    lost: Overtaken | None = None,
    fields: Mapping[str, Field] | None = None,
    is_withdrawal: bool = False,
) -> HttpResponse:
    """The form once more, with what is wrong or with both texts; alone for a waiting browser.

    ``fields`` carry the labels of the texts of ``lost``, where the form has others.
    """
    labels = fields or (form.fields if form else {})
    context = {
        "board": board,
        "form": form,
        "action": action,
        "title": title,
        "words": text_of(lost) if lost else "",
        "both": both_texts(lost, labels) if lost else (),
        "is_withdrawal": is_withdrawal,
    }
    folder = "value_chains/parts/" if is_part(request) else "value_chains/"
    return render(request, f"{folder}card_again.html", context, status=409)


def group_of(request: HttpRequest) -> str:
    """The name of the group this browser wrote under last."""
    return str(request.session.get(GROUP, "")) if request.session else ""


def remember_group(request: HttpRequest, group: str) -> None:
    if group and group_of(request) != group:
        request.session[GROUP] = group
