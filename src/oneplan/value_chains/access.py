"""Fetching a board, a card or a comment for a purpose, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may, require
from oneplan.core.errors import AccessDenied, NotVisible
from oneplan.core.reading import one_among
from oneplan.plans.access import plan_for_reading
from oneplan.threads.access import is_own, reach, require_change, subject_for_reading
from oneplan.threads.models import Share, Subject, SubjectKind
from oneplan.threads.queries import find_subject, record_of
from oneplan.threads.rules import may_read
from oneplan.value_chains import rules
from oneplan.value_chains.models import Board, Card, Comment, Link

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.plans.models import Plan

KEEP, WRITE, COMMENT = "value_chains.keep", "value_chains.write", "value_chains.comment"


def board_for_reading(post: Post | None, pk: UUID) -> Board:
    """The board if the reader may read it.  Raises ``NotVisible`` otherwise."""
    subject_for_reading(post, pk, kind=SubjectKind.VALUE_CHAIN)
    boards = Board.objects.select_related("subject__owner", "subject__area", "plan__subject")
    found = boards.filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found


def board_for_keeping(post: Post, pk: UUID) -> Board:
    """The board if the post's office keeps it.  Raises ``AccessDenied`` where it only reads."""
    board = board_for_reading(post, pk)
    require_change(post, board.subject, KEEP)
    return board


def board_for_writing(post: Post, pk: UUID) -> Board:
    """The board if the post sits at it.  Raises ``AccessDenied`` where it only reads."""
    board = board_for_reading(post, pk)
    if not writes_on(post, board):
        raise AccessDenied(WRITE)
    return board


def board_for_commenting(post: Post, pk: UUID) -> Board:
    """The board if the post may say its sector's view of it: any reader of such a role."""
    board = board_for_reading(post, pk)
    require(post, COMMENT)
    return board


def plan_for_opening(post: Post, pk: UUID) -> Plan:
    """The plan if the post's office may open a board for it."""
    plan = plan_for_reading(post, pk)
    require_change(post, plan.subject, KEEP)
    return plan


def keeps(post: Post | None, subject: Subject) -> bool:
    """Whether boards of this plan, or this board, are the post's to open and close."""
    return post is not None and may(post, KEEP) and is_own(post, subject)


def writes_on(post: Post | None, board: Board) -> bool:
    """Whether the post may put cards on the board and answer its comments."""
    if post is None or not may(post, WRITE):
        return False
    subject = board.subject
    home = (post.area_id or post.body.seat_id or "")[:2]
    asked = Share.objects.filter(subject=subject, body_id=post.body_id, ended_at=None)
    return rules.may_write(
        is_own=is_own(post, subject),
        is_asked=asked.exists(),
        is_at_home=bool(home) and (subject.area_id or "").startswith(home),
        circulation=subject.circulation,
    )


def card_of(board: Board, pk: UUID) -> Card:
    """A card of the board.  Raises ``NotVisible`` for a card of another."""
    return one_among(Card.objects.select_related("link", "record").filter(board=board), pk)


def link_of(board: Board, pk: UUID) -> Link:
    """A link of the board.  Raises ``NotVisible`` for a link of another."""
    return one_among(Link.objects.filter(board=board), pk)


def comment_of(board: Board, pk: UUID) -> Comment:
    """A comment on the board.  Raises ``NotVisible`` for one on another."""
    return one_among(Comment.objects.filter(board=board), pk)


def record_of_number(post: Post, number: str) -> Subject | None:
    """The activity or project of a public number, if the post may read it."""
    found = find_subject(number)
    if found is None or found.kind not in (SubjectKind.ACTIVITY, SubjectKind.PROJECT):
        return None
    return found if may_read(record_of(found), reach(post)) else None


def record_of_card(post: Post | None, card: Card) -> Subject | None:
    """The record a card points to, if the reader may read it."""
    if card.record is None or not may_read(record_of(card.record), reach(post)):
        return None
    return card.record
