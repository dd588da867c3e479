"""Importing lists of areas: new, renamed, closed, and rows that cannot be taken."""

import datetime as dt
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from oneplan.areas.models import Area, Body, BodyArea
from oneplan.areas.rows import AreaImport
from oneplan.areas.services import import_areas, load_reference
from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.core.messages import remedy_of, text_of

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 20)
YESTERDAY = dt.date(2026, 11, 19)
DISTRICTS = "district_code,province_code,name_th,name_en\n"


@pytest.fixture(autouse=True)
def _built_in() -> None:
    load_reference()


def import_text(folder: Path, text: str, *, name: str = "list.csv", **how: bool) -> AreaImport:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (report,) = import_areas(path, on=TODAY, **how)
    return report


def all_districts_but(*codes: str) -> str:
    rows = Area.objects.filter(kind="district").exclude(code__in=codes)
    return DISTRICTS + "".join(f"{row.code},67,{row.name_th},{row.name_en}\n" for row in rows)


def test_a_new_district_comes_with_its_office(tmp_path: Path) -> None:
    report = import_text(tmp_path, DISTRICTS + "6712,67,ทุ่งสมมติ,Thung Sommut\n")

    assert report.kind == "district"
    assert report.changes.new == ["6712"]
    assert Area.objects.get(code="6712").parent_id == "67"
    office = Body.objects.get(code="6712")
    assert (office.name_th, office.parent.code) == ("อำเภอทุ่งสมมติ", "67")
    assert BodyArea.objects.filter(body=office, area="6712", is_confirmed=True).exists()


def test_a_renamed_district_keeps_its_former_name_with_its_last_day(tmp_path: Path) -> None:
    report = import_text(tmp_path, DISTRICTS + "6703,67,หล่มสักใหม่,\n")

    (renamed,) = report.changes.renamed
    assert (renamed.code, renamed.was, renamed.now) == ("6703", "หล่มสัก", "หล่มสักใหม่")
    area = Area.objects.get(code="6703")
    assert area.former_names == [{"name_th": "หล่มสัก", "until": "2026-11-19"}]
    assert area.name_en == "Lom Sak"
    assert Body.objects.get(code="6703").name_th == "อำเภอหล่มสักใหม่"


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    text = DISTRICTS + "6703,67,หล่มสักใหม่,\n6712,67,ทุ่งสมมติ,\n"
    import_text(tmp_path, text)

    report = import_text(tmp_path, text)

    assert report.changes.is_empty
    assert report.changes.unchanged == 2
    assert Entry.objects.filter(code="areas.imported").count() == 1


def test_what_a_complete_list_no_longer_names_is_closed_with_its_office(tmp_path: Path) -> None:
    report = import_text(tmp_path, all_districts_but("6711"), is_complete=True)

    assert report.changes.closed == ["6711"]
    assert Area.objects.get(code="6711").valid_to == YESTERDAY
    assert Body.objects.get(code="6711").valid_to == YESTERDAY
    assert BodyArea.objects.get(body__code="6711").valid_to == YESTERDAY


def test_a_list_not_declared_complete_closes_nothing(tmp_path: Path) -> None:
    report = import_text(tmp_path, all_districts_but("6711"))

    assert report.changes.closed == []
    assert Area.objects.get(code="6711").valid_to is None


def test_a_complete_list_of_one_province_leaves_the_others_alone(tmp_path: Path) -> None:
    import_text(tmp_path, DISTRICTS + "6501,65,เมืองพิษณุโลก,\n")

    import_text(tmp_path, all_districts_but("6501"), is_complete=True)

    assert Area.objects.get(code="6501").valid_to is None


def test_nothing_is_closed_when_a_code_cannot_be_read(tmp_path: Path) -> None:
    text = all_districts_but("6711") + "67I1,67,เขาค้อ,\n"

    report = import_text(tmp_path, text, is_complete=True)

    assert report.changes.closed == []
    assert [each.code for each in report.findings] == [
        "areas.row_code_unreadable",
        "areas.nothing_closed",
    ]


def test_a_row_that_was_left_out_is_not_taken_for_gone(tmp_path: Path) -> None:
    text = all_districts_but("6711") + "6711,67,,\n"

    report = import_text(tmp_path, text, is_complete=True)

    assert report.changes.closed == []
    assert [each.code for each in report.findings] == ["areas.row_name_missing"]


