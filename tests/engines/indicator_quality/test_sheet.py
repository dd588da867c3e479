"""Reading sheets of indicators, and the command."""

import json
from pathlib import Path

import pytest
import xlsxwriter

from oneplan.engines.indicator_quality.__main__ import main
from oneplan.engines.indicator_quality.rows import Direction, Level
from oneplan.engines.indicator_quality.sheet import NoIndicators, read_indicators, rows_of

HEADINGS = ["ประเด็นการพัฒนา", "ตัวชี้วัด", "หน่วยนับ", "ค่าฐาน", "ปีฐาน", "ค่าเป้าหมาย ปี 2571", "พ.ศ. ๒๕๗๒"]
ROW = ["ประเด็น ก", "ร้อยละของครัวเรือนที่มีน้ำใช้", "ร้อยละ", "40", "2568", "50", "60"]


def test_headings_are_found_below_a_title_and_rows_keep_their_numbers() -> None:
    rows = rows_of([["ตารางตัวชี้วัด"], [], HEADINGS, ROW])
    assert (rows[0].number, rows[0].base_year) == (4, "2568")
    assert rows[0].targets == ((2571, "50"), (2572, "60"))


def test_an_empty_issue_is_the_one_above() -> None:
    below = ["", *ROW[1:]]
    assert [row.issue for row in rows_of([HEADINGS, ROW, below])] == ["ประเด็น ก", "ประเด็น ก"]


def test_level_and_direction_columns_are_understood() -> None:
    rows = rows_of([["kpi", "ระดับ", "ทิศทาง"], ["อัตราการว่างงาน", "โครงการ", "ลดลง"]])
    assert (rows[0].level, rows[0].direction) == (Level.PROJECT, Direction.DOWN)


def test_a_single_target_column_has_no_year() -> None:
    assert rows_of([["ตัวชี้วัด", "ค่าเป้าหมาย"], ["ก", "5"]])[0].targets == ((0, "5"),)


def test_a_sheet_without_indicators_gives_none() -> None:
    assert rows_of([["ชื่อ", "ที่อยู่"], ["ก", "ข"]]) == []
    assert rows_of([]) == []


def test_workbooks_and_thai_windows_text_are_read_alike(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, [*ROW[:4], 2568, 50, 60.0])
    text = "\n".join(";".join(cells) for cells in (HEADINGS, ROW))
    (tmp_path / "b.csv").write_bytes(text.encode("cp874"))
    assert read_indicators(tmp_path / "a.xlsx") == read_indicators(tmp_path / "b.csv")


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    (tmp_path / "b.xlsx").write_bytes(b"PK not a workbook")
    (tmp_path / "c.csv").write_bytes(b"\0\1\2")
    with pytest.raises(NoIndicators):
        read_indicators(tmp_path / "a.csv")
    for name in ("b.xlsx", "c.csv"):
        with pytest.raises(ValueError, match=name):
            read_indicators(tmp_path / name)
        assert main([str(tmp_path / name)]) == 2
    assert main([str(tmp_path / "a.csv")]) == 2
    assert main([str(tmp_path / "absent.csv")]) == 2


def test_the_command_prints_every_row_and_json_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kpi.csv"
    path.write_text("ตัวชี้วัด,หน่วย,ค่าฐาน,t2571\nชุมชนเข้มแข็ง,ร้อยละ,,5\n", encoding="utf-8")
    assert main([str(path), "--json"]) == 0
    held = json.loads(capsys.readouterr().out)
    found = {one["code"]: one for one in held["rows"][0]["findings"]}
    assert {"vague_wish", "baseline_missing"} <= found.keys()
    assert found["vague_wish"]["message"]["th"] != found["vague_wish"]["message"]["en"]
    assert main([str(path), "--language", "en"]) == 0
    assert "Proposal:" in capsys.readouterr().out
