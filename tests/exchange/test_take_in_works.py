"""Needs, proposals and scores from a workbook become the works of a coming round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from oneplan.areas.models import Body
from oneplan.exchange.outcome import Outcome
from oneplan.needs.models import Need
from oneplan.projects.models import Activity, CostLine, Project
from oneplan.screening.models import Score
from oneplan.threads.models import Circulation, Event, TieKind
from tests.exchange.ground import lay_ground, row_counts, taken
from tests.exchange.tables import workbook

pytestmark = pytest.mark.django_db

NEEDS = (
    "เลขที่",
    "ประชาคม",
    "วันที่ประชาคม",
    "รหัสหมู่บ้าน",
    "ปัญหา/ความต้องการ",
    "ครัวเรือน",
    "ลักษณะการดำเนินการ",
)
NEED = ["น.1", "ประชาคมบ้านซับสมมติ", "1/9/2569", "67070301", "หนองตื้นเขิน", 80, "ทำให้"]
WORKS = (
    "ปีงบประมาณ", "ลำดับโครงการ", "โครงการ", "เจ้าของโครงการ", "ลำดับกิจกรรม", "กิจกรรมหลัก",
    "รหัสพื้นที่", "หน่วยดำเนินการ", "ระยะเวลา", "งบรายจ่าย", "แหล่งงบประมาณ", "รายการ", "งบประมาณ",
    "ความพร้อม", "ตอบความต้องการ",
)  # fmt: skip
SCORES = ("รหัสกิจกรรม", "เกณฑ์", "ผู้ประเมิน", "คะแนน")


def work(values: Mapping[str, Any] | None = None) -> list[Any]:
    """A row under ``WORKS``, some of its cells replaced by heading."""
    row = {
        "ปีงบประมาณ": 2571, "ลำดับโครงการ": "P1", "โครงการ": "โครงการน้ำ", "เจ้าของโครงการ": None,
        "ลำดับกิจกรรม": "A1", "กิจกรรมหลัก": "ขุดลอกหนอง", "รหัสพื้นที่": "67070301",
        "หน่วยดำเนินการ": "โครงการชลประทานสมมติ", "ระยะเวลา": "ม.ค. - เม.ย.", "งบรายจ่าย": "32",
        "แหล่งงบประมาณ": "1P", "รายการ": "งานขุด", "งบประมาณ": 500, "ความพร้อม": "R1;R2",
        "ตอบความต้องการ": "น.1",
    }  # fmt: skip
    assert not set(values or ()) - set(row)
    return list((row | dict(values or {})).values())


@pytest.fixture(autouse=True)
def ground() -> None:
    lay_ground()


def book(folder: Path, *, needs: Any = (NEED,), works: Any = (), scores: Any = ()) -> Path:
    sheets = {"needs": [NEEDS, *needs], "works": [WORKS, *works], "scores": [SCORES, *scores]}
    return workbook(folder / "book.xlsx", **{k: rows for k, rows in sheets.items() if rows[1:]})


def codes(outcome: Outcome) -> Counter[str]:
    return Counter(finding.code for finding in outcome.findings)


def test_a_need_comes_from_its_village_and_its_district_answers_for_it(tmp_path: Path) -> None:
    taken(book(tmp_path))

    need = Need.objects.select_related("subject__owner", "subject__origin", "forum").get()
    assert need.subject.origin.code == "village:67070301"
    assert need.subject.owner.code == "6707"
    assert need.subject.circulation == Circulation.CIRCULATED
    assert (need.doer, need.households_touched) == ("for_us", 80)
    assert need.forum is not None
    assert need.forum.held_on.isoformat() == "2026-09-01"


def test_a_proposal_answers_its_need_with_costs_months_readiness_and_bodies(
    tmp_path: Path,
) -> None:
    rows = [
        work(),
        work({"แหล่งงบประมาณ": "งบ อปท.", "รายการ": "สมทบ", "งบประมาณ": 120, "ความพร้อม": None}),
    ]

    outcome = taken(book(tmp_path, works=rows))

    activity = Activity.objects.select_related("subject", "implementer").get()
    assert outcome.stored == 3
    assert activity.satang == 62000
    assert sorted(CostLine.objects.values_list("source_id", "satang")) == [
        ("1P", 50000), ("3", 12000),
    ]  # fmt: skip
    assert (activity.first_month, activity.last_month) == (4, 7)
    assert activity.implementer is not None
    assert activity.implementer.name_th == "โครงการชลประทานสมมติ"
    assert set(activity.evidence.values_list("code", flat=True)) == {"R1", "R2"}
    tie = activity.subject.ties_up.get(kind=TieKind.ANSWERS)
    assert tie.parent.need.wording == "หนองตื้นเขิน"


def test_a_second_run_of_the_whole_book_changes_nothing(tmp_path: Path) -> None:
    path = book(tmp_path, works=[work()], scores=[["A1", "A1", "กรรมการ", 4]])
    taken(path)
    before = row_counts()

    outcome = taken(path)

    assert (outcome.unchanged, outcome.stored) == (3, 0)
    assert row_counts() == before


def test_a_changed_amount_is_the_activitys_new_cost_and_its_story_tells_both(
    tmp_path: Path,
) -> None:
    taken(book(tmp_path, works=[work()]))

    outcome = taken(book(tmp_path, works=[work({"งบประมาณ": 650})]))

    activity = Activity.objects.select_related("subject").get()
    assert (outcome.changed, activity.satang) == (1, 65000)
    told = Event.objects.get(subject=activity.subject, code="projects.costed")
    assert (told.facts["before_baht"], told.facts["baht"]) == ("500", "650")


def test_a_further_cost_row_joins_its_activity(tmp_path: Path) -> None:
    taken(book(tmp_path, works=[work()]))

    taken(book(tmp_path, works=[work(), work({"รายการ": "ป้าย", "งบประมาณ": 30})]))

    assert Activity.objects.get().satang == 53000
    assert Project.objects.count() == 1


def test_a_further_activity_joins_its_project(tmp_path: Path) -> None:
    taken(book(tmp_path, works=[work()]))

    taken(book(tmp_path, works=[work(), work({"ลำดับกิจกรรม": "A2", "กิจกรรมหลัก": "ซ่อมฝาย"})]))

    assert Project.objects.get().activities.count() == 2


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("ตอบความต้องการ", "น.9", "exchange.need_unknown"),
        ("แหล่งงบประมาณ", "งบลับ", "exchange.source_unknown"),
        ("ระยะเวลา", "เร็ว ๆ นี้", "exchange.months_unreadable"),
        ("ความพร้อม", "R99", "exchange.readiness_unknown"),
    ],
)
def test_what_a_row_names_and_nobody_knows_is_told_and_the_row_kept(
    tmp_path: Path, column: str, value: str, code: str
) -> None:
    outcome = taken(book(tmp_path, works=[work({column: value})]))

    assert codes(outcome)[code] == 1
    assert Activity.objects.count() == 1


def test_a_number_of_two_needs_ties_to_neither(tmp_path: Path) -> None:
    twin = [*NEED[:4], "ถนนพัง", 80, "ทำให้"]

    outcome = taken(book(tmp_path, needs=[NEED, twin], works=[work()]))

    assert codes(outcome)["exchange.need_ambiguous"] == 1
    assert not Activity.objects.get().subject.ties_up.filter(kind=TieKind.ANSWERS).exists()


def test_authorities_are_known_by_their_short_names(tmp_path: Path) -> None:
    known = Body.objects.create(
        code="dla:6670301", kind="sao", name_th="องค์การบริหารส่วนตำบลซับสมมติ", sort_key="x",
        seat_id="6707",
    )  # fmt: skip

    taken(
        book(tmp_path, works=[work({"หน่วยดำเนินการ": "อบต.ซับสมมติ", "เจ้าของโครงการ": "อบต. ซับสมมติ"})])
    )

    activity = Activity.objects.select_related("subject").get()
    assert activity.implementer_id == activity.subject.owner_id == known.pk


def test_scores_are_recorded_and_bad_ones_told(tmp_path: Path) -> None:
    scores = [
        ["A1", "A1", "กรรมการ คนที่ 1", 4],
        ["A1", "A2", "กรรมการ คนที่ 1", 9],
        ["A1", "Z9", "กรรมการ คนที่ 1", 1],
        ["A7", "A1", "กรรมการ คนที่ 1", 1],
    ]

    outcome = taken(book(tmp_path, works=[work()], scores=scores))

    score = Score.objects.select_related("criterion", "post").get()
    assert (score.criterion.code, score.value, score.post.title_th) == ("A1", 4, "กรรมการ คนที่ 1")
    assert codes(outcome)["screening.off_the_scale"] == 1
    assert codes(outcome)["exchange.criterion_unknown"] == 1
    assert codes(outcome)["exchange.activity_unknown"] == 1
    assert outcome.reported == 3
