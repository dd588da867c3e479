"""Can what the works promise together reach the target of an indicator?

Plain Python.  Asked only of indicators whose parts add up, and answered only where the targets
are levels, the direction is known, and a level to set out from is in the same unit: nothing is
converted and nothing guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from oneplan.engines.indicator_quality import (
    Combine,
    Contribution,
    Direction,
    IndicatorRow,
    sum_check,
)
from oneplan.engines.indicator_quality.reading import Mode, Reading, read

GROWTH, NO_START, NO_DIRECTION = "growth", "no_start", "no_direction"
"""Why it cannot be said: targets are rates, no level to set out from, no direction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SumSaid:
    """What is needed until ``year`` (B.E.) and what works promise until then.

    ``stated`` works say something, ``silent`` ones nothing.  ``why_not`` says why the two cannot
    be held against each other; empty where they can.
    """

    year: int
    promised: Decimal
    stated: int
    silent: int
    why_not: str = ""
    start: Decimal = Decimal(0)
    target: Decimal = Decimal(0)
    needed: Decimal = Decimal(0)
    missing: Decimal = Decimal(0)


def add_up(
    row: IndicatorRow,
    *,
    promises: Sequence[tuple[int, Decimal]],
    silent: Sequence[int],
    measured: Sequence[tuple[int, Decimal]] = (),
) -> SumSaid | None:
    """The last year that works promise something for, held against its target.

    ``promises`` are fiscal year and amount of the works that state one, ``silent`` the years of
    those that do not; where none states any, their last year is asked.  The way begins at the
    newest value ``measured`` after the baseline, else at the baseline.  None without works, or
    without a target up to that year.
    """
    reading = read(row)
    until = max([year for year, _amount in promises] or silent, default=0)
    due = [(year, target) for year, target in reading.series if year <= until]
    if not due:
        return None
    year, target = due[-1]
    counted = [(at, amount) for at, amount in promises if at <= year]
    promised = sum((amount for _at, amount in counted), Decimal(0))
    stated, quiet = len(counted), sum(at <= year for at in silent)
    start = _start(reading, measured)
    why_not = _why_not(reading, start)
    if why_not or start is None:
        return SumSaid(
            year=year,
            promised=promised,
            stated=stated,
            silent=quiet,
            why_not=why_not,
            target=target,
        )
    checked = sum_check(
        {year: target},
        [Contribution("", {at: amount}) for at, amount in counted],
        combine=Combine.SUM,
        baseline=start,
        lower_is_better=reading.direction is Direction.DOWN,
    )[0]
    return SumSaid(
        year=year,
        promised=promised,
        stated=stated,
        silent=quiet,
        start=start,
        target=target,
        needed=checked.needed or Decimal(0),
        missing=checked.missing,
    )


def _start(reading: Reading, measured: Sequence[tuple[int, Decimal]]) -> Decimal | None:
    newer = [value for year, value in measured if year > (reading.base_year or 0)]
    return newer[-1] if newer else reading.base_level


def _why_not(reading: Reading, start: Decimal | None) -> str:
    if reading.mode is not Mode.LEVEL:
        return GROWTH
    if reading.direction not in (Direction.UP, Direction.DOWN):
        return NO_DIRECTION
    return NO_START if start is None else ""
