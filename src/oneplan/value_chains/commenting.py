"""Comments of the sectors: said once, open until answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from oneplan.accounts.overtaking import overtaken
from oneplan.core.errors import NotVisible
from oneplan.threads.services import tell
from oneplan.value_chains.models import Board, Card, Comment, SectorsWord
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
        sector=name_of_sector(sector),
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
    told = {"kind": board.subject.kind_word, "key": board.pk, "after__comment": str(comment.pk)}
    if not answer_once(comment, text, code="value_chains.comment_answered", told=told, by=by):
        return comment
    tell(
        board.subject,
        "value_chains.comment_answered",
        by=by,
        is_public=False,
        comment=str(comment.pk),
        sector=name_of_sector(comment.sector),
        answer=text,
    )
    changed(board)
    return comment


def answer_once(
    word: SectorsWord, text: str, *, code: str, told: Mapping[str, Any], by: Post
) -> bool:
    """Write the answer that closes what a sector said; False where it stands so already.

    The caller has locked it.  Raises ``Overtaken`` with both answers where somebody else was
    quicker: the audit entry of ``code`` among ``told`` says who.
    """
    if word.answer == text:
        return False
    if word.answered_at is not None:
        fields = {"answer": {"theirs": word.answer, "yours": text, "version": 1}}
        raise overtaken(fields, code, **told)
    word.answer, word.answered_at, word.answered_by = text, timezone.now(), by
    word.save()
    return True


def name_of_sector(sector: str) -> str:
    found = sectors().get(sector)
    return found.name_th if found else sector


def _lock(board: Board) -> Board:
    rows = Board.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("subject__owner").get(pk=board.pk)
