"""From degrees to the units of a drawing: one scale for both directions at the map's middle."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oneplan.core.maps.parts import Geometry, Ring

Spot = tuple[float, float]

WIDEST, TALLEST, MARGIN = 480.0, 560.0, 8.0
TOO_CLOSE = 0.6
"""Corners nearer than this to the one before cannot be seen and are left out."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Equirectangular about the middle latitude: shapes keep their look at province scale."""

    west: float
    north: float
    squeeze: float
    scale: float
    width: float
    height: float

    def place(self, lon: float, lat: float) -> Spot:
        x = (lon - self.west) * self.squeeze * self.scale + MARGIN
        y = (self.north - lat) * self.scale + MARGIN
        return x, y


def projection_of(spots: Iterable[tuple[float, float]]) -> Projection:
    """The projection that fits (longitude, latitude) pairs into the drawing."""
    longitudes, latitudes = zip(*spots, strict=True)
    west, east, south, north = (
        min(longitudes),
        max(longitudes),
        min(latitudes),
        max(latitudes),
    )
    squeeze = math.cos(math.radians((south + north) / 2))
    wide, tall = max((east - west) * squeeze, 1e-6), max(north - south, 1e-6)
    scale = min((WIDEST - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall)
    return Projection(
        west=west,
        north=north,
        squeeze=squeeze,
        scale=scale,
        width=round(wide * scale + 2 * MARGIN, 1),
        height=round(tall * scale + 2 * MARGIN, 1),
    )


def rings_of(geometry: Geometry) -> Iterator[Ring]:
    """Every ring of a Polygon or MultiPolygon, outer ones and holes."""
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    for polygon in polygons:
        yield from polygon


def path_of(geometry: Geometry, projection: Projection) -> str:
    """The rings as one SVG path of whole and tenth units."""
    pieces = []
    for ring in rings_of(geometry):
        corners = list(_seen([projection.place(lon, lat) for lon, lat, *_height in ring]))
        if len(corners) > 2:
            pieces.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z")
    return "".join(pieces)


def middle_of(geometry: Geometry, projection: Projection) -> tuple[Spot, float]:
    """The centre of the largest ring, where a name stands, and how wide that ring is."""
    best: tuple[float, Spot, float] = (-1.0, (0.0, 0.0), 0.0)
    for ring in rings_of(geometry):
        corners = [projection.place(lon, lat) for lon, lat, *_height in ring]
        size, centre = _centroid(corners)
        xs = [x for x, _y in corners]
        best = max(best, (size, centre, max(xs) - min(xs)))
    return best[1], best[2]


def _seen(corners: list[Spot]) -> Iterator[Spot]:
    last: Spot | None = None
    for corner in corners:
        if last is None or math.dist(corner, last) >= TOO_CLOSE:
            yield corner
            last = corner


def _centroid(corners: list[Spot]) -> tuple[float, Spot]:
    """Size and centre of a ring; the mean of the corners where it encloses nothing."""
    twice, x, y = 0.0, 0.0, 0.0
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        twice += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if abs(twice) < 1e-9:
        count = len(corners)
        return 0.0, (sum(x for x, _y in corners) / count, sum(y for _x, y in corners) / count)
    return abs(twice) / 2, (x / (3 * twice), y / (3 * twice))
