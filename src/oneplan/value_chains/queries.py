"""A board as its page shows it, in a fixed number of queries however much stands on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from oneplan.core.models import Code
from oneplan.core.templatetags.official import attribute
from oneplan.plans.models import Element, ElementKind, Plan
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable
from oneplan.value_chains.models import Board, Card, Comment, Link, Wording
from oneplan.value_chains.rules import Fullness, fullness
from oneplan.value_chains.settled import sectors, stages

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.threads.rules import Reach


@dataclass(frozen=True, slots=True)
class CardShown:
    """A card, the record it points to as far as the reader may read that, its open comments."""

    card: Card
    record: Subject | None
    open_comments: int
    stands_elsewhere: bool
    """Whether another card of the board points to the same record."""


@dataclass(frozen=True, slots=True)
class Cell:
    link: Link
    cards: list[CardShown]

    @property
    def fullness(self) -> Fullness:
        return fullness(len(self.cards), crowded_from=self.link.crowded_from)


@dataclass(frozen=True, slots=True)
class Stage:
    """One column: upstream, midstream, downstream or the factors that carry them."""

    code: str
    name: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class CommentShown:
    comment: Comment
    sector: str


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Everything on a board.  ``withdrawn`` are cards off it that can be put back."""

    board: Board
    stages: list[Stage]
    open_comments: list[CommentShown] = field(default_factory=list)
    answered: list[CommentShown] = field(default_factory=list)
    withdrawn: list[Card] = field(default_factory=list)

    @property
    def cells(self) -> list[Cell]:
        return [cell for stage in self.stages for cell in stage.cells]

    @property
    def gaps(self) -> int:
        return sum(cell.fullness == Fullness.GAP for cell in self.cells)

    @property
    def crowded(self) -> int:
        return sum(cell.fullness == Fullness.CROWDED for cell in self.cells)

    @property
    def cards(self) -> int:
        return sum(len(cell.cards) for cell in self.cells)


def board_page(board: Board, *, reach: Reach | None) -> BoardPage:
    """The board as a reader may see it; comments are for those at work only."""
    cards = list(Card.objects.filter(board=board).select_related("link"))
    standing = [card for card in cards if card.withdrawn_at is None]
    keys = {card.record_id for card in standing if card.record_id}
    records = {row.pk: row for row in Subject.objects.filter(readable(reach), pk__in=keys)}
    times = Counter(card.record_id for card in standing)
    comments = _comments(board) if reach is not None else []
    waiting = Counter(each.comment.card_id for each in comments if each.comment.answered_at is None)
    by_link: dict[UUID, list[CardShown]] = defaultdict(list)
    for card in standing:
        by_link[card.link_id].append(
            CardShown(
                card=card,
                record=records.get(card.record_id) if card.record_id else None,
                open_comments=waiting[card.pk],
                stands_elsewhere=card.record_id is not None and times[card.record_id] > 1,
            )
        )
    return BoardPage(
        board=board,
        stages=_stages(board, by_link),
        open_comments=[each for each in comments if each.comment.answered_at is None],
        answered=[each for each in comments if each.comment.answered_at is not None],
        withdrawn=[card for card in cards if card.withdrawn_at is not None],
    )


def _stages(board: Board, by_link: dict[UUID, list[CardShown]]) -> list[Stage]:
    """The columns in the order of the list; links of a stage the list lost come last."""
    cells: dict[str, list[Cell]] = defaultdict(list)
    for link in Link.objects.filter(board=board):
        cells[link.stage].append(Cell(link, by_link[link.pk]))
    named = stages()
    order = [*named, *(code for code in cells if code not in named)]
    return [
        Stage(code, _name(named.get(code), code), cells[code]) for code in order if code in cells
    ]


def _comments(board: Board) -> list[CommentShown]:
    rows = Comment.objects.filter(board=board).select_related(
        "card", "post__body", "answered_by__body"
    )
    names = sectors()
    return [CommentShown(row, _name(names.get(row.sector), row.sector)) for row in rows]


def _name(code: Code | None, otherwise: str) -> str:
    return str(attribute(code, "name")) if code else otherwise


def wordings_of(card: Card) -> list[Wording]:
    """Every wording a card had, the newest first."""
    return list(card.wordings.select_related("post__body").order_by("-version"))


def sector_choices() -> list[tuple[str, str]]:
    return [(code, _name(row, code)) for code, row in sectors().items()]


def stage_choices() -> list[tuple[str, str]]:
    return [(code, _name(row, code)) for code, row in stages().items()]


def link_choices(board: Board) -> list[tuple[str, list[tuple[str, str]]]]:
    """The links of a board under their stages, to move a card to."""
    names = dict(stage_choices())
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for link in Link.objects.filter(board=board):
        groups[names.get(link.stage, link.stage)].append((str(link.pk), link.name))
    return list(groups.items())


def issues_of(plan: Plan) -> QuerySet[Subject]:
    """The issues of a plan's editions, each once, to hang a board on."""
    rows = Element.objects.filter(edition__plan=plan, kind=ElementKind.ISSUE)
    return Subject.objects.filter(pk__in=rows.values("lineage_id")).order_by("title")


def boards_listed(plan: Plan, *, reach: Reach | None) -> QuerySet[Board]:
    """The boards of a plan a reader may read, with their counts of cards and open comments."""
    boards = Board.objects.filter(readable(reach, at="subject"), plan=plan)
    return with_counts(boards).select_related("subject").order_by("product")


def with_counts(boards: QuerySet[Board]) -> QuerySet[Board]:
    """Boards with their cards that stand (``standing``) and comments open (``unanswered``)."""
    return boards.annotate(
        standing=Count("cards", filter=Q(cards__withdrawn_at=None), distinct=True),
        unanswered=Count("comments", filter=Q(comments__answered_at=None), distinct=True),
    )
