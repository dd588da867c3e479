"""Boundaries: what cannot be drawn is told with its reason, and provenance goes with the rest."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from oneplan.areas.maps import Pin, ground_of, where_map
from oneplan.areas.models import Boundary, BoundaryList
from oneplan.areas.reading import read_rows
from oneplan.areas.services import import_areas, load_reference
from oneplan.audit.models import Entry
from oneplan.core.messages import remedy_of, text_of
from oneplan.core.services import load_code_lists

RING = [[101, 16], [101.5, 16], [101, 16.5], [101, 16]]
ISLAND = [[102, 16], [102.5, 16], [102, 16.5], [102, 16]]


def polygon(*rings: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def file_of(*features: tuple[str, Any]) -> bytes:
    rows = [
        {"type": "Feature", "properties": {"code": code}, "geometry": geometry}
        for code, geometry in features
    ]
    return json.dumps({"type": "FeatureCollection", "features": rows}).encode()


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        (polygon([*RING[:-1], [101, 16.1]]), "boundary_ring_open"),
        (polygon([[101, 16], [101.5, 16], [101, 16]]), "boundary_ring_short"),
        (polygon([[16, 101], [16, 101.5], [16.5, 101], [16, 101]]), "boundary_swapped"),
        (polygon([[0, 0], [1, 0], [0, 1], [0, 0]]), "boundary_outside"),
        (polygon([[101, 16], [101.5, "x"], [101, 16.5], [101, 16]]), "boundary_outside"),  # type: ignore[list-item]
        (polygon([[101, 16], [True, 16], [101, 16.5], [101, 16]]), "boundary_outside"),
        ({"type": "Polygon", "coordinates": []}, "boundary_unreadable"),
        ({"type": "LineString", "coordinates": RING}, "boundary_unreadable"),
        (None, "boundary_unreadable"),
    ],
)
def test_what_cannot_be_drawn_is_told_with_its_reason(geometry: object, reason: str) -> None:
    rows = read_rows(file_of(("6701", geometry), ("6702", polygon(RING))), file="a.geojson")

    (finding,) = rows.findings
    assert finding.code == f"areas.{reason}"
    assert finding.where.row == 1
    assert "%" not in text_of(finding)
    assert remedy_of(finding)
    assert set(rows.boundaries) == {"6702"}


def test_features_of_one_area_are_parts_of_one_boundary() -> None:
    rows = read_rows(
        file_of(("67", polygon(RING)), ("67", polygon(ISLAND)), ("67", polygon(RING))),
        file="a.geojson",
    )

    assert not rows.findings
    assert rows.boundaries["67"] == {"type": "MultiPolygon", "coordinates": [[RING], [ISLAND]]}


def test_a_boundary_too_heavy_for_a_page_is_taken_with_a_warning() -> None:
    heavy = [[101 + at / 10_000, 16 + (at % 2) / 100] for at in range(5000)]
    rows = read_rows(file_of(("67", polygon([*heavy, heavy[0]]))), file="a.geojson")

    assert [finding.code for finding in rows.findings] == ["areas.boundary_heavy"]
    assert "67" in rows.boundaries


@pytest.mark.django_db
def test_boundaries_keep_where_they_come_from_and_the_audit_tells_of_them(tmp_path: Path) -> None:
    load_reference()
    path = tmp_path / "d.geojson"
    path.write_bytes(file_of(("6701", polygon(RING)), ("6799", polygon(ISLAND))))
    out = io.StringIO()

    call_command(
        "areas", "boundaries", str(path), "--origin", "กรมสมมติ", "--of", "2566", stdout=out
    )
    call_command("areas", "boundaries", str(path), "--of", "2566", stdout=out)

    (taken,) = BoundaryList.objects.all()
    assert (taken.origin, taken.version, len(taken.sha256)) == ("กรมสมมติ", "2566", 64)
    assert Boundary.objects.get(pk="6701").taken_from == taken
    assert "6799" in out.getvalue()
    assert Entry.objects.filter(code="areas.imported").count() == 1
    assert ground_of(["6701"]).source == "กรมสมมติ 2566"


@pytest.mark.django_db
def test_two_places_of_one_district_are_shown_among_its_sub_districts(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    load_reference()
    pins = [Pin("67030101", "A", "หมู่ 1"), Pin("670302", "B", "ตำบลที่สอง")]

    with django_assert_num_queries(2):
        drawn = where_map(pins, key="m", title="ท")

    assert drawn is not None
    assert {shape.region.code: shape.region.mark for shape in drawn.marked} == {
        "670301": "A",
        "670302": "B",
    }


@pytest.mark.django_db
def test_places_of_two_provinces_are_shown_on_the_tiles_of_the_country() -> None:
    load_reference()
    load_code_lists()

    drawn = where_map([Pin("6703", "A", "ก"), Pin("65", "B", "ข")], key="m", title="ท")

    assert drawn is not None
    assert drawn.is_schematic
    assert len(drawn.shapes) == 77
    assert len({shape.path for shape in drawn.shapes}) == 77
    assert [shape.region.mark for shape in drawn.marked] == ["B", "A"]


@pytest.mark.django_db
def test_a_place_nobody_knows_is_not_drawn() -> None:
    load_reference()
    assert where_map([Pin("9999", "A", "ก")], key="m", title="ท") is None
    assert where_map([], key="m", title="ท") is None


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    load_reference()
    path = tmp_path / "d.geojson"
    path.write_bytes(file_of(("6701", polygon(RING[:-1]))))

    (report,) = import_areas(path)

    assert report.changes.is_empty
    assert not BoundaryList.objects.exists()
    assert not Entry.objects.filter(code="areas.imported").exists()
