"""Pin areas lie, read for a map: boundaries, points and tiles, in at most two queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from oneplan.areas.models import Area
from oneplan.areas.rules import longest_common_prefix
from oneplan.core.maps.drawing import draw
from oneplan.core.maps.parts import Ground, Map, Point, Region
from oneplan.core.models import Code

TILES = "map_tiles"
PROVINCE_DIGITS, DISTRICT_DIGITS, SUBDISTRICT_DIGITS = 2, 4, 6


def area_map(
    regions: Sequence[Region],
    *,
    key: str,
    title: str,
    figure: Callable[[int], str] = str,
    points: Iterable[Point] = (),
) -> Map | None:
    """The map of some areas of one level; None where there are none.  See ``core.maps.draw``.

    One query, and one more for the tiles of provinces.
    """
    if not regions:
        return None
    ground = ground_of([region.code for region in regions])
    return draw(regions, ground, key=key, title=title, figure=figure, points=points)


def ground_of(codes: Sequence[str]) -> Ground:
    """What is known of where these areas lie."""
    rows = list(
        Area.objects.filter(code__in=codes).values_list(
            "code",
            "boundary__geometry",
            "lat",
            "lon",
            "boundary__taken_from__origin",
            "boundary__taken_from__file",
            "boundary__taken_from__version",
        )
    )
    sources = sorted({_source(*row[4:]) for row in rows if row[1]})
    return Ground(
        boundaries={code: boundary for code, boundary, *_rest in rows if boundary},
        centres={
            code: (lat, lon)
            for code, _boundary, lat, lon, *_rest in rows
            if lat is not None and lon is not None
        },
        cells=_cells(codes),
        source=", ".join(filter(None, sources)),
    )


@dataclass(frozen=True, slots=True)
class Pin:
    """A place to be pointed out; records with the same ``mark`` are one thing."""

    code: str
    mark: str
    words: str
    lat: float | None = None
    lon: float | None = None
    url: str = ""


def where_map(places: Sequence[Pin], *, key: str, title: str) -> Map | None:
    """A map that points places out among their neighbours, in at most three queries.

    Several places of one district are shown among its sub-districts, others among the
    districts of their province, or among provinces.
    """
    within = longest_common_prefix([place.code for place in places if place.code])
    is_fine = len({place.code[:SUBDISTRICT_DIGITS] for place in places}) > 1
    neighbours = _neighbours(within, is_fine=is_fine)
    regions = [_pointed_out(area, places) for area in neighbours]
    if not any(region.mark for region in regions):
        return None
    points = [
        Point(place.lat, place.lon, place.code, place.words, place.url)
        for place in places
        if place.lat is not None and place.lon is not None
    ]
    return area_map(regions, key=key, title=title, points=points)


def _neighbours(within: str, *, is_fine: bool) -> list[Area]:
    areas = Area.objects.filter(valid_to=None).order_by("sort_key", "code")
    if is_fine and len(within) >= DISTRICT_DIGITS:
        return list(areas.filter(parent=within[:DISTRICT_DIGITS]))
    return list(areas.filter(parent=within[:PROVINCE_DIGITS] or None))


def _pointed_out(area: Area, places: Sequence[Pin]) -> Region:
    here = [place for place in places if place.code.startswith(area.code)]
    marks = sorted({place.mark for place in here})
    words = " · ".join(dict.fromkeys(place.words for place in here))
    return Region(area.code, bare_name(area), words=words, mark="".join(marks))


def _cells(codes: Sequence[str]) -> dict[str, tuple[int, int, str]]:
    if any(len(code) != PROVINCE_DIGITS for code in codes):
        return {}
    rows = Code.objects.filter(list_id=TILES).values_list("code", "extra", "name_th")
    return {
        code: (int(extra["column"]), int(extra["row"]), name)
        for code, extra, name in rows
        if str(extra.get("column", "")).isdecimal() and str(extra.get("row", "")).isdecimal()
    }


def bare_name(area: Area) -> str:
    """The name without its rank, in the reader's language, as a map has room for."""
    return (area.name_en or area.name_th) if get_language() == "en" else area.name_th


def _source(origin: str | None, file: str | None, version: str | None) -> str:
    return " ".join(filter(None, (origin or file, version)))
