"""Signing in and out, and the choice of the post to act as."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth import login, logout
from django.contrib.auth.forms import SetPasswordForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from oneplan.accounts import access, demo_accounts
from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.accounts.forms import SignInForm
from oneplan.accounts.opening import enter_by_link
from oneplan.accounts.queries import demo_account, demo_groups, link_of
from oneplan.accounts.rules import check_link
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.core.returning import safe_return

BY_CLICK = "django.contrib.auth.backends.ModelBackend"


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; after too many wrong passwords the lock answers in its place."""
    onwards = safe_return(request, otherwise=resolve_url("office:home"))
    if request.method == "GET" and request.user.is_authenticated:
        return redirect(onwards)
    form = SignInForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        login(request, form.get_user())
        return redirect(onwards)
    groups = demo_groups(on=timezone.localdate()) if demo_accounts.are_open() else []
    return render(
        request,
        "accounts/sign_in.html",
        {"form": form, "groups": groups, "next": safe_return(request, otherwise="")},
    )


@never_cache
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Open a demo account with one click; where demo accounts are closed there is no such page."""
    user = demo_account(request.POST.get("username", "")) if demo_accounts.are_open() else None
    if user is None:
        raise Http404
    onwards = safe_return(request, otherwise=resolve_url("office:home"))
    logout(request)
    login(request, user, backend=BY_CLICK)
    return redirect(onwards)


@sensitive_post_parameters("new_password1", "new_password2")
@never_cache
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """Enter an account the first time: its holder chooses a password.

    Opening the page uses nothing up, so that a preview of the link in a chat costs nobody the way
    in.  A link that opens no more says what to do, in the same words to everybody.
    """
    link = link_of(secret)
    if link is None:
        raise Http404
    form = SetPasswordForm(link.user, request.POST or None)
    try:
        check_link(used=link.used_at, until=link.valid_until, at=timezone.now())
        if request.method == "POST" and form.is_valid():
            user = enter_by_link(link, password=form.cleaned_data["new_password1"])
            login(request, user, backend=BY_CLICK)
            return redirect("accounts:mine")
    except Refusal as refusal:
        return render(request, "accounts/link_over.html", {"words": text_of(refusal)}, status=410)
    context = {"form": form, "username": link.user.username, "until": link.valid_until}
    return render(request, "accounts/enter.html", context)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and go to the public front page."""
    logout(request)
    return redirect("portal:front")


@never_cache
@needs_post
@require_http_methods(["GET", "POST"])
def choose_post(request: SignedInRequest) -> HttpResponse:
    """Act as another of one's own posts; a post that is not held today does not exist here."""
    if request.method == "POST":
        if not access.choose_post(request, _post_id(request.POST.get("post", ""))):
            raise Http404
        return redirect(safe_return(request, otherwise=resolve_url("office:home")))
    return render(request, "accounts/choose_post.html", {"held": request.held_posts})


def _post_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
