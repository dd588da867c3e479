"""Guests with a dated link, and the page that tells why somebody may or may not."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.accounts.permissions import require
from oneplan.accounts.queries import find_posts
from oneplan.accounts.services import create_person
from oneplan.core.errors import NotVisible, Refusal
from oneplan.core.messages import text_of
from oneplan.core.paging import CURSOR, page_of
from oneplan.threads.access import guest_link_kept, subject_for_explaining, subject_for_reading
from oneplan.threads.explaining import explain
from oneplan.threads.guests import (
    links_of,
    live_link,
    note_opening,
    open_to_guest,
    opened_to,
    revoke,
)
from oneplan.threads.middleware import GUEST_KEY
from oneplan.threads.office_forms import GuestForm, WhyForm
from oneplan.threads.queries import find_subject

POSTS_SHOWN = 12


@never_cache
@needs_post
@require_http_methods(["GET", "POST"])
def guests(request: SignedInRequest) -> HttpResponse:
    """The guest links of the own body, and a new one; its address is shown this once."""
    require(request.post, "threads.open_to_guest")
    form, address = GuestForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            address = _opened(request, form)
            form = GuestForm()
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
    rows = links_of(request.post.body_id)
    context = {
        "page": page_of(rows, order=("-pk",), cursor=request.GET.get(CURSOR)),
        "form": form,
        "address": address,
        "now": timezone.now(),
    }
    return render(request, "threads/guests.html", context)


def _opened(request: SignedInRequest, form: GuestForm) -> str:
    subjects = []
    for number in form.cleaned_data["numbers"]:
        found = find_subject(number)
        if found is None:
            raise Refusal("threads.unknown_number", number=number)
        try:
            subjects.append(subject_for_reading(request.post, found.pk))
        except NotVisible:
            raise Refusal("threads.unknown_number", number=number) from None
    given = form.cleaned_data
    person = create_person(given["full_name"], email=given["email"], by=request.post)
    _link, secret = open_to_guest(
        person,
        purpose=given["purpose"],
        subjects=subjects,
        area=given["area"],
        until=form.until,
        by=request.post,
    )
    return request.build_absolute_uri(reverse("threads:guest-enter", args=[secret]))


@needs_post
@require_POST
def guest_revoke(request: SignedInRequest, pk: UUID) -> HttpResponse:
    revoke(guest_link_kept(request.post, pk), by=request.post)
    messages.success(request, _("The link opens no more."))
    return redirect("threads:guests")


@never_cache
@require_safe
def guest_enter(request: HttpRequest, secret: str) -> HttpResponse:
    """Open a guest link: the session reads what it opens, until it ends or is revoked."""
    link = live_link(secret=secret)
    if link is None:
        return render(request, "threads/guest_over.html", status=410)
    request.session[GUEST_KEY] = str(link.pk)
    note_opening(link, path=reverse("threads:guest"))
    return redirect("threads:guest")


@never_cache
@require_safe
def guest(request: HttpRequest) -> HttpResponse:
    """What a guest may read."""
    key = request.session.get(GUEST_KEY)
    link = live_link(pk=key) if key else None
    if link is None:
        return render(request, "threads/guest_over.html", status=410)
    rows = page_of(opened_to(link), order=("-pk",), cursor=request.GET.get(CURSOR))
    return render(request, "threads/guest.html", {"link": link, "page": rows})


@never_cache
@needs_post
@require_safe
def why(request: SignedInRequest) -> HttpResponse:
    """Why a post may or may not read a record and act on it, from the rules themselves."""
    require(request.post, "threads.explain")
    form = WhyForm(request.GET or None)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        number = form.cleaned_data["number"].replace("\x00", "")
        try:
            subject = subject_for_explaining(request.post, number)
        except NotVisible:
            form.add_error("number", text_of(Refusal("threads.unknown_number", number=number)))
            return render(request, "threads/why.html", context)
        found = find_posts(form.cleaned_data["q"].replace("\x00", ""))[:POSTS_SHOWN]
        chosen = next((one for one in found if str(one.pk) == request.GET.get("post")), None)
        if chosen is None and len(found) == 1:
            chosen = found[0]
        context |= {"subject": subject, "found": found, "chosen": chosen, "asked": request.GET}
        if chosen is not None:
            context["told"] = explain(chosen, subject, on=timezone.localdate())
    return render(request, "threads/why.html", context)
