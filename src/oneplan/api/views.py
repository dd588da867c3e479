"""Pages about the API: for programmers, and the tokens of a post."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.api.access import token_for_revoking, tokens_of
from oneplan.api.areas_of_work import AREAS_OF_WORK
from oneplan.api.described import REPORTS
from oneplan.api.forms import TokenForm
from oneplan.api.routes import api
from oneplan.api.services import make_token, revoke_token
from oneplan.api.telling import chapters, codes_told
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.core.templatetags.official import be_date

USUAL_LIFE = dt.timedelta(days=180)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """The API for programmers: how to call it, and every call."""
    context = {
        "chapters": chapters(api.get_openapi_schema()),
        "areas": AREAS_OF_WORK,
        "reports": REPORTS,
    }
    return render(request, "api/about.html", context)


@require_safe
def errors(request: HttpRequest) -> HttpResponse:
    """Every code a problem report may carry, in words."""
    return render(request, "api/errors.html", {"codes": codes_told()})


@never_cache
@needs_post
@require_http_methods(["GET", "POST"])
def tokens(request: SignedInRequest) -> HttpResponse:
    """The tokens of the post; a new one is shown this once and never again."""
    today = timezone.localdate()
    secret = ""
    form = TokenForm(request.POST or None, initial={"ends_on": be_date(today + USUAL_LIFE)})
    if request.method == "POST" and form.is_valid():
        try:
            _token, secret = make_token(
                name=form.cleaned_data["name"],
                ends_on=form.cleaned_data["ends_on"],
                scopes=form.scopes(),
                by=request.post,
                on=today,
            )
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
    context = {"tokens": tokens_of(request.post), "form": form, "secret": secret, "today": today}
    return render(request, "api/tokens.html", context)


@needs_post
@require_POST
def token_revoke(request: SignedInRequest, pk: UUID) -> HttpResponse:
    revoke_token(token_for_revoking(request.post, pk), by=request.post)
    messages.success(request, _("The token was revoked and opens nothing any more."))
    return redirect("programs:tokens")
