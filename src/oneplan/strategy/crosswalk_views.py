"""Pages of a crosswalk: begin it, choose where the texts leave it open, apply it, undo it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.strategy.access import (
    crosswalk_for_moving,
    line_for_choosing,
    list_for_reading,
    province_to_move,
)
from oneplan.strategy.crosswalk_queries import new_targets_of, suggestions_for, walk_page
from oneplan.strategy.crosswalks import (
    ask_to_apply,
    ask_to_undo,
    choose_new_targets,
    prepare_crosswalk,
)
from oneplan.strategy.forms import CrosswalkForm, NewTargetsForm


@needs_post
@require_http_methods(["GET", "POST"])
def crosswalk_new(request: SignedInRequest, pk: UUID, other: UUID) -> HttpResponse:
    """Begin moving the alignments of the post's province from one list version to another."""
    province = province_to_move(request.post)
    old, new = list_for_reading(pk), list_for_reading(other)
    form = CrosswalkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            walk = prepare_crosswalk(
                old, new, province_code=province, by=request.post, **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            return redirect("strategy:crosswalk", walk.pk)
    context = {"form": form, "old": old, "new": new, "province": province}
    return render(request, "strategy/crosswalk_new.html", context)


@needs_post
@require_safe
def crosswalk(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """A crosswalk: how each old target goes on, and what applying it would do."""
    walk = crosswalk_for_moving(request.post, pk)
    return render(request, "strategy/crosswalk.html", {"page": walk_page(walk), "walk": walk})


@needs_post
@require_http_methods(["GET", "POST"])
def crosswalk_line(request: SignedInRequest, pk: UUID, line_pk: UUID) -> HttpResponse:
    """One old target: five suggestions with the words that matched, and a person's choice."""
    line = line_for_choosing(request.post, pk, line_pk)
    targets = new_targets_of(line.crosswalk)
    found = suggestions_for(line)
    given = request.POST if request.method == "POST" else None
    form = NewTargetsForm(given, line=line, targets=targets, first=found)
    if request.method == "POST" and form.is_valid():
        try:
            choose_new_targets(line, form.cleaned_data["targets"], by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("Recorded: %(target)s") % {"target": line.old_target})
            page = walk_page(line.crosswalk)
            if page.first_open and "next" in request.POST:
                return redirect("strategy:crosswalk-line", pk, page.first_open)
            return redirect("strategy:crosswalk", pk)
    context = {"form": form, "line": line, "walk": line.crosswalk, "suggested": found}
    return render(request, "strategy/crosswalk_line.html", context)


@needs_post
@require_POST
def crosswalk_apply(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Move the links in the background."""
    return redirect(
        "jobs:job", ask_to_apply(crosswalk_for_moving(request.post, pk), by=request.post).pk
    )


@needs_post
@require_POST
def crosswalk_undo(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Bring the links back in the background."""
    return redirect(
        "jobs:job", ask_to_undo(crosswalk_for_moving(request.post, pk), by=request.post).pk
    )
