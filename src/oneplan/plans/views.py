"""Pages of plans: for the public and the office alike, as far as each may read."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from oneplan.accounts.permissions import may
from oneplan.core.outbox import is_part
from oneplan.plans.access import PREPARE, plan_for_reading
from oneplan.plans.outline import Outline, outline_of
from oneplan.plans.queries import (
    chosen_edition,
    edition_page,
    editions_readable,
    plan_type_names,
    plans_listed,
)
from oneplan.plans.services import edition_tabs
from oneplan.plans.tested import put_to_tests, quality_beside
from oneplan.saved_views.opening import opens_by_view
from oneplan.threads.access import reach
from oneplan.threads.panels import panels_for
from oneplan.threads.queries import story
from oneplan.threads.steering import steering
from oneplan.threads.telling import told_lines


@require_safe
@opens_by_view("plans:plan-list")
def plan_list(request: HttpRequest) -> HttpResponse:
    post = getattr(request, "post", None)
    listed = plans_listed(request.GET, reach=reach(post))
    context = {"listed": listed, "may_open": may(post, PREPARE)}
    return render(request, "plans/plan_list.html", context)


@require_safe
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One plan: its editions, and what the chosen one says and prints.

    Of a large one an outline; htmx fetches an issue when it is opened, and the advice after it.
    """
    post = getattr(request, "post", None)
    found = plan_for_reading(post, pk)
    seen = reach(post)
    editions = editions_readable(found, reach=seen)
    edition = chosen_edition(editions, request.GET)
    here = reverse("plans:plan", args=[pk])
    told = story(found.subject, reach=seen)
    shown = edition_page(edition, request.GET, reach=seen) if edition else None
    outline = outline_of(shown, request.GET) if shown else Outline(is_folded=False)
    reviewed: dict[str, object] = {}
    is_fetched = outline.is_folded and is_part(request)
    if shown and (is_fetched or outline.opened or not outline.is_folded):
        tested = put_to_tests(shown.edition, reach=seen, printed=shown)
        reviewed = {"tested": tested, "quality": quality_beside(shown, tested)}
    if is_fetched:
        part = "issue_body" if outline.opened else "reviewed"
        context = {"plan": found, "shown": shown, "issue": outline.opened, **reviewed}
        return render(request, f"plans/parts/{part}.html", context)
    context = {
        "plan": found,
        "subject": found.subject,
        "type_name": plan_type_names().get(found.type_code, found.type_code),
        "tabs": edition_tabs(editions, edition, here=here),
        "shown": shown,
        "outline": outline,
        **reviewed,
        "story": told,
        "told": told_lines(told),
        "steering": steering(post, found.subject),
        "panels": panels_for(found.subject, post),
    }
    return render(request, "plans/plan.html", context)
