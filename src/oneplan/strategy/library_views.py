"""Pages of the library: the lists we align to, one of them as a tree, one target, two versions."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.accounts.permissions import may
from oneplan.core import exporting
from oneplan.core.asked import asked_choice
from oneplan.core.errors import Refusal
from oneplan.core.exporting import FORMATS
from oneplan.core.messages import text_of
from oneplan.strategy import library_pages
from oneplan.strategy.access import (
    list_for_keeping,
    list_for_reading,
    province_to_move,
    target_for_keeping,
    target_for_reading,
)
from oneplan.strategy.counting import tree_of
from oneplan.strategy.crosswalk_queries import crosswalks_of
from oneplan.strategy.forms import KeywordsForm, YearsForm
from oneplan.strategy.library import set_keywords, set_years
from oneplan.threads.access import reach

KEEP, MOVE = "strategy.keep_library", "strategy.move_alignments"


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """Every list version, narrowed as asked."""
    post = getattr(request, "post", None)
    context = {
        "library": library_pages.library(request.GET, reach=reach(post)),
        "may_keep": may(post, KEEP),
    }
    return render(request, "strategy/lists.html", context)


@require_safe
def one_list(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """A list version as a tree with what serves each target; ``format`` gives it as a file."""
    post = getattr(request, "post", None)
    version = list_for_reading(pk)
    output = asked_choice(request.GET, "format", FORMATS)
    if output:
        rows, name = library_pages.as_rows(version), f"{version.code}-{version.version}"
        return exporting.as_file(library_pages.HEADINGS, rows, name=name, output=output)
    moves = post is not None and may(post, MOVE)
    context = {
        "version": version,
        "tree": tree_of(version, reach=reach(post)),
        "beside": library_pages.versions_beside(version),
        "may_keep": may(post, KEEP),
        "may_move": moves,
        "walks": crosswalks_of(version, province_to_move(post)) if post and moves else [],
    }
    return render(request, "strategy/list.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def years(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """For which years a list version holds; overlapping years are refused with the remedy."""
    version = list_for_keeping(request.post, pk)
    form = YearsForm(request.POST) if request.method == "POST" else YearsForm.of(version)
    if request.method == "POST" and form.is_valid():
        try:
            set_years(version, **form.cleaned_data, by=request.post)
        except Refusal as refusal:
            form.add_error("years", text_of(refusal))
        else:
            messages.success(request, _("The years of the list were recorded."))
            return redirect("strategy:list", pk)
    return render(request, "strategy/list_years.html", {"form": form, "version": version})


@require_safe
def beside(request: HttpRequest, pk: UUID, other: UUID) -> HttpResponse:
    """Two versions of a list: what was added, removed, reworded word by word, moved."""
    found = library_pages.compared(list_for_reading(pk), list_for_reading(other))
    return render(request, "strategy/list_beside.html", {"compared": found})


@require_safe
def target(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A target: what it lies below, its parts, what serves it, its keywords, its history."""
    post = getattr(request, "post", None)
    found = library_pages.target_page(target_for_reading(pk), request.GET, reach=reach(post))
    context = {"page": found, "target": found.target, "may_keep": may(post, KEEP)}
    return render(request, "strategy/target.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def keywords(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The words that speak for a target, kept by officials."""
    found = target_for_keeping(request.post, pk)
    form = KeywordsForm(request.POST) if request.method == "POST" else KeywordsForm.of(found)
    if request.method == "POST" and form.is_valid():
        set_keywords(found, form.cleaned_data["keywords"], by=request.post)
        messages.success(request, _("The keywords were recorded."))
        return redirect("strategy:target", pk)
    return render(request, "strategy/keywords.html", {"form": form, "target": found})
