"""Opening a board on a plan, shaping its chain, closing it after the workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from oneplan.core.errors import Refusal
from oneplan.core.models import new_id
from oneplan.threads.models import Subject, SubjectKind
from oneplan.threads.services import Draft, begin, tell
from oneplan.value_chains.models import Board, Card, Link
from oneplan.value_chains.settled import links_to_begin_with

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.plans.models import Plan


@transaction.atomic
def open_board(
    plan: Plan, *, product: str, by: Post, element: Subject | None = None, key: UUID | None = None
) -> Board:
    """A board with the links of the editable list; a draft of the plan's owner.

    Locks the plan.  Raises ``Refusal`` when the plan has one for that product already.
    """
    plan = type(plan).objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)
    if Board.objects.filter(plan=plan, product=product).exists():
        raise Refusal("value_chains.board_there", product=product)
    owner, area = plan.subject.owner, plan.subject.area_id
    draft = Draft(
        kind=SubjectKind.VALUE_CHAIN,
        title=product,
        owner=owner,
        fiscal_year=plan.first_fiscal_year,
        places=(area,) if area else (),
        is_trial=plan.is_trial,
        id=key or new_id(),
    )
    board = Board.objects.create(
        subject=begin(draft, by=by), plan=plan, element=element, product=product
    )
    links = [Link(board=board, **values) for values in links_to_begin_with()]
    Link.objects.bulk_create(links)
    tell(board.subject, "value_chains.board_opened", by=by, product=product, links=len(links))
    return board


@transaction.atomic
def add_link(board: Board, *, stage: str, name: str, crowded_from: int, by: Post) -> Link:
    """A link of this board's own, last of its stage.  Raises ``Refusal`` for a name it has."""
    board = lock_open(board)
    position = Link.objects.filter(board=board).count() + 1
    try:
        with transaction.atomic():
            link = Link.objects.create(
                board=board, stage=stage, name=name, crowded_from=crowded_from, position=position
            )
    except IntegrityError as error:
        raise Refusal("value_chains.link_there", name=name) from error
    tell(board.subject, "value_chains.link_added", by=by, name=name)
    changed(board)
    return link


@transaction.atomic
def drop_link(link: Link, *, by: Post) -> None:
    """Take a link out that nobody used.  Raises ``Refusal`` where a card stands or stood."""
    board = lock_open(link.board)
    if Card.objects.filter(link=link).exists():
        raise Refusal("value_chains.link_not_empty", name=link.name)
    link.delete()
    tell(board.subject, "value_chains.link_dropped", by=by, name=link.name)
    changed(board)


@transaction.atomic
def close_board(board: Board, *, by: Post) -> None:
    """End the writing on a board; comments may still be made and answered."""
    board = _lock(board)
    if board.closed_at is not None:
        return
    board.closed_at = timezone.now()
    board.save(update_fields=["closed_at"])
    cards = Card.objects.filter(board=board, withdrawn_at=None)
    gaps = Link.objects.filter(board=board).exclude(pk__in=cards.values("link_id")).count()
    tell(board.subject, "value_chains.board_closed", by=by, cards=cards.count(), gaps=gaps)
    changed(board)


@transaction.atomic
def open_again(board: Board, *, by: Post) -> None:
    """Let the groups write on a closed board again."""
    board = _lock(board)
    if board.closed_at is None:
        return
    board.closed_at = None
    board.save(update_fields=["closed_at"])
    tell(board.subject, "value_chains.board_reopened", by=by)
    changed(board)


def lock_open(board: Board) -> Board:
    """The board, locked: writers of one board follow each other.  ``Refusal`` when closed."""
    board = _lock(board)
    if board.closed_at is not None:
        raise Refusal("value_chains.closed")
    return board


def changed(board: Board) -> None:
    """Let the browsers that show the board know; the caller holds its lock."""
    board.change_no += 1
    board.save(update_fields=["change_no"])


def _lock(board: Board) -> Board:
    rows = Board.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("subject__owner").get(pk=board.pk)
