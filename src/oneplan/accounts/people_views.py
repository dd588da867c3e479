"""The register of posts and persons: appointed, ended, lent, given an account, erased."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneplan.accounts import keeping
from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.accounts.opening import erase_person, give_link
from oneplan.accounts.people_forms import AccountForm, AppointForm, DelegateForm, EndForm, PostForm
from oneplan.accounts.permissions import may
from oneplan.accounts.queries import (
    bodies_named,
    namesakes,
    posts_of,
    receivers_for,
    register_of,
    terms_of,
)
from oneplan.accounts.services import (
    appoint,
    create_person,
    create_post,
    delegate,
    end_delegation,
    end_holding,
    open_account,
)
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.core.paging import CURSOR, page_of

if TYPE_CHECKING:
    from django.forms import Form

    from oneplan.accounts.models import Person, Post

ORDER = ("body__sort_key", "title_th", "pk")
BODIES_SHOWN = 8


@needs_post
@require_safe
def people(request: SignedInRequest) -> HttpResponse:
    """Posts of the bodies kept, with who sits in them; and bodies to open a post in."""
    kept = keeping.bodies_kept(request.post)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    rows = posts_of(kept, words=words, on=timezone.localdate())
    context = {
        "words": words,
        "page": page_of(rows, order=ORDER, cursor=request.GET.get(CURSOR)),
        "bodies": bodies_named(kept, words)[:BODIES_SHOWN],
    }
    return render(request, "accounts/people.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def post_new(request: SignedInRequest, body_pk: UUID) -> HttpResponse:
    body = keeping.body_kept(request.post, body_pk)
    form = PostForm(request.POST or None, roles=keeping.roles_given(request.post), body=body)
    if request.method == "POST" and form.is_valid():
        made = create_post(body, **form.cleaned_data, by=request.post)
        messages.success(request, _("The post is open. Appoint who takes it."))
        return redirect("accounts:post", made.pk)
    return render(request, "accounts/post_new.html", {"body": body, "form": form})


@never_cache
@needs_post
@require_safe
def post(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _post_page(request, keeping.post_kept(request.post, pk))


@never_cache
@needs_post
@require_POST
def post_appoint(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Put somebody into the post; a name that is known already asks back who it is."""
    kept = keeping.post_kept(request.post, pk)
    among = keeping.bodies_kept(request.post)
    known = namesakes(request.POST.get("full_name", "").replace("\x00", ""), among=among)
    form = AppointForm(request.POST, namesakes=known)
    if form.is_valid():
        given = form.cleaned_data
        try:
            person = form.chosen or create_person(
                given["full_name"], phone=given["phone"], email=given["email"], by=request.post
            )
            appoint(
                person,
                post=kept,
                kind=given["kind"],
                valid_from=given["valid_from"],
                valid_to=given["valid_to"],
                by=request.post,
            )
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("Appointed. The work of the post is theirs from that day."))
            return redirect("accounts:person", person.pk)
    return _post_page(request, kept, appoint_form=form)


@needs_post
@require_POST
def holding_end(request: SignedInRequest, pk: UUID) -> HttpResponse:
    holding = keeping.holding_kept(request.post, pk)
    return _ended(
        request,
        lambda day: end_holding(holding, on=day, by=request.post),
        back=reverse("accounts:post", args=[holding.post_id]),
    )


@never_cache
@needs_post
@require_http_methods(["GET", "POST"])
def post_lend(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Lend the rights of a post: one's own while away, or one of the register kept."""
    lending = keeping.post_for_lending(request.post, pk)
    posts, persons = receivers_for(lending, on=timezone.localdate())
    form = DelegateForm(request.POST or None, posts=posts, people=persons)
    if request.method == "POST" and form.is_valid():
        given = {key: value for key, value in form.cleaned_data.items() if key != "to"}
        try:
            delegate(lending, to=form.receiver, **given, by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("Lent until that day; it ends by itself."))
            own = lending.pk == request.post.pk
            return redirect("accounts:mine") if own else redirect("accounts:post", lending.pk)
    return render(request, "accounts/post_lend.html", {"lending": lending, "form": form})


@needs_post
@require_POST
def delegation_end(request: SignedInRequest, pk: UUID) -> HttpResponse:
    lent = keeping.delegation_for_ending(request.post, pk)
    is_own = lent.post_id == request.post.pk
    back = reverse("accounts:mine") if is_own else reverse("accounts:post", args=[lent.post_id])
    return _ended(request, lambda day: end_delegation(lent, on=day, by=request.post), back=back)


@never_cache
@needs_post
@require_safe
def person(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _person_page(request, keeping.person_kept(request.post, pk))


@never_cache
@needs_post
@require_POST
def person_account(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Open an account and show the link to enter it, this once."""
    kept = keeping.person_kept(request.post, pk)
    form = AccountForm(request.POST)
    if form.is_valid():
        try:
            open_account(kept, **form.cleaned_data, password=None, by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            return _link_page(request, kept)
    return _person_page(request, kept, form=form)


@never_cache
@needs_post
@require_POST
def person_link(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """A new link for somebody who forgot the password; the one before opens no more."""
    kept = keeping.person_kept(request.post, pk)
    return _link_page(request, kept) if kept.user else redirect("accounts:person", kept.pk)


@needs_post
@require_POST
def person_erase(request: SignedInRequest, pk: UUID) -> HttpResponse:
    kept = keeping.person_kept(request.post, pk)
    try:
        erase_person(kept, on=timezone.localdate(), by=request.post)
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        messages.success(request, _("Name, contacts and account are gone; the terms stay."))
    return redirect("accounts:person", kept.pk)


@never_cache
@needs_post
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """The posts and terms of whoever is signed in."""
    context = {
        "own": terms_of(request.user.pk, on=timezone.localdate()),
        "today": timezone.localdate(),
        "may_lend": may(request.post, "accounts.delegate") and request.post.held_as != "delegated",
    }
    return render(request, "accounts/mine.html", context)


def _post_page(
    request: SignedInRequest, kept: Post, *, appoint_form: AppointForm | None = None
) -> HttpResponse:
    context = {
        "kept": kept,
        "register": register_of(kept),
        "appoint_form": appoint_form or AppointForm(),
        "end_form": EndForm(initial={"on": timezone.localdate()}),
        "today": timezone.localdate(),
    }
    return render(request, "accounts/post.html", context)


def _person_page(
    request: SignedInRequest, kept: Person, *, form: Form | None = None, link: str = ""
) -> HttpResponse:
    terms = kept.holdings.select_related("post__body").order_by("-valid_from")
    context = {
        "person": kept,
        "terms": terms,
        "form": form or AccountForm(),
        "link": link,
        "today": timezone.localdate(),
    }
    return render(request, "accounts/person.html", context)


def _link_page(request: SignedInRequest, kept: Person) -> HttpResponse:
    if kept.user is None:
        return redirect("accounts:person", kept.pk)
    _link, secret = give_link(kept.user, by=request.post)
    address = request.build_absolute_uri(reverse("accounts:enter", args=[secret]))
    return _person_page(request, kept, link=address)


def _ended(
    request: SignedInRequest, end: Callable[[dt.date], object], *, back: str
) -> HttpResponse:
    form = EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write the last day, for example 30/9/2570."))
        return redirect(back)
    try:
        end(form.cleaned_data["on"])
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        messages.success(request, _("Ended on that day; the work stays with the post."))
    return redirect(back)
