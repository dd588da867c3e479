"""The ``round`` command: a list, a frame, scores from a file, and words for what is wrong."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from oneplan.projects.models import Activity
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.screening.sets import make_criteria_set

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    make_criteria_set()
    return build_cast()


def told(*words: str) -> str:
    out = io.StringIO()
    call_command("round", *words, stdout=out, stderr=out)
    return out.getvalue()


def as_json(*words: str) -> dict:  # type: ignore[type-arg]
    return json.loads(told(*words, "--json"))  # type: ignore[no-any-return]


def a_file(folder: Path, rows: list[tuple[str, str, str, str]]) -> Path:
    path = folder / "scores.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["เลขที่กิจกรรม", "เกณฑ์", "ผู้ประเมิน", "คะแนน"])
        writer.writerows(rows)
    return path


def test_an_empty_year_is_an_empty_list_with_what_to_do(cast: Cast) -> None:
    found = as_json("--province", "67", "--fiscal-year", "๒๕๗๑")
    assert found["rows"] == []
    assert found["findings"][0]["code"] == "annual_plans.no_candidates"
    assert found["findings"][0]["remedy"]
    assert "2571" in told("--province", "67", "--fiscal-year", "2571")


def test_the_frame_is_drawn_once_and_told_in_baht(cast: Cast) -> None:
    for baht in (60, 40):
        make_activity(cast.province, cast.strategist, satang=baht * 100)

    for _again in range(2):
        found = as_json("--province", "67", "--fiscal-year", "2571", "--frame", "60")

    assert found["total_baht"] == "100"
    assert found["frame"]["within"] == 1
    assert found["frame"]["over_baht"] == "40"
    assert [row["side"] for row in found["rows"]] == ["within", "over"]
    assert found["run"] == 1


def test_scores_of_a_file_rank_the_list_and_wrong_rows_are_told_with_their_row(
    cast: Cast, tmp_path: Path
) -> None:
    low, high = (
        make_activity(cast.province, cast.strategist, title=title) for title in ("ต่ำ", "สูง")
    )
    assessor = cast.strategist.title_th

    def marks(activity: Activity, value: str) -> list[tuple[str, str, str, str]]:
        number = activity.subject.public_no
        return [
            (number, "A1", assessor, value),
            (number, "A2", assessor, value),
            (number, "G", assessor, "1"),
        ]

    rows = [
        *marks(low, "1"),
        *marks(high, "5"),
        ("A67-2571-99999-0", "A1", assessor, "5"),
        (low.subject.public_no, "A1", "ไม่มีผู้นี้", "5"),
        (low.subject.public_no, "A2", cast.governor.title_th, "5.3"),
    ]
    found = as_json(
        "--province", "67", "--fiscal-year", "2571", "--scores", str(a_file(tmp_path, rows))
    )

    assert [row["title"] for row in found["rows"]] == [high.title, low.title]
    assert [row["score"] for row in found["rows"]] == ["100.000", "20.000"]
    wrong = {row["code"]: row["row"] for row in found["findings"] if row["file"]}
    assert wrong == {
        "annual_plans.unknown_activity": 8,
        "annual_plans.unknown_assessor": 9,
        "annual_plans.score_refused": 10,
    }


def test_what_cannot_be_is_told_in_words(cast: Cast) -> None:
    for words in (
        ("--province", "99", "--fiscal-year", "2571"),
        ("--cluster", "67", "--fiscal-year", "2571"),
        ("--province", "67", "--fiscal-year", "ปีหน้า"),
        ("--province", "67", "--fiscal-year", "2571", "--frame", "-1"),
        ("--province", "67", "--fiscal-year", "2571", "--frame", "0.001"),
    ):
        with pytest.raises(CommandError):
            told(*words)
