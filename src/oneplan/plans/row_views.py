"""A plan as it stood on a day, and one row of it through every edition."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneplan.core.asked import asked_key, asked_words
from oneplan.plans.access import plan_for_reading
from oneplan.plans.rows import asked_day, mentions_of, plan_as_of
from oneplan.plans.telling import names_of_sources, tell_differences
from oneplan.threads.access import reach


@require_safe
def standing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is valid on a day: the books on a time line, and the valid row of every project."""
    post = getattr(request, "post", None)
    plan = plan_for_reading(post, pk)
    day = asked_day(request.GET, today=timezone.localdate())
    context = {
        "plan": plan,
        "subject": plan.subject,
        "words": asked_words(request.GET),
        "shown": plan_as_of(plan, day, request.GET, reach=reach(post)),
    }
    return render(request, "plans/standing.html", context)


@require_safe
def row(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What each edition printed about one row (``?of=``), and what it changed."""
    post = getattr(request, "post", None)
    plan = plan_for_reading(post, pk)
    key = asked_key(request.GET, "of")
    found = mentions_of(plan, key, reach=reach(post)) if key else []
    names = names_of_sources()
    context = {
        "plan": plan,
        "subject": plan.subject,
        "mentions": [(each, tell_differences(each.differences, names)) for each in found],
        "latest": found[-1].listing if found else None,
    }
    return render(request, "plans/row.html", context)
