"""Bringing rows of areas into the database, all at once.

Only ``services`` calls this, inside its transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from oneplan.areas.models import Area, Boundary, BoundaryList
from oneplan.areas.rows import AreaRow, Changes, Renamed
from oneplan.areas.rules import kind_of, parent_code
from oneplan.thai.collation import sort_key

BATCH = 1000


def write_areas(
    rows: Iterable[AreaRow],
    *,
    source: str,
    on: dt.date,
    is_made_up: bool = False,
    keeps_imports: bool = False,
) -> Changes:
    """Create the areas that are new and update the others, keeping a former name with its day.

    The parents must exist or be among the rows.  A made-up area gives way to a real row of
    its code without leaving a former name.  With ``keeps_imports`` an area is left alone
    whose last word came from another source: the built-in facts never undo an import.
    """
    rows = list(rows)
    changes = Changes()
    existing = Area.objects.in_bulk([row.code for row in rows])
    fresh, touched = [], []
    for row in rows:
        area = existing.get(row.code)
        if area is None:
            fresh.append(_new_area(row, source=source, is_made_up=is_made_up))
            changes.new.append(row.code)
        elif keeps_imports and area.source != source:
            changes.unchanged += 1
        elif _update(area, row, changes, on=on, keeps_closed=keeps_imports):
            area.source, area.is_made_up = source, is_made_up
            touched.append(area)
        else:
            changes.unchanged += 1
    Area.objects.bulk_create(fresh, batch_size=BATCH)
    Area.objects.bulk_update(
        touched,
        [
            "name_th", "name_en", "former_names", "sort_key", "lat", "lon", "valid_to", "source",
            "is_made_up",
        ],
        batch_size=BATCH,
    )  # fmt: skip
    return changes


def close_areas(kind: str, *, but: set[str], within: set[str], on: dt.date) -> list[str]:
    """End the open areas of a kind that a complete list no longer names; their codes.

    ``within`` are the provinces the list speaks of.  The last valid day is the day before.
    """
    scope = Q()
    for province in within:
        scope |= Q(code__startswith=province)
    gone = list(
        Area.objects.filter(scope, kind=kind, valid_to__isnull=True)
        .exclude(code__in=but)
        .values_list("code", flat=True)
    )
    Area.objects.filter(code__in=gone).update(valid_to=on - dt.timedelta(days=1))
    return gone


def write_boundaries(
    geometries: Mapping[str, Mapping[str, Any]], *, taken_from: BoundaryList
) -> tuple[Changes, list[str]]:
    """Set the boundaries of known areas.  Returns the changes and the codes nobody knows.

    The list they are taken from is kept when at least one boundary is new.
    """
    changes = Changes()
    known = set(Area.objects.filter(pk__in=geometries).values_list("pk", flat=True))
    standing = dict(Boundary.objects.filter(pk__in=known).values_list("pk", "geometry"))
    drawn = []
    for code in (code for code in geometries if code in known):
        if standing.get(code) == geometries[code]:
            changes.unchanged += 1
            continue
        geometry = dict(geometries[code])
        drawn.append(Boundary(area_id=code, geometry=geometry, taken_from=taken_from))
        changes.corrected.append(code)
    if drawn:
        taken_from.save()
    Boundary.objects.bulk_create(
        drawn,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["area"],
        update_fields=["geometry", "taken_from"],
    )
    return changes, sorted(set(geometries) - known)


def _new_area(row: AreaRow, *, source: str, is_made_up: bool) -> Area:
    return Area(
        code=row.code,
        kind=kind_of(row.code),
        parent_id=parent_code(row.code),
        name_th=row.name_th,
        name_en=row.name_en,
        sort_key=sort_key(row.name_th),
        lat=row.lat,
        lon=row.lon,
        source=source,
        is_made_up=is_made_up,
    )


def _update(area: Area, row: AreaRow, changes: Changes, *, on: dt.date, keeps_closed: bool) -> bool:
    """Write the row onto the area; did anything change?"""
    before = (area.name_th, area.name_en, area.lat, area.lon, area.valid_to)
    if area.name_th != row.name_th:
        if not area.is_made_up:
            was = {"name_th": area.name_th, "until": (on - dt.timedelta(days=1)).isoformat()}
            area.former_names = [*area.former_names, was]
        changes.renamed.append(Renamed(row.code, was=area.name_th, now=row.name_th))
        area.name_th, area.sort_key = row.name_th, sort_key(row.name_th)
    if area.valid_to is not None and not keeps_closed:
        area.valid_to = None
        changes.reopened.append(row.code)
    area.name_en = row.name_en or area.name_en
    if row.lat is not None and row.lon is not None:
        area.lat, area.lon = row.lat, row.lon
    after = (area.name_th, area.name_en, area.lat, area.lon, area.valid_to)
    if before[1:4] != after[1:4]:
        changes.corrected.append(row.code)
    return before != after
