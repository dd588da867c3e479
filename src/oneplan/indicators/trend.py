"""A series and its targets as the lines of a small drawing; the table beside it has the values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

MOST_LABELS = 6
"""Values written above a line; of a longer one only the first, last, lowest and highest."""
Point = tuple[int, Decimal]
"""Year (B.E.) and value."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """The size of a drawing and what stays empty around its lines, for labels."""

    width: int
    height: int
    side: int
    top: int
    bottom: int


PAGE = Canvas(width=600, height=180, side=28, top=22, bottom=26)
CELL = Canvas(width=120, height=32, side=5, top=5, bottom=5)
"""A drawing within a row of a table, without labels."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One value where it is drawn; ``label`` is written above it where there is room."""

    x: int
    y: int
    year: int
    label: str
    is_labelled: bool = True


@dataclass(frozen=True, slots=True)
class Aimed:
    """What one plan aims at, year by year."""

    title: str
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class AimedLine:
    """The line of one plan's targets, drawn."""

    title: str
    dots: Sequence[Dot]

    @property
    def line(self) -> str:
        return line_through(self.dots)


@dataclass(frozen=True, slots=True)
class Trend:
    """What was measured and what is aimed at, in units of a drawing of ``width`` by ``height``."""

    measured: Sequence[Dot]
    aimed: Sequence[AimedLine]
    years: Sequence[Dot]
    width: int
    height: int

    @property
    def measured_line(self) -> str:
        return line_through(self.measured)


def line_through(dots: Sequence[Dot]) -> str:
    """The points attribute of a polyline."""
    return " ".join(f"{dot.x},{dot.y}" for dot in dots)


def trend_of(
    series: Sequence[Point], aims: Sequence[Aimed] = (), *, on: Canvas = PAGE
) -> Trend | None:
    """What was measured and aimed at over the same years; None with fewer than two years."""
    points = [*series, *(point for each in aims for point in each.points)]
    years = sorted({year for year, _value in points})
    if len(years) < 2:
        return None
    values = [value for _year, value in points]
    low, high = min(values), max(values)
    across, up = on.width - 2 * on.side, on.height - on.top - on.bottom

    def x(year: int) -> int:
        return on.side + across * (year - years[0]) // (years[-1] - years[0])

    def y(value: Decimal) -> int:
        share = (value - low) / (high - low) if high > low else Decimal("0.5")
        return on.top + up - int(share * up)

    def dots(points: Sequence[Point]) -> list[Dot]:
        told = set(range(len(points))) if len(points) <= MOST_LABELS else _turns(points)
        return [
            Dot(x(at), y(value), at, f"{value.normalize():,f}", place in told)
            for place, (at, value) in enumerate(points)
        ]

    every = -(-len(years) // 12)
    return Trend(
        measured=dots(series),
        aimed=[AimedLine(each.title, dots(each.points)) for each in aims],
        years=[Dot(x(at), on.height - 6, at, str(at)) for at in years[::every]],
        width=on.width,
        height=on.height,
    )


def _turns(points: Sequence[Point]) -> set[int]:
    """The places of the first, last, lowest and highest value."""
    values = [value for _at, value in points]
    return {0, len(points) - 1, values.index(min(values)), values.index(max(values))}
