"""Comments on the web: said by a sector, answered by those who sit at the board."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.both_texts import Both, both_texts
from oneplan.core.errors import Overtaken, Refusal
from oneplan.core.messages import text_of
from oneplan.value_chains.access import (
    board_for_commenting,
    board_for_writing,
    card_of,
    comment_of,
)
from oneplan.value_chains.commenting import answer_comment, comment_on
from oneplan.value_chains.forms import AnswerForm, CommentForm
from oneplan.value_chains.queries import sector_choices
from oneplan.value_chains.replies import again, done


@needs_post
@require_POST
def comment(request: SignedInRequest, pk: UUID, card: UUID | None = None) -> HttpResponse:
    """A sector's comment on the board, or on one card of it."""
    board = board_for_commenting(request.post, pk)
    about = card_of(board, card) if card else None
    form = CommentForm(request.POST, sectors=sector_choices(), auto_id="again-comment-%s")
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = comment_on(
                board,
                given["text"],
                sector=given["sector"],
                key=given["key"],
                card=about,
                by=request.post,
            )
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            return done(request, board, at=f"#comment-{made.pk}")
    where = ("card-comment", [pk, card]) if card else ("comment", [pk])
    context = {
        "board": board,
        "form": form,
        "action": reverse(f"value_chains:{where[0]}", args=where[1]),
        "title": about.text if about else board.product,
    }
    return again(request, "card_again", context, status=409)


@needs_post
@require_POST
def answer(request: SignedInRequest, pk: UUID, comment: UUID) -> HttpResponse:
    """Answer a comment; answered meanwhile by somebody else, both answers are told."""
    board = board_for_writing(request.post, pk)
    found = comment_of(board, comment)
    form = AnswerForm(request.POST, auto_id=f"again-answer-{comment}-%s")
    both: Sequence[Both] = ()
    told = ""
    if form.is_valid():
        try:
            answer_comment(found, form.cleaned_data["answer"], by=request.post)
        except Overtaken as overtaken:
            told, both = text_of(overtaken), both_texts(overtaken, form.fields)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            return done(request, board, at="#comments")
    context = {
        "board": board,
        "form": None if both else form,
        "action": reverse("value_chains:answer", args=[pk, comment]),
        "title": found.text,
        "words": told,
        "both": both,
    }
    return again(request, "card_again", context, status=409)
