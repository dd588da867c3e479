"""What a plan knows of what was reached before: measured values, and the plan before it.

Plain Python.  A target is held against what was measured only where both are levels: growth in
percent and a measured amount are never compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from oneplan.engines.indicator_quality import Direction, IndicatorRow, Severity
from oneplan.engines.indicator_quality.reading import Mode, read
from oneplan.plans.rules.sums import SumSaid

Values = Sequence[tuple[int, Decimal]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastUse:
    """The same indicator in the plan before: as it was printed, and the years (B.E.) it was for."""

    plan: str
    first_year: int
    last_year: int
    row: IndicatorRow
    indicator: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSaid:
    """An indicator as the plan prints it, and the values that were recorded, oldest first."""

    key: UUID
    row: IndicatorRow
    measured: Values = ()
    past: PastUse | None = None
    works: SumSaid | None = None
    """What works promise together, where the indicator's parts add up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastFound:
    """One thing found about what was reached before; ``where`` none is the whole plan."""

    code: str
    where: UUID | None
    severity: Severity
    facts: Mapping[str, object] = field(default_factory=dict)


def find_about_the_past(
    indicators: Sequence[IndicatorSaid], *, first_year: int, has_before: bool, measured_years: int
) -> Iterator[PastFound]:
    """What is missing between a plan and what was measured before ``first_year``."""
    known = {
        each.key: [(year, value) for year, value in each.measured if year < first_year]
        for each in indicators
    }
    nothing_at_all = not any(known.values())
    if not has_before:
        yield PastFound(code="no_plan_before", where=None, severity=Severity.NOTE)
    elif indicators and not any(each.past for each in indicators):
        yield PastFound(code="nothing_continued", where=None, severity=Severity.WARNING)
    if indicators and nothing_at_all:
        facts = {"rows": len(indicators)}
        yield PastFound(code="nothing_measured", where=None, severity=Severity.WARNING, facts=facts)
    for each in indicators:
        before = known[each.key]
        if each.past is not None:
            yield from _of_a_continued(each, each.past, before)
        elif not before and not nothing_at_all:
            yield PastFound(code="never_measured", where=each.key, severity=Severity.WARNING)
        if before:
            yield from _of_its_age(each, before, first_year, measured_years)


def _of_a_continued(each: IndicatorSaid, past: PastUse, before: Values) -> Iterator[PastFound]:
    """An indicator the plan before had as well: was it measured, and was its aim reached."""
    during = [(year, value) for year, value in before if past.first_year <= year <= past.last_year]
    years = {"plan": past.plan, "first": past.first_year, "last": past.last_year}
    if not during:
        yield PastFound(
            code="continued_unmeasured", where=each.key, severity=Severity.WARNING, facts=years
        )
        return
    year, value = during[-1]
    reading = read(past.row)
    aim = dict(reading.series).get(year)
    if reading.mode is not Mode.LEVEL or aim is None:
        return
    is_missed = {Direction.UP: value < aim, Direction.DOWN: value > aim}
    if is_missed.get(past.row.direction, False):
        facts = {"plan": past.plan, "year": year, "aim": plain(aim), "value": plain(value)}
        yield PastFound(
            code="past_target_missed", where=each.key, severity=Severity.NOTE, facts=facts
        )


def _of_its_age(
    each: IndicatorSaid, before: Values, first_year: int, measured_years: int
) -> Iterator[PastFound]:
    """Values recorded too long ago, or newer than the baseline that is printed."""
    year, value = before[-1]
    if year < first_year - measured_years:
        facts = {"year": year, "years": first_year - year, "limit": measured_years}
        yield PastFound(
            code="measured_long_ago", where=each.key, severity=Severity.WARNING, facts=facts
        )
    base_year = each.row.base_year.strip()
    if base_year.isdecimal() and int(base_year) < year:
        told = {"base_year": int(base_year), "year": year, "value": plain(value)}
        yield PastFound(
            code="baseline_superseded", where=each.key, severity=Severity.NOTE, facts=told
        )


def plain(number: Decimal) -> str:
    """A number with thousands and without zeros that say nothing."""
    return f"{number.normalize():,f}"
