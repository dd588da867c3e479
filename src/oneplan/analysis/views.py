"""The situation of a place on the web, and the needs behind each of its themes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oneplan.analysis.situation import headings, rows_as_file, situation_of
from oneplan.analysis.themes import OTHER, rows_of_theme, theme_codes
from oneplan.core.asked import asked_choice
from oneplan.core.exporting import FORMATS, as_file
from oneplan.coverage.gaps import scope_of
from oneplan.threads.access import reach


@require_safe
def situation(request: HttpRequest, code: str) -> HttpResponseBase:
    """What is known of a place in a year, beside its peers, each figure with its source."""
    shown = situation_of(code, request.GET, reach=reach(getattr(request, "post", None)))
    if output := asked_choice(request.GET, "as", FORMATS):
        name = f"situation-{shown.scope.area.code}-{shown.scope.fiscal_year}"
        return as_file(headings(), rows_as_file(shown), name=name, output=output)
    return render(request, "analysis/situation.html", {"shown": shown, "scope": shown.scope})


@require_safe
def theme(request: HttpRequest, code: str) -> HttpResponse:
    """The needs of one theme in a place and year; as many as the figure says."""
    scope = scope_of(code, request.GET, reach=reach(getattr(request, "post", None)))
    asked = asked_choice(request.GET, "theme", theme_codes()) or OTHER
    context = {"scope": scope, "shown": rows_of_theme(scope, asked, request.GET)}
    return render(request, "analysis/theme.html", context)