def test_a_closed_area_that_is_named_again_opens_again(tmp_path: Path) -> None:
    whole = all_districts_but()
    import_text(tmp_path, all_districts_but("6711"), is_complete=True)

    report = import_text(tmp_path, whole)

    assert report.changes.reopened == ["6711"]
    assert Area.objects.get(code="6711").valid_to is None
    assert Body.objects.get(code="6711").valid_to is None


def test_each_bad_row_is_told_with_its_line_and_the_others_are_taken(tmp_path: Path) -> None:
    text = (
        "subdistrict_code,name_th,lat,lon\n"
        "670192,ดีหนึ่ง,16.1,101.1\n"
        "6701,สั้นไป,,\n"
        "670193,,,\n"
        "670192,ซ้ำ,,\n"
        "679901,ไม่มีอำเภอ,,\n"
        "670194,จุดผิด,101.1,16.1\n"
    )

    report = import_text(tmp_path, text)

    assert [(each.code.removeprefix("areas."), each.where.row) for each in report.findings] == [
        ("row_code_unreadable", 3),
        ("row_name_missing", 4),
        ("row_code_twice", 5),
        ("row_point_outside", 7),
        ("row_parent_unknown", 6),
    ]
    assert report.changes.new == ["670192", "670194"]
    assert Area.objects.get(code="670194").lat is None
    for finding in report.findings:
        assert "%" not in text_of(finding)
        assert remedy_of(finding)


def test_thai_headings_digits_and_ranks_are_understood(tmp_path: Path) -> None:
    text = "รหัสหมู่บ้าน,ชื่อหมู่บ้าน,ละติจูด,ลองจิจูด\n๖๗๐๑๐๑๙๑,บ้านหนองของจริง,๑๖.๔,๑๐๑.๒\n"

    report = import_text(tmp_path, text)

    assert report.changes.new == ["67010191"]
    village = Area.objects.get(code="67010191")
    assert (village.name_th, village.lat, village.lon) == ("หนองของจริง", 16.4, 101.2)
    assert village.full_name == "บ้านหนองของจริง"


def test_a_list_in_the_old_thai_encoding_and_with_filled_codes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ccaatt.csv"
    path.write_bytes("รหัส,ชื่อ\n67120000,อำเภอทุ่งสมมติ\n67120100,ตำบลบ้านกล้วย\n".encode("cp874"))

    (report,) = import_areas(path, on=TODAY)

    assert report.changes.new == ["6712", "671201"]
    assert Area.objects.get(code="671201").name_th == "บ้านกล้วย"


def test_a_real_village_takes_the_place_of_a_made_up_one(tmp_path: Path) -> None:
    import_text(tmp_path, "village_code,name_th\n67010101,ของจริง\n")

    village = Area.objects.get(code="67010101")
    assert (village.name_th, village.is_made_up, village.former_names) == ("ของจริง", False, [])
    assert village.source == "import: list.csv"

    load_reference()
    assert Area.objects.get(code="67010101").name_th == "ของจริง"


def test_json_lists_are_read_like_tables(tmp_path: Path) -> None:
    rows = {"data": [{"code": 6712, "name_th": "ทุ่งสมมติ", "name_en": None}]}

    report = import_text(tmp_path, json.dumps(rows), name="list.json")

    assert report.changes.new == ["6712"]


def test_authorities_get_their_kind_name_and_unconfirmed_district(tmp_path: Path) -> None:
    text = "รหัส อปท.,ประเภท,ชื่อ อปท.,รหัสอำเภอ\n6679901,อบต.,นายม,6701\n6679902,สมาคม,ก,6701\n"

    report = import_text(tmp_path, text)

    assert report.changes.new == ["dla:6679901"]
    body = Body.objects.get(code="dla:6679901")
    assert (body.kind, body.name_th) == ("sao", "องค์การบริหารส่วนตำบลนายม")
    places = {each.area.name_th: each.is_confirmed for each in body.areas.select_related("area")}
    assert places == {"เมืองเพชรบูรณ์": False, "นายม": False}
    assert [each.code for each in report.findings] == ["areas.row_authority_kind_unknown"]


