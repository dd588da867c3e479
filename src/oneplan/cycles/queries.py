"""Reads about cycles and the calendar in force."""

from __future__ import annotations

from django.db.models import F, OuterRef, QuerySet, Subquery

from oneplan.cycles.models import Cycle, Milestone


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
