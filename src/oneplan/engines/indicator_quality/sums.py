"""Sum-check: can what the children promise reach what the parent wants?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Combine(StrEnum):
    """How the values of children make the parent's."""

    SUM = "sum"
    MEAN = "mean"
    MAXIMUM = "maximum"
    LAST = "last"
    NONE = "none"


class Verdict(StrEnum):
    """Reached, short of it, or not to be said (nothing promised, units differ, no rule)."""

    REACHED = "reached"
    SHORT = "short"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one child promises by B.E. year, in ``unit``; ``weight`` counts for means.

    Under "sum" a promise is the change it makes in that year (an amount of improvement,
    whichever way is better); otherwise it is the level it will have.
    """

    name: str
    by_year: Mapping[int, Decimal]
    unit: str = ""
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class YearCheck:
    """One year: what is needed, what is promised, what is missing (never below zero)."""

    year: int
    needed: Decimal | None
    promised: Decimal | None
    missing: Decimal
    verdict: Verdict
    left_out: tuple[str, ...] = ()


def sum_check(
    targets: Mapping[int, Decimal],
    contributions: Sequence[Contribution],
    *,
    combine: Combine = Combine.SUM,
    baseline: Decimal | None = None,
    unit: str = "",
    lower_is_better: bool = False,
) -> list[YearCheck]:
    """Each target year of the parent against its children.

    ``targets`` are levels.  Under "sum" the children must together make the way from the
    baseline (0 where none is known) to the target, promises of earlier years included.
    Children in another unit are left out and named, never converted.
    """
    fitting = [one for one in contributions if not unit or not one.unit or one.unit == unit]
    left_out = tuple(one.name for one in contributions if one not in fitting)
    return [
        _year(
            year, targets[year], fitting,
            combine=combine, baseline=baseline, lower=lower_is_better, left_out=left_out,
        )
        for year in sorted(targets)
    ]  # fmt: skip


def levels_of_growth(
    rates: Mapping[int, Decimal], *, baseline: Decimal, lower_is_better: bool = False
) -> dict[int, Decimal]:
    """Levels that yearly growth in percent means, each year upon the one before.

    The first rate is applied to the baseline.

    >>> levels_of_growth({2571: Decimal(5), 2572: Decimal(5)}, baseline=Decimal(100))
    {2571: Decimal('105'), 2572: Decimal('110.25')}
    """
    levels, level = {}, baseline
    for year in sorted(rates):
        level = level * (100 + (-rates[year] if lower_is_better else rates[year])) / 100
        levels[year] = level
    return levels


def _year(
    year: int,
    target: Decimal,
    children: Sequence[Contribution],
    *,
    combine: Combine,
    baseline: Decimal | None,
    lower: bool,
    left_out: tuple[str, ...],
) -> YearCheck:
    if combine is Combine.SUM:
        start = baseline if baseline is not None else Decimal(0)
        needed = max(start - target if lower else target - start, Decimal(0))
        promised = _promised_until(year, children)
        missing = needed if promised is None else max(needed - promised, Decimal(0))
    else:
        needed, promised = target, _level_in(year, children, combine)
        away = (
            Decimal(0) if promised is None else (promised - target if lower else target - promised)
        )
        missing = max(away, Decimal(0))
    return YearCheck(year, needed, promised, missing, _verdict(promised, missing), left_out)


def _verdict(promised: Decimal | None, missing: Decimal) -> Verdict:
    if promised is None:
        return Verdict.UNKNOWN
    return Verdict.SHORT if missing > 0 else Verdict.REACHED


def _promised_until(year: int, children: Sequence[Contribution]) -> Decimal | None:
    amounts = [amount for one in children for at, amount in one.by_year.items() if at <= year]
    return sum(amounts, Decimal(0)) if amounts else None


def _level_in(year: int, children: Sequence[Contribution], combine: Combine) -> Decimal | None:
    seen = [(one.by_year[year], one.weight) for one in children if year in one.by_year]
    if not seen or combine is Combine.NONE:
        return None
    if combine is Combine.MAXIMUM:
        return max(level for level, _weight in seen)
    if combine is Combine.LAST:
        return seen[-1][0]
    weight = sum((weight for _level, weight in seen), Decimal(0))
    return sum((level * w for level, w in seen), Decimal(0)) / weight if weight else None
