"""Pages on which a body prepares its plan: opening it, its editions, its rows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.asked import asked_choice, asked_key
from oneplan.core.both_texts import both_texts
from oneplan.core.errors import NotVisible, Overtaken, Refusal
from oneplan.core.messages import text_of
from oneplan.plans.access import (
    bodies_to_prepare_for,
    draft_for_preparing,
    draft_of,
    element_of,
    plan_for_preparing,
)
from oneplan.plans.collecting import collect_listings
from oneplan.plans.forms import EditionForm, PlanForm, RowForm
from oneplan.plans.models import Edition, EditionKind, Element, ElementKind
from oneplan.plans.preparing import (
    Begun,
    begin_plan,
    digest_of,
    put_row,
    rewrite_row,
    said_of,
    shift_row,
)
from oneplan.plans.rewriting import drop_element
from oneplan.plans.rules.writing import UNDER, next_number
from oneplan.plans.services import open_edition
from oneplan.plans.written import rows_in_order, target_years, types_for


@needs_post
@require_http_methods(["GET", "POST"])
def plan_new(request: SignedInRequest) -> HttpResponse:
    """Open a plan of a body of the post's house, with its first edition."""
    bodies = bodies_to_prepare_for(request.post)
    types = types_for(bodies)
    this_year = timezone.localdate().year + 543
    form = PlanForm(
        request.POST or None, bodies=bodies, types=types, initial={"edition_year": this_year}
    )
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        body = next(each for each in bodies if str(each.pk) == given.pop("body"))
        try:
            edition = begin_plan(body, Begun(**given), by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(
                request, _("The plan is open. Write its rows, then it can be adopted.")
            )
            return redirect("plans:writing", edition.plan_id)
    return render(request, "plans/plan_new.html", {"form": form, "types": types})


@needs_post
@require_http_methods(["GET", "POST"])
def edition_new(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Begin the next edition; one that is in preparation already is gone on with."""
    plan = plan_for_preparing(request.post, pk)
    if draft_of(plan) is not None:
        return redirect("plans:writing", pk)
    this_year = timezone.localdate().year + 543
    form = EditionForm(request.POST or None, initial={"kind": "full", "year": this_year})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        kind = EditionKind(given["kind"])
        try:
            open_edition(plan, kind=kind, year=given["year"], by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            return redirect("plans:writing", pk)
    context = {"plan": plan, "form": form, "heading": _("Prepare the next edition")}
    return render(request, "plans/row_form.html", context)


@needs_post
@require_safe
def writing(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The rows of the edition in preparation, each with what may be done with it."""
    edition = draft_for_preparing(request.post, pk)
    context = {
        "plan": edition.plan,
        "edition": edition,
        "rows": rows_in_order(edition),
        "top": [(kind, ElementKind(kind).label) for kind in UNDER[""]],
        "listed": edition.listings.count(),
    }
    return render(request, "plans/writing.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def row_new(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """A new row of a kind (``?kind=``) under another one (``?under=``)."""
    edition = draft_for_preparing(request.post, pk)
    word = asked_choice(request.GET, "kind", ElementKind)
    if not word:
        raise NotVisible(pk)
    kind, key = ElementKind(word), asked_key(request.GET, "under")
    under = element_of(edition, key) if key else None
    taken = set(edition.elements.values_list("number", flat=True))
    number = next_number(kind, under=under.number if under else "", taken=taken)
    form = RowForm(
        request.POST or None,
        kind=kind,
        years=target_years(edition.plan),
        initial={"number": number},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = put_row(edition, kind, form.said, under=under, by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            return _back(edition, made)
    context = {"plan": edition.plan, "form": form, "heading": kind.label, "under": under}
    return render(request, "plans/row_form.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def row_edit(request: SignedInRequest, pk: UUID, element_pk: UUID) -> HttpResponse:
    """Write a row anew; whoever comes second gets both texts and loses neither."""
    edition = draft_for_preparing(request.post, pk)
    element = element_of(edition, element_pk)
    kind, years = ElementKind(element.kind), target_years(edition.plan)
    initial = RowForm.initial_of(said_of(element), seen=digest_of(element))
    form = RowForm(request.POST or None, kind=kind, years=years, initial=initial)
    context: dict[str, Any] = {"plan": edition.plan, "heading": kind.label, "element": element}
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            rewrite_row(element, form.said, seen=seen, by=request.post)
        except Overtaken as lost:
            context |= {"words": text_of(lost), "both": both_texts(lost, form.fields)}
            given = form.cleaned_data | {"seen": digest_of(element_of(edition, element_pk))}
            form = RowForm(kind=kind, years=years, initial=given)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            return _back(edition, element)
    return render(request, "plans/row_form.html", context | {"form": form})


@needs_post
@require_POST
def row_shift(request: SignedInRequest, pk: UUID, element_pk: UUID) -> HttpResponse:
    """Let a row change places with the one before or after it."""
    edition = draft_for_preparing(request.post, pk)
    element = element_of(edition, element_pk)
    shift_row(element, is_up=request.POST.get("way") == "up", by=request.post)
    return _back(edition, element)


@needs_post
@require_POST
def row_drop(request: SignedInRequest, pk: UUID, element_pk: UUID) -> HttpResponse:
    """Leave a row out of the edition; its story stays."""
    edition = draft_for_preparing(request.post, pk)
    try:
        drop_element(element_of(edition, element_pk), by=request.post)
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    return redirect("plans:writing", pk)


@needs_post
@require_POST
def lists_collect(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """List what the adopted yearly plans of these years list."""
    edition = draft_for_preparing(request.post, pk)
    try:
        count = collect_listings(edition, by=request.post)
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        words = ngettext("%(count)s row was added.", "%(count)s rows were added.", count)
        messages.success(request, words % {"count": count})
    return redirect("plans:writing", pk)


def _back(edition: Edition, element: Element) -> HttpResponse:
    return redirect(f"{reverse('plans:writing', args=[edition.plan_id])}#row-{element.pk}")
