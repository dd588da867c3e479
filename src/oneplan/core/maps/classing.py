"""Putting values into few steps of about equal size, each told by its real ends."""

from __future__ import annotations

from collections.abc import Iterable

from oneplan.core.maps.parts import Step

MOST_STEPS = 5


def steps_of(values: Iterable[int | None], *, most: int = MOST_STEPS) -> tuple[Step, ...]:
    """Steps over the values above nothing, the smallest first; equal values share a step.

    >>> [(step.low, step.high, step.areas) for step in steps_of([0, 5, 5, 8, 90], most=2)]
    [(5, 5, 2), (8, 90, 2)]
    """
    given = sorted(value for value in values if value is not None and value > 0)
    different = sorted(set(given))
    count = min(most, len(different))
    steps = []
    for number in range(count):
        begin, end = (len(different) * place // count for place in (number, number + 1))
        low, high = different[begin], different[end - 1]
        inside = sum(low <= value <= high for value in given)
        steps.append(Step(_shade(number, count, most), low, high, inside))
    return tuple(steps)


def step_of(value: int | None, steps: Iterable[Step]) -> int | None:
    """The step a value lies in; 0 for nothing, None for what is not known."""
    if value is None:
        return None
    return next((step.number for step in steps if step.low <= value <= step.high), 0)


def _shade(number: int, count: int, most: int) -> int:
    """Few steps take the far ends of the ramp, so that they are told apart well.

    >>> [_shade(number, 3, 5) for number in range(3)]
    [1, 3, 5]
    """
    if count == 1:
        return most // 2 + 1
    return 1 + round(number * (most - 1) / (count - 1))
