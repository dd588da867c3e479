"""Pages on which a view is kept, changed and deleted; opening one is the list's own page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.core.narrowing import EVERYTHING
from oneplan.saved_views.access import view_for_changing
from oneplan.saved_views.forms import SavedViewForm
from oneplan.saved_views.lists import list_called
from oneplan.saved_views.rules import kept
from oneplan.saved_views.services import change_view, forget_view, keep_view


@needs_post
@require_http_methods(["GET", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """Keep the narrowing the address names (``list``, ``query``) under a name."""
    kept_list = list_called(request.GET.get("list", ""))
    query = kept(request.GET.get("query", ""), kept_list.parameters)
    back = kept_list.address(query or f"{EVERYTHING}=1")
    form = SavedViewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            keep_view(kept_list, query, form.wish(), by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("The view was saved."))
            return redirect(back)
    context = {"form": form, "kept_list": kept_list, "back": back, "view": None}
    return render(request, "saved_views/view_form.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def edit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Rename a view of one's own, share it, or let the list open with it."""
    view = view_for_changing(request.post, pk)
    kept_list = list_called(view.list_name)
    back = kept_list.address(kept(view.query, kept_list.parameters) or f"{EVERYTHING}=1")
    form = SavedViewForm.of(view, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            change_view(view, form.wish(), by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("The view was changed."))
            return redirect(back)
    context = {"form": form, "kept_list": kept_list, "back": back, "view": view}
    return render(request, "saved_views/view_form.html", context)


@needs_post
@require_POST
def forget(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Delete a view of one's own."""
    view = view_for_changing(request.post, pk)
    kept_list = list_called(view.list_name)
    forget_view(view, by=request.post)
    messages.success(request, _("The view was deleted."))
    return redirect(kept_list.address(f"{EVERYTHING}=1"))
