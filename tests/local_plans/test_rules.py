"""What each kind of book may hold, its route, and what an ordinance may give; no database."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from oneplan.core.errors import Refusal
from oneplan.local_plans.rules import (
    Facts,
    Step,
    Valid,
    check_announcement,
    check_line,
    check_row,
    check_transfer,
    check_withdrawal,
    check_years,
    route,
    share_funded,
)

SUBSTANCE = frozenset({"money", "output"})


def facts(title: str = "ถนน", output: str = "กว้าง 4 ม.", satang: int = 100) -> Facts:
    return {
        ("wording", None, ""): title,
        ("output", None, ""): output,
        ("money", 2571, "31"): satang,
    }


VALID = Valid(facts=facts(), book="ฉบับเต็ม 1/2571", page="12", item="3")


@pytest.mark.parametrize(
    ("kind", "valid", "fresh", "code"),
    [
        ("full", None, facts(), ""),
        ("full", VALID, facts(), ""),
        ("supplement", None, facts(), ""),
        ("supplement", VALID, facts("อื่น"), "local_plans.already_in_plan"),
        ("change", None, facts(), "local_plans.not_in_plan"),
        ("change", VALID, facts(), "local_plans.nothing_changed"),
        ("change", VALID, facts(satang=150), ""),
        ("change", VALID, facts(output="กว้าง 5 ม."), ""),
        ("correction", None, facts(), "local_plans.not_in_plan"),
        ("correction", VALID, facts("ถนนสายใหม่"), ""),
        ("correction", VALID, facts(satang=150), "local_plans.substance_in_correction"),
        ("correction", VALID, facts(output="กว้าง 5 ม."), "local_plans.substance_in_correction"),
        ("correction", VALID, facts(), "local_plans.nothing_changed"),
    ],
)
def test_what_each_kind_of_book_may_hold(
    kind: str, valid: Valid | None, fresh: Facts, code: str
) -> None:
    refuses = pytest.raises(Refusal, match=code) if code else nullcontext()
    with refuses:
        check_row(kind, valid=valid, fresh=fresh, substance=SUBSTANCE)


def test_a_project_in_the_plan_is_told_with_its_book_page_and_item() -> None:
    with pytest.raises(Refusal) as refused:
        check_row("supplement", valid=VALID, fresh=facts(), substance=SUBSTANCE)
    assert refused.value.facts == {"book": "ฉบับเต็ม 1/2571", "page": "12", "item": "3"}


@pytest.mark.parametrize("kind", ["full", "supplement", "correction"])
def test_only_a_change_takes_a_project_out(kind: str) -> None:
    with pytest.raises(Refusal):
        check_withdrawal(kind, valid=VALID)
    check_withdrawal("change", valid=VALID)
    with pytest.raises(Refusal):
        check_withdrawal("change", valid=None)


def test_money_outside_the_years_of_the_plan_is_refused() -> None:
    check_years([2571, 2575], first=2571, last=2575)
    with pytest.raises(Refusal):
        check_years([2571, 2576], first=2571, last=2575)


STEPS = [
    Step("FORUM", "ประชาคม", frozenset({"supplement"}), frozenset()),
    Step("COUNCIL", "สภา", frozenset({"supplement"}), frozenset({"sao"})),
    Step("EXECUTIVE", "ผู้บริหาร", frozenset({"supplement", "correction"}), frozenset()),
]


@pytest.mark.parametrize(
    ("kind", "body", "codes"),
    [
        ("supplement", "sao", ["FORUM", "COUNCIL", "EXECUTIVE"]),
        ("supplement", "town_municipality", ["FORUM", "EXECUTIVE"]),
        ("correction", "sao", ["EXECUTIVE"]),
    ],
)
def test_the_council_of_a_sao_is_asked_and_a_correction_goes_to_the_executive_alone(
    kind: str, body: str, codes: list[str]
) -> None:
    assert [step.code for step in route(STEPS, kind=kind, body=body)] == codes


def test_a_book_is_announced_only_as_every_step_saw_it() -> None:
    steps = route(STEPS, kind="supplement", body="pao")
    with pytest.raises(Refusal) as missing:
        check_announcement(steps, passed={"FORUM": "h"}, content_hash="h")
    assert missing.value.facts == {"steps": "ผู้บริหาร"}
    with pytest.raises(Refusal) as stale:
        check_announcement(steps, passed={"FORUM": "old", "EXECUTIVE": "h"}, content_hash="h")
    assert stale.value.facts == {"steps": "ประชาคม"}
    check_announcement(steps, passed={"FORUM": "h", "EXECUTIVE": "h"}, content_hash="h")


def test_a_line_may_use_the_plan_to_the_last_satang() -> None:
    check_line(satang=60, planned=100, given=40)
    with pytest.raises(Refusal) as over:
        check_line(satang=61, planned=100, given=40)
    assert over.value.facts == {"over_by": "0.01", "planned": "1"}


@pytest.mark.parametrize(("satang", "planned"), [(1, None), (0, 100), (-1, 100)])
def test_what_the_plan_does_not_print_gets_nothing(satang: int, planned: int | None) -> None:
    with pytest.raises(Refusal):
        check_line(satang=satang, planned=planned, given=0)


def test_a_line_gives_no_more_than_it_holds() -> None:
    check_transfer(satang=100, left=100)
    for satang in (101, 0):
        with pytest.raises(Refusal):
            check_transfer(satang=satang, left=100)


@pytest.mark.parametrize(
    ("funded", "planned", "share"), [(0, 0, 0), (1, 3, 33), (3, 3, 100), (2, 3, 66)]
)
def test_the_share_funded_is_rounded_down(funded: int, planned: int, share: int) -> None:
    assert share_funded(funded=funded, planned=planned) == share
