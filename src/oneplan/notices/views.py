"""The notices of a post, the bell, how to be told, and what LINE sends us."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings as installed
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.paging import CURSOR
from oneplan.notices import line, rules
from oneplan.notices.access import line_target_of, notice_for_reading, person_of
from oneplan.notices.forms import PaceForm
from oneplan.notices.queries import (
    line_targets,
    notice_page,
    notices_of,
    paces_of,
    told,
    unread_count,
)
from oneplan.notices.sending import mail_is_set_up
from oneplan.notices.services import (
    bind_line,
    make_line_code,
    mark_read,
    set_paces,
    unbind_line,
)
from oneplan.threads.access import reach
from oneplan.threads.pages import address_of


@needs_post
@require_safe
def notice_list(request: SignedInRequest) -> HttpResponse:
    """What the post is told, the newest first."""
    seen = reach(request.post)
    page = notice_page(request.post, seen, cursor=request.GET.get(CURSOR))
    context = {
        "page": page,
        "told": [told(notice) for notice in page.rows],
        "unread": unread_count(request.post, seen),
    }
    return render(request, "notices/notice_list.html", context)


@never_cache
@needs_post
@require_safe
def bell(request: SignedInRequest) -> HttpResponse:
    """The bell with its count, asked for by the frame after the page."""
    context = {"unread": unread_count(request.post, reach(request.post))}
    return render(request, "notices/parts/bell.html", context)


@needs_post
@require_POST
def notice_open(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Read a notice off and go to its record."""
    notice = notice_for_reading(request.post, pk)
    mark_read(notices_of(request.post, reach(request.post)).filter(pk=pk))
    return redirect(address_of(notice.subject) if notice.subject else "notices:list")


@needs_post
@require_POST
def all_read(request: SignedInRequest) -> HttpResponse:
    """Read every notice off."""
    mark_read(notices_of(request.post, reach(request.post)))
    return redirect("notices:list")


@never_cache
@needs_post
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: SignedInRequest) -> HttpResponse:
    """How the person wants to be told, and the LINE groups of the post."""
    person = person_of(request.post)
    form = PaceForm(request.POST or None, paces=paces_of(person))
    if request.method == "POST" and form.is_valid():
        set_paces(person, form.cleaned_data, by=request.post)
        messages.success(request, _("Kept."))
        return redirect("notices:settings")
    return _settings_page(request, form)


@never_cache
@needs_post
@require_POST
def line_code(request: SignedInRequest) -> HttpResponse:
    """Make the one-time code that binds a LINE group; it is shown this once."""
    code = make_line_code(by=request.post) if line.is_set_up() else ""
    return _settings_page(request, PaceForm(paces=paces_of(person_of(request.post))), code=code)


@needs_post
@require_POST
def line_unbind(request: SignedInRequest, pk: UUID) -> HttpResponse:
    unbind_line(line_target_of(request.post, pk), by=request.post)
    return redirect("notices:settings")


@csrf_exempt
@require_POST
def line_webhook(request: HttpRequest) -> HttpResponse:
    """What people write where our LINE account listens; only LINE's own signature is believed."""
    given = request.headers.get("X-Line-Signature", "")
    if not rules.is_signed(installed.LINE_SECRET, request.body, given):
        return HttpResponse(status=403)
    for target, text in line.texts_in(request.body):
        bind_line(text, target)
    return HttpResponse(status=200)


def _settings_page(request: SignedInRequest, form: PaceForm, *, code: str = "") -> HttpResponse:
    context = {
        "form": form,
        "code": code,
        "email": person_of(request.post).email,
        "mail_is_set_up": mail_is_set_up(),
        "line_is_set_up": line.is_set_up(),
        "targets": line_targets(request.post),
    }
    return render(request, "notices/settings.html", context)
