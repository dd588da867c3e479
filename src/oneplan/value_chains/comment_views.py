"""Comments on the web: said by a sector, answered by those who sit at the board."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.errors import Overtaken
from oneplan.value_chains.access import (
    board_for_commenting,
    board_for_writing,
    card_of,
    comment_of,
)
from oneplan.value_chains.commenting import answer_comment, comment_on
from oneplan.value_chains.forms import AnswerForm, CommentForm
from oneplan.value_chains.queries import sector_choices
from oneplan.value_chains.replies import again, attempt, done


@needs_post
@require_POST
def comment(request: SignedInRequest, pk: UUID, card: UUID | None = None) -> HttpResponse:
    """A sector's comment on the board, or on one card of it."""
    board = board_for_commenting(request.post, pk)
    about = card_of(board, card) if card else None
    form = CommentForm(request.POST, sectors=sector_choices(), auto_id="again-comment-%s")
    if form.is_valid():
        given = form.cleaned_data
        made, _lost = attempt(form, lambda: comment_on(board, **given, card=about, by=request.post))
        if made:
            return done(request, board, at=f"#comment-{made.pk}")
    where = ("card-comment", [pk, card]) if card else ("comment", [pk])
    action = reverse(f"value_chains:{where[0]}", args=where[1])
    title = about.text if about else board.product
    return again(request, board, form, action=action, title=title)


@needs_post
@require_POST
def answer(request: SignedInRequest, pk: UUID, comment: UUID) -> HttpResponse:
    """Answer a comment; answered meanwhile by somebody else, both answers are told."""
    board = board_for_writing(request.post, pk)
    found = comment_of(board, comment)
    form = AnswerForm(request.POST, auto_id=f"again-answer-{comment}-%s")
    lost: Overtaken | None = None
    if form.is_valid():
        text = form.cleaned_data["answer"]
        made, lost = attempt(form, lambda: answer_comment(found, text, by=request.post))
        if made:
            return done(request, board, at="#comments")
    action = reverse("value_chains:answer", args=[pk, comment])
    left = None if lost else form
    return again(
        request, board, left, action=action, title=found.text, lost=lost, fields=form.fields
    )
