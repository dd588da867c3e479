"""Cards on the web: put, rewritten, moved, withdrawn, put back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.accounts.permissions import may
from oneplan.core.both_texts import texts_of
from oneplan.core.errors import Overtaken
from oneplan.core.models import new_id
from oneplan.value_chains.access import (
    COMMENT,
    board_for_reading,
    board_for_writing,
    card_of,
    link_of,
    record_of_card,
    writes_on,
)
from oneplan.value_chains.forms import CardForm, CommentForm, MoveForm, WithdrawForm
from oneplan.value_chains.queries import link_choices, sector_choices, wordings_of
from oneplan.value_chains.replies import again, attempt, done, group_of, remember_group
from oneplan.value_chains.writing import (
    move_card,
    put_card,
    restore_card,
    withdraw_card,
    write_card,
)

if TYPE_CHECKING:
    from oneplan.value_chains.models import Board, Card


@needs_post
@require_POST
def card_put(request: SignedInRequest, pk: UUID, link: UUID) -> HttpResponse:
    """A new card under a link of the board."""
    board = board_for_writing(request.post, pk)
    under = link_of(board, link)
    form = CardForm(request.POST, by=request.post, auto_id="again-%s")
    if form.is_valid():
        remember_group(request, form.words.group)
        key = form.cleaned_data["key"]
        made, _lost = attempt(form, lambda: put_card(under, form.words, key=key, by=request.post))
        if made:
            return done(request, board, at=f"#card-{made.pk}", version=made.version)
    action = reverse("value_chains:card-put", args=[pk, link])
    return again(request, board, form, action=action, title=under.name)


@require_http_methods(["GET", "POST"])
def card(request: HttpRequest, pk: UUID, card: UUID) -> HttpResponseBase:
    """One card with every wording it had; POST rewrites it."""
    if request.method == "POST":
        return _write(request, pk, card)
    post = getattr(request, "post", None)
    board = board_for_reading(post, pk)
    found = card_of(board, card)
    record = record_of_card(post, found)
    writer = post if post and board.closed_at is None and writes_on(post, board) else None
    number = record.public_no if record else ""
    context = {
        "board": board,
        "subject": board.subject,
        "card": found,
        "record": record,
        "wordings": wordings_of(found),
        "form": CardForm.of(found, by=writer, number=number, group=group_of(request))
        if writer
        else None,
        "move": _move_form(board, found) if writer else None,
        "comment_form": CommentForm(sectors=sector_choices())
        if post is not None and may(post, COMMENT)
        else None,
    }
    return render(request, "value_chains/card.html", context)


@needs_post
def _write(request: SignedInRequest, pk: UUID, key: UUID) -> HttpResponse:
    """Rewrite a card; whoever comes second gets both texts and loses neither."""
    board = board_for_writing(request.post, pk)
    found = card_of(board, key)
    form = CardForm(request.POST, by=request.post, auto_id=f"again-{key}-%s")
    lost: Overtaken | None = None
    if form.is_valid():
        given = form.cleaned_data
        remember_group(request, form.words.group)
        seen = given["version"] or 0
        made, lost = attempt(
            form,
            lambda: write_card(
                found, form.words, seen_version=seen, key=given["key"], by=request.post
            ),
        )
        if made:
            return done(request, board, at=f"#card-{key}", version=made.version)
    shown = _with_version(request, form, texts_of(lost)["text"]["version"]) if lost else form
    action = reverse("value_chains:card", args=[pk, key])
    return again(request, board, shown, action=action, title=found.link.name, lost=lost)


@needs_post
@require_POST
def card_move(request: SignedInRequest, pk: UUID, card: UUID) -> HttpResponse:
    """Put a card under another link; moved meanwhile by somebody else, both places are told."""
    board = board_for_writing(request.post, pk)
    found = card_of(board, card)
    form = _move_form(board, found, request.POST)
    lost: Overtaken | None = None
    if form.is_valid():
        link = link_of(board, UUID(form.cleaned_data["link"]))
        seen = form.cleaned_data["version"]
        made, lost = attempt(
            form, lambda: move_card(found, link, seen_version=seen, by=request.post)
        )
        if made:
            return done(request, board, at=f"#card-{card}", version=made.place_version)
        if lost:
            version = texts_of(lost)["link"]["version"]
            form = _move_form(board, found, {"link": str(link.pk), "version": version})
    action = reverse("value_chains:card-move", args=[pk, card])
    return again(request, board, form, action=action, title=found.text, lost=lost)


@needs_post
@require_POST
def card_withdraw(request: SignedInRequest, pk: UUID, card: UUID) -> HttpResponse:
    """Take a card off the board, unless somebody rewrote it meanwhile."""
    board = board_for_writing(request.post, pk)
    found = card_of(board, card)
    form = WithdrawForm(request.POST)
    lost: Overtaken | None = None
    if form.is_valid():
        seen = form.cleaned_data["version"]
        made, lost = attempt(form, lambda: withdraw_card(found, seen_version=seen, by=request.post))
        if made:
            return done(request, board)
        if lost:
            form = WithdrawForm({"version": texts_of(lost)["text"]["version"]})
    action = reverse("value_chains:card-withdraw", args=[pk, card])
    text = {"text": CardForm.base_fields["text"]}
    return again(
        request,
        board,
        form,
        action=action,
        title=found.text,
        lost=lost,
        fields=text,
        is_withdrawal=True,
    )


@needs_post
@require_POST
def card_restore(request: SignedInRequest, pk: UUID, card: UUID) -> HttpResponse:
    """Put a withdrawn card back where it stood."""
    board = board_for_writing(request.post, pk)
    restore_card(card_of(board, card), by=request.post)
    return done(request, board, at=f"#card-{card}")


def _move_form(board: Board, card: Card, data: Mapping[str, Any] | None = None) -> MoveForm:
    initial = {"link": str(card.link_id), "version": card.place_version}
    return MoveForm(
        data, links=link_choices(board), initial=initial, auto_id=f"move-to-{card.pk}-%s"
    )


def _with_version(request: SignedInRequest, form: CardForm, version: object) -> CardForm:
    """The words as they were written, to be saved over what stands now if so wished."""
    typed = {**request.POST.dict(), "version": str(version), "key": str(new_id())}
    return CardForm(typed, by=request.post, auto_id=form.auto_id)
