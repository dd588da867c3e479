"""One read list of areas or authorities meets the database.

Only ``services`` calls this, inside its transaction.
"""

from __future__ import annotations

import dataclasses
import datetime as dt

from oneplan.areas.models import LOCAL_AUTHORITY_KINDS, Area, BodyKind, BoundaryList
from oneplan.areas.naming import AUTHORITY_TITLES, SCHEME_DLA, office_of
from oneplan.areas.rows import AreaImport, AreaRow, BodyRow, Changes, Competence, FileRows
from oneplan.areas.rules import BANGKOK, kind_of, parent_code
from oneplan.areas.writing import close_areas, write_areas, write_boundaries
from oneplan.areas.writing_bodies import close_bodies, end_bodies, write_bodies
from oneplan.core.findings import Finding, Severity, Where


def import_rows(rows: FileRows, *, is_complete: bool, on: dt.date) -> AreaImport:
    """Write what a file says; with ``is_complete`` close what it no longer names."""
    if rows.kind == "boundary":
        changes = _import_boundaries(rows)
    elif rows.kind == "authority":
        changes = _import_authorities(rows, is_complete=is_complete, on=on)
    else:
        changes = _import_areas(rows, is_complete=is_complete, on=on)
    return AreaImport(rows.file, rows.kind, changes, rows.findings)


def _import_areas(rows: FileRows, *, is_complete: bool, on: dt.date) -> Changes:
    known = set(Area.objects.values_list("code", flat=True))
    good = []
    for row in sorted(rows.areas, key=lambda row: len(row.code)):
        parent = parent_code(row.code)
        if parent and parent not in known:
            _tell(rows, "row_parent_unknown", row.code)
            continue
        known.add(row.code)
        good.append(row)
    source = _source(rows.file)
    changes = write_areas(good, source=source, on=on)
    write_bodies(filter(None, map(office_of, _with_whole_names(good))), source=source)
    if is_complete and _may_close(rows):
        for kind in sorted({kind_of(row.code) for row in rows.areas}):
            within = set() if kind == "province" else {row.code[:2] for row in rows.areas}
            gone = close_areas(kind, but=set(rows.lines), within=within, on=on)
            end_bodies(gone, on=on)
            changes.closed += gone
    return changes


def _with_whole_names(rows: list[AreaRow]) -> list[AreaRow]:
    """Rows that give no English name get the one on record, for the office's name."""
    silent = [row.code for row in rows if not row.name_en and len(row.code) <= 4]
    names = dict(Area.objects.filter(code__in=silent).values_list("code", "name_en"))
    return [
        dataclasses.replace(row, name_en=row.name_en or names.get(row.code, "")) for row in rows
    ]


def _import_authorities(rows: FileRows, *, is_complete: bool, on: dt.date) -> Changes:
    areas = Area.objects.exclude(kind="village").values_list("code", "kind", "name_th")
    known = {code for code, _kind, _name in areas}
    namesakes = {(code[:4], name): code for code, kind, name in areas if kind == "subdistrict"}
    good = []
    for row in rows.authorities:
        if row.seat_code not in known:
            _tell(rows, "row_parent_unknown", row.code.removeprefix(f"{SCHEME_DLA}:"))
            continue
        good.append(_with_namesake(row, namesakes))
    changes = write_bodies(good, source=_source(rows.file))
    if is_complete and rows.authorities and _may_close(rows):
        changes.closed += close_bodies(
            [kind.value for kind in LOCAL_AUTHORITY_KINDS],
            but={BANGKOK, *(f"{SCHEME_DLA}:{code}" for code in rows.lines)},
            within={row.seat_code[:2] for row in rows.authorities},
            on=on,
        )
    return changes


def _with_namesake(row: BodyRow, namesakes: dict[tuple[str, str], str]) -> BodyRow:
    """The authority with the sub-district of its own name, unconfirmed, where there is one."""
    bare = row.name_th.removeprefix(AUTHORITY_TITLES[row.kind])
    namesake = namesakes.get((row.seat_code[:4], bare))
    if namesake is None or row.kind == BodyKind.PAO:
        return row
    own = Competence(namesake, is_confirmed=False)
    return dataclasses.replace(row, competences=(*row.competences, own))


def _import_boundaries(rows: FileRows) -> Changes:
    taken_from = BoundaryList(
        file=rows.file[:200], sha256=rows.sha256, origin=rows.origin, version=rows.version
    )
    changes, unknown = write_boundaries(rows.boundaries, taken_from=taken_from)
    for code in unknown:
        _tell(rows, "boundary_area_unknown", code, severity=Severity.WARNING)
    return changes


def _may_close(rows: FileRows) -> bool:
    """A complete list with a code nobody can read may name what seems gone."""
    if rows.has_unreadable_codes:
        _tell(rows, "nothing_closed", "", severity=Severity.WARNING)
    return not rows.has_unreadable_codes


def _tell(rows: FileRows, code: str, value: str, *, severity: Severity = Severity.ERROR) -> None:
    where = Where(file=rows.file, row=rows.lines.get(value), value=value)
    rows.findings.append(Finding(f"areas.{code}", severity, where, {"value": value}))


def _source(file: str) -> str:
    return f"import: {file}"[:200]
