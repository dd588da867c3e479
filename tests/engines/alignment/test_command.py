"""The command prints suggestions and assigns nothing."""

import json
from pathlib import Path

import pytest

from oneplan.engines.alignment.__main__ import likely_list, main
from oneplan.engines.alignment.files import read_targets, read_texts


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "projects.csv").write_text(
        "ที่,ชื่อโครงการ\n1,ขุดลอกหนองสาธารณะ\n2,อบรมมัคคุเทศก์\n", encoding="utf-8"
    )
    (tmp_path / "targets.csv").write_text(
        "code,name_th,keywords\n1901,การจัดการน้ำ,\n0506,การท่องเที่ยว,มัคคุเทศก์|ที่พัก\n", encoding="utf-8"
    )
    return str(tmp_path / "projects.csv"), str(tmp_path / "targets.csv")


def test_json_holds_the_suggestions_and_no_assignment(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([files[0], "--targets", files[1], "--json"]) == 0
    held = json.loads(capsys.readouterr().out)
    assert [one["assigned"] for one in held] == [None, None]
    assert [one["suggestions"][0]["code"] for one in held] == ["1901", "0506"]
    assert held[0]["suggestions"][0]["matched"] == ["ขุดลอก", "หนอง"]


def test_the_printed_list_says_that_a_person_chooses_and_what_was_decided_before(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tmp_path / "before.csv"
    before.write_text(
        "title,code,stands\nขุดลอกหนองใหญ่,1901,\nขุดลอกหนองเล็ก,1901,yes\nขุดลอกหนองกลาง,0506,ถอน\n",
        encoding="utf-8",
    )
    wish = [files[0], "--targets", files[1], "--learn", str(before)]
    assert main([*wish, "--language", "en"]) == 0
    printed = capsys.readouterr().out
    assert "nothing is assigned" in printed
    assert "2 similar works (" in printed

    assert main([*wish, "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)[0]["suggestions"]
    assert (first["code"], first["learned"]["tied_count"]) == ("1901", 2)
    assert (second["code"], second["learned"]["tied"]) == ("0506", [])


def test_unreadable_files_end_with_a_reason(files: tuple[str, str], tmp_path: Path) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("a,b\n1,2\n", encoding="utf-8")
    assert main([str(odd), "--targets", files[1]]) == 2
    assert main([files[0], "--targets", str(odd)]) == 2
    assert main([files[0], "--targets", files[1], "--learn", str(odd)]) == 2


def test_a_plain_list_of_titles_needs_no_heading(tmp_path: Path) -> None:
    path = tmp_path / "titles.txt"
    path.write_text("ขุดลอกหนอง\nสร้างถนน\n", encoding="utf-8")
    assert read_texts(path) == ["ขุดลอกหนอง", "สร้างถนน"]


def test_own_keywords_of_a_list_are_read(files: tuple[str, str]) -> None:
    assert read_targets(Path(files[1]))[1].keywords == ("มัคคุเทศก์", "ที่พัก")


def test_milestones_and_goals_are_never_told_apart_by_guess() -> None:
    assert likely_list(["1901", "0506"]) == "subplan"
    assert likely_list(["01", "23"]) == "masterplan"
    assert likely_list(["1", "13"]) == "none"
