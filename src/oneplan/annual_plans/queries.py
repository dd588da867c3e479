"""Reading kept runs: the list with its frame line, and how two runs differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from oneplan.annual_plans import rules
from oneplan.annual_plans.candidates import Scope
from oneplan.annual_plans.kept_findings import unpacked
from oneplan.annual_plans.models import FrameLine, Level, Rank, RankState, Round
from oneplan.areas.models import Body
from oneplan.core.findings import Finding, Severity
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

OWN_STATES = (RankState.SCORED, RankState.NOT_SCORED)
"""States whose rows may come to stand within the frame."""


class Placed(NamedTuple):
    """What the outline of a list knows of a ``Rank``: thousands of them are read at once."""

    pk: UUID
    subject_id: UUID
    position: int | None
    state: str
    satang: int


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A ``ListRow`` before anybody has read what it is about."""

    rank: Placed
    side: str
    running: int | None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a ranked list as a reader sees it.

    ``side`` is ``within``, ``over``, ``undrawn``, ``stopped``, ``first`` (bundles and management
    money) or ``apart`` (other money).  ``running`` is the money of the frame used up to and
    including this row.  A row whose activity the reader may not read keeps its place and money,
    and shows only whose it is.  ``before`` is its position in the compared run.
    """

    rank: Rank
    side: str
    running: int | None
    findings: Sequence[Finding] = ()
    is_readable: bool = False
    before: int | None = None

    @property
    def worst(self) -> Severity | None:
        """The heaviest finding of the row."""
        order = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
        there = {finding.severity for finding in self.findings}
        return next((severity for severity in order if severity in there), None)


R = TypeVar("R", OutlineRow, ListRow)


@dataclass(frozen=True, slots=True)
class Listed(Generic[R]):
    """A kept run with its line.  ``rows`` are ranked; ``first`` and ``apart`` never are."""

    round: Round
    frame_line: FrameLine | None
    line: rules.Line | None
    rows: tuple[R, ...]
    first: tuple[R, ...]
    apart: tuple[R, ...]
    findings: tuple[Finding, ...]

    @property
    def ranked_satang(self) -> int:
        return sum(row.rank.satang for row in self.rows)

    @property
    def first_satang(self) -> int:
        return sum(row.rank.satang for row in self.first)

    @property
    def total_satang(self) -> int:
        """All the list asks of its own money: ranked, bundles and management."""
        return self.ranked_satang + self.first_satang


Outline = Listed[OutlineRow]
RankedList = Listed[ListRow]


def latest_round(body: Body, fiscal_year: int) -> Round | None:
    rounds = Round.objects.filter(body=body, fiscal_year=fiscal_year)
    return rounds.select_related("subject", "body", "criteria_set").order_by("-run_no").first()


def rounds_readable(reach: Reach | None) -> QuerySet[Round]:
    """The runs a reader may read, newest first."""
    rows = Round.objects.filter(readable(reach, at="subject"))
    return rows.select_related("subject", "body", "criteria_set").order_by("-ran_at", "-pk")


def runs_of(round_: Round) -> list[Round]:
    """Every run of the same body and year, newest first."""
    rows = Round.objects.filter(body=round_.body_id, fiscal_year=round_.fiscal_year)
    return list(rows.select_related("subject").order_by("-run_no"))


def scope_of(round_: Round) -> Scope:
    return Scope(
        level=Level(round_.level),
        body=round_.body,
        area=round_.area,
        fiscal_year=round_.fiscal_year,
    )


def current_line(round_: Round) -> FrameLine | None:
    """The frame line drawn last on a run."""
    lines = round_.frame_lines.select_related("frame", "drawn_by")
    return lines.order_by("-drawn_at", "-pk").first()


def lines_drawn_last(rounds: Sequence[Round]) -> dict[UUID, FrameLine]:
    """The frame line drawn last on each of these runs, in one query."""
    lines = FrameLine.objects.filter(round__in=rounds).order_by("drawn_at", "pk")
    return {line.round_id: line for line in lines}


def rounds_with_rows(rounds: Sequence[Round]) -> set[UUID]:
    """Those of these runs that list anything asking their own money, in one query."""
    own = Rank.objects.filter(round__in=rounds).exclude(state=RankState.OTHER_MONEY)
    return set(own.order_by().values_list("round_id", flat=True).distinct())


def lines_on(round_: Round, *frames_satang: int) -> list[rules.Line]:
    """Where each of these frames would lie on a run's list, without drawing it; one query."""
    ranks = _placed(round_)
    return [_line(ranks, frame) for frame in frames_satang]


