"""Reading a list of areas or local authorities: CSV, JSON or GeoJSON, bad rows told apart."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from oneplan.areas.boundaries import (
    HEAVY,
    THAILAND,
    BadBoundary,
    corners_of,
    joined,
    polygons_of,
)
from oneplan.areas.headings import Columns, authority_kind, columns_of
from oneplan.areas.names import bare_name
from oneplan.areas.naming import authority
from oneplan.areas.rows import AreaRow, FileRows
from oneplan.areas.rules import is_code, kind_of
from oneplan.core.errors import Refusal
from oneplan.core.findings import Finding, Severity, Where
from oneplan.thai.digits import to_arabic
from oneplan.thai.repair import clean

EMPTY_WORDS = ("none", "null", "nan", "-")

Cells = Mapping[str, str]


def read_rows(data: bytes, *, file: str) -> FileRows:
    """The rows of one file; what is wrong with a row is a finding and leaves the row out.

    Raises ``Refusal`` when the bytes are no such file, or no column holds codes.
    """
    text = _decode(data, file=file)
    if text.lstrip()[:1] in ("{", "["):
        document = _parse_json(text, file=file)
        features = document.get("features") if isinstance(document, dict) else None
        if isinstance(features, list):
            return _boundaries(features, file=file)
        return _table(_records(document), file=file)
    return _table(_csv_records(text), file=file)


def _decode(data: bytes, *, file: str) -> str:
    for encoding in ("utf-8-sig", "cp874"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refusal("areas.file_unreadable", value=file)


def _parse_json(text: str, *, file: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise Refusal("areas.file_unreadable", value=file) from problem


def _csv_records(text: str) -> Iterator[tuple[int, Cells]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    for row in reader:
        cells = {
            k: v or "" for k, v in row.items() if isinstance(k, str) and not isinstance(v, list)
        }
        if any(map(str.strip, cells.values())):
            yield reader.line_num, cells


def _records(document: Any) -> Iterator[tuple[int, Cells]]:
    """The objects of a JSON list, or of the first list inside a JSON object."""
    rows = document
    if isinstance(document, dict):
        rows = next((value for value in document.values() if isinstance(value, list)), [])
    for number, row in enumerate(rows if isinstance(rows, list) else [], start=1):
        if isinstance(row, dict):
            yield number, {str(k): "" if v is None else str(v) for k, v in row.items()}


def _table(records: Iterator[tuple[int, Cells]], *, file: str) -> FileRows:
    rows = list(records)
    columns = columns_of(rows[0][1]) if rows else None
    if columns is None:
        raise Refusal("areas.columns_unknown", value=file)
    result = FileRows(file=file, kind=columns.kind)
    for line, cells in rows:
        _read_row(result, columns, cells, line)
    return result


def _read_row(result: FileRows, columns: Columns, cells: Cells, line: int) -> None:
    written = cells[columns.code]
    code = _digits(written)
    if columns.kind != "authority":
        code = _without_empty_steps(code)
    if not _is_of_kind(code, columns.kind):
        result.has_unreadable_codes = True
        _find(result, "row_code_unreadable", line, columns.code, written)
    elif code in result.lines:
        _find(result, "row_code_twice", line, columns.code, code, severity=Severity.WARNING)
    else:
        result.lines[code] = line
        name = clean(cells.get(columns.name, ""))
        if not name or name.lower() in EMPTY_WORDS:
            _find(result, "row_name_missing", line, columns.name, code)
        elif columns.kind == "authority":
            _read_authority(result, columns, cells, line, code=code, name=name)
        else:
            _read_area(result, columns, cells, line, code=code, name=name)


def _read_area(
    result: FileRows, columns: Columns, cells: Cells, line: int, *, code: str, name: str
) -> None:
    lat, lon = _point(result, columns, cells, line)
    result.areas.append(
        AreaRow(
            code=code,
            name_th=bare_name(name, kind_of(code)),
            name_en=" ".join(cells.get(columns.name_en, "").split()),
            lat=lat,
            lon=lon,
        )
    )


def _read_authority(
    result: FileRows, columns: Columns, cells: Cells, line: int, *, code: str, name: str
) -> None:
    written = cells.get(columns.authority_kind, "")
    kind = authority_kind(written)
    if kind is None:
        _find(result, "row_authority_kind_unknown", line, columns.authority_kind, written)
        return
    seat = _digits(cells.get(columns.seat, "")) or _digits(cells.get(columns.province, ""))
    if not is_code(seat):
        _find(result, "row_code_unreadable", line, columns.seat, seat)
        return
    row = authority(dla_code=code, kind=kind, name_th=name, seat_code=seat)
    result.authorities.append(row)


def _point(
    result: FileRows, columns: Columns, cells: Cells, line: int
) -> tuple[float, float] | tuple[None, None]:
    written = [cells.get(columns.lat, "").strip(), cells.get(columns.lon, "").strip()]
    if all(not each or each.lower() in EMPTY_WORDS for each in written):
        return None, None
    try:
        lat, lon = (float(to_arabic(each)) for each in written)
    except ValueError:
        lat = lon = math.nan
    south, north, west, east = THAILAND
    if south <= lat <= north and west <= lon <= east:
        return lat, lon
    point = ", ".join(written)
    _find(result, "row_point_outside", line, columns.lat, point, severity=Severity.WARNING)
    return None, None


def _boundaries(features: list[Any], *, file: str) -> FileRows:
    """The boundaries of one file; several features of one code are parts of one boundary."""
    result = FileRows(file=file, kind="boundary")
    polygons: dict[str, list[Any]] = {}
    for number, feature in enumerate(features, start=1):
        feature = feature if isinstance(feature, dict) else {}
        properties = feature.get("properties") or {}
        columns = columns_of(properties) if isinstance(properties, dict) else None
        written = str(properties[columns.code] if columns else feature.get("id", ""))
        code = _without_empty_steps(_digits(written))
        if not is_code(code):
            _find(result, "boundary_code_unreadable", number, "code", written)
            continue
        try:
            parts = polygons_of(feature.get("geometry"))
        except BadBoundary as bad:
            _find(result, bad.code, number, written, bad.value or code)
            continue
        result.lines.setdefault(code, number)
        polygons.setdefault(code, []).extend(parts)
    result.boundaries.update({code: joined(parts) for code, parts in polygons.items()})
    for code, geometry in result.boundaries.items():
        if (corners := corners_of(geometry)) > HEAVY:
            line, severity = result.lines[code], Severity.WARNING
            _find(result, "boundary_heavy", line, code, f"{corners:,}", severity=severity)
    return result


def _digits(written: str) -> str:
    """A code as a spreadsheet or a Thai hand leaves it: ๖๗, 67.0 or 67 with spaces."""
    return to_arabic(written).strip().removesuffix(".0").replace(" ", "")


def _without_empty_steps(code: str) -> str:
    """67010000 is the district 6701: registers fill the steps below with zeros."""
    while len(code) > 2 and len(code) % 2 == 0 and code.endswith("00"):
        code = code[:-2]
    return code


def _is_of_kind(code: str, kind: str) -> bool:
    if kind == "authority":
        return code.isdecimal() and 5 <= len(code) <= 10
    return is_code(code) and kind in ("area", kind_of(code))


def _find(
    result: FileRows,
    code: str,
    line: int,
    column: str,
    value: str,
    *,
    severity: Severity = Severity.ERROR,
) -> None:
    where = Where(file=result.file, row=line, column=column, value=value)
    result.findings.append(Finding(f"areas.{code}", severity, where, {"value": value}))
