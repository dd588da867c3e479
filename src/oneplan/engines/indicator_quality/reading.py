"""A row understood: which measure it names, which way is better, what its targets mean.

The hardest question is whether "5" is a level to reach or a growth to reach it by.  Percents
under a name of amounts, or over a baseline in baht, are growth; a percent over a percent that
would be a step backwards may be either, and is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from oneplan.engines.indicator_quality import words
from oneplan.engines.indicator_quality.rows import Direction, IndicatorRow
from oneplan.engines.indicator_quality.units import Kind, Unit, read_unit
from oneplan.engines.indicator_quality.values import Value, read_value
from oneplan.thai.errors import UnreadableText
from oneplan.thai.search import fold
from oneplan.thai.years import parse_be_year

Series = tuple[tuple[int, Decimal], ...]


MOST_GROWTH = Decimal(20)
"""Percents above this are hardly yearly growth."""


class Mode(StrEnum):
    """What the target numbers are."""

    LEVEL = "level"
    GROWTH = "growth"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Reading:
    """One row with everything that several checks need; ``name`` is folded."""

    row: IndicatorRow
    name: str
    unit: Unit
    baseline: Value
    base_year: int | None
    base_year_wrong: bool
    targets: tuple[tuple[int, Value], ...]
    direction: Direction
    mode: Mode

    @property
    def given(self) -> tuple[tuple[int, Value], ...]:
        """The targets that somebody filled in."""
        return tuple((year, value) for year, value in self.targets if value.state != "blank")

    @property
    def series(self) -> Series:
        """Year and amount of the readable targets, in order of years."""
        return tuple(sorted((year, v.amount) for year, v in self.targets if v.amount is not None))

    @property
    def base_level(self) -> Decimal | None:
        """The baseline in the unit of the targets; None where the two cannot be compared."""
        if self.baseline.amount is None:
            return None
        own = self.baseline.unit
        if not own.known or own.text.lower() == self.unit.text.lower():
            return self.baseline.amount
        if own.kind is not self.unit.kind or own.per != self.unit.per:
            return None
        plain = self.baseline.plain
        return None if plain is None else plain / self.unit.scale

    @property
    def first_year(self) -> int | None:
        years = [year for year, _value in self.targets if year]
        return min(years) if years else None


def read(row: IndicatorRow) -> Reading:
    """Understand one row."""
    name = fold(row.name)
    baseline = read_value(row.baseline)
    targets = tuple((year, read_value(text)) for year, text in row.targets)
    unit = _unit_of(row, targets)
    direction = row.direction if row.direction is not Direction.UNKNOWN else direction_of(name)
    if unit.kind is Kind.PERCENT and _signs(targets) == {"-"}:  # "-20%" is a cut by 20 percent
        direction = Direction.DOWN
        targets = tuple((year, _unsigned(value)) for year, value in targets)
    base_year, wrong = _base_year(row.base_year)
    reading = Reading(
        row, name, unit, baseline, base_year, wrong, targets, direction, Mode.LEVEL
    )  # fmt: skip
    return replace(reading, mode=mode_of(reading))


def direction_of(name: str) -> Direction:
    """Which way is better, as the name says it or as its subject makes plain."""
    if words.SAYS_DOWN.search(name):
        return Direction.DOWN
    if words.SAYS_UP.search(name):
        return Direction.UP
    if words.STARTS_WITH_SCALE.match(name):  # "ดัชนี… การทุจริต" may be better upwards
        return Direction.UNKNOWN
    if words.GOOD_THINGS.search(name):
        return Direction.UP
    return Direction.DOWN if words.BAD_THINGS.search(name) else Direction.UNKNOWN


def mode_of(reading: Reading) -> Mode:
    """Whether the targets are levels, growth, or could be either."""
    if words.IS_A_RATE_OF_CHANGE.search(reading.name):
        return Mode.GROWTH
    if reading.unit.kind is Kind.PERCENT:
        return _mode_of_percents(reading)
    backwards = _is_backwards(reading)
    rising_amount = reading.direction is Direction.UP and words.SAYS_UP.search(reading.name)
    return Mode.EITHER if backwards and rising_amount else Mode.LEVEL


def _mode_of_percents(reading: Reading) -> Mode:
    base = reading.baseline.unit
    if base.known and base.kind is not Kind.PERCENT:
        return Mode.GROWTH
    if _signs(reading.targets):
        return Mode.GROWTH
    says_change = words.SAYS_UP.search(reading.name) or words.SAYS_DOWN.search(reading.name)
    if words.STARTS_WITH_AMOUNT.match(reading.name):
        return Mode.GROWTH
    rate_of_amount = words.RATE_OF_AMOUNT.match(reading.name)
    if says_change and rate_of_amount and base.kind is not Kind.PERCENT:
        return Mode.GROWTH
    if says_change and (_is_backwards(reading) or _could_be_growth(reading)):
        return Mode.EITHER
    return Mode.LEVEL


def _unsigned(value: Value) -> Value:
    return value if value.amount is None else replace(value, amount=abs(value.amount))


def _signs(targets: tuple[tuple[int, Value], ...]) -> set[str]:
    """The signs of the targets, if every number among them has one."""
    signs = {value.sign for _year, value in targets if value.amount is not None}
    return signs if "" not in signs else set()


def _could_be_growth(reading: Reading) -> bool:
    """Small percents without a baseline; "ร้อยละของผู้ …" is a share of people at any size."""
    if reading.base_level is not None or words.STARTS_WITH_RATE.match(reading.name):
        return False
    return all(amount <= MOST_GROWTH for _year, amount in reading.series)


def _is_backwards(reading: Reading) -> bool:
    """Whether, as levels, every target is worse than the baseline."""
    base, amounts = reading.base_level, [amount for _year, amount in reading.series]
    if base is None or not amounts:
        return False
    if reading.direction is Direction.UP:
        return max(amounts) < base
    return reading.direction is Direction.DOWN and min(amounts) > base


def _unit_of(row: IndicatorRow, targets: tuple[tuple[int, Value], ...]) -> Unit:
    """The target unit: its own column, else what the target cells say, else the name's rate."""
    unit = read_unit(row.unit)
    if unit.kind is not Kind.NONE:
        return unit
    said = [value.unit for _year, value in targets if value.unit.kind is not Kind.NONE]
    if said:
        return said[0]
    if re.match("ร้อยละ|เปอร์เซ็นต์|%", fold(row.name)):
        return read_unit("ร้อยละ")
    return unit


def _base_year(text: str) -> tuple[int | None, bool]:
    """B.E. year, and whether something stands there that is no year."""
    if read_value(text).state in ("blank", "placeholder"):
        return None, False
    try:
        return parse_be_year(text), False
    except UnreadableText:
        return None, True
