"""Reads about cycles and the calendar in force."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, OuterRef, QuerySet, Subquery

from oneplan.cycles.models import Cycle, Milestone
from oneplan.cycles.rules import Progress, where_we_are
from oneplan.thai.years import fiscal_year_of


def cycle_of(fiscal_year: int, *, family: str = "development") -> Cycle | None:
    """The planning period a B.E. fiscal year lies in, if one was opened."""
    return (
        Cycle.objects.filter(
            family=family, first_fiscal_year__lte=fiscal_year, last_fiscal_year__gte=fiscal_year
        )
        .order_by("-first_fiscal_year")
        .first()
    )


def calendar_of(fiscal_year: int) -> QuerySet[Milestone]:
    """The steps in force for a fiscal year: of each step the last version, in order of days."""
    newest = (
        Milestone.objects.filter(fiscal_year=fiscal_year, code=OuterRef("code"))
        .order_by("-version")
        .values("version")[:1]
    )
    return (
        Milestone.objects.filter(fiscal_year=fiscal_year)
        .annotate(newest=Subquery(newest))
        .filter(version=F("newest"))
        .order_by("due", "code")
    )


@dataclass(frozen=True, slots=True)
class ThisYear:
    """Where a day lies in the calendar of the fiscal year (B.E.) being planned."""

    fiscal_year: int
    steps: int
    progress: Progress[Milestone]
    on: dt.date

    @property
    def running(self) -> list[tuple[Milestone, int | None]]:
        """Steps open now, with the days left."""
        return [
            (step, (step.due - self.on).days if step.due else None)
            for step in self.progress.running
        ]

    @property
    def coming(self) -> list[tuple[Milestone, int]]:
        """Steps not open yet, with the days until they open."""
        return [
            (step, (step.opens - self.on).days)
            for step in self.progress.coming
            if step.opens is not None
        ]


def this_year(*, on: dt.date) -> ThisYear:
    """Where we are in the year being planned, the next fiscal year, in one query."""
    fiscal_year = fiscal_year_of(on) + 1
    steps = list(calendar_of(fiscal_year))
    progress = where_we_are([(step, step.opens, step.due) for step in steps], on=on)
    return ThisYear(fiscal_year, len(steps), progress, on)