def test_a_complete_list_of_authorities_closes_those_it_no_longer_names(tmp_path: Path) -> None:
    rows = Body.objects.filter(code__startswith="dla:").exclude(code="dla:6671102")
    text = "dla_code,type,name_th,district_code\n" + "".join(
        f"{row.code[4:]},{row.kind},{row.name_th},{row.seat_id}\n" for row in rows
    )

    report = import_text(tmp_path, text, is_complete=True)

    assert report.changes.closed == ["dla:6671102"]
    assert report.changes.renamed == []
    gone = Body.objects.get(code="dla:6671102")
    assert gone.valid_to == YESTERDAY
    assert not gone.areas.filter(valid_to=None).exists()
    assert Body.objects.get(code="10").valid_to is None


def test_areas_an_official_confirmed_for_an_authority_stay(tmp_path: Path) -> None:
    body = Body.objects.get(code="dla:4670301")
    body.areas.all().delete()
    BodyArea.objects.create(body=body, area_id="670302", is_confirmed=True)
    text = "dla_code,type,name_th,district_code\n4670301,town_municipality,หล่มสัก,6703\n"

    import_text(tmp_path, text)

    assert list(body.areas.values_list("area_id", flat=True)) == ["670302"]


def test_boundaries_are_set_on_known_areas_only(tmp_path: Path) -> None:
    square = {"type": "Polygon", "coordinates": [[[101, 16], [101.5, 16], [101, 16.5], [101, 16]]]}
    point = {"type": "Point", "coordinates": [101, 16]}
    features = [
        {"type": "Feature", "properties": {"code": "6703"}, "geometry": square},
        {"type": "Feature", "id": "6799", "properties": {}, "geometry": square},
        {"type": "Feature", "properties": {"code": "6704"}, "geometry": point},
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})

    report = import_text(tmp_path, text, name="map.geojson")
    again = import_text(tmp_path, text, name="map.geojson")

    assert Area.objects.get(code="6703").boundary.geometry == square
    assert report.changes.corrected == ["6703"]
    assert again.changes.is_empty
    assert [each.code for each in report.findings] == [
        "areas.boundary_unreadable",
        "areas.boundary_area_unknown",
    ]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.csv", b"colour,shape\nred,round\n", "areas.columns_unknown"),
        ("a.csv", b"", "areas.columns_unknown"),
        ("a.csv", b"\x00\x01\x02", "areas.file_unreadable"),
        ("a.json", b"[{", "areas.file_unreadable"),
        ("a.json", b"[" * 100_000, "areas.file_unreadable"),
    ],
)
def test_what_is_no_list_of_areas_is_refused(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)

    with pytest.raises(Refusal) as refusal:
        import_areas(tmp_path / name)

    assert refusal.value.code == reason
    assert "%" not in text_of(refusal.value)


def test_one_unreadable_file_in_a_folder_leaves_the_whole_folder_out(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(DISTRICTS + "6712,67,ทุ่งสมมติ,\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("colour\nred\n", encoding="utf-8")

    with pytest.raises(Refusal):
        import_areas(tmp_path)

    assert not Area.objects.filter(code="6712").exists()


def test_a_folder_is_imported_from_large_areas_to_small(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("subdistrict_code,name_th\n671201,ก\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("district_code,name_th\n6712,ข\n", encoding="utf-8")

    reports = import_areas(tmp_path)

    assert [report.kind for report in reports] == ["district", "subdistrict"]
    assert not any(report.findings for report in reports)


def test_the_command_reports_and_says_when_rows_were_left_out(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(DISTRICTS + "6703,67,หล่มสักใหม่,\nx,67,ข,\n", encoding="utf-8")
    out = io.StringIO()

    with pytest.raises(CommandError) as stopped:
        call_command("areas", "import", str(path), "--json", stdout=out)

    assert stopped.value.returncode == 3
    (report,) = json.loads(out.getvalue())
    assert report["renamed_areas"] == [{"code": "6703", "was": "หล่มสัก", "now": "หล่มสักใหม่"}]
    assert report["findings"][0]["row"] == 3


def test_the_command_prints_for_people(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(all_districts_but("6711"), encoding="utf-8")
    out = io.StringIO()

    call_command("areas", "import", str(path), "--complete", stdout=out)

    assert "list.csv (district): 1 closed, 10 unchanged" in out.getvalue()
    assert "closed: 6711" in out.getvalue()
