"""Scoring by criteria: what a value may be, and what many values make together.

A subject that nobody scored is *not scored*; that is never a zero.  The weights and scales are
data of a criteria set, and the built-in sets are defaults of the system unless marked otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from oneplan.core.errors import Refusal

OUT_OF = Decimal(100)
THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Yardstick:
    """One criterion: its scale from ``lowest`` to ``highest`` by ``step``, its weight, its gate."""

    code: str
    lowest: Decimal
    highest: Decimal
    step: Decimal
    weight: Decimal
    is_gate: bool = False


class Standing(StrEnum):
    """How far a subject is judged; the words of ``annual_plans`` ranks are the same."""

    SCORED = "scored"
    NOT_SCORED = "not_scored"
    GATE_SHUT = "gate_shut"


@dataclass(frozen=True, slots=True)
class Result:
    """What the values of one subject come to.

    ``total`` is out of 100 with three decimals, None unless every criterion has a value.
    ``missing`` are the codes without one; ``shut`` the gates that stay closed; ``means`` the
    mean of the raters for each criterion that has one.
    """

    standing: Standing
    total: Decimal | None
    missing: tuple[str, ...]
    shut: tuple[str, ...]
    means: Mapping[str, Decimal]
    raters: int = 0

    @property
    def is_partly_scored(self) -> bool:
        return bool(self.means) and bool(self.missing)


def shut_at(found: Result, code: str) -> Result:
    """The same values stopped at a gate that the record itself shuts, whatever raters gave."""
    shut = found.shut if code in found.shut else (*found.shut, code)
    return replace(found, standing=Standing.GATE_SHUT, shut=shut)


def check_value(value: Decimal, yardstick: Yardstick) -> None:
    """A value stands on the criterion's scale: within its ends, and on one of its steps."""
    facts = {
        "criterion": yardstick.code,
        "value": plain(value),
        "lowest": plain(yardstick.lowest),
        "highest": plain(yardstick.highest),
        "step": plain(yardstick.step),
    }
    if not value.is_finite() or not yardstick.lowest <= value <= yardstick.highest:
        raise Refusal("screening.off_the_scale", **facts)
    if yardstick.step > 0 and (value - yardstick.lowest) % yardstick.step != 0:
        raise Refusal("screening.between_steps", **facts)


def result(values: Iterable[tuple[str, Decimal]], yardsticks: Sequence[Yardstick]) -> Result:
    """What (criterion, value) pairs of all raters of one subject come to.

    Several raters count by their mean on each criterion.  The total is the weighted mean of
    value / highest, out of 100, half up at the third decimal.  A shut gate stops the subject
    whatever its other values are.
    """
    by_code: dict[str, list[Decimal]] = {stick.code: [] for stick in yardsticks}
    for code, value in values:
        if code in by_code:
            by_code[code].append(value)
    means = {code: sum(given, Decimal(0)) / len(given) for code, given in by_code.items() if given}
    missing = tuple(stick.code for stick in yardsticks if stick.code not in means)
    shut = tuple(
        stick.code
        for stick in yardsticks
        if stick.is_gate and by_code[stick.code] and is_shut(by_code[stick.code], stick)
    )
    total = None if missing else weighted_total(means, yardsticks)
    return Result(
        standing=_standing(total, shut),
        total=total,
        missing=missing,
        shut=shut,
        means=means,
        raters=max((len(given) for given in by_code.values()), default=0),
    )


def weighted_total(means: Mapping[str, Decimal], yardsticks: Sequence[Yardstick]) -> Decimal:
    """The weighted mean out of 100.  Refuses a set whose weights add up to nothing.

    >>> five = Yardstick("A1", Decimal(0), Decimal(5), Decimal(1), Decimal(20))
    >>> one = Yardstick("A2", Decimal(0), Decimal(1), Decimal(1), Decimal(10))
    >>> weighted_total({"A1": Decimal(4), "A2": Decimal(1)}, [five, one])
    Decimal('86.667')
    """
    weights = sum((stick.weight for stick in yardsticks), Decimal(0))
    if weights <= 0 or any(stick.highest <= 0 for stick in yardsticks):
        raise Refusal("screening.no_weights")
    reached = sum(
        (stick.weight * means[stick.code] / stick.highest for stick in yardsticks), Decimal(0)
    )
    return (reached / weights * OUT_OF).quantize(THOUSANDTH, ROUND_HALF_UP)


def is_shut(values: Sequence[Decimal], yardstick: Yardstick) -> bool:
    """A gate opens when more than half of its raters gave more than the lowest value."""
    opened = sum(value > yardstick.lowest for value in values)
    return opened * 2 <= len(values)


def plain(value: Decimal) -> str:
    """A number without trailing zeros and without an exponent.

    >>> plain(Decimal("5.000")), plain(Decimal("0.125")), plain(Decimal(100))
    ('5', '0.125', '100')
    """
    return format(value.normalize(), "f")


def _standing(total: Decimal | None, shut: Sequence[str]) -> Standing:
    if shut:
        return Standing.GATE_SHUT
    return Standing.NOT_SCORED if total is None else Standing.SCORED
