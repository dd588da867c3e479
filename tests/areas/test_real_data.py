"""The whole country through the importer."""

from collections import Counter

import pytest

from oneplan.areas.models import LOCAL_AUTHORITY_KINDS, Area, Body
from oneplan.areas.queries import area_names
from oneplan.areas.services import import_areas, load_reference
from tests.real_data import real_data

pytestmark = [pytest.mark.django_db, pytest.mark.real_data]


def test_the_whole_country_is_imported_once() -> None:
    folder = real_data("areas")
    load_reference()

    reports = import_areas(folder, is_complete=True)

    kinds = Counter(Area.objects.filter(valid_to=None).values_list("kind", flat=True))
    assert (kinds["province"], kinds["district"], kinds["subdistrict"]) == (77, 928, 7436)
    authorities = Body.objects.filter(kind__in=LOCAL_AUTHORITY_KINDS, valid_to=None)
    assert authorities.exclude(code="10").count() == 7849
    assert Area.objects.exclude(boundary=None).count() > 900
    assert not [each for report in reports for each in report.findings]
    again = import_areas(folder, is_complete=True)
    assert all(report.changes.is_empty for report in again)


def test_the_built_in_facts_are_those_of_the_whole_country() -> None:
    folder = real_data("areas")
    load_reference()

    reports = {report.file: report.changes for report in import_areas(folder)}

    assert not reports["districts.csv"].renamed
    assert not reports["subdistricts.csv"].renamed
    assert not reports["local_authorities.csv"].renamed
    assert not reports["provinces.csv"].renamed
    assert not load_reference()["areas"].renamed


def test_every_subdistrict_of_the_country_is_found_by_its_names() -> None:
    import_areas(real_data("areas"))
    names = area_names()

    rows = Area.objects.filter(kind="subdistrict").values_list(
        "code", "name_th", "parent__name_th", "parent__parent__name_th"
    )
    lost = [
        code
        for code, name, district, province in rows
        if names.find(province=province, district=district, subdistrict=name) != code
    ]
    assert lost == []
