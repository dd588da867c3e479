"""The causal chains of a round's or a plan's works, for whoever reviews them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from oneplan.annual_plans.access import round_for_reading
from oneplan.annual_plans.xyz import (
    chains_asked,
    export_rows,
    headings,
    works_of_edition,
    works_of_round,
)
from oneplan.core.asked import asked_choice
from oneplan.core.exporting import FORMATS, as_file
from oneplan.plans.access import plan_for_reading
from oneplan.plans.queries import chosen_edition, editions_readable
from oneplan.threads.access import reach


@require_safe
def xyz_of_round(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Which works of a ranked list tell which step of their chain."""
    post = getattr(request, "post", None)
    round_ = round_for_reading(post, pk)
    works = works_of_round(round_, reach=reach(post))
    context = {
        "subject": round_.subject,
        "title": round_.subject.title,
        "back": reverse("annual_plans:round", args=[pk]),
    }
    return _answer(request, works, context)


@require_safe
def xyz_of_plan(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Which works a plan lists tell which step of their chain."""
    post = getattr(request, "post", None)
    plan = plan_for_reading(post, pk)
    edition = chosen_edition(editions_readable(plan, reach=reach(post)), request.GET)
    if edition is None:
        return redirect("plans:plan", pk)
    context = {
        "subject": plan.subject,
        "title": plan.title,
        "back": reverse("plans:plan", args=[pk]),
    }
    return _answer(request, works_of_edition(edition, reach=reach(post)), context)


def _answer(request: HttpRequest, works: list[UUID], context: dict[str, Any]) -> HttpResponseBase:
    """The list as a page, or with ``as`` exactly its works as a file."""
    post = getattr(request, "post", None)
    output = asked_choice(request.GET, "as", FORMATS)
    shown = chains_asked(works, request.GET, reach=reach(post), is_whole=bool(output))
    if output:
        name = f"xyz-{context['subject'].public_no}"
        return as_file(headings(), export_rows(shown.works), name=name, output=output)
    return render(request, "annual_plans/xyz.html", {**context, "shown": shown})
