"""The board on the web: opened on a plan, read, asked again and again, closed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.threads.access import reach
from oneplan.threads.queries import story
from oneplan.threads.steering import steering
from oneplan.threads.telling import told_lines
from oneplan.value_chains import listing
from oneplan.value_chains.access import (
    board_for_keeping,
    board_for_reading,
    link_of,
    plan_for_opening,
)
from oneplan.value_chains.forms import BoardForm, LinkForm
from oneplan.value_chains.opening import add_link, close_board, drop_link, open_again, open_board
from oneplan.value_chains.queries import issues_of, stage_choices
from oneplan.value_chains.replies import group_of
from oneplan.value_chains.showing import at_hand


@require_safe
def board_list(request: HttpRequest) -> HttpResponse:
    """The boards of all plans, or of one plan or body."""
    seen = reach(getattr(request, "post", None))
    context = {"listed": listing.board_list(request.GET, reach=seen)}
    return render(request, "value_chains/board_list.html", context)


@require_safe
def board(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The whole board with its story; the browser asks for ``now`` afterwards."""
    post = getattr(request, "post", None)
    found = board_for_reading(post, pk)
    seen = reach(post)
    told = story(found.subject, reach=seen)
    context = at_hand(found, post, group=group_of(request)) | {
        "subject": found.subject,
        "issue": listing.issues_of_boards([found], reach=seen).get(found.element_id),
        "story": told,
        "told": told_lines(told),
        "steering": steering(post, found.subject),
    }
    return render(request, "value_chains/board.html", context)


@require_safe
def board_now(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What stands on the board now; nothing (204) where the asker has seen ``seen`` already."""
    post = getattr(request, "post", None)
    found = board_for_reading(post, pk)
    if request.GET.get("seen") == str(found.change_no):
        return HttpResponse(status=204)
    context = at_hand(found, post, group=group_of(request))
    return render(request, "value_chains/parts/now.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def board_new(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Open a board on a plan."""
    plan = plan_for_opening(request.post, pk)
    form = BoardForm(request.POST or None, issues=issues_of(plan))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = open_board(
                plan, product=given["product"], element=given["element"], by=request.post
            )
        except Refusal as refusal:
            form.add_error("product", text_of(refusal))
        else:
            words = _("The board is open. Circulate it so that other bodies can sit at it.")
            messages.success(request, words)
            return redirect("value_chains:board", made.pk)
    return render(request, "value_chains/board_new.html", {"plan": plan, "form": form})


@needs_post
@require_POST
def board_close(request: SignedInRequest, pk: UUID) -> HttpResponse:
    close_board(board_for_keeping(request.post, pk), by=request.post)
    return redirect("value_chains:board", pk)


@needs_post
@require_POST
def board_open_again(request: SignedInRequest, pk: UUID) -> HttpResponse:
    open_again(board_for_keeping(request.post, pk), by=request.post)
    return redirect("value_chains:board", pk)


@needs_post
@require_POST
def link_add(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Add a link to the chain; what is wrong is told on top of the board."""
    found = board_for_keeping(request.post, pk)
    form = LinkForm(request.POST, stages=stage_choices())
    if form.is_valid():
        add_link(found, **form.cleaned_data, by=request.post)
        messages.success(request, _("The link was added, last of its stage."))
    else:
        for errors in form.errors.values():
            messages.error(request, " ".join(map(str, errors)))
    return redirect("value_chains:board", pk)


@needs_post
@require_POST
def link_drop(request: SignedInRequest, pk: UUID, link: UUID) -> HttpResponse:
    found = board_for_keeping(request.post, pk)
    drop_link(link_of(found, link), by=request.post)
    messages.success(request, _("The empty link was taken out of the chain."))
    return redirect("value_chains:board", pk)
