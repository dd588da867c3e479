"""Work inside an office: sign-off of drafts, its steps, and the hand-over of a post's duty."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.accounts.keeping import post_kept
from oneplan.accounts.permissions import require
from oneplan.accounts.queries import posts_of_body
from oneplan.core.errors import NotVisible, Refusal
from oneplan.core.messages import text_of
from oneplan.core.page_parts import Tab
from oneplan.core.returning import safe_return
from oneplan.threads.access import draft_for_signing
from oneplan.threads.handing_over import (
    DRAFTS,
    MATTERS,
    Duty,
    duty_of,
    take_over,
    write_hand_over,
)
from oneplan.threads.office_forms import RemarksForm, StepsForm
from oneplan.threads.queries import sign_offs_around
from oneplan.threads.signed import steps_of
from oneplan.threads.signing import agree, send_back, set_steps, submit, take_back


@needs_post
@require_safe
def signing(request: SignedInRequest) -> HttpResponse:
    """Drafts that wait for this post's word, those sent back to it, and those on their way."""
    context = {"found": sign_offs_around(request.post), "form": RemarksForm()}
    return render(request, "threads/signing.html", context)


@needs_post
@require_POST
def sign(request: SignedInRequest, pk: UUID, move: str) -> HttpResponse:
    """Submit, agree, send back, or take the last move back."""
    subject = draft_for_signing(request.post, pk)
    words = request.POST.get("remarks", "").replace("\x00", "")[:2000]
    try:
        if move == "submit":
            submit(subject, by=request.post, remarks=words)
        elif move == "agree":
            agree(subject, by=request.post, remarks=words)
        elif move == "send-back":
            send_back(subject, by=request.post, remarks=words)
        elif move == "take-back":
            take_back(subject, by=request.post)
        else:
            raise NotVisible(move)
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        messages.success(request, _("Done. The story of the draft tells of it."))
    return redirect(safe_return(request, otherwise=resolve_url("threads:page", pk)))


@needs_post
@require_http_methods(["GET", "POST"])
def steps(request: SignedInRequest) -> HttpResponse:
    """Which posts of the own body sign its drafts, in order."""
    require(request.post, "threads.set_steps")
    body = request.post.body
    form = StepsForm(
        request.POST or None,
        posts=posts_of_body(body.pk),
        chosen=list(steps_of(body.pk).values()),
    )
    if request.method == "POST" and form.is_valid():
        try:
            set_steps(body, form.chosen, by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("The steps are set; drafts on their way follow them."))
            return redirect("threads:steps")
    return render(request, "threads/steps.html", {"form": form})


@needs_post
@require_safe
def own_hand_over(request: SignedInRequest) -> HttpResponse:
    return redirect("threads:hand-over", request.post.pk)


@needs_post
@require_http_methods(["GET", "POST"])
def hand_over(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The duty of a post on one page: its queue, promises and memory; printable.

    Its holder reads and writes it; whoever keeps the register prints that of the own body, whose
    drafts are no secret there.
    """
    is_own = pk == request.post.pk
    post = request.post if is_own else post_kept(request.post, pk)
    if post.body_id != request.post.body_id or (request.method == "POST" and not is_own):
        raise NotVisible(pk)
    if request.method == "POST":
        return _handed(request)
    duty = duty_of(post, on=timezone.localdate(), query=request.GET)
    context = {
        "duty": duty,
        "tabs": _record_tabs(duty),
        "of": post,
        "is_own": is_own,
        "today": timezone.localdate(),
    }
    return render(request, "threads/hand_over.html", context)


def _record_tabs(duty: Duty) -> list[Tab]:
    labels = {DRAFTS: _("Drafts of this office"), MATTERS: _("Read by others too")}
    return [
        Tab(label, f"?show={view}#matters", view == duty.shows, str(duty.counts[view]))
        for view, label in labels.items()
    ]


def _handed(request: SignedInRequest) -> HttpResponse:
    post, user = request.post, request.user
    try:
        if request.POST.get("act") == "take":
            take_over(post, taker_id=user.pk, by=post)
            messages.success(request, _("Taken over. The record stays with the post."))
        else:
            words = request.POST.get("words", "").replace("\x00", "")
            notes = _notes(request)
            write_hand_over(post, words=words, notes=notes, writer_id=user.pk, by=post)
            messages.success(request, _("Written. Your successor finds it here."))
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    here = reverse("threads:hand-over", args=[post.pk])
    return redirect(f"{here}?{request.GET.urlencode()}" if request.GET else here)


def _notes(request: HttpRequest) -> dict[UUID, str]:
    found = {}
    for name, words in request.POST.items():
        start, dash, key = name.partition("-")
        if start == "note" and dash:
            try:
                found[UUID(key)] = str(words).replace("\x00", "")[:2000]
            except ValueError:
                continue
    return found
