"""Aligning an activity to a target, asking and answering how it serves it, and withdrawing it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.engines.alignment import check_because, worded
from oneplan.strategy.access import (
    alignment_for_challenging,
    alignment_for_withdrawing,
    challenge_for_answering,
    subject_for_aligning,
)
from oneplan.strategy.challenging import answer_challenge, challenge_alignment
from oneplan.strategy.forms import AlignForm, WordsForm
from oneplan.strategy.precedents import learned_for
from oneplan.strategy.queries import SUB_PLANS, suggested, targets_of
from oneplan.strategy.services import align_subject, withdraw_alignment
from oneplan.threads.access import reach, subject_for_reading


@needs_post
@require_http_methods(["GET", "POST"])
def align(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The claim; a refused one is shown again with what was written."""
    subject = subject_for_aligning(request.post, pk)
    targets = targets_of(SUB_PLANS)
    version = targets[0].list_version if targets else None
    learned = learned_for(subject, version=version, reach=reach(request.post))
    found = suggested(subject.title, targets=targets, learned=learned)
    form = AlignForm(request.POST or None, targets=targets, first=found)
    if request.method == "POST" and form.is_valid():
        try:
            made = align_subject(subject, **form.cleaned_data, by=request.post)
        except Refusal as refusal:
            form.add_error("because", text_of(refusal))
        else:
            messages.success(request, _("The alignment stands; the story below tells of it."))
            language = "en" if get_language() == "en" else "th"
            for finding in check_because(
                made.because, title=subject.title, target=made.target.name_th
            ):
                messages.warning(request, worded(finding.code, finding.facts, language=language))
            return redirect("threads:page", pk)
    shown = {"form": form, "subject": subject, "suggested": found}
    return render(request, "strategy/align.html", shown)


@needs_post
@require_POST
def alignment_withdraw(request: SignedInRequest, pk: UUID, alignment_pk: UUID) -> HttpResponse:
    alignment = alignment_for_withdrawing(request.post, pk, alignment_pk)
    try:
        withdraw_alignment(alignment, by=request.post)
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        messages.success(request, _("The alignment was withdrawn; it stays on record."))
    return redirect("threads:page", pk)


@needs_post
@require_POST
def alignment_challenge(request: SignedInRequest, pk: UUID, alignment_pk: UUID) -> HttpResponse:
    """A question about a claim; a refused one is shown again with what was written."""
    alignment = alignment_for_challenging(request.post, pk, alignment_pk)
    asked = partial(challenge_alignment, alignment, by=request.post)
    return _say(request, pk, asked, done=_("The question stands; who made the claim is told."))


@needs_post
@require_POST
def challenge_answer(request: SignedInRequest, pk: UUID, challenge_pk: UUID) -> HttpResponse:
    """The answer to a question about a claim; a refused one is shown again."""
    challenge = challenge_for_answering(request.post, pk, challenge_pk)
    answered = partial(answer_challenge, challenge, by=request.post)
    return _say(request, pk, answered, done=_("The answer stands beside the question."))


def _say(
    request: SignedInRequest, pk: UUID, act: Callable[..., object], *, done: str
) -> HttpResponse:
    form = WordsForm(request.POST)
    subject = subject_for_reading(request.post, pk)
    if form.is_valid():
        try:
            act(words=form.cleaned_data["words"])
        except Refusal as refusal:
            form.add_error("words", text_of(refusal))
        else:
            messages.success(request, done)
            return redirect("threads:page", pk)
    return render(request, "strategy/say.html", {"form": form, "subject": subject})
