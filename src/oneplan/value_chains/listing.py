"""The boards of all plans as a list: narrowed by words, body or plan, each with what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext as _

from oneplan.areas.models import Body
from oneplan.core.asked import asked_key, asked_words
from oneplan.core.narrowing import Chip, chips_of
from oneplan.core.paging import CURSOR, Page, page_of
from oneplan.core.templatetags.official import attribute
from oneplan.plans.models import EditionState, Element, Plan
from oneplan.threads.holding import holds
from oneplan.threads.queries import readable
from oneplan.value_chains.models import Board, Card, Link
from oneplan.value_chains.queries import with_counts

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.threads.rules import Reach

NEWEST_FIRST = ("-subject_id",)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A board, the plan's issue it hangs on (empty for none), its number of empty links."""

    board: Board
    issue: str
    gaps: int


@dataclass(frozen=True, slots=True)
class BoardList:
    """A page of boards and what was asked."""

    page: Page[Board]
    rows: list[BoardRow]
    words: str
    bodies: list[Body]
    body: Body | None
    plan: Plan | None

    @property
    def chips(self) -> list[Chip]:
        """The filters in force, in words."""
        return chips_of(
            ("q", _("Words"), self.words),
            ("body", _("Body"), attribute(self.body, "name") if self.body else ""),
            ("plan", _("Plan"), self.plan.title if self.plan else ""),
        )


def board_list(query: Mapping[str, str], *, reach: Reach | None) -> BoardList:
    """A page of the boards a reader may read, the newest first."""
    every = Board.objects.filter(readable(reach, at="subject"))
    bodies = list(Body.objects.filter(pk__in=every.values("subject__owner")).order_by("name_th"))
    wished = asked_key(query, "body")
    body = next((each for each in bodies if each.pk == wished), None)
    words, plan = asked_words(query), _plan_asked(query, reach)
    boards = every.filter(holds(words, through="subject__"))
    if body:
        boards = boards.filter(subject__owner=body)
    if plan:
        boards = boards.filter(plan=plan)
    shown = with_counts(boards).select_related("subject__owner", "plan")
    page = page_of(shown, order=NEWEST_FIRST, cursor=query.get(CURSOR))
    return BoardList(page, _rows(page.rows, reach), words, bodies, body, plan)


def issues_of_boards(boards: Iterable[Board], *, reach: Reach | None) -> dict[UUID | None, str]:
    """How the plan words the issue of each board that has one, by the issue's lineage.

    Told to whoever may read the plan; the public reads what a sealed edition says.
    """
    rows = Element.objects.filter(
        readable(reach, at="edition__plan__subject"),
        lineage__in={board.element_id for board in boards if board.element_id},
    )
    if reach is None:
        rows = rows.filter(edition__state=EditionState.SEALED)
    return dict(rows.order_by("edition__made_at").values_list("lineage_id", "title"))


def _rows(boards: Iterable[Board], reach: Reach | None) -> list[BoardRow]:
    issues = issues_of_boards(boards, reach=reach)
    standing = Card.objects.filter(link=OuterRef("pk"), withdrawn_at=None)
    empty = Link.objects.filter(~Exists(standing), board__in=[board.pk for board in boards])
    gaps = dict(empty.order_by().values_list("board").annotate(Count("pk")))
    return [
        BoardRow(board, issues.get(board.element_id, ""), gaps.get(board.pk, 0)) for board in boards
    ]


def _plan_asked(query: Mapping[str, str], reach: Reach | None) -> Plan | None:
    key = asked_key(query, "plan")
    if key is None:
        return None
    return Plan.objects.filter(readable(reach, at="subject"), pk=key).first()
