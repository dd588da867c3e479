"""Whether a target is believable: a step unlike the others, or far from what was observed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from statistics import fmean, linear_regression, pstdev

from oneplan.engines.indicator_quality import wording, words
from oneplan.engines.indicator_quality.reading import Reading
from oneplan.engines.indicator_quality.rows import Direction, Finding, Limits, Severity
from oneplan.engines.indicator_quality.units import Kind, read_unit
from oneplan.engines.indicator_quality.values import read_value, written

FEWEST_STEPS = 4
FEWEST_OBSERVED = 4
FLOOR = 0.1
"""Least spread counted, as a share of the implied yearly change: equal steps have none."""


def sudden_step(reading: Reading, limits: Limits) -> Iterator[Finding]:
    """The one yearly step that the other steps do not prepare, if there is one.

    It must lie ``jump_sigmas`` deviations of the others from their mean and be
    ``jump_times`` as large.  The way from the baseline counts as one step, per year; what
    moves in whole steps is left alone.
    """
    points = [(year, float(amount)) for year, amount in reading.series if year]
    base = reading.base_level
    if base is not None and reading.base_year and points and reading.base_year < points[0][0]:
        points.insert(0, (reading.base_year, float(base)))
    steps = [
        (later[0], (later[1] - earlier[1]) / (later[0] - earlier[0]))
        for earlier, later in pairwise(points)
        if later[0] > earlier[0]
    ]
    if len(steps) < FEWEST_STEPS or _moves_in_steps(reading):
        return
    year, largest = max(steps, key=lambda step: abs(step[1]))
    others = [step for at, step in steps if at != year]
    implied = (points[-1][1] - points[0][1]) / (points[-1][0] - points[0][0])
    spread = max(pstdev(others), FLOOR * abs(implied))
    away = abs(largest - fmean(others))
    if away > limits.jump_sigmas * spread and abs(largest) >= limits.jump_times * abs(
        fmean(others)
    ):
        yield Finding(
            "target_jump", Severity.WARNING, "targets",
            {"year": year, "step": written(Decimal(str(largest))),
             "usual": written(Decimal(str(round(fmean(others), 4)))),
             "implied": written(Decimal(str(round(implied, 4))))},
            _even(reading),
        )  # fmt: skip


def _moves_in_steps(reading: Reading) -> bool:
    """Ranks and levels of success, and a ceiling or floor that is set once."""
    return reading.unit.kind is Kind.SCORE or bool(words.KEEPS.search(reading.name))


def already_reached(reading: Reading) -> Iterator[Finding]:
    """A first target that the last value measured before it has reached: nothing to work for."""
    if reading.direction not in (Direction.UP, Direction.DOWN) or not reading.series:
        return
    year, target = reading.series[0]
    seen = [(when, amount) for when, amount in observed(reading) if when < year]
    if not year or not seen:
        return
    when, amount = max(seen)
    is_up = reading.direction is Direction.UP
    if (target < amount) if is_up else (target > amount):
        yield Finding(
            "target_already_reached", Severity.WARNING, "targets",
            {"year": year, "target": written(target), "seen_year": when, "seen": written(amount)},
            f"ค่าเป้าหมายปี {year} {'สูง' if is_up else 'ต่ำ'}กว่า {written(amount)} "
            f"(ค่าจริงปี {when})",
        )  # fmt: skip


def observed(reading: Reading) -> list[tuple[int, Decimal]]:
    """The measured values that are numbers and have a year.

    None where the targets are written on another scale (ล้านบาท) than the unit of the indicator.
    """
    scale = read_unit(reading.row.unit).scale
    if any(value.unit.known and value.unit.scale != scale for _year, value in reading.targets):
        return []
    values = ((year, read_value(text)) for year, text in reading.row.history)
    return [(year, value.amount) for year, value in values if value.amount is not None and year]


def beyond_trend(reading: Reading, limits: Limits) -> Iterator[Finding]:
    """The first target further from the observed line than ``jump_sigmas`` deviations."""
    seen = [(year, float(amount)) for year, amount in observed(reading)]
    if len({year for year, _amount in seen}) < FEWEST_OBSERVED:
        return
    years, amounts = zip(*seen, strict=True)
    line = linear_regression(years, amounts)
    off = [amount - (line.slope * year + line.intercept) for year, amount in seen]
    spread = max(pstdev(off), FLOOR * abs(line.slope), 1e-9)
    for year, target in reading.series:
        expected = line.slope * year + line.intercept
        if abs(float(target) - expected) > limits.jump_sigmas * spread * (
            1 + (year - years[-1]) / len(seen)
        ):
            facts = {"year": year, "target": written(target), "sigmas": limits.jump_sigmas,
                     "expected": written(Decimal(str(round(expected, 4))))}  # fmt: skip
            yield Finding(
                "target_beyond_trend", Severity.WARNING, "targets", facts,
                f"ค่าเป้าหมายปี {year} ใกล้ {facts['expected']} หรือบอกมาตรการที่ทำให้ต่างจากแนวโน้ม",
            )  # fmt: skip
            return


def _even(reading: Reading) -> str:
    """Targets in even steps between the first and the last."""
    series = reading.series
    first, last, count = series[0][1], series[-1][1], len(series) - 1
    levels = [
        (year, first + (last - first) * at / count) for at, (year, _amount) in enumerate(series)
    ]
    return f"{wording.quantity(reading)} ค่าเป้าหมาย {wording.told(levels)}"
