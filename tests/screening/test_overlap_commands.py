"""The commands: overlaps in a file, and scans by hand."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from oneplan.screening.models import Verdict
from tests.cast import build_cast
from tests.screening.overlaps import two_needs

pytestmark = pytest.mark.django_db
TABLE = """id,text,area,budget,year
1,ขุดลอกหนองสมมติ หมู่ที่ 1,67070301,500000,2571
2,ขอขุดลอกหนองสมมติ ม.1,67070301,480000,2571
3,ซ่อมถนน คสล. สายวัดป่า หมู่ที่ 1,67070301,,
"""


def table(tmp_path: Path) -> Path:
    path = tmp_path / "texts.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def places(tmp_path: Path) -> Path:
    path = tmp_path / "places.csv"
    rows = "67,2,เพชรบูรณ์\n6707,4,สมมติ\n670703,6,สมมติ\n67070301,8,ซับสมมติ\n"
    path.write_text(f"code,level,name_th\n{rows}", encoding="utf-8")
    return path


def test_the_pairs_of_a_file_go_to_a_file(tmp_path: Path) -> None:
    out, told = tmp_path / "pairs.csv", StringIO()

    call_command("overlap", str(table(tmp_path)), gazetteer=places(tmp_path), out=out, stderr=told)

    head, pair = out.read_text(encoding="utf-8").splitlines()
    assert head == "id_a,id_b,score,verdict,reason"
    assert pair.startswith("1,2,")
    assert ",same," in pair


def test_the_summary_is_one_json_line(tmp_path: Path) -> None:
    told = StringIO()

    call_command(
        "overlap", str(table(tmp_path)), gazetteer=places(tmp_path), json=True, stdout=told
    )

    assert json.loads(told.getvalue())["verdicts"]["same"] == 1


def test_a_file_that_is_no_table_is_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("nothing\n1\n")

    with pytest.raises(CommandError, match="unreadable table"):
        call_command("overlap", str(path))


def test_a_scan_by_hand_tells_what_it_found() -> None:
    two_needs(build_cast())
    told = StringIO()

    call_command("scan", province="67", json=True, stdout=told)

    assert json.loads(told.getvalue())["new"] == Verdict.objects.count() == 1


def test_a_scan_of_no_province_is_told_in_words() -> None:
    with pytest.raises(CommandError, match="99"):
        call_command("scan", province="99")
