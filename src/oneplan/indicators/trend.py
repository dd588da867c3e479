"""A series and its targets as the lines of a small drawing; the table beside it has the values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = 600, 180
LEFT, RIGHT, TOP, BOTTOM = 8, 8, 22, 26
Point = tuple[int, Decimal]
"""Year (B.E.) and value."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One value where it is drawn; ``label`` is written above it."""

    x: int
    y: int
    year: int
    label: str


@dataclass(frozen=True, slots=True)
class Trend:
    """What was measured and what is aimed at, in units of a drawing of ``width`` by ``height``."""

    measured: Sequence[Dot]
    aimed: Sequence[Dot]
    years: Sequence[Dot]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def measured_line(self) -> str:
        return line_through(self.measured)

    @property
    def aimed_line(self) -> str:
        return line_through(self.aimed)


def line_through(dots: Sequence[Dot]) -> str:
    """The points attribute of a polyline."""
    return " ".join(f"{dot.x},{dot.y}" for dot in dots)


def trend_of(series: Sequence[Point], aims: Sequence[Point]) -> Trend | None:
    """The drawing of two series over the same years; None with fewer than two years to show."""
    years = sorted({year for year, _value in [*series, *aims]})
    if len(years) < 2:
        return None
    values = [value for _year, value in [*series, *aims]]
    low, high = min(values), max(values)
    across, up = WIDTH - LEFT - RIGHT - 40, HEIGHT - TOP - BOTTOM

    def x(year: int) -> int:
        return LEFT + 20 + across * (year - years[0]) // (years[-1] - years[0])

    def y(value: Decimal) -> int:
        share = (value - low) / (high - low) if high > low else Decimal("0.5")
        return TOP + up - int(share * up)

    def dots(points: Sequence[Point]) -> list[Dot]:
        return [Dot(x(at), y(value), at, f"{value.normalize():,f}") for at, value in points]

    every = -(-len(years) // 12)
    return Trend(
        measured=dots(series),
        aimed=dots(aims),
        years=[Dot(x(at), HEIGHT - 6, at, str(at)) for at in years[::every]],
    )
