"""The page of a ranked list: what of it is asked for, and how it differs from another run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.annual_plans.models import Level, Rank, RankState, Round
from oneplan.annual_plans.queries import (
    ListRow,
    Outline,
    OutlineRow,
    compare_runs,
    in_full,
    ranked_outline,
    rounds_readable,
    runs_of,
)
from oneplan.core.asked import asked_choice, asked_key, asked_start, asked_words, asked_year
from oneplan.core.exporting import Cell, in_baht
from oneplan.core.findings import Severity
from oneplan.core.narrowing import Chip, chips_of, chosen
from oneplan.core.templatetags.official import attribute
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable

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
SHOWN = 50
"""Rows of the list shown at once."""


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
    """A ranked list with what was asked of it.

    ``rows`` are those shown, in rank order, from the ``start``-th on; ``found`` is how many answer
    what was asked.  ``first`` and ``apart`` stand before the first of them and after the last.
    """

    listed: Outline
    rows: tuple[ListRow, ...]
    first: tuple[ListRow, ...]
    apart: tuple[ListRow, ...]
    start: int
    found: int
    words: str
    side: str
    runs: list[Round]
    compared: Compared | None

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return self.start + len(self.rows)

    @property
    def shows_line(self) -> bool:
        """The line is drawn among the rows only where none is hidden by a filter."""
        return self.listed.line is not None and not self.words and not self.side

    @property
    def line_after(self) -> int:
        """How many of the rows shown stand above the line; -1 draws none."""
        line = self.listed.line
        if line is None or not self.shows_line:
            return -1
        above = line.within - self.start
        return above if 0 < above <= len(self.rows) or line.within == self.start == 0 else -1

    @property
    def steps(self) -> dict[str, int | None]:
        """Where the rows before and after these begin, and those the line is drawn among."""
        line = self.listed.line if self.shows_line else None
        at_line = max(0, line.within - 1) // SHOWN * SHOWN if line else self.start
        return {
            "before": max(0, self.start - SHOWN) if self.start else None,
            "after": self.last if self.last < self.found else None,
            "line": at_line if self.line_after < 0 and at_line != self.start else None,
        }


def round_page(
    round_: Round, query: Mapping[str, str], *, reach: Reach | None, is_whole: bool = False
) -> RoundPage:
    """The page as a reader asks for it: words, a side of the line, another run to compare.

    Only the rows shown are read in full; a list of thousands opens as fast as one of ten.
    """
    listed = ranked_outline(round_)
    words, side = asked_words(query), asked_choice(query, "side", CHOICES)
    is_whole = is_whole or asked_choice(query, "all", ["yes"]) == "yes"
    runs = runs_of(round_)
    other = next((run for run in runs if run.pk == asked_key(query, "compare")), None)
    found = _asked_rows(listed, words, side, reach)
    start = 0 if is_whole else asked_start(query, len(found), size=SHOWN)
    shown = found if is_whole else found[start : start + SHOWN]
    is_narrowed = bool(words or side)
    first = listed.first if start == 0 and not is_narrowed else ()
    apart = listed.apart if start + len(shown) == len(found) and not is_narrowed else ()
    full = in_full((*shown, *first, *apart), reach)
    return RoundPage(
        listed=listed,
        rows=full[: len(shown)],
        first=full[len(shown) : len(shown) + len(first)],
        apart=full[len(shown) + len(first) :],
        start=start,
        found=len(found),
        words=words,
        side=side,
        runs=runs,
        compared=_compared(other, round_, reach) if other and other.pk != round_.pk else None,
    )


def _asked_rows(
    listed: Outline, words: str, side: str, reach: Reach | None
) -> tuple[OutlineRow, ...]:
    rows = listed.rows
    ranks = Rank.objects.filter(round=listed.round)
    if side == LACKS:
        wrong = ranks.filter(findings__contains=[{"severity": Severity.ERROR.value}])
        lacking = set(wrong.values_list("pk", flat=True))
        rows = tuple(row for row in rows if row.rank.pk in lacking)
    elif side:
        rows = tuple(row for row in rows if row.side == side)
    if words:
        for word in words.split():
            ranks = ranks.filter(subject__search_text__contains=word)
        held = ranks.filter(readable(reach, at="subject"))
        holding = set(held.values_list("pk", flat=True))
        rows = tuple(row for row in rows if row.rank.pk in holding)
    return rows


@dataclass(frozen=True, slots=True)
class RoundFilter:
    """What the list of runs is narrowed to."""

    fiscal_year: int | None
    level: str

    @classmethod
    def asked(cls, query: Mapping[str, str]) -> RoundFilter:
        """What an address asks for; nonsense is as if not asked."""
        return cls(asked_year(query), asked_choice(query, "level", Level))

    @property
    def levels(self) -> list[tuple[str, str]]:
        return [(each.value, str(each.label)) for each in Level]

    @property
    def chips(self) -> list[Chip]:
        """The filters in force, in words."""
        return chips_of(
            ("fiscal_year", _("Fiscal year"), self.fiscal_year),
            ("level", _("Level"), chosen(self.levels, self.level)),
        )

    @property
    def wanted(self) -> Q:
        level = Q(level=self.level) if self.level else Q()
        return level & Q(fiscal_year=self.fiscal_year) if self.fiscal_year else level


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
    for row in (*page.rows, *page.first, *page.apart):
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


def _compared(before: Round, after: Round, reach: Reach | None) -> Compared:
    found = compare_runs(before, after)
    seen = Rank.objects.filter(readable(reach, at="subject"), round=after)
    shown = dict(seen.values_list("subject_id", "subject__title"))
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
