"""Made-up rows (ข้อมูลสมมติ), good and bad, each labelled with all that should be found."""

import csv
from pathlib import Path

from oneplan.engines.indicator_quality import review
from oneplan.engines.indicator_quality.sheet import read_indicators

LABELLED = Path(__file__).parent / "labelled_rows.csv"


def test_each_row_shows_its_labelled_findings_and_no_other() -> None:
    with LABELLED.open(encoding="utf-8", newline="") as file:
        labels = [set(filter(None, row["expected"].split(";"))) for row in csv.DictReader(file)]
    wrong = {
        one.row.number: (one.row.name, sorted(found), sorted(label))
        for one, label in zip(review(read_indicators(LABELLED)), labels, strict=True)
        if (found := {finding.code for finding in one.findings}) != label
    }
    assert wrong == {}


def test_a_third_of_the_labelled_rows_are_good_so_that_false_alarms_show() -> None:
    with LABELLED.open(encoding="utf-8", newline="") as file:
        good = [row for row in csv.DictReader(file) if not row["expected"]]
    assert len(good) >= 17
