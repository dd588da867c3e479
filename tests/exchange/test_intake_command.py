"""``oneplan intake`` on bad input: a clear message, nothing half-written, the process alive."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from oneplan.exchange.models import IntakeRow, IntakeRun
from oneplan.funds.models import PublishedLine
from tests.exchange.ground import lay_ground, row_counts
from tests.exchange.tables import LINE_HEADINGS, line, workbook


def run(path: Path, *options: str) -> dict[str, Any]:
    """The command's JSON.  Raises ``CommandError`` as the command does."""
    out = io.StringIO()
    findings = str(path.parent / "told" / "findings.csv")
    Path(findings).parent.mkdir(exist_ok=True)
    call_command(
        "intake", str(path), "--province", "67", "--json", "--findings", findings, *options,
        stdout=out,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def told(path: Path) -> list[dict[str, str]]:
    with (path.parent / "told" / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def truncated(path: Path) -> Path:
    workbook(path, s=[LINE_HEADINGS, *(line(str(n), n + 1) for n in range(200))])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def far_cell(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active["A1"] = "ปีงบประมาณ"
    book.active["XFD1048576"] = "ไกล"
    book.save(path)
    return path


def page_of_html(path: Path) -> Path:
    path.write_text("<html><body><table><tr><td>ปีงบประมาณ</td></tr></table></body></html>", "utf-8")
    return path


def bomb(path: Path) -> Path:
    workbook(path, s=[LINE_HEADINGS, line()])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/zeros.bin", b"\0" * (250 * 1024 * 1024))
    return path


def unknown_only(path: Path) -> Path:
    folder = path.with_suffix("")
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "list.csv").write_text("สี,ขนาด\nแดง,ใหญ่\n", "utf-8")
    return folder


def of_another_province(path: Path) -> Path:
    return workbook(path, s=[LINE_HEADINGS, line("1", 5, owner="65"), line("2", 6, owner="65")])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "code"),
    [
        (truncated, "exchange.workbook_damaged"),
        (far_cell, "exchange.cell_too_far"),
        (page_of_html, "exchange.web_page_named_workbook"),
        (bomb, "exchange.workbook_swollen"),
        (unknown_only, "exchange.layout_unknown"),
        (of_another_province, "exchange.other_province"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_bad_input_says_why_and_leaves_nothing(tmp_path: Path, make: Any, code: str) -> None:
    lay_ground()
    path = make(tmp_path / "bad.xlsx")
    before = row_counts()

    with pytest.raises(CommandError) as refused:
        run(path)

    assert refused.value.returncode == 1
    assert code in {row["code"] for row in told(path)}
    assert all(row["reason"] and row["remedy"] for row in told(path))
    assert row_counts() == before


@pytest.mark.django_db
def test_bad_amounts_are_told_with_their_place_and_the_good_rows_are_stored(
    tmp_path: Path,
) -> None:
    lay_ground()
    rows = [line("1", "๕๐๐"), line("2", -5), line("3", "1.005"), line("4", "(2,000)")]
    path = workbook(tmp_path / "a.xlsx", รายการ=[LINE_HEADINGS, *rows])

    outcome = run(path)

    assert (outcome["rows_read"], outcome["stored"], outcome["reported"]) == (4, 1, 3)
    assert outcome["files"][0]["baht_kept"] == "500"
    places = [(row["sheet"], row["row"], row["column"], row["value"]) for row in told(path)]
    assert ("รายการ", "3", "จำนวนเงิน", "-5") in places
    assert {row["severity"] for row in told(path)} == {"error"}
    assert {row["code"] for row in told(path)} == {
        "exchange.amount_negative", "exchange.amount_has_part_of_a_satang",
    }  # fmt: skip


@pytest.mark.django_db
def test_a_cell_that_looks_like_a_formula_cannot_run_in_the_findings(tmp_path: Path) -> None:
    lay_ground()
    rows = [line("1", '=HYPERLINK("http://x")')]
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([LINE_HEADINGS, *rows])

    with pytest.raises(CommandError):
        run(path)

    assert told(path)[0]["value"].startswith("'=")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("option", "value", "word"),
    [("--province", "99", "99"), ("--cycle", "ปีหน้า", "ปีหน้า"), ("--map", "nowhere.toml", "nowhere")],
)
def test_a_wish_nobody_can_follow_is_refused_in_words(
    tmp_path: Path, option: str, value: str, word: str
) -> None:
    lay_ground()
    path = workbook(tmp_path / "a.xlsx", s=[LINE_HEADINGS, line()])

    with pytest.raises(CommandError, match=word):
        call_command("intake", str(path), option, value, stdout=io.StringIO())

    assert not IntakeRun.objects.exists()


@pytest.mark.django_db
def test_a_fiscal_year_asked_for_stands_where_the_table_has_none(tmp_path: Path) -> None:
    lay_ground()
    path = workbook(tmp_path / "a.xlsx", s=[LINE_HEADINGS[1:], line("1", 5)[1:]])

    outcome = run(path, "--fiscal-year", "2570")

    assert outcome["stored"] == 1
    assert PublishedLine.objects.get().fiscal_year == 2570


@pytest.mark.django_db
def test_an_officers_map_makes_strange_headings_known(tmp_path: Path) -> None:
    lay_ground()
    headings = [*LINE_HEADINGS[:-1], "เงินที่พิมพ์"]
    path = workbook(tmp_path / "a.xlsx", s=[headings, line("1", 5)])
    mapping = tmp_path / "map.toml"
    mapping.write_text('[columns]\n"เงินที่พิมพ์" = "satang"\n', "utf-8")

    assert run(path, "--map", str(mapping))["stored"] == 1


@pytest.mark.django_db(transaction=True)
def test_two_processes_with_the_same_file_store_it_once(tmp_path: Path) -> None:
    lay_ground()
    path = workbook(
        tmp_path / "a.xlsx", s=[LINE_HEADINGS, *(line(str(n), n) for n in range(1, 40))]
    )
    settings = connection.settings_dict
    address = (
        f"postgresql://{settings['USER']}@/{settings['NAME']}"
        f"?host={quote(str(settings['HOST']), safe='')}&port={settings['PORT'] or 5432}"
    )
    environment = os.environ | {
        "DATABASE_URL": address, "ONEPLAN_ENV": "test", "ONEPLAN_HOME": str(tmp_path / "home"),
        "DJANGO_SETTINGS_MODULE": "oneplan.config.settings.test",
    }  # fmt: skip
    command = [
        sys.executable, "-m", "oneplan.config.manage", "intake", str(path), "--province", "67",
        "--json",
    ]  # fmt: skip
    both = [
        subprocess.Popen(
            [*command, "--findings", str(tmp_path / f"{number}.csv")],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for number in (1, 2)
    ]  # fmt: skip
    answers = [process.communicate(timeout=120) for process in both]

    assert [process.returncode for process in both] == [0, 0], answers
    outcomes = [json.loads(out) for out, _err in answers]
    assert sorted(outcome["stored"] for outcome in outcomes) == [0, 39]
    assert sorted(outcome["unchanged"] for outcome in outcomes) == [0, 39]
    assert IntakeRow.objects.filter(layout="budget_lines").count() == 39
