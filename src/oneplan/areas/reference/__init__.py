"""The areas and bodies that every installation begins with; see ``PROVENANCE.md``."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from oneplan.areas.models import BodyKind
from oneplan.areas.naming import (
    SCHEME_LEGACY_BUDGET,
    SCHEME_SHORT_CLUSTER,
    SCHEME_SHORT_NAME,
    authority,
    office_of,
)
from oneplan.areas.rows import AreaRow, BodyRow, Competence

HERE = Path(__file__).parent
SOURCE = "built-in: DOPA and DLA codes, public facts"
MADE_UP_SOURCE = "ข้อมูลสมมติ"


def real_areas() -> list[AreaRow]:
    """All provinces, and the districts and sub-districts of the demonstration province."""
    names = ("provinces.csv", "districts.csv", "subdistricts.csv")
    return [_area(row) for name in names for row in _rows(name)]


def made_up_villages() -> list[AreaRow]:
    return [_area(row) for row in _rows("villages.csv")]


def bodies(*, legacy_codes: dict[str, str]) -> list[BodyRow]:
    """Every built-in body, those that others belong to first.

    ``legacy_codes`` are the Budget Bureau's former agency codes by Thai province name.
    """
    offices = (
        office_of(area, aliases=_legacy(area, legacy_codes))
        for area in real_areas()
        if len(area.code) <= 4
    )
    return [
        *map(_national, _rows("national.csv")),
        *map(_region, _rows("regions.csv")),
        *map(_cluster, _rows("clusters.csv")),
        *(office for office in offices if office),
        *_authorities(),
    ]


def _legacy(area: AreaRow, codes: dict[str, str]) -> tuple[tuple[str, str], ...]:
    if len(area.code) > 2 or area.name_th not in codes:
        return ()
    return ((SCHEME_LEGACY_BUDGET, codes[area.name_th]),)


def _authorities() -> list[BodyRow]:
    namesakes = {
        (row["code"][:4], row["name_th"]): row["code"] for row in _rows("subdistricts.csv")
    }
    return [
        authority(
            dla_code=row["dla_code"],
            kind=row["kind"],
            name_th=row["name_th"],
            seat_code=row["district"],
            namesake=namesakes.get((row["district"], row["name_th"]), ""),
        )
        for row in _rows("local_authorities.csv")
    ]


def _national(row: dict[str, str]) -> BodyRow:
    return BodyRow(
        code=f"nat:{row['code']}",
        kind=BodyKind.NATIONAL.value,
        name_th=row["name_th"],
        name_en=row["name_en"],
        aliases=((SCHEME_SHORT_NAME, row["short_th"]),),
    )


def _region(row: dict[str, str]) -> BodyRow:
    return BodyRow(
        code=row["code"],
        kind=BodyKind.REGION.value,
        name_th=row["name_th"],
        name_en=row["name_en"],
    )


def _cluster(row: dict[str, str]) -> BodyRow:
    since = dt.date.fromisoformat(row["members_since"])
    unconfirmed = row["unconfirmed_members"].split()
    return BodyRow(
        code=row["code"],
        kind=BodyKind.CLUSTER.value,
        name_th=row["name_th"],
        name_en=row["name_en"],
        parent_code=row["region"],
        seat_code=row["seat"],
        competences=tuple(
            Competence(code, is_confirmed=code not in unconfirmed, since=since)
            for code in row["members"].split()
        ),
        aliases=((SCHEME_SHORT_CLUSTER, row["short_code"]),),
    )


def _area(row: dict[str, str]) -> AreaRow:
    lat, lon = row.get("lat"), row.get("lon")
    return AreaRow(
        code=row["code"],
        name_th=row["name_th"],
        name_en=row.get("name_en", ""),
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
