"""The built-in areas and bodies."""

import datetime as dt
from collections import Counter

import pytest

from oneplan.areas.models import Area, Body, BodyAlias, BodyArea, BodyKind
from oneplan.areas.services import load_reference
from oneplan.audit.models import Entry

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 20)


def test_the_country_has_its_regions_clusters_and_provinces() -> None:
    load_reference()

    assert Body.objects.filter(kind=BodyKind.REGION).count() == 6
    assert Body.objects.filter(kind=BodyKind.CLUSTER).count() == 18
    assert Body.objects.filter(kind=BodyKind.PROVINCE_OFFICE).count() == 76
    assert Area.objects.filter(kind="province").count() == 77


def test_every_province_is_in_exactly_one_cluster_and_bangkok_in_none() -> None:
    load_reference()

    members = BodyArea.objects.filter(body__kind=BodyKind.CLUSTER, valid_to=None)
    clusters = Counter(members.values_list("area_id", flat=True))
    provinces = set(Area.objects.filter(kind="province").values_list("code", flat=True))
    assert set(clusters) == provinces - {"10"}
    assert set(clusters.values()) == {1}
    assert all(member.valid_from for member in members)


def test_the_demonstration_province_is_whole() -> None:
    load_reference()

    kinds = Counter(Area.objects.filter(code__startswith="67").values_list("kind", flat=True))
    assert (kinds["district"], kinds["subdistrict"]) == (11, 117)
    assert Body.objects.filter(code__startswith="dla:").count() == 128
    assert Body.objects.filter(kind=BodyKind.DISTRICT_OFFICE).count() == 11
    assert not Area.objects.filter(kind="district", lat=None).exists()


def test_made_up_villages_say_so() -> None:
    load_reference()

    villages = Area.objects.filter(kind="village")
    per_subdistrict = Counter(villages.values_list("parent_id", flat=True))
    assert len(per_subdistrict) == 117
    assert set(per_subdistrict.values()) <= {2, 3, 4}
    assert set(villages.values_list("is_made_up", "source")) == {(True, "ข้อมูลสมมติ")}
    assert not Area.objects.exclude(kind="village").filter(is_made_up=True).exists()


def test_only_the_limits_of_a_provincial_authority_are_certain() -> None:
    load_reference()

    pao = Body.objects.get(kind=BodyKind.PAO)
    assert pao.name_th == "องค์การบริหารส่วนจังหวัดเพชรบูรณ์"
    assert list(pao.areas.values_list("area_id", "is_confirmed")) == [("67", True)]
    town = Body.objects.get(code="dla:4670301")
    assert town.name_th == "เทศบาลเมืองหล่มสัก"
    assert set(town.areas.values_list("area_id", "is_confirmed")) == {
        ("6703", False),
        ("670301", False),
    }


def test_bodies_are_found_by_their_other_codes() -> None:
    load_reference()

    aliases = dict(BodyAlias.objects.values_list("code", "body__code"))
    assert aliases["N3"] == "N-L1"
    assert aliases["70174"] == "67"
    assert aliases["TH-67"] == "67"
    assert aliases["สศช."] == "nat:nesdc"
    assert BodyAlias.objects.filter(scheme="bb-legacy").count() == 75


def test_a_second_load_changes_nothing_and_leaves_no_second_entry() -> None:
    load_reference()
    before = Area.objects.count(), Body.objects.count(), BodyArea.objects.count()

    report = load_reference()

    assert all(changes.is_empty for changes in report.values())
    assert (Area.objects.count(), Body.objects.count(), BodyArea.objects.count()) == before
    assert Entry.objects.filter(code="areas.reference_loaded").count() == 1


def test_loading_again_does_not_undo_what_an_import_said() -> None:
    load_reference()
    Area.objects.filter(code="6703").update(name_th="หล่มสักใหม่", source="import: newer.csv")
    Body.objects.filter(code="6703").update(name_th="อำเภอหล่มสักใหม่", source="import: newer.csv")
    Area.objects.filter(code="6711").update(valid_to=TODAY)

    load_reference()

    assert Area.objects.get(code="6703").name_th == "หล่มสักใหม่"
    assert Body.objects.get(code="6703").name_th == "อำเภอหล่มสักใหม่"
    assert Area.objects.get(code="6711").valid_to == TODAY
