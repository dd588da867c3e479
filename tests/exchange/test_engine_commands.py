"""``oneplan indicators review`` and ``oneplan align``: advice from files, and clear refusals."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from oneplan.core.services import load_code_lists
from oneplan.cycles.services import load_cycles
from oneplan.exchange.reading import Cell
from oneplan.strategy.models import Alignment
from oneplan.strategy.services import load_targets
from tests.exchange.tables import workbook

HEADINGS: list[Cell] = ["ตัวชี้วัด", "หน่วยนับ", "ค่าฐาน", "ปีฐาน", "t2571", "t2572"]
GOOD: list[Cell] = ["ร้อยละของครัวเรือนที่มีน้ำใช้ตลอดปี", "ร้อยละ", 40, 2569, 50, 60]
WISH: list[Cell] = ["ส่งเสริมชุมชนเข้มแข็ง", "ร้อยละ", None, None, 50, 60]


def run(*words: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command(*words, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def as_json(*words: str) -> Any:
    return json.loads(run(*words, "--json")[0])


def test_indicators_below_title_lines_are_reviewed_with_the_rows_a_spreadsheet_shows(
    tmp_path: Path,
) -> None:
    rows: list[list[Cell]] = [["แผนพัฒนาสมมติ"], [], HEADINGS, GOOD, [], WISH]
    path = workbook(tmp_path / "kpi.xlsx", s=rows)

    found = as_json("indicators", "review", str(path))

    assert [(one["row"], one["name"]) for one in found["rows"]] == [(4, GOOD[0]), (6, WISH[0])]
    assert "baseline_missing" in {each["code"] for each in found["rows"][1]["findings"]}
    assert "baseline_missing" not in {each["code"] for each in found["rows"][0]["findings"]}


def test_the_review_is_told_in_the_language_and_at_the_level_asked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "kpi.xlsx", s=[HEADINGS, WISH])

    english, _err = run("indicators", "review", str(path), "--language", "en")
    weights = {
        level: {
            each["code"]: each["severity"]
            for each in as_json("indicators", "review", str(path), "--level", level)["rows"][0][
                "findings"
            ]
        }
        for level in ("goal", "project")
    }

    assert "No baseline" in english
    assert "not official values" in english
    assert weights["goal"]["baseline_missing"] == "error"
    assert weights["project"]["baseline_missing"] == "warning"


def test_a_file_without_indicators_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "colours.csv"
    path.write_text("สี,ขนาด\nแดง,ใหญ่\n", "utf-8")
    with pytest.raises(CommandError, match=r"colours\.csv") as refused:
        run("indicators", "review", str(path))
    assert refused.value.returncode == 1


@pytest.mark.parametrize("command", [("indicators", "review"), ("align", "--targets", "sdg")])
@pytest.mark.django_db
def test_a_damaged_workbook_says_why_before_the_refusal(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    err = io.StringIO()
    with pytest.raises(CommandError):
        call_command(command[0], *command[1:], str(path), stdout=io.StringIO(), stderr=err)
    assert "bad.xlsx" in err.getvalue()


@pytest.fixture
def projects(tmp_path: Path) -> Path:
    path = tmp_path / "projects.csv"
    path.write_text("ชื่อโครงการ\nขุดลอกหนองน้ำเพื่อการเกษตร\n", "utf-8")
    return path


@pytest.mark.django_db
def test_a_built_in_list_suggests_five_and_assigns_none(projects: Path) -> None:
    load_code_lists()
    load_cycles()
    load_targets()

    found = as_json("align", str(projects), "--targets", "master_subplans_unverified")

    assert found[0]["assigned"] is None
    assert "1901" in [one["code"] for one in found[0]["suggestions"]]
    assert len(found[0]["suggestions"]) == 5
    assert not Alignment.objects.exists()


@pytest.mark.django_db
def test_a_list_of_ones_own_is_read_with_its_keywords(projects: Path, tmp_path: Path) -> None:
    targets = workbook(
        tmp_path / "list.xlsx",
        s=[["รหัส", "ชื่อ", "คำสำคัญ"], [1, "น้ำ", "ขุดลอก|ฝาย"], [2, "ถนน", "ลาดยาง"]],
    )

    found = as_json("align", str(projects), "--targets", str(targets))

    best = found[0]["suggestions"][0]
    assert (best["code"], best["name"]) == ("1", "น้ำ")
    assert "ขุดลอก" in best["matched"]


@pytest.mark.django_db
def test_a_list_nobody_knows_is_refused_with_the_lists_there_are(projects: Path) -> None:
    load_code_lists()
    load_cycles()
    load_targets()
    with pytest.raises(CommandError, match="sdg"):
        run("align", str(projects), "--targets", "nowhere.csv")


@pytest.mark.django_db
def test_lines_without_a_heading_are_texts(tmp_path: Path) -> None:
    load_code_lists()
    load_cycles()
    load_targets()
    path = tmp_path / "titles.txt"
    path.write_text("ขุดลอกหนองน้ำ\nซ่อมถนนลาดยาง\n", "utf-8")
    told, _err = run("align", str(path), "--targets", "sdg")
    assert told.splitlines()[0] == "ขุดลอกหนองน้ำ"
    assert "ซ่อมถนนลาดยาง" in told
    assert "ข้อเสนอเท่านั้น" in told


@pytest.mark.django_db
def test_a_file_without_titles_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "colours.csv"
    path.write_text("สี,ขนาด\nแดง,ใหญ่\n", "utf-8")
    with pytest.raises(CommandError, match=r"colours\.csv"):
        run("align", str(path), "--targets", "sdg")


@pytest.mark.django_db
def test_claims_made_before_teach_the_suggestions_of_a_file(tmp_path: Path) -> None:
    projects = workbook(tmp_path / "p.xlsx", s=[["ชื่อโครงการ"], ["จัดซื้อเครื่องร่อน"]])
    targets = workbook(tmp_path / "t.xlsx", s=[["รหัส", "ชื่อ"], ["1", "แหล่งน้ำ"], ["2", "ถนน"]])
    made: list[list[Cell]] = [["ชื่อโครงการ", "รหัส"], ["เครื่องร่อนเก่า", "2"], ["เครื่องร่อนใหม่", "2"]]
    before = workbook(tmp_path / "b.xlsx", s=made)

    found = as_json("align", str(projects), "--targets", str(targets), "--learn", str(before))

    first = found[0]["suggestions"][0]
    assert (first["code"], first["learned"]["tied_count"]) == ("2", 2)
    assert found[0]["assigned"] is None
    with pytest.raises(CommandError, match=r"p\.xlsx"):
        run("align", str(projects), "--targets", str(targets), "--learn", str(projects))
