"""A board with the forms of whoever reads it, ready for its page and for its parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from oneplan.accounts.permissions import may
from oneplan.threads.access import reach
from oneplan.value_chains.access import COMMENT, keeps, writes_on
from oneplan.value_chains.forms import AnswerForm, CardForm, CommentForm, LinkForm, MoveForm
from oneplan.value_chains.queries import (
    CardShown,
    Cell,
    board_page,
    link_choices,
    sector_choices,
    stage_choices,
)

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.value_chains.models import Board, Link


@dataclass(frozen=True, slots=True)
class CardAtHand:
    """A card with the forms that change it; None for whoever only reads."""

    shown: CardShown
    form: CardForm | None
    move: MoveForm | None


@dataclass(frozen=True, slots=True)
class CellAtHand:
    cell: Cell
    cards: list[CardAtHand]
    form: CardForm | None


def at_hand(board: Board, post: Post | None, *, group: str = "") -> dict[str, Any]:
    """The context of a board: what stands on it and what this reader may do."""
    page = board_page(board, reach=reach(post))
    sits = writes_on(post, board)
    writer = post if sits and board.closed_at is None else None
    links = link_choices(board) if writer else []
    columns = [
        (
            stage,
            [
                CellAtHand(
                    cell,
                    [_card(each, writer, links, group=group) for each in cell.cards],
                    new_card_form(cell.link, writer, group=group) if writer else None,
                )
                for cell in stage.cells
            ],
        )
        for stage in page.stages
    ]
    is_keeper = keeps(post, board.subject)
    return {
        "board": board,
        "page": page,
        "columns": columns,
        "may_write": writer is not None,
        "may_answer": sits,
        "is_keeper": is_keeper,
        "link_form": LinkForm(stages=stage_choices()) if is_keeper and writer else None,
        "comment_form": CommentForm(sectors=sector_choices(), auto_id="comment-%s")
        if post is not None and may(post, COMMENT)
        else None,
        "answers": [
            (each, AnswerForm(auto_id=f"answer-{each.comment.pk}-%s") if sits else None)
            for each in page.open_comments
        ],
    }


def new_card_form(link: Link, post: Post, *, group: str) -> CardForm:
    return CardForm(by=post, initial={"group": group}, auto_id=f"new-{link.pk}-%s")


def _card(shown: CardShown, writer: Post | None, links: Any, *, group: str) -> CardAtHand:
    if writer is None:
        return CardAtHand(shown, None, None)
    card = shown.card
    number = shown.record.public_no if shown.record else ""
    return CardAtHand(
        shown,
        CardForm.of(card, by=writer, number=number, group=group),
        MoveForm(
            links=links,
            initial={"link": str(card.link_id), "version": card.place_version},
            auto_id=f"move-{card.pk}-%s",
        ),
    )
