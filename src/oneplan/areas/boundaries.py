"""What a GeoJSON file says about boundaries: which can be drawn, and what is wrong with others."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

THAILAND = (5.0, 21.0, 97.0, 106.0)
"""Least and greatest latitude, least and greatest longitude."""
HEAVY = 4_000
"""Corners above which drawing a page with this boundary becomes slow."""


class BadBoundary(ValueError):
    """Why a geometry cannot be drawn: the code of the finding and the value it names."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code, value)
        self.code, self.value = code, value


def polygons_of(geometry: object) -> list[Any]:
    """The polygons of a geometry, each a list of closed rings of places in Thailand.

    Raises ``BadBoundary``: not a polygon, a ring that does not end where it began or has no
    inside, or a corner that is no place in Thailand.
    """
    if not isinstance(geometry, Mapping):
        raise BadBoundary("boundary_unreadable")
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(polygons, list) or not polygons:
        raise BadBoundary("boundary_unreadable")
    for polygon in polygons:
        if not isinstance(polygon, list) or not polygon:
            raise BadBoundary("boundary_unreadable")
        for ring in polygon:
            _check_ring(ring)
    return polygons


def joined(polygons: list[Any]) -> dict[str, Any]:
    """One geometry of several polygons: an area with islands may fill several features.

    >>> joined([["ring"]])["type"], joined([["a"], ["b"], ["a"]])["coordinates"]
    ('Polygon', [['a'], ['b']])
    """
    own = [each for at, each in enumerate(polygons) if each not in polygons[:at]]
    if len(own) == 1:
        return {"type": "Polygon", "coordinates": own[0]}
    return {"type": "MultiPolygon", "coordinates": own}


def corners_of(geometry: Mapping[str, Any]) -> int:
    """How many corners a boundary has."""
    is_one = geometry["type"] == "Polygon"
    polygons = [geometry["coordinates"]] if is_one else geometry["coordinates"]
    return sum(len(ring) for polygon in polygons for ring in polygon)


def _check_ring(ring: object) -> None:
    if not isinstance(ring, list) or len(ring) < 4:
        raise BadBoundary("boundary_ring_short", str(len(ring) if isinstance(ring, list) else 0))
    south, north, west, east = THAILAND
    for corner in _corners(ring):
        lon, lat = corner
        if not (west <= lon <= east and south <= lat <= north):
            swapped = west <= lat <= east and south <= lon <= north
            code = "boundary_swapped" if swapped else "boundary_outside"
            raise BadBoundary(code, f"{lon:g}, {lat:g}")
    if ring[0][:2] != ring[-1][:2]:
        raise BadBoundary("boundary_ring_open")


def _corners(ring: list[Any]) -> Iterator[tuple[float, float]]:
    for corner in ring:
        numbers = corner[:2] if isinstance(corner, list) else []
        fine = [type(each) in (int, float) and math.isfinite(each) for each in numbers]
        if fine != [True, True]:
            raise BadBoundary("boundary_outside", str(corner)[:60])
        yield numbers[0], numbers[1]
