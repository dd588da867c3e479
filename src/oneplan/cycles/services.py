"""Opening planning periods, and laying and correcting the calendar of a fiscal year."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from oneplan.audit.services import Acting, record
from oneplan.core.errors import Refusal
from oneplan.core.loading import Loaded
from oneplan.core.models import Code
from oneplan.cycles.models import Cycle, Milestone
from oneplan.cycles.typical import CALENDAR_LIST, typical_milestone
from oneplan.thai.errors import UnreadableText
from oneplan.thai.years import parse_cycle

DEVELOPMENT = "development"
BUILT_IN_CYCLES = ("2566-2570", "2571-2575")


@transaction.atomic
def open_cycle(written: str, *, by: Acting | None = None, family: str = DEVELOPMENT) -> Cycle:
    """The planning period of these B.E. fiscal years, made on first mention.

    ``written`` is ``2571-2575`` in any digits and dash.  Raises ``Refusal`` for anything else.
    """
    try:
        years = parse_cycle(written)
    except UnreadableText as unreadable:
        raise Refusal("cycles.cycle_unreadable", value=written) from unreadable
    cycle, is_new = Cycle.objects.get_or_create(
        family=family, first_fiscal_year=years.first, last_fiscal_year=years.last
    )
    if is_new:
        after = {"family": family, "years": str(cycle)}
        record("cycles.cycle_opened", by=by, kind="cycles.cycle", key=cycle.pk, after=after)
    return cycle


@transaction.atomic
def load_cycles(*, by: Acting | None = None) -> Loaded:
    """Open the two planning periods now in use."""
    before = Cycle.objects.count()
    for written in BUILT_IN_CYCLES:
        open_cycle(written, by=by)
    new = Cycle.objects.count() - before
    return Loaded(new=new, unchanged=len(BUILT_IN_CYCLES) - new)


@transaction.atomic
def lay_calendar(fiscal_year: int, *, by: Acting | None = None) -> list[Milestone]:
    """Lay the typical calendar for a B.E. fiscal year: dated steps, marked as defaults.

    Steps that are already there, by default or by a letter, are left alone, so laying again
    adds only what the list has gained.  Returns the year's first versions.  The code lists
    must be loaded.
    """
    there = set(Milestone.objects.filter(fiscal_year=fiscal_year).values_list("code", flat=True))
    fresh = [
        typical_milestone(entry, fiscal_year)
        for entry in Code.objects.filter(list=CALENDAR_LIST)
        if entry.code not in there
    ]
    Milestone.objects.bulk_create(fresh)
    if fresh:
        record(
            "cycles.calendar_laid",
            by=by,
            kind="cycles.calendar",
            key=fiscal_year,
            after={"steps": len(fresh)},
        )
    return list(Milestone.objects.filter(fiscal_year=fiscal_year, version=1))


@transaction.atomic
def set_milestone(
    fiscal_year: int,
    code: str,
    *,
    opens: dt.date | None,
    due: dt.date | None,
    source_letter: str,
    by: Acting | None,
) -> Milestone:
    """Put a letter's dates in force for a step; the earlier version stays to be read.

    Raises ``Refusal`` when the year has no such step, when no letter is named, or when the
    step would be due before it opens.
    """
    if not source_letter.strip():
        raise Refusal("cycles.letter_missing", step=code)
    if opens and due and due < opens:
        raise Refusal("cycles.due_before_opening", step=code)
    steps = Milestone.objects.select_for_update().filter(fiscal_year=fiscal_year, code=code)
    present = steps.order_by("-version").first()
    if present is None:
        raise Refusal("cycles.step_unknown", step=code, year=fiscal_year)
    milestone = Milestone.objects.create(
        fiscal_year=fiscal_year,
        code=code,
        step_th=present.step_th,
        step_en=present.step_en,
        actor=present.actor,
        opens=opens,
        due=due,
        source_letter=source_letter.strip(),
        version=present.version + 1,
        is_default=False,
    )
    record(
        "cycles.milestone_set",
        by=by,
        kind="cycles.milestone",
        key=milestone.pk,
        before={"opens": _iso(present.opens), "due": _iso(present.due)},
        after={"opens": _iso(opens), "due": _iso(due), "letter": milestone.source_letter},
    )
    return milestone


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
