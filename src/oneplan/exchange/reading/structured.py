"""Reading JSON: a plan as one document, boundaries as features; lists of objects as tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from oneplan.core.findings import Finding
from oneplan.exchange.reading import limits
from oneplan.exchange.reading.delimited import decode
from oneplan.exchange.reading.tables import Cell, Row, Table, trouble

_ISSUE = ["issue_no", "issue_th", "main_plan_th"]
_LISTS = (("subplan", "subplans"), ("guideline", "guidelines"))


def read_json(path: Path, *, file: str) -> Iterator[Table | Finding]:
    """Tables of a JSON document; rows are numbered by their place in the list, from 1.

    Three shapes are read: GeoJSON features, a development plan (``issues`` with ``kpis``,
    ``subplans`` and ``guidelines``) and a plain list of objects.
    """
    decoded = decode(path.read_bytes())
    if decoded is None:
        yield trouble("exchange.not_text", file=file)
        return
    if not decoded[0].strip():
        yield trouble("exchange.file_empty", file=file)
        return
    try:
        document = json.loads(decoded[0])
    except (ValueError, RecursionError) as error:
        yield trouble("exchange.json_broken", file=file, detail=type(error).__name__)
        return
    tables = list(_tables(document, file=file))
    if not tables:
        yield trouble("exchange.json_unknown", file=file)
    for table in tables:
        if len(table.rows) > limits.ROWS:
            yield trouble("exchange.too_many_rows", file=file, limit=limits.ROWS)
        else:
            yield table


def _tables(document: Any, *, file: str) -> Iterator[Table]:
    if isinstance(document, list):
        yield from _listed(document, file=file, sheet="")
    elif isinstance(document, dict) and isinstance(document.get("features"), list):
        yield from _listed([_feature(each) for each in document["features"]], file=file, sheet="")
    elif isinstance(document, dict) and isinstance(document.get("issues"), list):
        yield from _plan(document, file=file)


def _listed(items: list[Any], *, file: str, sheet: str) -> Iterator[Table]:
    """A list of objects as a table whose headings are the objects' keys in order of appearance."""
    objects = [item for item in items if isinstance(item, dict)]
    header = list(dict.fromkeys(str(key) for item in objects for key in item))
    if not header or len(header) > limits.COLUMNS:
        return
    rows = [
        Row(number, [_cell(item.get(name)) for name in header])
        for number, item in enumerate(objects, start=1)
    ]
    yield Table(file, sheet, header, 0, rows)


def _feature(feature: Any) -> dict[str, Any]:
    """A GeoJSON feature flattened: its properties, then its geometry as JSON text."""
    if not isinstance(feature, dict):
        return {}
    properties = feature.get("properties")
    flat = dict(properties) if isinstance(properties, dict) else {}
    if "code" not in flat and feature.get("id") is not None:
        flat["code"] = feature["id"]
    return {**flat, "geometry": feature.get("geometry")}


def _plan(document: dict[str, Any], *, file: str) -> Iterator[Table]:
    """A development plan as the four tables it would be if it came as spreadsheets."""
    years = [year for year in _list(document, "plan_years_be") if isinstance(year, int)]
    issues = [issue for issue in _list(document, "issues") if isinstance(issue, dict)]
    head = {
        "province_code": document.get("province_code"),
        "province_name_th": document.get("province"),
        "plan_years_be": ";".join(map(str, years)),
    }
    numbered = list(enumerate(issues, start=1))
    yield from _listed([head], file=file, sheet="plan")
    yield from _listed([_issue(*each) for each in numbered], file=file, sheet="issues")
    kpis = [row for each in numbered for row in _kpis(*each, years)]
    yield from _listed(kpis, file=file, sheet="kpis")
    lists = [row for each in numbered for row in _guidelines(*each)]
    yield from _listed(lists, file=file, sheet="guidelines")


def _issue(number: int, issue: dict[str, Any]) -> dict[str, Any]:
    return dict(zip(_ISSUE, (number, issue.get("issue"), issue.get("main_plan")), strict=True))


def _kpis(number: int, issue: dict[str, Any], years: list[int]) -> Iterator[dict[str, Any]]:
    for kpi in _list(issue, "kpis"):
        if isinstance(kpi, dict):
            targets = [*_list(kpi, "targets"), *[None] * len(years)]
            yield {
                **_issue(number, issue),
                "kpi_th": kpi.get("name"),
                "base_year_be": kpi.get("base_year"),
                "base_value": kpi.get("base_value"),
                "unit_th": kpi.get("target_unit"),
                **{f"t{year}": target for year, target in zip(years, targets, strict=False)},
            }


def _guidelines(number: int, issue: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for kind, name in _LISTS:
        for place, text in enumerate(_list(issue, name), start=1):
            yield {"issue_no": number, "kind": kind, "no": place, "text_th": text}


def _list(holder: dict[str, Any], name: str) -> list[Any]:
    value = holder.get(name)
    return value if isinstance(value, list) else []


def _cell(value: Any) -> Cell:
    """A JSON value as one cell; lists and objects stay JSON text."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
