"""What a map is made from and what it is drawn as: plain values, no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Ring = Sequence[Sequence[float]]
Geometry = Mapping[str, Any]
"""A GeoJSON Polygon or MultiPolygon, in degrees."""


@dataclass(frozen=True, slots=True)
class Region:
    """One area as a page speaks of it.

    ``value`` colours it (None: nothing is known), ``words`` say the figure, ``mark`` is a letter
    that points it out, like A and B of a pair.
    """

    code: str
    name: str
    value: int | None = None
    words: str = ""
    url: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """Something with a place of its own; ``code`` is the area it lies in."""

    lat: float
    lon: float
    code: str
    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where areas lie: boundaries, points in degrees, and cells of the tile map, by code."""

    boundaries: Mapping[str, Geometry] = field(default_factory=dict)
    centres: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Latitude and longitude."""
    cells: Mapping[str, tuple[int, int, str]] = field(default_factory=dict)
    """Column, row and short name of the tile; empty where the layout is to be computed."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """One area as it is drawn: a path, the place of its label, and its class of values."""

    region: Region
    path: str
    label_x: float
    label_y: float
    lines: tuple[str, ...]
    step: int | None
    """Which step of the legend; 0 is nothing, None is not known."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One point, or several that lie too close to be told apart."""

    x: float
    y: float
    radius: float
    points: tuple[Point, ...]

    @property
    def count(self) -> int:
        return len(self.points)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the legend: its number, least and greatest value, and how many areas."""

    number: int
    low: int
    high: int
    areas: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Map:
    """A map ready to be drawn; sizes are units of its view box."""

    key: str
    title: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    dots: tuple[Dot, ...]
    steps: tuple[Step, ...]
    is_schematic: bool
    source: str
    missing: tuple[Region, ...] = ()
    """Areas whose boundary nobody has imported, though others have theirs."""

    @property
    def marked(self) -> tuple[Shape, ...]:
        return tuple(shape for shape in self.shapes if shape.region.mark)
