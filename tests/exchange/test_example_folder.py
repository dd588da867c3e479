"""The made-up province that ships with the product: labelled, whole, and without errors."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from django.conf import settings
from python_calamine import CalamineWorkbook

from oneplan.exchange.models import IntakeRow
from oneplan.exchange.reference import load_all_reference
from oneplan.funds.models import Frame
from oneplan.projects.models import Activity
from oneplan.threads.models import Tie, TieKind
from tests.exchange.ground import PHETCHABUN, row_counts, taken

FOLDER = Path(settings.ROOT) / "examples" / "phetchabun-demo"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".csv", ".xlsx"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_says_first_that_it_is_made_up(path: Path) -> None:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            first = next(csv.reader(file))[0]
    else:
        first = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0][0]
    assert str(first).startswith("ข้อมูลสมมติ")


@pytest.mark.django_db
def test_the_folder_is_taken_in_whole_and_a_second_run_changes_nothing() -> None:
    load_all_reference()

    outcome = taken(FOLDER, PHETCHABUN)

    assert not outcome.has_errors
    assert outcome.reported == 0
    assert (
        outcome.stored
        == outcome.rows_read
        == IntakeRow.objects.exclude(layout__startswith="made:").count()
    )
    assert [(check.owner_code, check.difference) for check in outcome.differing] == [
        ("67", -500_000_00)
    ]
    proposed = Activity.objects.filter(fiscal_year=2571)
    assert proposed.count() == 78
    assert not proposed.filter(implementer=None).exists()
    assert Tie.objects.filter(kind=TieKind.ANSWERS).count() >= 50
    assert Frame.objects.filter(body__code="67", fiscal_year=2571, state="draft").exists()

    before = row_counts()
    assert taken(FOLDER, PHETCHABUN).unchanged == outcome.rows_read
    assert row_counts() == before
