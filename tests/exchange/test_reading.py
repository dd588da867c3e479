"""Tables are found whatever encoding, delimiter, title lines and merged headings surround them."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from oneplan.core.findings import Finding
from oneplan.exchange.gathering import parse_path
from oneplan.exchange.layouts.recognise import is_known_heading
from oneplan.exchange.reading import Table, read_tables
from tests.exchange.tables import workbook

HEAD = "รหัสอำเภอ,รหัสจังหวัด,ชื่ออำเภอ"
ROW = "6703,67,หล่มสัก"


def only_table(path: Path) -> Table:
    (found,) = read_tables(path, is_known=is_known_heading)
    assert isinstance(found, Table)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_thai_text_is_read_in_every_unicode_form(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"{HEAD}\r\n{ROW}\r\n".encode(encoding))

    found = only_table(path)

    assert found.header == ["รหัสอำเภอ", "รหัสจังหวัด", "ชื่ออำเภอ"]
    assert found.rows[0].cells == ["6703", "67", "หล่มสัก"]


def test_the_old_thai_encoding_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"{HEAD}\n{ROW}\n".encode("cp874"))

    note, found = read_tables(path)

    assert isinstance(note, Finding)
    assert note.code == "exchange.read_as_thai_windows"
    assert isinstance(found, Table)
    assert found.rows[0].cells[2] == "หล่มสัก"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{HEAD}\n{ROW}\n".replace(",", delimiter), encoding="utf-8")

    assert only_table(path).rows[0].cells == ["6703", "67", "หล่มสัก"]


def test_commas_inside_amounts_do_not_win_over_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("รายการ;งบ\nก;1,000,000\nข;2,000,000\n", encoding="utf-8")

    assert only_table(path).header == ["รายการ", "งบ"]


def test_a_quoted_line_break_stays_in_its_cell_and_rows_are_numbered_as_shown(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a,b\n"one\ntwo",2\n\nlast,4\n', encoding="utf-8")

    rows = only_table(path).rows

    assert [row.number for row in rows] == [2, 4]
    assert rows[0].cells == ["one\ntwo", "2"]


def test_a_quote_that_never_closes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a,b\n"one,2\nthree,4\n', encoding="utf-8")

    codes = [each.code for each in read_tables(path) if isinstance(each, Finding)]

    assert codes == ["exchange.quotes_doubtful"]


def test_headings_are_found_below_title_lines(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        งบ=[
            ["แผนปฏิบัติราชการประจำปีงบประมาณ พ.ศ. 2571 ของจังหวัด", None, None],
            [],
            ["หน่วย: บาท", None, "หน้า 1"],
            HEAD.split(","),
            ROW.split(","),
        ],
    )

    found = only_table(path)

    assert found.header_row == 4
    assert found.sheet == "งบ"
    assert [(row.number, row.cells) for row in found.rows] == [(5, ["6703", "67", "หล่มสัก"])]


def test_two_merged_heading_rows_become_one_and_a_row_of_column_numbers_is_dropped(
    tmp_path: Path,
) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        แผน=[
            ["ประเด็นที่", "ตัวชี้วัด", "ค่าเป้าหมาย", None, "หน่วยนับ"],
            [None, None, "2571", "2572", None],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            [1, "รายได้", 5, 6, "ร้อยละ"],
        ],
    )

    found = only_table(path)

    assert found.header == ["ประเด็นที่", "ตัวชี้วัด", "ค่าเป้าหมาย 2571", "ค่าเป้าหมาย 2572", "หน่วยนับ"]
    assert [row.number for row in found.rows] == [4]


def test_a_sheet_that_starts_away_from_the_corner_keeps_its_columns(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        s=[[], [], [None, None, *HEAD.split(",")], [None, None, *ROW.split(",")]],
    )

    found = only_table(path)

    assert found.header[2:] == HEAD.split(",")
    assert (found.header_row, found.rows[0].number) == (3, 4)
    assert found.rows[0].cells[2] == "6703"


def test_cells_keep_their_type_across_the_process(tmp_path: Path) -> None:
    moment = datetime(2024, 10, 1, 9, 30)
    path = workbook(
        tmp_path / "a.xlsx", s=[["a", "b", "c", "d"], [1.25, date(2567, 10, 1), moment, True]]
    )

    assert only_table(path).rows[0].cells == [1.25, date(2567, 10, 1), moment, True]


def test_hidden_sheets_are_passed_over_and_empty_ones_noted(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", s=[["a", "b"], [1, 2]], ว่าง=[])

    found = list(read_tables(path))

    assert [each.code for each in found if isinstance(each, Finding)] == ["exchange.sheet_empty"]
    assert len(found) == 2


def test_a_folder_is_walked_in_order_without_hidden_and_lock_files(tmp_path: Path) -> None:
    (tmp_path / "ข").mkdir()
    for name in ("b.csv", "a.csv", ".hidden.csv", "~$a.csv", "ข/c.csv"):
        (tmp_path / name).write_text(f"{HEAD}\n{ROW}\n", encoding="utf-8")

    files = [each.file for each in read_tables(tmp_path) if isinstance(each, Table)]

    assert files == ["a.csv", "b.csv", "ข/c.csv"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text(f"{HEAD}\n{ROW}\n", encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link.csv").symlink_to(outside)

    (only,) = read_tables(folder)

    assert isinstance(only, Finding)
    assert only.code == "exchange.folder_empty"


def test_a_plan_in_json_gives_the_rows_its_spreadsheets_would(tmp_path: Path) -> None:
    plan = {
        "province_code": "67",
        "plan_years_be": [2571, 2572],
        "issues": [
            {
                "issue": "ประเด็น 1",
                "main_plan": "แผนหลัก",
                "kpis": [
                    {
                        "name": "รายได้",
                        "base_year": 2568,
                        "base_value": None,
                        "target_unit": "ร้อยละ",
                        "targets": [5],
                    }
                ],
                "subplans": ["แผนย่อย"],
                "guidelines": ["แนวทาง ก", "แนวทาง ข"],
            }
        ],
    }
    (tmp_path / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    kpis = "issue_no,issue_th,main_plan_th,kpi_th,base_year_be,base_value,unit_th,t2571,t2572\n"
    (tmp_path / "kpis.csv").write_text(
        kpis + "1,ประเด็น 1,แผนหลัก,รายได้,2568,,ร้อยละ,5,\n", encoding="utf-8"
    )

    parsed = [each for each in parse_path(tmp_path) if not isinstance(each, Finding)]

    by_layout = {(each.file, each.layout): each.records for each in parsed}
    (from_csv,) = by_layout["kpis.csv", "plan_kpis"]
    (from_json,) = by_layout["plan.json", "plan_kpis"]
    assert (from_csv.key, from_csv.digest) == (from_json.key, from_json.digest)
    assert from_csv.entry.targets == ((2571, "5"),)
    assert len(by_layout["plan.json", "plan_guidelines"]) == 3


def test_features_of_a_geojson_are_rows_with_their_geometry(tmp_path: Path) -> None:
    shape = {"type": "Point", "coordinates": [101.1, 16.4]}
    feature = {
        "type": "Feature",
        "id": "6701",
        "properties": {"name_th": "เมือง"},
        "geometry": shape,
    }
    path = tmp_path / "a.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))

    found = only_table(path)

    assert dict(zip(found.header, found.rows[0].cells, strict=True)) == {
        "name_th": "เมือง",
        "code": "6701",
        "geometry": '{"type":"Point","coordinates":[101.1,16.4]}',
    }
