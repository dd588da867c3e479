"""Points that lie too close to be told apart become one dot with their count."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from oneplan.core.maps.parts import Dot, Point

NEAR = 22.0
SMALLEST, LARGEST = 6.0, 16.0


def dots_of(
    points: Iterable[Point], place: Callable[[Point], tuple[float, float] | None]
) -> tuple[Dot, ...]:
    """Each point at ``place``, joined with those within ``NEAR`` units of the first of its dot.

    Points without a place on this map are left out.
    """
    groups: list[tuple[float, float, list[Point]]] = []
    for point in points:
        spot = place(point)
        if spot is None:
            continue
        for x, y, members in groups:
            if math.dist(spot, (x, y)) <= NEAR:
                members.append(point)
                break
        else:
            groups.append((*spot, [point]))
    return tuple(
        Dot(round(x, 1), round(y, 1), _radius(len(members)), tuple(members))
        for x, y, members in groups
    )


def _radius(count: int) -> float:
    return min(LARGEST, SMALLEST + (0 if count == 1 else 3 + 2 * math.log2(count)))
