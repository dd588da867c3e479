"""Storing: every row is stored or reported, once, in one transaction."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oneplan.audit.models import Entry
from oneplan.budget.models import Amount
from oneplan.core.errors import Refusal
from oneplan.exchange.models import IntakeRow, IntakeRun
from oneplan.exchange.outcome import Outcome
from oneplan.exchange.storing import umbrellas
from oneplan.exchange.storing.wish import Wish
from oneplan.funds.models import PublishedLine
from oneplan.plans.models import Edition, EditionState, Element
from oneplan.projects.models import Activity, Project
from oneplan.threads.models import Circulation, Event, Subject, Tie, TieKind
from tests.exchange.ground import PHETCHABUN, lay_ground, row_counts, taken
from tests.exchange.tables import LINE_HEADINGS, line, workbook

pytestmark = pytest.mark.django_db

ISSUES = ("issue_no", "issue_th", "main_plan_th")


@pytest.fixture(autouse=True)
def ground() -> None:
    lay_ground()


def lines_in(folder: Path, *rows: list[Any], name: str = "lines.xlsx") -> Path:
    folder.mkdir(exist_ok=True)
    workbook(folder / name, รายการ=[LINE_HEADINGS, *rows])
    return folder


def codes(outcome: Outcome) -> Counter[str]:
    return Counter(finding.code for finding in outcome.findings)


def test_a_printed_line_becomes_a_public_line_and_an_activity_of_an_umbrella(
    tmp_path: Path,
) -> None:
    taken(lines_in(tmp_path / "a", line("L1", 100), line("L2", "250.50")))

    project = Project.objects.get()
    assert project.is_umbrella
    assert sorted(project.activities.values_list("satang", flat=True)) == [10000, 25050]
    assert PublishedLine.objects.get(line_no="L2").subject.circulation == Circulation.PUBLIC
    assert Tie.objects.filter(kind=TieKind.PRINTED_AS, ended_at=None).count() == 2
    amounts = Amount.objects.filter(stage="appropriated", source="1P", fiscal_year=2571)
    assert sum(amounts.values_list("satang", flat=True)) == 35050


def test_management_money_and_bundles_are_marked(tmp_path: Path) -> None:
    management = "ค่าใช้จ่ายในการบริหารงานจังหวัดแบบบูรณาการ"
    bundle = "ปรับปรุงถนน รวม 3 รายการ (รวม 3 หน่วย)"
    taken(lines_in(tmp_path / "a", line("1", 5, item=management), line("2", 6, item=bundle)))

    natures = dict(Activity.objects.values_list("title", "nature"))
    assert natures == {management: "management", bundle: "bundle"}
    assert PublishedLine.objects.get(line_no="1").nature == "management"


def test_every_row_is_stored_or_reported_and_the_sums_say_so(tmp_path: Path) -> None:
    folder = lines_in(
        tmp_path / "a", line("1", 100), line("2", -5), line("3", 7, owner="65"), line("4", 1.005)
    )

    outcome = taken(folder)

    assert (outcome.rows_read, outcome.stored, outcome.reported) == (4, 1, 3)
    assert codes(outcome)["exchange.amount_negative"] == 1
    assert codes(outcome)["exchange.other_province"] == 1
    assert codes(outcome)["exchange.amount_has_part_of_a_satang"] == 1
    assert [(each.satang_read, each.satang_kept) for each in outcome.sums] == [(10000, 10000)]


def test_a_second_run_changes_nothing_but_the_journal(tmp_path: Path) -> None:
    folder = lines_in(tmp_path / "a", line("1", 100), line("2", 200))
    taken(folder)
    before = row_counts()

    outcome = taken(folder)

    assert (outcome.stored, outcome.unchanged, outcome.changed) == (0, 2, 0)
    assert row_counts() == before
    assert IntakeRun.objects.count() == 2


def test_the_same_rows_from_another_file_change_nothing(tmp_path: Path) -> None:
    taken(lines_in(tmp_path / "a", line("1", 100)))

    outcome = taken(lines_in(tmp_path / "b", line("1", 100), name="copy.xlsx"))

    assert (outcome.stored, outcome.unchanged) == (0, 1)
    assert PublishedLine.objects.count() == 1


def test_a_changed_row_corrects_the_line_and_its_money_and_the_story_keeps_both(
    tmp_path: Path,
) -> None:
    folder = lines_in(tmp_path / "a", line("1", 100), line("2", 200))
    taken(folder)

    outcome = taken(lines_in(folder, line("1", 150), line("2", 200)))

    assert (outcome.stored, outcome.changed, outcome.unchanged) == (0, 1, 1)
    assert codes(outcome)["exchange.line_changed"] == 1
    corrected = PublishedLine.objects.get(line_no="1")
    assert corrected.satang == 15000
    told = Event.objects.get(subject=corrected.subject, code="funds.line_corrected")
    assert (told.facts["old"], told.facts["new"]) == ("100", "150")
    assert Entry.objects.get(code="funds.line_corrected").before == {"satang": 10000}
    activity = Tie.objects.get(kind=TieKind.PRINTED_AS, parent=corrected.subject).child
    amounts = Amount.objects.filter(subject=activity).values_list("satang", flat=True)
    assert sorted(amounts) == [-10000, 10000, 15000]
    assert activity.activity.satang == 15000


def test_a_line_changed_twice_is_counted_once(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    for amount in (100, 150, 100, 170):
        taken(lines_in(folder, line("1", amount)))

    assert sum(Amount.objects.values_list("satang", flat=True)) == 17000
    assert Activity.objects.get().satang == 17000


def test_a_missing_row_is_reported_dated_and_never_deleted(tmp_path: Path) -> None:
    folder = lines_in(tmp_path / "a", line("1", 100), line("2", 200), line("3", 300))
    taken(folder)

    outcome = taken(lines_in(folder, line("1", 100), line("3", 300)))

    assert outcome.missing == 1
    row = IntakeRow.objects.get(natural_key__contains="|2")
    assert row.missing_since_id == outcome.run_id
    assert row.subject is not None
    assert Event.objects.filter(subject=row.subject, code="exchange.row_missing").count() == 1
    assert PublishedLine.objects.count() == 3


def test_a_row_still_missing_is_reported_again_but_told_once(tmp_path: Path) -> None:
    folder = lines_in(tmp_path / "a", line("1", 100), line("2", 200), line("3", 300))
    taken(folder)
    lines_in(folder, line("1", 100), line("3", 300))
    taken(folder)
    before = row_counts()

    outcome = taken(folder)

    assert outcome.missing == 1
    assert row_counts() == before


def test_a_missing_row_that_comes_back_is_told(tmp_path: Path) -> None:
    folder = lines_in(tmp_path / "a", line("1", 100), line("2", 200), line("3", 300))
    taken(folder)
    taken(lines_in(folder, line("1", 100), line("3", 300)))

    outcome = taken(lines_in(folder, line("1", 100), line("2", 200), line("3", 300)))

    assert (outcome.missing, outcome.returned) == (0, 1)
    assert not IntakeRow.objects.filter(missing_since__isnull=False).exists()
    assert Event.objects.filter(code="exchange.row_returned").count() == 1


def test_another_table_under_the_same_name_misses_nothing(tmp_path: Path) -> None:
    taken(lines_in(tmp_path / "a", line("1", 100), line("2", 200)))

    outcome = taken(lines_in(tmp_path / "b", line("8", 100), line("9", 200)))

    assert outcome.missing == 0


def test_rows_of_other_provinces_are_not_missing_when_one_province_is_asked(
    tmp_path: Path,
) -> None:
    folder = lines_in(tmp_path / "a", line("1", 100), line("2", 200, owner="65"))
    assert taken(folder, Wish()).stored == 2

    outcome = taken(folder)

    assert (outcome.unchanged, outcome.missing) == (1, 0)


def test_a_failure_while_storing_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object, **_options: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(umbrellas, "record_amounts", fails)
    before = row_counts()

    with pytest.raises(RuntimeError):
        taken(lines_in(tmp_path / "a", line("1", 100)))

    assert row_counts() == before
    assert not IntakeRun.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    def queries(count: int, name: str) -> int:
        folder = lines_in(tmp_path / name, *(line(f"{name}{n}", n + 1) for n in range(count)))
        with CaptureQueriesContext(
            connection,
        ) as seen:
            taken(folder)
        return len(seen)

    queries(1, "warm")
    assert queries(5, "few") == queries(60, "many")


def test_a_province_nobody_knows_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="province_unknown"):
        taken(tmp_path, Wish(province="99"))


def test_an_area_nobody_knows_becomes_the_one_around_it(tmp_path: Path) -> None:
    headings = (*LINE_HEADINGS, "province_codes", "district_codes")
    folder = tmp_path / "a"
    folder.mkdir()
    workbook(folder / "b.xlsx", s=[headings, [*line("1", 5), "67", "6799"]])

    outcome = taken(folder)

    assert codes(outcome)["exchange.areas_unknown"] == 1
    assert PublishedLine.objects.get().subject.area_id == "67"


def test_plan_rows_without_a_period_are_reported_not_stored(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", s=[ISSUES, [1, "ประเด็น ๑", "แผนงานหลัก"]])

    outcome = taken(path, Wish(province="67"))

    assert (outcome.stored, outcome.reported) == (0, 1)
    assert codes(outcome) == {"exchange.plan_unplaced": 1}


def test_the_plans_head_says_whose_plan_it_is(tmp_path: Path) -> None:
    head = ["province_code", "plan_years_be"]
    path = workbook(
        tmp_path / "plan.xlsx",
        head=[head, ["67", "2571;2572;2573;2574;2575"]],
        issues=[ISSUES, [1, "ประเด็น ๑", "แผนงานหลัก"]],
    )

    outcome = taken(path, Wish())

    assert outcome.stored == 2
    assert set(Element.objects.values_list("number", flat=True)) == {"1", "ผ1"}
    assert taken(path, PHETCHABUN).unchanged == 2


def test_a_changed_plan_row_changes_the_draft_and_makes_no_second_edition(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    workbook(path, s=[ISSUES, [1, "ประเด็นเดิม", "แผนงานหลัก"]])
    taken(path)

    outcome = taken(workbook(path, s=[ISSUES, [1, "ประเด็นใหม่", "แผนงานหลัก"]]))

    assert outcome.changed == 1
    element = Element.objects.select_related("lineage").get(number="1")
    assert (element.title, element.lineage.title) == ("ประเด็นใหม่", "ประเด็นใหม่")
    assert Edition.objects.count() == 1


def test_a_sealed_edition_asks_for_a_change_edition(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    taken(workbook(path, s=[ISSUES, [1, "ประเด็นเดิม", "แผนงานหลัก"]]))
    Edition.objects.update(state=EditionState.SEALED)

    outcome = taken(workbook(path, s=[ISSUES, [1, "ประเด็นใหม่", "แผนงานหลัก"]]))

    assert codes(outcome) == {"exchange.edition_sealed": 1}
    assert Element.objects.get(number="1").title == "ประเด็นเดิม"
    assert (outcome.changed, outcome.reported) == (0, 1)


def test_thai_digits_and_damaged_thai_are_read(tmp_path: Path) -> None:
    taken(lines_in(tmp_path / "a", line("๑", "๑,๒๓๔.๕๐ บาท", item="ปรับปรุงนํ้าประปา")))

    stored = PublishedLine.objects.get()
    assert (stored.satang, stored.item, stored.line_no) == (123450, "ปรับปรุงน้ำประปา", "1")
    assert Subject.objects.filter(title="ปรับปรุงน้ำประปา").exists()
