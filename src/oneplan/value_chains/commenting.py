"""Comments of the sectors: said once, open until answered."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from oneplan.accounts.overtaking import overtaken
from oneplan.core.errors import NotVisible
from oneplan.threads.services import tell
from oneplan.value_chains.models import Board, Card, Comment
from oneplan.value_chains.opening import changed
from oneplan.value_chains.rules import check_text
from oneplan.value_chains.settled import sectors

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def comment_on(
    board: Board, text: str, *, sector: str, key: UUID, by: Post, card: Card | None = None
) -> Comment:
    """What a sector says of the board or of one card; a closed board takes comments too.

    Locks the board.  Sent a second time with the same ``key`` it is the first one.
    """
    board = _lock(board)
    standing = Comment.objects.filter(pk=key).first()
    if standing is not None:
        if standing.board_id != board.pk:
            raise NotVisible(key)
        return standing
    made = Comment.objects.create(
        id=key, board=board, card=card, sector=sector, text=check_text(text), post=by
    )
    tell(
        board.subject,
        "value_chains.commented",
        by=by,
        is_public=False,
        comment=str(made.pk),
        sector=_name(sector),
        text=made.text,
    )
    changed(board)
    return made


@transaction.atomic
def answer_comment(comment: Comment, answer: str, *, by: Post) -> Comment:
    """Answer a comment, which closes it.

    Locks the board.  Raises ``Overtaken`` with both answers where somebody else was quicker.
    """
    board = _lock(comment.board)
    comment = Comment.objects.get(pk=comment.pk)
    text = check_text(answer)
    if comment.answer == text:
        return comment
    if comment.answered_at is not None:
        raise overtaken(
            {"answer": {"theirs": comment.answer, "yours": text, "version": 1}},
            "value_chains.comment_answered",
            kind=board.subject.kind_word,
            key=board.pk,
            after__comment=str(comment.pk),
        )
    comment.answer, comment.answered_at, comment.answered_by = text, timezone.now(), by
    comment.save(update_fields=["answer", "answered_at", "answered_by"])
    tell(
        board.subject,
        "value_chains.comment_answered",
        by=by,
        is_public=False,
        comment=str(comment.pk),
        sector=_name(comment.sector),
        answer=text,
    )
    changed(board)
    return comment


def _name(sector: str) -> str:
    found = sectors().get(sector)
    return found.name_th if found else sector


def _lock(board: Board) -> Board:
    rows = Board.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("subject__owner").get(pk=board.pk)