def ranked_list(
    round_: Round, *, reach: Reach | None = None, is_all_readable: bool = False
) -> RankedList:
    """A run's whole list with its line, in five queries however long it is.

    ``is_all_readable`` is for commands and papers of the body itself.
    """
    outline = ranked_outline(round_)
    every = in_full((*outline.rows, *outline.first, *outline.apart), reach, is_all_readable)
    ranked, first = len(outline.rows), len(outline.first)
    return Listed(
        round=round_,
        frame_line=outline.frame_line,
        line=outline.line,
        rows=every[:ranked],
        first=every[ranked : ranked + first],
        apart=every[ranked + first :],
        findings=outline.findings,
    )


def ranked_outline(round_: Round) -> Outline:
    """The whole list with its line in three light queries: places and money of every row.

    What the rows are about, and whether a reader may read it, ``in_full`` adds to those shown.
    """
    ranks = _placed(round_)
    frame_line = current_line(round_)
    line = _line(ranks, frame_line.frame.satang) if frame_line else None
    before = _positions_before(round_)
    running = sum(rank.satang for rank in ranks if rank.state == RankState.NOT_RANKED)
    rows: dict[str, list[OutlineRow]] = {"ranked": [], "first": [], "apart": []}
    for rank in ranks:
        if rank.state == RankState.NOT_RANKED:
            rows["first"].append(OutlineRow(rank, "first", None))
        elif rank.state == RankState.OTHER_MONEY:
            rows["apart"].append(OutlineRow(rank, "apart", None))
        else:
            if rank.state in OWN_STATES:
                running += rank.satang
            moved_from = before.get(rank.subject_id)
            rows["ranked"].append(OutlineRow(rank, _side(rank, line), running, moved_from))
    return Listed(
        round=round_,
        frame_line=frame_line,
        line=line,
        rows=tuple(rows["ranked"]),
        first=tuple(rows["first"]),
        apart=tuple(rows["apart"]),
        findings=tuple(unpacked(round_.findings)),
    )


def in_full(
    rows: Sequence[OutlineRow], reach: Reach | None, is_all_readable: bool = False
) -> tuple[ListRow, ...]:
    """Rows of an outline with what they are about and what the checks said, in two queries."""
    ranks = Rank.objects.filter(pk__in=[row.rank.pk for row in rows])
    about = ranks.select_related("subject__owner", "subject__area", "subject__activity__project")
    known = {rank.pk: rank for rank in about}
    seen = (
        set(known)
        if is_all_readable
        else set(ranks.filter(readable(reach, at="subject")).values_list("pk", flat=True))
    )
    return tuple(
        ListRow(
            rank=known[row.rank.pk],
            side=row.side,
            running=row.running,
            before=row.before,
            findings=unpacked(known[row.rank.pk].findings),
            is_readable=row.rank.pk in seen,
        )
        for row in rows
    )


def compare_runs(before: Round, after: Round) -> rules.Difference:
    """Who came, went and moved between two runs, and whose score or amount changed."""
    return rules.differences(_rows(before), _rows(after))


def _rows(round_: Round) -> list[rules.Row]:
    values = round_.ranks.values_list("subject_id", "position", "score", "satang")
    return [rules.Row(*row) for row in values]


def _placed(round_: Round) -> list[Placed]:
    ranks = round_.ranks.order_by("position", "subject__public_no")
    return [Placed(*row) for row in ranks.values_list(*Placed._fields)]


def _line(ranks: Sequence[Placed], frame_satang: int) -> rules.Line:
    ranked = sorted(
        (rank for rank in ranks if rank.state in OWN_STATES), key=lambda rank: rank.position or 0
    )
    first = sum(rank.satang for rank in ranks if rank.state == RankState.NOT_RANKED)
    return rules.draw_line([rank.satang for rank in ranked], frame_satang, first=first)


def _side(rank: Placed, line: rules.Line | None) -> str:
    if rank.state == RankState.GATE_SHUT:
        return "stopped"
    if line is None:
        return "undrawn"
    return "within" if (rank.position or 0) <= line.within else "over"


def _positions_before(round_: Round) -> dict[object, int]:
    """Where each activity stood in the run before this one."""
    earlier = Rank.objects.filter(
        round__body=round_.body_id,
        round__fiscal_year=round_.fiscal_year,
        round__run_no=round_.run_no - 1,
        position__isnull=False,
    )
    return {
        key: position for key, position in earlier.values_list("subject_id", "position") if position
    }
