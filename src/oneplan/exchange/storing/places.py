"""Storing areas and bodies: provinces, districts, boundaries, cluster members, authorities.

The areas floor does the writing, exactly as ``oneplan areas import`` would; nothing is closed,
because a province's folder is no complete list of the country.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

from django.utils import timezone

from oneplan.areas.importing import import_rows
from oneplan.areas.models import BodyKind
from oneplan.areas.naming import authority
from oneplan.areas.rows import AreaRow, BodyRow, Competence, FileRows
from oneplan.areas.writing_bodies import write_bodies
from oneplan.audit.services import record
from oneplan.core.findings import Finding, Severity, Where
from oneplan.exchange.layouts.areas import Boundary, District, Province, Subdistrict
from oneplan.exchange.layouts.bodies import Authority, ClusterMember
from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.storing.batch import Batch, Stored

AUTHORITY_BODIES = {
    "provincial_admin_org": BodyKind.PAO,
    "city_municipality": BodyKind.CITY_MUNICIPALITY,
    "town_municipality": BodyKind.TOWN_MUNICIPALITY,
    "subdistrict_municipality": BodyKind.SUBDISTRICT_MUNICIPALITY,
    "subdistrict_admin_org": BodyKind.SUBDISTRICT_ADMINISTRATION,
    "special_admin_area": BodyKind.SPECIAL,
}


def store_provinces(batch: Batch) -> Stored:
    """Provinces are built in; a list of them may correct their names and points."""
    return _store_areas(batch, "province", _province)


def store_districts(batch: Batch) -> Stored:
    return _store_areas(batch, "district", _district)


def store_subdistricts(batch: Batch) -> Stored:
    return _store_areas(batch, "subdistrict", _subdistrict)


def store_boundaries(batch: Batch) -> Stored:
    """Outlines of areas that are known; of unknown ones a finding."""
    rows = _file_rows(batch, "boundary", {each.entry.area_code: each for each in batch.to_store})
    rows.boundaries = {each.entry.area_code: _geometry(each.entry) for each in batch.to_store}
    return _imported(batch, rows, lambda each: each.entry.area_code)


def store_authorities(batch: Batch) -> Stored:
    """Local authorities by their DLA code, seated in their district."""
    rows = _file_rows(batch, "authority", {_code(each): each for each in batch.to_store})
    batch.world.learn_areas(_seat(each.entry) for each in batch.to_store)
    for each in batch.to_store:
        row: Authority = each.entry
        seat = batch.world.places([_seat(row)])
        rows.authorities.append(
            authority(
                dla_code=row.authority_code,
                kind=AUTHORITY_BODIES[row.kind].value,
                name_th=row.name,
                seat_code=seat[0] if seat else _seat(row),
            )
        )
    return _imported(batch, rows, _code)


def store_cluster_members(batch: Batch) -> Stored:
    """Membership of clusters; one that is on record stays as it was confirmed."""
    members: dict[str, list[ClusterMember]] = {}
    batch.world.learn_areas(each.entry.province_code for each in batch.to_store)
    stored: dict[str, None] = {}
    for each in batch.to_store:
        if not batch.world.knows_area(each.entry.province_code):
            code = each.entry.province_code
            batch.tell("exchange.area_unknown", each, Severity.ERROR, area=code)
            continue
        members.setdefault(each.entry.cluster_code, []).append(each.entry)
        stored[each.key] = None
    changes = write_bodies(
        (
            BodyRow(
                code=code,
                kind=BodyKind.CLUSTER.value,
                name_th=rows[0].cluster_name,
                competences=tuple(
                    Competence(row.province_code, is_confirmed=False) for row in rows
                ),
            )
            for code, rows in members.items()
        ),
        source=f"import: {batch.layout}",
        keeps_imports=True,
    )
    if changes.new:
        record(
            "exchange.clusters_named",
            by=batch.by,
            kind="areas.body",
            key="clusters",
            after={"new": changes.new},
        )
    return stored


def _store_areas(batch: Batch, kind: str, describe: Callable[[Record], AreaRow]) -> Stored:
    areas = {describe(each).code: each for each in batch.to_store}
    rows = _file_rows(batch, kind, areas)
    rows.areas = [describe(each) for each in batch.to_store]
    return _imported(batch, rows, lambda each: describe(each).code)


def _file_rows(batch: Batch, kind: str, by_code: dict[str, Record]) -> FileRows:
    lines = {code: each.where.row or 0 for code, each in by_code.items()}
    first = next(iter(by_code.values()), None)
    return FileRows(file=first.where.file if first else "", kind=kind, lines=lines)


def _imported(batch: Batch, rows: FileRows, code_of: Callable[[Record], str]) -> Stored:
    """Hand rows to the areas floor; a row it rejects is not stored, for the reason it gives."""
    if not batch.to_store:
        return {}
    report = import_rows(rows, is_complete=False, on=timezone.localdate())
    if not report.changes.is_empty:
        counts = report.changes.counts()
        record("areas.imported", by=batch.by, kind="areas.area", key=rows.kind, after=counts)
    rejected = {finding.where.value: finding for finding in report.findings}
    stored: dict[str, None] = {}
    for each in batch.to_store:
        finding = rejected.get(code_of(each).removeprefix("dla:"))
        if finding is None:
            stored[each.key] = None
        else:
            where = Where(each.where.file, each.where.sheet, each.where.row, "", code_of(each))
            batch.findings.append(Finding(finding.code, finding.severity, where, finding.facts))
    return stored


def _province(each: Record) -> AreaRow:
    row: Province = each.entry
    return AreaRow(code=row.province_code, name_th=row.name, name_en=row.name_en or "")


def _district(each: Record) -> AreaRow:
    row: District = each.entry
    return AreaRow(
        code=row.district_code,
        name_th=row.name,
        name_en=row.name_en or "",
        lat=_degrees(row.latitude),
        lon=_degrees(row.longitude),
    )


def _subdistrict(each: Record) -> AreaRow:
    row: Subdistrict = each.entry
    return AreaRow(
        code=row.subdistrict_code,
        name_th=row.name,
        name_en=row.name_en or "",
        lat=_degrees(row.latitude),
        lon=_degrees(row.longitude),
    )


def _degrees(number: Decimal | None) -> float | None:
    return float(number) if number is not None else None


def _geometry(row: Boundary) -> dict[str, object]:
    found: dict[str, object] = json.loads(row.geometry)
    return found


def _code(each: Record) -> str:
    return f"dla:{each.entry.authority_code}"


def _seat(row: Authority) -> str:
    return row.district_code or row.district_in_code or row.province_code or row.authority_code[1:3]
