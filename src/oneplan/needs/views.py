"""Pages of needs: for the public and the office alike, as far as each may read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.accounts.permissions import may, require
from oneplan.core import exporting
from oneplan.core.asked import asked_choice
from oneplan.core.both_texts import both_texts, texts_of
from oneplan.core.errors import Overtaken, Refusal
from oneplan.core.exporting import FORMATS
from oneplan.core.messages import text_of
from oneplan.core.outbox import arrived, is_part, leads_on
from oneplan.needs import as_file
from oneplan.needs.access import may_change, need_for_changing, need_for_reading
from oneplan.needs.forms import NeedForm, WordingForm
from oneplan.needs.queries import (
    choices,
    districts_to_record_in,
    forums_to_record_from,
    need_facts,
    places_to_record_in,
)
from oneplan.needs.queries import need_list as needs_listed
from oneplan.needs.recording import Told, record_by_hand
from oneplan.needs.services import change_wording
from oneplan.saved_views.opening import opens_by_view
from oneplan.threads.access import reach
from oneplan.threads.panels import panels_for
from oneplan.threads.queries import story
from oneplan.threads.steering import steering
from oneplan.threads.telling import told_lines

if TYPE_CHECKING:
    from oneplan.needs.models import Need


@require_safe
@opens_by_view("needs:need-list")
def need_list(request: HttpRequest) -> HttpResponseBase:
    """The list, narrowed as asked; ``format`` gives exactly its rows as a file."""
    post = getattr(request, "post", None)
    output = asked_choice(request.GET, "format", FORMATS)
    if output:
        rows = as_file.rows(request.GET, reach=reach(post))
        return exporting.as_file(as_file.headings(), rows, name="needs", output=output)
    context = {
        "listed": needs_listed(request.GET, reach=reach(post)),
        "choices": choices(),
        "may_record": may(post, "needs.record"),
    }
    return render(request, "needs/need_list.html", context)


@require_safe
def need(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One need: its words, where and who asked, its thread and what may be done with it."""
    post = getattr(request, "post", None)
    found = need_for_reading(post, pk)
    told = story(found.subject, reach=reach(post))
    context = {
        "need": found,
        "subject": found.subject,
        "facts": need_facts(found),
        "story": told,
        "told": told_lines(told),
        "steering": steering(post, found.subject),
        "may_change": may_change(post, found),
        "panels": panels_for(found.subject, post),
    }
    return render(request, "needs/need.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def need_new(request: SignedInRequest) -> HttpResponse:
    """Write down a need; a post of several districts chooses the district first.

    What waited for a line in the browser's outbox comes as a part and is answered so.
    """
    require(request.post, "needs.record")
    seen = reach(request.post)
    districts = districts_to_record_in(seen) if seen else []
    district = next((each for each in districts if each.code == request.GET.get("district")), None)
    if len(districts) > 1 and district is None:
        return render(request, "needs/need_district.html", {"districts": districts})
    places = places_to_record_in(seen, within=district.code if district else "") if seen else []
    forums = forums_to_record_from(seen) if seen else []
    if request.method != "POST":
        form = NeedForm.fresh(places=places, forums=forums)
        return render(request, "needs/need_new.html", {"form": form, "district": district})
    form = NeedForm(request.POST, places=places, forums=forums)
    told = ""
    if form.is_valid():
        try:
            made = record_by_hand(Told(**form.cleaned_data), by=request.post)
        except Refusal as refusal:
            told = text_of(refusal)
            form.add_error(None, told)
        else:
            return _written_down(request, made)
    if not is_part(request):
        return render(request, "needs/need_new.html", {"form": form, "district": district})
    again = NeedForm.once_more(request.POST, places=places, forums=forums, told=told)
    context = {"form": again, "action": request.get_full_path()}
    return render(request, "needs/parts/need_again.html", context, status=409)


def _written_down(request: SignedInRequest, need: Need) -> HttpResponse:
    """On to the need, or to the next one of the same forum; in words where it had waited."""
    address = reverse("needs:need", args=[need.pk])
    if leads_on(request):
        words = _("The need was written down. Only your office reads it yet.")
        messages.success(request, words)
    if is_part(request):
        title = f"{need.subject.public_no} {truncatechars(need.wording, 90)}"
        return arrived(request, title, address=address)
    return redirect(request.get_full_path() if "next" in request.POST else address)


@needs_post
@require_http_methods(["GET", "POST"])
def need_edit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Write the words anew; when somebody was quicker, both texts are shown to choose from."""
    found = need_for_changing(request.post, pk)
    if request.method != "POST":
        form = WordingForm(initial={"wording": found.wording, "version": found.version})
        return render(request, "needs/need_edit.html", {"need": found, "form": form})
    form = WordingForm(request.POST)
    if form.is_valid():
        wording, seen = form.cleaned_data["wording"], form.cleaned_data["version"]
        try:
            change_wording(found, wording, seen_version=seen, by=request.post)
        except Overtaken as overtaken:
            return _both_texts(request, pk, overtaken)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("The wording was changed."))
            return redirect("needs:need", pk)
    return render(request, "needs/need_edit.html", {"need": found, "form": form})


def _both_texts(request: SignedInRequest, pk: UUID, overtaken: Overtaken) -> HttpResponse:
    """409 with what stands now and what was written; saving again saves over the text shown."""
    texts = texts_of(overtaken)["wording"]
    form = WordingForm(initial={"wording": texts["yours"], "version": texts["version"]})
    context = {
        "need": need_for_changing(request.post, pk),
        "form": form,
        "words": text_of(overtaken),
        "both": both_texts(overtaken, form.fields),
    }
    page = "needs/parts/overtaken.html" if is_part(request) else "needs/need_edit.html"
    return render(request, page, context, status=409)
