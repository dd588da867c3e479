"""Completeness, readiness, excluded kinds and overtaken writing: paper and pencil."""

import datetime as dt

import pytest

from oneplan.core.errors import Refusal
from oneplan.core.findings import Severity
from oneplan.projects.rules import (
    ExcludedKind,
    ReadinessItem,
    Work,
    check_cost,
    check_months,
    find_excluded,
    find_gaps,
    find_unready,
    overtaken_fields,
    readiness,
)

DAY = dt.date(2026, 11, 20)
ROAD = frozenset({"32"})
WHOLE = Work(
    title="ก่อสร้างถนนคอนกรีตเสริมเหล็ก",
    places=1,
    has_implementer=True,
    has_receiver=True,
    satang=1,
    expense_codes=ROAD,
    output="ถนน 1 สาย",
    indicator="ร้อยละ 80",
    first_month=1,
    last_month=12,
    serves_approach=True,
    needs_answered=1,
)
CHECKLIST = [
    ReadinessItem("R1", "พื้นที่", "ก่อสร้าง"),
    ReadinessItem("R2", "แบบ", "ก่อสร้าง ครุภัณฑ์"),
    ReadinessItem("R3", "ราคา", "ทุกประเภท"),
    ReadinessItem("R7", "ผู้รับโอน", "ที่เกิดทรัพย์สิน"),
    ReadinessItem("R12", "ผ.02", "อปท."),
]


def test_a_whole_activity_has_no_gap() -> None:
    assert find_gaps(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"places": 0}, "projects.place_is_missing"),
        ({"has_implementer": False}, "projects.implementer_is_missing"),
        ({"satang": 0}, "projects.cost_is_missing"),
        ({"output": " "}, "projects.output_is_missing"),
        ({"indicator": ""}, "projects.indicator_is_missing"),
        ({"last_month": None}, "projects.months_are_missing"),
        ({"serves_approach": False}, "projects.approach_is_missing"),
        ({"has_receiver": False}, "projects.receiver_is_missing"),
        ({"needs_answered": 0}, "projects.answers_no_need"),
    ],
)
def test_each_gap_is_found_by_itself(change: dict[str, object], code: str) -> None:
    facts = {name: getattr(WHOLE, name) for name in WHOLE.__dataclass_fields__}
    found = find_gaps(Work(**{**facts, **change}))
    assert [finding.code for finding in found] == [code]


def test_nobody_must_receive_what_leaves_no_asset() -> None:
    training = Work(title="ฝึกอบรม", satang=1, expense_codes=frozenset({"22"}))
    assert "projects.receiver_is_missing" not in {gap.code for gap in find_gaps(training)}


def test_bundles_and_management_money_need_only_their_amount() -> None:
    for nature in ("bundle", "management"):
        assert find_gaps(Work(title="รวม 3 รายการ", nature=nature, satang=1)) == []
        assert find_gaps(Work(title="รวม 3 รายการ", nature=nature))[0].severity is Severity.ERROR


def test_readiness_counts_only_what_applies_and_only_valid_papers() -> None:
    papers = {"R1": DAY - dt.timedelta(days=1), "R2": DAY, "R3": None}
    state = readiness(Work(title="ถนน", expense_codes=ROAD, evidence=papers), CHECKLIST, on=DAY)

    assert (state.met, state.missing, state.expired) == (("R2", "R3"), ("R1", "R7"), ("R1",))
    assert state.percent == 50
    assert [finding.code for finding in find_unready(state)] == [
        "projects.evidence_expired",
        "projects.not_ready",
    ]


def test_without_a_checklist_nothing_is_said_of_readiness() -> None:
    state = readiness(Work(title="ถนน", expense_codes=ROAD), [], on=DAY)
    assert state.percent is None
    assert find_unready(state) == []


def test_a_local_implementer_must_stand_in_its_own_plan() -> None:
    work = Work(title="ถนน", implementer_is_local=True)
    assert "R12" in readiness(work, CHECKLIST, on=DAY).missing


def test_an_excluded_kind_is_a_warning_even_in_damaged_thai() -> None:
    kinds = [ExcludedKind("E02", "ดูงาน", ("ดูงานต่างประเทศ", "ไปต่างประเทศ"), "X13")]

    found = find_excluded("โครงการศึกษาดูงานต่างประเทศ ประจำปี", kinds)

    assert [(finding.severity, finding.facts["reason"]) for finding in found] == [
        (Severity.WARNING, "X13")
    ]
    assert find_excluded("ก่อสร้างถนน", kinds) == []


def test_quantity_times_price_must_be_the_amount() -> None:
    check_cost(satang=100, quantity_price=100)
    check_cost(satang=100, quantity_price=None)
    for satang, product in ((100, 99), (-1, None)):
        with pytest.raises(Refusal):
            check_cost(satang=satang, quantity_price=product)


def test_months_run_from_october_to_september() -> None:
    check_months(1, 12)
    check_months(None, 3)
    for first, last in ((0, 3), (1, 13), (5, 4)):
        with pytest.raises(Refusal):
            check_months(first, last)


def test_only_the_same_field_with_another_text_is_overtaken() -> None:
    free = overtaken_fields(
        wanted={"title": "ใหม่", "output": "ข"},
        standing={"title": "เดิม", "output": "ข"},
        seen={"title": 1},
        versions={"title": 1, "output": 3},
    )
    assert free == {}
    lost = overtaken_fields(
        wanted={"title": "ของฉัน"},
        standing={"title": "ของเขา"},
        seen={"title": 1},
        versions={"title": 2},
    )
    assert lost == {"title": {"yours": "ของฉัน", "theirs": "ของเขา", "version": 2}}
