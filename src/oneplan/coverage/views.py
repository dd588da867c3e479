"""Pages of coverage: gaps of the country and of a place, their rows, a target down to villages."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.asked import asked_choice, asked_key
from oneplan.coverage.country import country_coverage, target_in_country
from oneplan.coverage.downward import below_target
from oneplan.coverage.gaps import Gap, gaps_of, scope_of
from oneplan.coverage.rows import gap_rows, rows_of_approach, rows_of_target
from oneplan.strategy.access import target_for_reading
from oneplan.threads.access import reach


@needs_post
@require_safe
def own(request: SignedInRequest) -> HttpResponse:
    """The coverage of the place this post works for, else of the whole country."""
    code = request.post.area_id or request.post.body.seat_id or ""
    return redirect("coverage:place", code) if code else redirect("coverage:country")


@require_safe
def country(request: HttpRequest) -> HttpResponse:
    """The gaps of every province, and the national targets nothing in the country serves."""
    shown = country_coverage(request.GET, reach=reach(getattr(request, "post", None)))
    return render(request, "coverage/country.html", {"shown": shown})


@require_safe
def country_target(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A national target and the provinces that serve it; each leads on down to its villages."""
    target = target_for_reading(pk)
    shown = target_in_country(target, request.GET, reach=reach(getattr(request, "post", None)))
    return render(request, "coverage/country_target.html", {"shown": shown})


@require_safe
def place(request: HttpRequest, code: str) -> HttpResponse:
    """What serves nothing and what nothing serves, in one place and fiscal year."""
    scope = scope_of(code, request.GET, reach=reach(getattr(request, "post", None)))
    return render(request, "coverage/place.html", {"scope": scope, "gaps": gaps_of(scope)})


@require_safe
def rows(request: HttpRequest, code: str) -> HttpResponse:
    """The records behind one figure; their number and money are the figure's."""
    scope = scope_of(code, request.GET, reach=reach(getattr(request, "post", None)))
    target, approach = (asked_key(request.GET, name) for name in ("target", "approach"))
    if target:
        shown = rows_of_target(scope, target_for_reading(target), request.GET)
    elif approach:
        shown = rows_of_approach(scope, approach, request.GET)
    else:
        gap = Gap(asked_choice(request.GET, "gap", Gap) or Gap.NO_TARGET)
        shown = gap_rows(scope, gap, request.GET)
    return render(request, "coverage/rows.html", {"scope": scope, "shown": shown})


@require_safe
def down(request: HttpRequest, code: str, pk: UUID) -> HttpResponse:
    """A national target, the approaches of plans, their projects, the works and their villages."""
    scope = scope_of(code, request.GET, reach=reach(getattr(request, "post", None)))
    shown = below_target(scope, target_for_reading(pk), request.GET)
    return render(request, "coverage/down.html", {"scope": scope, "shown": shown})
