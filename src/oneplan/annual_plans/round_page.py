"""The page of a ranked list: what of it is asked for, and how it differs from another run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.annual_plans.models import RankState, Round
from oneplan.annual_plans.queries import (
    ListRow,
    RankedList,
    compare_runs,
    ranked_list,
    rounds_readable,
    runs_of,
)
from oneplan.core.asked import asked_choice, asked_key, asked_words
from oneplan.core.exporting import Cell, in_baht
from oneplan.core.templatetags.official import attribute
from oneplan.thai.search import fold
from oneplan.threads.models import Subject

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

SIDE_WORDS = {
    "within": gettext_lazy("within the frame"),
    "over": gettext_lazy("over the frame"),
    "stopped": gettext_lazy("stopped at a gate"),
    "undrawn": gettext_lazy("no frame yet"),
    "first": gettext_lazy("taken first"),
    "apart": gettext_lazy("other money"),
}
LACKS = "lacking"
CHOICES = ("within", "over", "stopped", LACKS)
LONGEST_COMPARISON = 60


@dataclass(frozen=True, slots=True)
class Compared:
    """How a list differs from an earlier run, in titles a reader may see."""

    run_no: int
    came: list[str]
    went: list[str]
    moved: list[tuple[str, int | None, int | None]]
    rescored: list[tuple[str, Any, Any]]
    recosted: list[tuple[str, int, int]]

    @property
    def is_empty(self) -> bool:
        return not (self.came or self.went or self.moved or self.rescored or self.recosted)


@dataclass(frozen=True, slots=True)
class RoundPage:
    """A ranked list with what was asked of it; ``rows`` are those shown, in rank order."""

    listed: RankedList
    rows: tuple[ListRow, ...]
    words: str
    side: str
    runs: list[Round]
    compared: Compared | None

    @property
    def shows_line(self) -> bool:
        """The line is drawn among the rows only where none is hidden by a filter."""
        return self.listed.line is not None and not self.words and not self.side

    @property
    def line_after(self) -> int:
        """How many rows stand above the line; -1 draws none."""
        line = self.listed.line
        return line.within if line is not None and self.shows_line else -1


def round_page(round_: Round, query: Mapping[str, str], *, reach: Reach | None) -> RoundPage:
    """The page as a reader asks for it: words, a side of the line, another run to compare."""
    listed = ranked_list(round_, reach=reach)
    words, side = asked_words(query), asked_choice(query, "side", CHOICES)
    runs = runs_of(round_)
    other = next((run for run in runs if run.pk == asked_key(query, "compare")), None)
    return RoundPage(
        listed=listed,
        rows=tuple(row for row in listed.rows if _is_asked(row, words, side)),
        words=words,
        side=side,
        runs=runs,
        compared=_compared(other, round_, listed) if other and other.pk != round_.pk else None,
    )


def round_rows(reach: Reach | None) -> QuerySet[Round]:
    """The runs a reader may read, with how many rows they rank and for how much, newest first."""
    ranked = Q(ranks__position__isnull=False)
    last = (
        Round.objects.filter(body=OuterRef("body"), fiscal_year=OuterRef("fiscal_year"))
        .order_by("-run_no")
        .values("pk")[:1]
    )
    return rounds_readable(reach).annotate(
        ranked=Count("ranks", filter=ranked),
        asked=Sum("ranks__satang", filter=~Q(ranks__state=RankState.OTHER_MONEY)),
        newest=Subquery(last),
    )


def headings() -> list[str]:
    """Column headings of the list as a file."""
    return [
        _("Rank"),
        _("Number"),
        _("Activity"),
        _("Body"),
        _("Score"),
        _("Amount (baht)"),
        _("Frame"),
        _("Findings"),
    ]


def export_rows(page: RoundPage) -> Iterator[list[Cell]]:
    """Exactly the rows the page shows; names of unreadable drafts stay hidden in the file too."""
    shown = page.rows
    if not page.words and not page.side:
        shown = (*page.rows, *page.listed.first, *page.listed.apart)
    for row in shown:
        rank = row.rank
        yield [
            rank.position,
            rank.subject.public_no if row.is_readable else "",
            rank.subject.title if row.is_readable else _("Draft of another body"),
            str(attribute(rank.subject.owner, "name")),
            rank.score,
            in_baht(rank.satang),
            str(SIDE_WORDS[row.side]),
            len(row.findings) if row.is_readable else None,
        ]


def _is_asked(row: ListRow, words: str, side: str) -> bool:
    if side == LACKS and row.worst != "error":
        return False
    if side and side != LACKS and row.side != side:
        return False
    if not words:
        return True
    text = row.rank.subject.search_text or fold(row.rank.subject.title)
    return row.is_readable and all(word in text for word in words.split())


def _compared(before: Round, after: Round, listed: RankedList) -> Compared:
    found = compare_runs(before, after)
    shown = {
        row.rank.subject_id: row.rank.subject.title
        for row in (*listed.rows, *listed.first, *listed.apart)
        if row.is_readable
    }
    gone = Subject.objects.filter(pk__in=found.went, owner=after.body_id)
    went = dict(gone.values_list("pk", "title"))
    hidden = _("Draft of another body")

    def title(key: UUID) -> str:
        return shown.get(key) or went.get(key) or hidden

    most = LONGEST_COMPARISON
    return Compared(
        run_no=before.run_no,
        came=[title(key) for key in found.came[:most]],
        went=[title(key) for key in found.went[:most]],
        moved=[(title(key), *pair) for key, pair in list(found.moved.items())[:most]],
        rescored=[(title(key), *pair) for key, pair in list(found.rescored.items())[:most]],
        recosted=[(title(key), *pair) for key, pair in list(found.recosted.items())[:most]],
    )
