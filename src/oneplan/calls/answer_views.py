"""What an addressed body does with a call: acknowledging, answering, declaring, taking back."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.calls.access import addressee_for_answering, line_for_taking_back
from oneplan.calls.answering import AnswerDraft, Kept, acknowledge, answer_call, take_line_back
from oneplan.calls.declaring import Declaration, declare_project
from oneplan.calls.forms import DeclarationForm, NothingForm
from oneplan.calls.offers import offers_to
from oneplan.calls.queries import last_answer_number
from oneplan.calls.received import chosen_of, issues_of, places_to_declare
from oneplan.core.asked import asked_keys, asked_words
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.core.templatetags.official import attribute, be_moment


@needs_post
@require_POST
def call_acknowledge(request: SignedInRequest, addressee_pk: UUID) -> HttpResponse:
    one = addressee_for_answering(request.post, addressee_pk)
    return _done(
        request,
        one.call_id,
        lambda: acknowledge(one, by=request.post),
        _("The sender sees that you received it."),
    )


@needs_post
@require_http_methods(["GET", "POST"])
def answer(request: SignedInRequest, addressee_pk: UUID) -> HttpResponse:
    """Choose what the body proposes, or say why there is nothing; whatever is wrong, nothing of
    what was chosen is lost."""
    one = addressee_for_answering(request.post, addressee_pk)
    words = asked_words(request.GET)
    is_sent = request.method == "POST"
    form = (
        NothingForm(request.POST)
        if is_sent
        else NothingForm(initial={"seen": 0, "is_whole": "yes"})
    )
    ticked: list[UUID] = []
    if is_sent:
        ticked = asked_keys(request.POST.getlist("records"))
        if form.is_valid():
            try:
                kept = answer_call(
                    one,
                    AnswerDraft(
                        chosen=chosen_of(request.POST, ticked),
                        is_whole=form.cleaned_data["is_whole"] == "yes",
                        because=form.cleaned_data["because"],
                        remark=form.cleaned_data["remark"],
                        seen=form.cleaned_data["seen"],
                    ),
                    by=request.post,
                )
            except Refusal as refusal:
                form.add_error(None, text_of(refusal))
            else:
                _tell(request, kept)
                return redirect("calls:call", one.call_id)
    else:
        form.initial["seen"] = last_answer_number(one)
    context = {
        "addressee": one,
        "call": one.call,
        "form": form,
        "words": words,
        "offers": offers_to(one, words=words).values(),
        "issues": issues_of(one.call),
        "ticked": set(ticked),
        "chosen": chosen_of(request.POST, ticked),
    }
    return render(request, "calls/answer.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def declare(request: SignedInRequest, addressee_pk: UUID) -> HttpResponse:
    """Declare one project paid by other money."""
    one = addressee_for_answering(request.post, addressee_pk)
    form = DeclarationForm(
        request.POST or None,
        initial={"seen": last_answer_number(one)},
        places=places_to_declare(one.call),
        issues=issues_of(one.call),
    )
    if request.method == "POST" and form.is_valid():
        try:
            kept = declare_project(one, Declaration(**form.cleaned_data), by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            _tell(request, kept)
            return redirect("calls:call", one.call_id)
    return render(request, "calls/declare.html", {"form": form, "call": one.call})


@needs_post
@require_POST
def line_back(request: SignedInRequest, addressee_pk: UUID, line_pk: UUID) -> HttpResponse:
    """Take one record out of the answer again."""
    one = addressee_for_answering(request.post, addressee_pk)
    line = line_for_taking_back(one, line_pk)
    because = request.POST.get("because", "")[:1000]
    return _done(
        request,
        one.call_id,
        lambda: take_line_back(line, because=because, by=request.post),
        _("Taken back; it can be proposed again."),
    )


def _tell(request: SignedInRequest, kept: Kept) -> None:
    """What was kept, and whatever somebody of the same body sent meanwhile."""
    messages.success(request, _("The answer was sent."))
    if kept.already:
        words = ngettext(
            "%(count)s record stood in an earlier answer and is counted once.",
            "%(count)s records stood in an earlier answer and are counted once.",
            kept.already,
        )
        messages.info(request, words % {"count": kept.already})
    if kept.beside is not None:
        who = attribute(kept.beside.by, "title") if kept.beside.by else "–"
        messages.warning(
            request,
            _(
                "While you were writing, %(who)s sent an answer for your body (%(at)s). "
                "Both are kept and count together; look through them below."
            )
            % {"who": who, "at": be_moment(kept.beside.at)},
        )


def _done(
    request: SignedInRequest, pk: UUID, change: Callable[[], object], words: str
) -> HttpResponse:
    try:
        change()
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        messages.success(request, words)
    return redirect("calls:call", pk)
