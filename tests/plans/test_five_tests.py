"""The five tests of a plan, decided on paper."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID, uuid4

from oneplan.engines.indicator_quality import Direction, IndicatorRow, Level, Severity
from oneplan.engines.indicator_quality.advice import ADVICE
from oneplan.engines.indicator_quality.messages import MESSAGES
from oneplan.plans.rules.five_tests import (
    OF_THE_REVIEW,
    ApproachSaid,
    IssueSaid,
    Limits,
    PlanSaid,
    PlanTest,
    find_failures,
)
from oneplan.plans.rules.past import IndicatorSaid, PastUse

Values = tuple[tuple[int, int], ...]


def row(*, base_year: str = "2569", targets: Values = ((2571, 76), (2572, 80))) -> IndicatorRow:
    return IndicatorRow(
        name="ร้อยละของครัวเรือนที่มีน้ำใช้พอตลอดปี",
        unit="ร้อยละ",
        baseline="71",
        base_year=base_year,
        source="กชช. 2ค",
        targets=tuple((year, str(value)) for year, value in targets),
        level=Level.GOAL,
        direction=Direction.UP,
    )


def indicator(
    *measured: tuple[int, int],
    key: UUID | None = None,
    base_year: str = "2569",
    past: PastUse | None = None,
) -> IndicatorSaid:
    return IndicatorSaid(
        key=key or uuid4(),
        row=row(base_year=base_year),
        measured=[(year, Decimal(value)) for year, value in measured],
        past=past,
    )


def past(*targets: tuple[int, int]) -> PastUse:
    return PastUse(plan="แผนรอบก่อน", first_year=2566, last_year=2570, row=row(targets=targets))


def issue(
    *, indicators: int = 1, approaches: tuple[int, ...] = (1,), works: int = 1, claims: int = 1
) -> IssueSaid:
    """``approaches``: how many works each has."""
    return IssueSaid(
        key=uuid4(),
        indicators=indicators,
        approaches=[
            ApproachSaid(number=f"1.{number}", works=count)
            for number, count in enumerate(approaches, start=1)
        ],
        works=works,
        claims=claims,
    )


def plan(
    *issues: IssueSaid,
    indicators: tuple[IndicatorSaid, ...] = (),
    has_goal: bool = True,
    goal_indicators: int = 1,
    has_before: bool = True,
) -> PlanSaid:
    return PlanSaid(
        first_year=2571,
        goals=[uuid4()] if has_goal else [],
        goal_indicators=goal_indicators,
        issues=issues or (issue(),),
        indicators=indicators,
        has_before=has_before,
    )


GOOD = indicator((2569, 71), past=past((2569, 70)))


def codes(said: PlanSaid, limits: Limits | None = None) -> list[tuple[PlanTest, str]]:
    found = find_failures(said, limits=limits) if limits else find_failures(said)
    return [(each.test, each.code) for each in found]


def test_a_plan_whose_parts_all_stand_fails_nothing() -> None:
    assert codes(plan(indicators=(GOOD,))) == []


def test_an_issue_fails_where_nothing_measures_it_or_nothing_is_done_for_it() -> None:
    bare = issue(indicators=0, approaches=(), works=0, claims=0)

    found = find_failures(plan(issue(), bare))

    assert [(each.test, each.code, each.severity) for each in found] == [
        (PlanTest.CLEAR, "issue_unmeasured", Severity.ERROR),
        (PlanTest.CAUSAL, "issue_without_approach", Severity.ERROR),
        (PlanTest.CAUSAL, "issue_without_works", Severity.WARNING),
        (PlanTest.CONSISTENT, "issue_serves_no_target", Severity.WARNING),
    ]
    assert {each.where for each in found} == {bare.key}


def test_a_plan_of_which_no_work_is_known_is_told_once_and_not_at_each_issue() -> None:
    said = plan(issue(works=0, approaches=(0, 0)), issue(works=0, approaches=(0,)))
    found = find_failures(said)
    assert [(each.code, each.where, each.severity) for each in found] == [
        ("no_works", None, Severity.NOTE)
    ]


def test_approaches_nobody_works_on_are_named_where_the_issue_has_works() -> None:
    found = find_failures(plan(issue(approaches=(2, 0, 1, 0), works=3)))

    assert [(each.test, each.code) for each in found] == [
        (PlanTest.CAUSAL, "approaches_without_works")
    ]
    assert found[0].facts == {"numbers": "1.2, 1.4", "count": 2, "total": 4}


def test_works_none_of_which_claims_a_target_are_counted() -> None:
    found = find_failures(plan(issue(), issue(works=4, approaches=(4,), claims=0)))

    assert [(each.test, each.code) for each in found] == [
        (PlanTest.CONSISTENT, "works_serve_no_target")
    ]
    assert found[0].facts == {"works": 4}


def test_a_plan_that_claims_no_target_at_all_is_told_once() -> None:
    found = find_failures(plan(issue(claims=0), issue(claims=0)))
    assert [(each.code, each.where) for each in found] == [("nothing_serves_a_target", None)]


def test_a_goal_is_measured_or_there_is_none() -> None:
    unmeasured = plan(goal_indicators=0)
    found = find_failures(unmeasured)
    assert [(each.code, each.where) for each in found] == [("goal_unmeasured", unmeasured.goals[0])]
    assert codes(PlanSaid(first_year=2571, has_before=True)) == [
        (PlanTest.CLEAR, "no_goal"),
        (PlanTest.CAUSAL, "no_issues"),
    ]


def test_a_value_is_of_the_past_only_where_it_was_measured_before_the_plan() -> None:
    for known in (indicator(), indicator((2571, 77))):
        found = find_failures(plan(indicators=(GOOD, known)))
        assert [(each.test, each.code, each.where) for each in found if not each.review] == [
            (PlanTest.PAST, "never_measured", known.key)
        ]


def test_a_plan_of_which_nothing_was_measured_is_told_once_with_the_count() -> None:
    found = find_failures(plan(indicators=(indicator(past=None), indicator()), has_before=False))
    told = [each for each in found if each.review is None]
    assert [(each.code, each.where) for each in told] == [
        ("nothing_measured", None),
        ("no_plan_before", None),
    ]
    assert told[0].facts == {"rows": 2}


def test_a_value_is_current_to_the_last_year_of_the_limit() -> None:
    limits = Limits(measured_years=3)
    old = indicator((2568, 70), base_year="2568")
    older = indicator((2560, 60), (2567, 70), base_year="2567")

    assert (PlanTest.CURRENT, "measured_long_ago") not in codes(plan(indicators=(old,)), limits)
    found = [
        each
        for each in find_failures(plan(indicators=(older,)), limits=limits)
        if each.code == "measured_long_ago"
    ]
    assert [(each.test, each.facts) for each in found] == [
        (PlanTest.CURRENT, {"year": 2567, "years": 4, "limit": 3})
    ]


def test_a_baseline_older_than_what_was_measured_is_told_with_the_newer_value() -> None:
    newer = indicator((2569, 71), (2570, 74), past=past((2570, 70)))
    found = find_failures(plan(indicators=(newer,)))
    assert [(each.test, each.code) for each in found] == [(PlanTest.CURRENT, "baseline_superseded")]
    assert found[0].facts == {"base_year": 2569, "year": 2570, "value": "74"}


def test_what_goes_on_from_the_plan_before_was_measured_in_its_years() -> None:
    unmeasured = indicator((2565, 60), past=past((2570, 70)), base_year="2565")
    found = [each for each in find_failures(plan(indicators=(unmeasured, GOOD))) if not each.review]
    assert [each.code for each in found] == ["measured_long_ago", "continued_unmeasured"]
    assert found[1].facts == {"plan": "แผนรอบก่อน", "first": 2566, "last": 2570}


def test_an_aim_of_the_plan_before_is_held_against_the_value_of_its_own_year() -> None:
    assert codes(plan(indicators=(indicator((2569, 71), past=past((2569, 71), (2570, 90))),))) == []
    missed = find_failures(plan(indicators=(indicator((2569, 71), past=past((2569, 72))),)))
    assert [(each.test, each.code) for each in missed] == [(PlanTest.PAST, "past_target_missed")]
    assert missed[0].facts == {"plan": "แผนรอบก่อน", "year": 2569, "aim": "72", "value": "71"}


def test_growth_in_percent_is_never_held_against_a_measured_amount() -> None:
    growth = IndicatorRow(
        name="รายได้จากการท่องเที่ยวเพิ่มขึ้น",
        unit="ร้อยละ",
        baseline="9,981.97 ล้านบาท",
        targets=((2569, "5"),),
        direction=Direction.UP,
    )
    before = PastUse(plan="แผนรอบก่อน", first_year=2566, last_year=2570, row=growth)
    assert codes(plan(indicators=(indicator((2569, 3), past=before),))) == []


def test_a_plan_that_goes_on_with_nothing_of_the_one_before_is_told_once() -> None:
    said = plan(indicators=(indicator((2569, 71)), indicator((2569, 71))))
    assert [each.code for each in find_failures(said) if not each.review] == ["nothing_continued"]


def test_what_the_review_finds_stands_under_its_test_with_its_words() -> None:
    key = uuid4()
    stale = indicator((2569, 71), key=key, base_year="2560", past=past((2569, 70)))
    found = find_failures(plan(indicators=(stale,)))

    assert [(each.test, each.code, each.where) for each in found] == [
        (PlanTest.CURRENT, "base_year_stale", key),
        (PlanTest.CURRENT, "baseline_superseded", key),
    ]
    assert found[0].review is not None
    assert found[0].review.code in MESSAGES


def test_a_plan_that_names_no_source_at_all_is_told_once() -> None:
    bare = [
        replace(
            indicator((2569, 71), past=past((2569, 70))), row=replace(row(), name=name, source="")
        )
        for name in ("ร้อยละของครัวเรือนที่มีน้ำใช้", "ร้อยละของครัวเรือนที่มีไฟฟ้า", "ร้อยละของเด็กที่ได้เรียน")
    ]
    found = [
        each
        for each in find_failures(plan(indicators=tuple(bare)))
        if each.test is PlanTest.CURRENT
    ]
    assert [(each.code, each.where) for each in found] == [("no_source_anywhere", None)]


def test_the_whole_plan_comes_first_and_what_is_alike_stands_together() -> None:
    twice = issue(indicators=0, claims=0, works=0, approaches=(0,))
    found = find_failures(plan(twice, twice, has_goal=False))
    of_clear = [(each.code, each.where is None) for each in found if each.test is PlanTest.CLEAR]
    assert of_clear == [("no_goal", True), ("issue_unmeasured", False), ("issue_unmeasured", False)]


def test_every_code_of_the_review_that_is_sorted_is_one_the_review_has() -> None:
    assert set(OF_THE_REVIEW) <= set(ADVICE)
