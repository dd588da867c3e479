"""What the sender does with a call: writing, addressing, sending, and what may follow."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.calls.access import addressee_of, call_for_sending, require_beginning
from oneplan.calls.addressing import (
    LABELS,
    bodies_chosen,
    bodies_found,
    bodies_in,
    groups_for,
)
from oneplan.calls.contacts import find_unreachable
from oneplan.calls.drafting import address, unaddress
from oneplan.calls.forms import CallForm, ExtensionForm, MoneyForm, RevisionForm
from oneplan.calls.indicative import set_indicative_money
from oneplan.calls.queries import addressees_of
from oneplan.calls.sending import close_call, extend_call, recall_call, remind_late, send_call
from oneplan.calls.writing import form_options, fresh_values, save_call, standing_values
from oneplan.core.asked import asked_keys, asked_words
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of


@needs_post
@require_http_methods(["GET", "POST"])
def call_new(request: SignedInRequest) -> HttpResponse:
    """Begin a call of the post's body."""
    post, on = request.post, timezone.localdate()
    require_beginning(post)
    fresh = fresh_values(post.body, on=on)
    options = form_options(post.body, None, fiscal_year=fresh["fiscal_year"])
    form = CallForm(request.POST or None, request.FILES or None, initial=fresh, **options)
    if request.method == "POST" and form.is_valid():
        try:
            made = save_call(post.body, None, form, by=post, on=on)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("The draft is kept. Now choose to whom it goes."))
            return redirect("calls:addressees", made.pk)
    return render(request, "calls/call_edit.html", {"form": form, "call": None})


@needs_post
@require_http_methods(["GET", "POST"])
def call_edit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Change a draft, or write a new version of a sent call."""
    post, on = request.post, timezone.localdate()
    found = call_for_sending(post, pk)
    kind = CallForm if found.state == "draft" else RevisionForm
    options = form_options(found.body, found, fiscal_year=found.fiscal_year)
    form = kind(
        request.POST or None, request.FILES or None, initial=standing_values(found), **options
    )
    if request.method == "POST" and form.is_valid():
        try:
            save_call(found.body, found, form, by=post, on=on)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("Kept."))
            return redirect("calls:call", pk)
    return render(request, "calls/call_edit.html", {"form": form, "call": found})


@needs_post
@require_http_methods(["GET", "POST"])
def addressees(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Choose to whom a call goes: whole groups by a tick, single bodies by name."""
    found, on = call_for_sending(request.post, pk), timezone.localdate()
    if request.method == "POST":
        chosen = bodies_chosen(found, asked_keys(request.POST.getlist("bodies")), on=on)
        for code in request.POST.getlist("groups"):
            if code in LABELS:
                chosen += bodies_in(code, found, on=on)
        try:
            added = address(found, chosen, by=request.post)
        except Refusal as refusal:
            messages.error(request, text_of(refusal))
        else:
            words = ngettext("%(count)s body added.", "%(count)s bodies added.", added)
            messages.success(request, words % {"count": added})
        return redirect("calls:addressees", pk)
    words = asked_words(request.GET)
    there = list(addressees_of(found))
    context = {
        "call": found,
        "groups": groups_for(found, on=on),
        "words": words,
        "found": bodies_found(found, words, on=on),
        "there": there,
        "unreachable": find_unreachable([each.body for each in there], on=on),
    }
    return render(request, "calls/addressees.html", context)


@needs_post
@require_POST
def addressee_remove(request: SignedInRequest, pk: UUID, addressee_pk: UUID) -> HttpResponse:
    found = call_for_sending(request.post, pk)
    one = addressee_of(found, addressee_pk)
    return _done(
        request,
        lambda: unaddress(one, by=request.post),
        _("No longer addressed."),
        to=("calls:addressees", pk),
    )


@needs_post
@require_http_methods(["GET", "POST"])
def money(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Write how much each addressed body may reckon with."""
    found = call_for_sending(request.post, pk)
    there = list(addressees_of(found))
    form = MoneyForm(request.POST or None, addressees=there)
    if request.method == "POST" and form.is_valid():
        try:
            changed = set_indicative_money(found, form.reckonings, by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            words = ngettext("%(count)s amount kept.", "%(count)s amounts kept.", changed)
            messages.success(request, words % {"count": changed})
            return redirect("calls:money", pk)
    total = sum(each.satang or 0 for each in there)
    return render(request, "calls/money.html", {"form": form, "call": found, "total": total})


@needs_post
@require_POST
def call_send(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found, on = call_for_sending(request.post, pk), timezone.localdate()
    words = _("The call is sent. Everybody addressed reads it from now on.")
    return _done(request, lambda: send_call(found, by=request.post, on=on), words, pk=pk)


@needs_post
@require_POST
def call_recall(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = call_for_sending(request.post, pk)
    words = _("The call is a draft again.")
    return _done(request, lambda: recall_call(found, by=request.post), words, pk=pk)


@needs_post
@require_POST
def call_close(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = call_for_sending(request.post, pk)
    words = _("The call is closed. Extending it opens it again.")
    return _done(request, lambda: close_call(found, by=request.post), words, pk=pk)


@needs_post
@require_POST
def call_extend(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Give more time; what is wrong with the form is told on the call."""
    found, on = call_for_sending(request.post, pk), timezone.localdate()
    form = ExtensionForm(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(map(str, errors)))
        return redirect("calls:call", pk)
    given, words = form.cleaned_data, _("The new last day was told to all.")
    return _done(request, lambda: extend_call(found, **given, by=request.post, on=on), words, pk=pk)


@needs_post
@require_POST
def call_remind(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Remind everybody late in one act."""
    found, on = call_for_sending(request.post, pk), timezone.localdate()
    words = _("Everybody late was reminded. The text for LINE stands below the table.")
    return _done(request, lambda: remind_late(found, by=request.post, on=on), words, pk=pk)


def _done(
    request: SignedInRequest,
    change: Callable[[], object],
    words: str,
    *,
    pk: UUID | None = None,
    to: tuple[str, UUID] | None = None,
) -> HttpResponse:
    """Do a change and go back, with what was done or why it was refused."""
    try:
        change()
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        messages.success(request, words)
    name, key = to or ("calls:call", pk)
    return redirect(name, key)
