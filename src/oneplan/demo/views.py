"""The guided tour of the example province; where demo accounts are closed there is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from oneplan.accounts import demo_accounts
from oneplan.demo import tour
from oneplan.demo.tour_stops import STOPS, is_ready

Asked = ParamSpec("Asked")
View = Callable[Concatenate[HttpRequest, Asked], HttpResponse]


def only_in_trials(view: View[Asked]) -> View[Asked]:
    """Where demo accounts may not be used there is no such page."""

    @wraps(view)
    def shown(request: HttpRequest, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponse:
        if not demo_accounts.are_open():
            raise Http404
        return view(request, *args, **kwargs)

    return shown


@only_in_trials
@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What the five minutes show, stop by stop, and the button that starts them."""
    return render(request, "demo/tour.html", {"stops": STOPS, "is_ready": is_ready()})


@only_in_trials
@never_cache
@require_POST
def stop(request: HttpRequest, number: int) -> HttpResponse:
    """Go to a stop of the tour, as the person it is seen as."""
    if not is_ready():
        return redirect("demo:tour")
    try:
        return redirect(tour.go_to(request, number))
    except LookupError:
        raise Http404 from None


@only_in_trials
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Leave the tour and stay as the person one is."""
    tour.leave(request)
    return redirect("demo:tour")
