"""The targets: there, numbers, in the right direction, and believable from where we stand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from oneplan.engines.indicator_quality import wording, words
from oneplan.engines.indicator_quality.reading import Mode, Reading
from oneplan.engines.indicator_quality.rows import Direction, Finding, Level, Limits, Severity
from oneplan.engines.indicator_quality.trend import (
    already_reached,
    beyond_trend,
    sudden_step,
)
from oneplan.engines.indicator_quality.units import Kind
from oneplan.engines.indicator_quality.values import written
from oneplan.engines.indicator_quality.words import GAP

FULL = Decimal(100)


def check_targets(reading: Reading, limits: Limits) -> Iterator[Finding]:
    """Every finding about the targets."""
    if not reading.given or all(value.state == "placeholder" for _year, value in reading.given):
        yield _none(reading)
        return
    yield from _unreadable(reading)
    if reading.mode is Mode.GROWTH:
        yield from _growth(reading)
    elif reading.mode is Mode.EITHER:
        yield _either(reading)
    else:
        yield from _levels(reading, limits)


def _none(reading: Reading) -> Finding:
    """No target at all, or only one inside the name."""
    years = _years(reading) or GAP
    inside = words.TARGET_IN_NAME.search(reading.name)
    if inside:
        said = inside[1] or inside[2]
        proposal = f"{wording.quantity(reading)} ค่าเป้าหมายรายปี {years}"
        return Finding("target_in_name", Severity.WARNING, "targets", {"said": said}, proposal)
    proposal = f"{wording.base(reading)} และค่าเป้าหมายรายปี {years}"
    return Finding("no_targets", Severity.ERROR, "targets", {}, proposal)


def _unreadable(reading: Reading) -> Iterator[Finding]:
    words_for = [(y, v.text.strip()) for y, v in reading.given if v.state == "words"]
    if words_for:
        year, text = words_for[0]
        yield Finding(
            "target_not_a_number", Severity.WARNING, "targets", {"year": year, "text": text}
        )
    gaps = [year for year, value in reading.targets if value.state in ("blank", "placeholder")]
    if gaps:
        facts = {"years": ", ".join(map(str, gaps))}
        yield Finding("target_gaps", Severity.WARNING, "targets", facts)
    if any(year == 0 for year, _value in reading.given):
        yield Finding(
            "target_year_missing", Severity.WARNING, "targets", {},
            f"ค่าเป้าหมายปี {GAP} = {reading.given[0][1].text.strip()}",
        )  # fmt: skip


def _growth(reading: Reading) -> Iterator[Finding]:
    """Growth of a level: which base, a year or in all, and does it come to anything."""
    unit, base = reading.baseline.unit, reading.baseline.amount
    over_level = unit.known and unit.kind is not Kind.PERCENT
    counted = reading.name.startswith("จำนวน")  # told by unit_contradicts_name
    if over_level and not counted and not words.SAYS_PER_YEAR_AND_BASE.search(reading.name):
        yield Finding(
            "growth_on_level", Severity.NOTE, "targets", {"unit": unit.text},
            wording.as_growth(reading),
        )  # fmt: skip
    if base and unit.kind.is_whole and reading.series:
        smallest = min(rate for _year, rate in reading.series)
        step = base * smallest / 100
        if 0 < step < 1 and unit.scale == 1:
            yield Finding(
                "growth_below_one_unit", Severity.WARNING, "targets",
                {"rate": written(smallest), "base": written(base), "unit": unit.text,
                 "step": written(step)},
                f"{wording.quantity(reading)} หน่วย: {unit.text} "
                f"(เพิ่มปีละ {GAP} {unit.text} จาก {written(base)} {unit.text})",
            )  # fmt: skip


def _either(reading: Reading) -> Finding:
    """A level that would be a step backwards, or a growth that does not say so."""
    base, series = reading.base_level, reading.series
    return Finding(
        "target_reading_unclear", Severity.WARNING, "targets",
        {"target": written(series[0][1]) if series else GAP,
         "base": written(base) if base is not None else GAP},
        f"{wording.in_points(reading)} หรือ {wording.as_growth(reading)}",
    )  # fmt: skip


def _levels(reading: Reading, limits: Limits) -> Iterator[Finding]:
    yield from _over_100(reading)
    worse = next(_worse(reading), None)
    if worse:
        yield worse
        return
    same = next(_same(reading, limits), None)
    if same:
        yield same
        return
    yield from _turns_back(reading)
    yield from sudden_step(reading, limits)
    yield from already_reached(reading)
    yield from beyond_trend(reading, limits)


def _over_100(reading: Reading) -> Iterator[Finding]:
    over = [(year, amount) for year, amount in reading.series if amount > FULL]
    base = reading.base_level
    whole = reading.unit.kind is Kind.PERCENT and not words.RATIO.match(reading.name)
    if over and whole and not (base is not None and base > FULL):
        year, amount = over[0]
        yield Finding(
            "percent_over_100", Severity.ERROR, "targets",
            {"year": year, "target": written(amount)},
            f"{wording.quantity(reading)} ค่าเป้าหมายไม่เกินร้อยละ 100",
        )  # fmt: skip


def _worse(reading: Reading) -> Iterator[Finding]:
    base, series = reading.base_level, reading.series
    if base is None or not series:
        return
    up = reading.direction is Direction.UP
    down = reading.direction is Direction.DOWN
    last = series[-1][1]
    facts = {"base": written(base), "target": written(last), "year": series[-1][0]}
    if (up and last < base) or (down and last > base):
        hint = reading.unit.kind is not Kind.PERCENT and words.CHANGE_AT_END.search(reading.name)
        proposal = wording.as_growth(reading) if hint else (
            f"{wording.quantity(reading)} ค่าเป้าหมาย{'สูง' if up else 'ต่ำ'}กว่า {written(base)}"
        )  # fmt: skip
        yield Finding("target_worse_than_baseline", Severity.ERROR, "targets", facts, proposal)
    elif last == base and not _stays(reading):
        proposal = (
            f"{wording.quantity(reading)} ค่าเป้าหมาย{'ต่ำ' if down else 'สูง'}กว่า {written(base)}"
        )
        yield Finding("target_equals_baseline", Severity.WARNING, "targets", facts, proposal)


def _same(reading: Reading, limits: Limits) -> Iterator[Finding]:
    """One level for all years: nothing is to change after the first."""
    amounts = {amount for _year, amount in reading.series}
    if len(reading.series) < limits.same_years or len(amounts) > 1 or _stays(reading):
        return
    if not reading.row.level.wants_outcome and reading.unit.kind.is_whole:
        return  # so many households every year is a yearly amount of work
    if amounts:
        target, base = amounts.pop(), reading.base_level
        yield Finding(
            "all_years_same", Severity.WARNING, "targets",
            {"target": written(target), "years": len(reading.series)},
            _steps(reading, base, target),
        )  # fmt: skip


def _stays(reading: Reading) -> bool:
    """Whether standing still is the aim: kept, covered, or at the top already."""
    top = reading.unit.kind is Kind.PERCENT and {a for _y, a in reading.series} == {FULL}
    keeps = reading.direction is Direction.KEEP or words.KEEPS.search(reading.name)
    return bool(top or keeps or reading.row.level is Level.ACTIVITY)


def _steps(reading: Reading, base: Decimal | None, target: Decimal) -> str:
    """Even steps from the baseline to the target of the last year."""
    if base is None or base == target:
        return f"{wording.quantity(reading)} ค่าเป้าหมายต่างกันแต่ละปีตามที่จะทำได้จริง"
    count = len(reading.series)
    levels = [
        (year, base + (target - base) * at / count)
        for at, (year, _amount) in enumerate(reading.series, start=1)
    ]
    return f"{wording.quantity(reading)} ค่าเป้าหมาย {wording.told(levels)}"


def _turns_back(reading: Reading) -> Iterator[Finding]:
    if reading.direction not in (Direction.UP, Direction.DOWN):
        return
    sign = 1 if reading.direction is Direction.UP else -1
    for (_before, earlier), (year, later) in pairwise(reading.series):
        if sign * (later - earlier) < 0:
            facts = {"year": year, "target": written(later), "earlier": written(earlier)}
            yield Finding(
                "target_turns_back", Severity.WARNING, "targets", facts,
                f"ค่าเป้าหมายปี {year} ไม่{'น้อย' if sign > 0 else 'มาก'}กว่า {written(earlier)}",
            )  # fmt: skip
            return


def _years(reading: Reading) -> str:
    return " ".join(f"{year} = {GAP}" for year, _value in reading.targets if year)
