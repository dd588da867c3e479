"""The story of any subject, and the acts that steer it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.both_texts import both_texts, texts_of
from oneplan.core.errors import NotVisible, Overtaken, Refusal
from oneplan.core.messages import text_of
from oneplan.documents.cards.drawing import picture_of
from oneplan.documents.cards.serving import as_picture
from oneplan.threads.access import (
    reach,
    referral_for_answering,
    subject_for_changing,
    subject_for_reading,
)
from oneplan.threads.card import card_of
from oneplan.threads.forms import AnswerForm, MergeForm, ReferralForm, ShareForm, StateField
from oneplan.threads.pages import address_of
from oneplan.threads.queries import (
    LONGEST_STORY,
    bodies_around,
    find_subject,
    story,
    waiting_referrals,
)
from oneplan.threads.referrals import answer_referral, refer
from oneplan.threads.services import circulate_to, merge, share, undo_merge
from oneplan.threads.steering import steering
from oneplan.threads.telling import told_lines

if TYPE_CHECKING:
    from oneplan.threads.models import Referral


@require_safe
def card(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A record as a picture for a chat group; inside the office what is not public is marked."""
    post = getattr(request, "post", None)
    subject = subject_for_reading(post, pk)
    address = request.build_absolute_uri(address_of(subject))
    drawn = picture_of(card_of(subject, reach=reach(post), address=address))
    return as_picture(drawn, name=subject.public_no)


@require_safe
def by_number(request: HttpRequest, number: str) -> HttpResponse:
    """From a number read over the telephone to the record's page."""
    found = find_subject(number)
    if found is None:
        raise NotVisible(number)
    subject = subject_for_reading(getattr(request, "post", None), found.pk)
    return redirect(address_of(subject))


@require_safe
def story_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The whole story of a subject."""
    post = getattr(request, "post", None)
    subject = subject_for_reading(post, pk)
    told = story(subject, reach=reach(post), most=LONGEST_STORY)
    context = {
        "subject": subject,
        "story": told,
        "told": told_lines(told),
        "steering": steering(post, subject),
    }
    return render(request, "threads/story.html", context)


@needs_post
@require_POST
def widen(request: SignedInRequest, pk: UUID, wanted: str) -> HttpResponse:
    subject = subject_for_changing(request.post, pk, "threads.circulate")
    if wanted not in ("circulated", "public"):
        raise NotVisible(wanted)
    return _done(request, pk, lambda: circulate_to(subject, wanted, by=request.post))


@needs_post
@require_POST
def ask(request: SignedInRequest, pk: UUID) -> HttpResponse:
    subject = subject_for_changing(request.post, pk, "threads.share")
    form = ShareForm(request.POST, bodies=bodies_around(subject))
    if not form.is_valid():
        return _told(request, pk, _("Choose the body to ask."))
    return _done(request, pk, lambda: share(subject, form.cleaned_data["body"], by=request.post))


@needs_post
@require_POST
def send_on(request: SignedInRequest, pk: UUID) -> HttpResponse:
    subject = subject_for_changing(request.post, pk, "threads.refer")
    form = ReferralForm(request.POST, bodies=bodies_around(subject))
    if not form.is_valid():
        return _told(request, pk, _("Say to whom, how and why it is sent on."))
    today = timezone.localdate()
    return _done(
        request, pk, lambda: refer(subject, **form.cleaned_data, by=request.post, on=today)
    )


@needs_post
@require_POST
def answer(request: SignedInRequest, referral_pk: UUID) -> HttpResponse:
    """Answer a request; when a colleague was quicker, both answers are shown with 409."""
    referral = referral_for_answering(request.post, referral_pk)
    form = AnswerForm(request.POST)
    words = form.cleaned_data["answer"] if form.is_valid() else ""
    seen = (form.cleaned_data.get("seen_version") if form.is_valid() else None) or 0
    accepts = request.POST.get("accepts") == "yes"

    def change() -> None:
        today = timezone.localdate()
        answer_referral(
            referral, accepts=accepts, answer=words, by=request.post, on=today, seen_version=seen
        )

    try:
        return _done(request, referral.subject_id, change)
    except Overtaken as overtaken:
        return _both_answers(request, referral, words, overtaken)


def _both_answers(
    request: SignedInRequest, referral: Referral, words: str, overtaken: Overtaken
) -> HttpResponse:
    """The answer that stands and the one written second, whose words may take its place."""
    texts = texts_of(overtaken)
    (version, *_same) = {each["version"] for each in texts.values()}
    form = AnswerForm(initial={"answer": words, "seen_version": version})
    context = {
        "referral": referral,
        "form": form,
        "words": text_of(overtaken),
        "both": both_texts(overtaken, form.fields | {"state": StateField()}),
        "is_other_way": "state" in texts,
        "accepts": request.POST.get("accepts"),
    }
    return render(request, "threads/answer_overtaken.html", context, status=409)


@needs_post
@require_POST
def merge_into(request: SignedInRequest, pk: UUID) -> HttpResponse:
    subject = subject_for_changing(request.post, pk, "threads.merge")
    form = MergeForm(request.POST)
    number = form.cleaned_data["number"] if form.is_valid() else ""

    def change() -> None:
        found = find_subject(number)
        if found is None:
            raise Refusal("threads.unknown_number", number=number)
        merge(subject, subject_for_reading(request.post, found.pk), by=request.post)

    return _done(request, pk, change)


@needs_post
@require_POST
def merge_undo(request: SignedInRequest, pk: UUID) -> HttpResponse:
    subject = subject_for_changing(request.post, pk, "threads.merge")
    return _done(request, pk, lambda: undo_merge(subject, by=request.post))


def _done(request: SignedInRequest, pk: UUID, change: Callable[[], object]) -> HttpResponse:
    """Do a change and go back to the record, with what was done or why it was refused."""
    try:
        change()
    except Overtaken:
        raise
    except Refusal as refusal:
        return _told(request, pk, text_of(refusal))
    messages.success(request, _("Done. The story below tells of it."))
    return redirect("threads:page", pk)


def _told(request: SignedInRequest, pk: UUID, words: str) -> HttpResponse:
    messages.error(request, words)
    return redirect("threads:page", pk)


@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The page of a subject, wherever its kind is shown."""
    post = getattr(request, "post", None)
    try:
        return redirect(address_of(subject_for_reading(post, pk)))
    except NotVisible:
        if post is None:
            raise
        messages.info(request, _("It belongs to another body now and is no longer yours to read."))
        return redirect("threads:waiting")


@needs_post
@require_safe
def waiting(request: SignedInRequest) -> HttpResponse:
    """Requests of other bodies this one has not answered yet."""
    context = {"referrals": waiting_referrals(request.post), "answer_form": AnswerForm()}
    return render(request, "threads/waiting.html", context)
