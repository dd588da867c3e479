"""Pages of committees and their meetings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.committees import services
from oneplan.committees.access import (
    committee_for_calling,
    item_of,
    keeps,
    meeting_for_keeping,
    meeting_for_reading,
)
from oneplan.committees.forms import (
    DECISIONS,
    CallForm,
    DecisionForm,
    ItemForm,
    PresenceForm,
    ReasonForm,
)
from oneplan.committees.minutes import certify_minutes
from oneplan.committees.queries import (
    MeetingFilter,
    agenda_of,
    committees_around,
    meetings_that_certify,
    quorum_of,
    seat_cards,
    what_waits,
)
from oneplan.core.both_texts import both_texts, texts_of
from oneplan.core.errors import Overtaken, Refusal
from oneplan.core.messages import text_of
from oneplan.threads.access import reach


@needs_post
@require_GET
def meeting_list(request: SignedInRequest) -> HttpResponse:
    asked = MeetingFilter.asked(request.GET)
    committees = committees_around(request.post, reach(request.post), asked)
    context = {"committees": committees, "asked": asked}
    return render(request, "committees/meeting_list.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def meeting_call(request: SignedInRequest, committee_pk: UUID) -> HttpResponse:
    committee = committee_for_calling(request.post, committee_pk)
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = services.call_meeting(committee, **form.cleaned_data, by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            return redirect("committees:meeting", meeting.pk)
    return render(request, "committees/meeting_call.html", {"committee": committee, "form": form})


@require_GET
def meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    post = getattr(request, "post", None)
    found = meeting_for_reading(post, pk)
    is_secretary = keeps(post, found)
    context: dict[str, Any] = {
        "meeting": found,
        "agenda": agenda_of(found),
        "quorum": quorum_of(found),
        "is_secretary": is_secretary,
        "decisions": DECISIONS,
    }
    if is_secretary:
        context |= {
            "has_items": any(part.rows for part in context["agenda"]),
            "waiting": what_waits(found.committee),
            "cards": seat_cards(found),
            "item_form": ItemForm(),
            "certifiers": meetings_that_certify(found),
        }
    return render(request, "committees/meeting.html", context)


@needs_post
@require_POST
def agenda_add(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = meeting_for_keeping(request.post, pk, "committees.set_agenda")
    chosen = request.POST.get("waiting")
    form = ItemForm(request.POST)

    def change() -> None:
        if chosen is None and form.is_valid():
            services.add_item(found, **form.cleaned_data, by=request.post)
        for each in what_waits(found.committee):
            if f"{each.act}:{each.subject.pk}" == chosen:
                services.put_on_agenda(found, each, by=request.post)

    return _done(request, pk, change, _("The agenda was changed."))


@needs_post
@require_POST
def presence(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = meeting_for_keeping(request.post, pk, "committees.record_presence")
    form = PresenceForm(request.POST, meeting=found)

    def change() -> None:
        if form.is_valid():
            seats = {UUID(key) for key in form.cleaned_data["seats"]}
            services.record_presence(found, seats, by=request.post)

    return _done(request, pk, change, _("The seats present were recorded."))


@needs_post
@require_POST
def item_decide(request: SignedInRequest, pk: UUID, item_pk: UUID) -> HttpResponse:
    """Write a decision down; when somebody was quicker, both are shown with 409."""
    found = meeting_for_keeping(request.post, pk, "committees.decide")
    item = item_of(found, item_pk)
    form = DecisionForm.of(item, request.POST)

    def change() -> None:
        if form.is_valid():
            services.decide(item, **form.cleaned_data, by=request.post)
        else:
            raise Refusal("committees.resolution_is_missing")

    try:
        return _done(request, pk, change, _("The decision was written down."))
    except Overtaken as overtaken:
        (version, *_same) = {texts["version"] for texts in texts_of(overtaken).values()}
        again = DecisionForm(
            prefix=form.prefix, initial=form.cleaned_data | {"seen_version": version}
        )
        context = {
            "meeting": found,
            "item": item,
            "form": again,
            "words": text_of(overtaken),
            "both": both_texts(overtaken, again.fields),
        }
        return render(request, "committees/item_overtaken.html", context, status=409)


@needs_post
@require_POST
def item_undo(request: SignedInRequest, pk: UUID, item_pk: UUID) -> HttpResponse:
    found = meeting_for_keeping(request.post, pk, "committees.confirm")
    item = item_of(found, item_pk)
    form = ReasonForm(request.POST)

    def change() -> None:
        if not form.is_valid():
            raise Refusal("threads.reason_is_missing")
        services.undo_resolution(item, reason=form.cleaned_data["reason"], by=request.post)

    return _done(request, pk, change, _("The resolution was undone."))


@needs_post
@require_POST
def meeting_close(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = meeting_for_keeping(request.post, pk, "committees.confirm")
    return _done(
        request,
        pk,
        lambda: services.close_meeting(found, by=request.post),
        _("Every resolution is confirmed and carried out."),
    )


@needs_post
@require_POST
def meeting_certify(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = meeting_for_keeping(request.post, pk, "committees.certify")
    later = {str(row.pk): row for row in meetings_that_certify(found)}.get(
        request.POST.get("at", "")
    )

    def change() -> None:
        if later is None:
            raise Refusal("committees.certified_by_itself")
        certify_minutes(found, at=later, by=request.post)

    return _done(request, pk, change, _("The minutes are certified."))


def _done(
    request: SignedInRequest, pk: UUID, change: Callable[[], object], words: str
) -> HttpResponse:
    """Do a change and go back to the meeting, with what was done or why it was refused."""
    try:
        change()
    except Overtaken:
        raise
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        messages.success(request, words)
    return redirect("committees:meeting", pk)
