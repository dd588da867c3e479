"""A map put together: from boundaries where there are enough of them, else from tiles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from oneplan.core.maps.classing import step_of, steps_of
from oneplan.core.maps.clustering import dots_of
from oneplan.core.maps.parts import Ground, Map, Point, Region, Shape, Step
from oneplan.core.maps.projecting import (
    MARGIN,
    middle_of,
    path_of,
    projection_of,
    rings_of,
)
from oneplan.core.maps.tiling import cells_of, in_order
from oneplan.thai.segment import words

ENOUGH = 0.7
"""The share of areas that must have boundaries for them to be drawn."""
TILE_WIDE, TILE_TALL, GAP = 84.0, 56.0, 4.0
SMALL_TILE = 46.0
MANY = 20
"""With more areas than this, tiles are small and shapes carry no names."""
LETTER = 8.0
"""Units a letter of a label takes."""
ABOVE_AND_BELOW = "ัิีึืฺุู็่้๊๋์ํ๎"
CHIEF = "เมือง"

Figure = Callable[[int], str]


def draw(
    regions: Sequence[Region],
    ground: Ground,
    *,
    key: str,
    title: str,
    figure: Figure = str,
    points: Iterable[Point] = (),
) -> Map | None:
    """The map of some areas; None where there is nothing to compare or to point at.

    ``key`` is unique on the page; ``figure`` says a value of the legend in words.
    """
    if not regions:
        return None
    steps = tuple(
        replace(step, words=_span(step, figure))
        for step in steps_of(region.value for region in regions)
    )
    bounded = [region for region in regions if region.code in ground.boundaries]
    if len(bounded) >= ENOUGH * len(regions):
        return _from_boundaries(regions, bounded, ground, steps, tuple(points), key, title)
    return _from_tiles(regions, ground, steps, tuple(points), key, title)


def _from_boundaries(
    regions: Sequence[Region],
    bounded: Sequence[Region],
    ground: Ground,
    steps: tuple[Step, ...],
    points: tuple[Point, ...],
    key: str,
    title: str,
) -> Map:
    shapes = [ground.boundaries[region.code] for region in bounded]
    projection = projection_of(
        (corner[0], corner[1]) for shape in shapes for ring in rings_of(shape) for corner in ring
    )
    drawn = []
    for region, shape in zip(bounded, shapes, strict=True):
        (x, y), room = middle_of(shape, projection)
        lines = () if len(regions) > MANY else _that_fit(label_lines(region.name), room)
        path = path_of(shape, projection)
        drawn.append(_shape(region, path, x, y, lines, steps))
    return Map(
        key=key,
        title=title,
        width=projection.width,
        height=projection.height,
        shapes=tuple(drawn),
        dots=dots_of(points, lambda point: projection.place(point.lon, point.lat)),
        steps=steps,
        is_schematic=False,
        source=ground.source,
        missing=tuple(region for region in regions if region.code not in ground.boundaries),
    )


def _from_tiles(
    regions: Sequence[Region],
    ground: Ground,
    steps: tuple[Step, ...],
    points: tuple[Point, ...],
    key: str,
    title: str,
) -> Map:
    cells, short = _cells(regions, ground)
    is_small = len(regions) > MANY
    wide, tall = (SMALL_TILE, SMALL_TILE) if is_small else (TILE_WIDE, TILE_TALL)
    middles, drawn = {}, []
    for region in regions:
        column, row = cells[region.code]
        x, y = MARGIN + column * (wide + GAP), MARGIN + row * (tall + GAP)
        path = f"M{x:.0f} {y:.0f}h{wide:.0f}v{tall:.0f}h-{wide:.0f}Z"
        middles[region.code] = (x + wide - 12, y + tall - 10)
        name = short.get(region.code) or region.name
        lines = (name[:5],) if is_small else label_lines(name)
        drawn.append(_shape(region, path, x + wide / 2, y + tall / 2, lines, steps))
    columns = max(cell[0] for cell in cells.values()) + 1
    rows = max(cell[1] for cell in cells.values()) + 1
    return Map(
        key=key,
        title=title,
        width=columns * (wide + GAP) - GAP + 2 * MARGIN,
        height=rows * (tall + GAP) - GAP + 2 * MARGIN,
        shapes=tuple(drawn),
        dots=dots_of(points, lambda point: _tile_holding(point.code, middles)),
        steps=steps,
        is_schematic=True,
        source=ground.source,
    )


def _cells(
    regions: Sequence[Region], ground: Ground
) -> tuple[dict[str, tuple[int, int]], dict[str, str]]:
    """The cell of each area, from the table, from its point, or in order; and short names."""
    codes = [region.code for region in regions]
    if all(code in ground.cells for code in codes):
        return (
            {code: ground.cells[code][:2] for code in codes},
            {code: ground.cells[code][2] for code in codes},
        )
    if all(code in ground.centres for code in codes):
        return cells_of({code: ground.centres[code] for code in codes}), {}
    return in_order(codes), {}


def _tile_holding(
    code: str, middles: Mapping[str, tuple[float, float]]
) -> tuple[float, float] | None:
    return next((spot for each, spot in middles.items() if code.startswith(each)), None)


def _shape(
    region: Region, path: str, x: float, y: float, lines: tuple[str, ...], steps: tuple[Step, ...]
) -> Shape:
    return Shape(region, path, round(x, 1), round(y, 1), lines, step_of(region.value, steps))


def label_lines(name: str, *, room: float = TILE_WIDE) -> tuple[str, ...]:
    """A name in at most two lines, broken between words: เมือง / เพชรบูรณ์.

    >>> label_lines("หล่มสัก"), label_lines("เมืองเพชรบูรณ์")
    (('หล่มสัก',), ('เมือง', 'เพชรบูรณ์'))
    """
    if name.startswith(CHIEF) and len(name) > len(CHIEF):
        return CHIEF, name[len(CHIEF) :]
    if _width(name) <= room:
        return (name,)
    parts, first = words(name), ""
    for at, word in enumerate(parts):
        if first and _width(first + word) > room:
            return first.strip(), "".join(parts[at:]).strip()
        first += word
    return (name,)


def _that_fit(lines: tuple[str, ...], room: float) -> tuple[str, ...]:
    return lines if max(map(_width, lines)) <= room * 1.1 else ()


def _width(text: str) -> float:
    return LETTER * sum(letter not in ABOVE_AND_BELOW for letter in text)


def _span(step: Step, figure: Figure) -> str:
    low, high = figure(step.low), figure(step.high)
    return low if low == high else f"{low} – {high}"
