"""The overlap radar: the queue, one pair, the twins of a text, and how good the machine is."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.accounts.permissions import may, require
from oneplan.core.asked import asked_key
from oneplan.core.errors import AccessDenied, NotVisible, Refusal
from oneplan.core.messages import text_of
from oneplan.needs.forms import NeedForm
from oneplan.needs.queries import forums_to_record_from, places_to_record_in
from oneplan.needs.recording import Told, record_by_hand
from oneplan.saved_views.opening import opens_by_view
from oneplan.screening.access import verdict_for_judging, verdict_for_reading
from oneplan.screening.forms import DecisionForm
from oneplan.screening.overlap.asking import ask_scan, ask_to_learn
from oneplan.screening.overlap.deciding import Decision, decide, undo
from oneplan.screening.overlap.joining import record_and_join
from oneplan.screening.overlap.judging import Judging, judging
from oneplan.screening.overlap.learning import quality
from oneplan.screening.overlap.listing import filters, overlap_queue
from oneplan.screening.overlap.twins import twins_while_typing, typed_in
from oneplan.threads.access import reach


@needs_post
@require_safe
@opens_by_view("screening:overlap-list")
def overlap_list(request: SignedInRequest) -> HttpResponse:
    """The review queue of the post's own area."""
    require(request.post, "screening.see_overlaps")
    seen = reach(request.post)
    if seen is None:
        raise NotVisible("overlaps")
    context = {
        "queue": overlap_queue(request.GET, reach=seen),
        "filters": filters(),
        "province": next((code[:2] for code in seen.prefixes), ""),
        "may_scan": may(request.post, "screening.scan"),
    }
    return render(request, "screening/overlap_list.html", context)


@needs_post
@require_http_methods(["GET", "HEAD", "POST"])
def overlap(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One pair side by side; a POST records what a person thinks of it."""
    post = request.post
    if request.method != "POST":
        verdict = verdict_for_reading(post, pk)
        shown = judging(verdict, post)
        return _pair_page(request, shown, _form(shown))
    verdict = verdict_for_judging(post, pk)
    shown = judging(verdict, post)
    form = _form(shown, request)
    if not form.is_valid():
        return _pair_page(request, shown, form)
    stays = form.cleaned_data.get("stays") or None
    decision = Decision(
        kind=form.cleaned_data["kind"],
        act=form.cleaned_data["act"],
        words=form.cleaned_data["words"],
        stays=UUID(stays) if stays else None,
    )
    try:
        decide(verdict, decision, by=post)
    except Refusal as refusal:
        form.add_error(None, text_of(refusal))
        return _pair_page(request, shown, form)
    messages.success(request, _("Your verdict was recorded and both stories tell of it."))
    return redirect("screening:overlap", pk)


@needs_post
@require_POST
def overlap_undo(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Take the verdict back."""
    verdict = verdict_for_judging(request.post, pk)
    try:
        undo(verdict, by=request.post)
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        messages.success(request, _("The verdict was taken back; both stories tell of it."))
    return redirect("screening:overlap", pk)


@needs_post
@require_POST
def twins(request: SignedInRequest) -> HttpResponse:
    """Twins of what stands in a form just now, as a part or as JSON."""
    found = twins_while_typing(typed_in(request.POST, by=request.post), by=request.post)
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"twins": [twin.as_json() for twin in found]})
    context = {"twins": found, "is_need": "wording" in request.POST}
    return render(request, "screening/parts/twins.html", context)


@needs_post
@require_POST
def need_join(request: SignedInRequest) -> HttpResponse:
    """Write a need down and join it to the twin whose button was pressed."""
    require(request.post, "needs.record")
    seen = reach(request.post)
    places = places_to_record_in(seen) if seen else []
    forums = forums_to_record_from(seen) if seen else []
    form = NeedForm(request.POST, places=places, forums=forums)
    twin = asked_key(request.POST, "join")
    if form.is_valid():
        told = Told(**form.cleaned_data)
        try:
            if twin is None:
                return redirect("needs:need", record_by_hand(told, by=request.post).pk)
            verdict = record_and_join(told, twin, by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            words = _("Written down and joined to its twin. You can take the joining back here.")
            messages.success(request, words)
            return redirect("screening:overlap", verdict.pk)
    return render(request, "needs/need_new.html", {"form": form, "district": None})


@needs_post
@require_POST
def scan_new(request: SignedInRequest) -> HttpResponse:
    """Look for overlaps in a province of the post's reach, in the background."""
    require(request.post, "screening.scan")
    seen = reach(request.post)
    code = request.POST.get("province", "")
    if seen is None or code not in {prefix[:2] for prefix in seen.prefixes}:
        raise AccessDenied("screening.scan")
    return redirect("jobs:job", ask_scan(code, request.post).pk)


@needs_post
@require_safe
def overlap_quality(request: SignedInRequest) -> HttpResponse:
    """How often people agreed with the machine, with counts."""
    require(request.post, "screening.see_overlaps")
    context = {"quality": quality(), "may_learn": may(request.post, "screening.learn")}
    return render(request, "screening/overlap_quality.html", context)


@needs_post
@require_POST
def learn_new(request: SignedInRequest) -> HttpResponse:
    """Learn from people's verdicts, in the background."""
    require(request.post, "screening.learn")
    return redirect("jobs:job", ask_to_learn(request.post).pk)


def _form(shown: Judging, request: SignedInRequest | None = None) -> DecisionForm:
    sides = shown.pair.sides
    is_mergeable = any(one.act == "merge" for one in shown.consequences)
    stays = [(str(side.id), f"{side.number} {side.title[:80]}") for side in sides]
    return DecisionForm(
        request.POST if request else None,
        acts=[one.act for one in shown.consequences],
        stays=stays if is_mergeable and not shown.pair.is_hidden else [],
        initial={"kind": shown.pair.verdict.kind, "act": shown.proposed},
    )


def _pair_page(request: SignedInRequest, shown: Judging, form: DecisionForm) -> HttpResponse:
    verdict = shown.pair.verdict
    context = {"verdict": verdict, "shown": shown, "pair": shown.pair, "form": form}
    return render(request, "screening/overlap.html", context)
