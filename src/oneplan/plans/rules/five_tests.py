"""The five tests of a plan, decided on paper: which of them a plan fails, and where.

Plain Python.  The founding text of the province names the tests (ชัดเจน เป็นเหตุเป็นผล
ข้อมูลเป็นปัจจุบัน สอดคล้อง เชื่อมโยงกับการประเมินสถานการณ์ที่ผ่านมา) and no thresholds: those in
``Limits`` are defaults of the system, not official values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from oneplan.engines.indicator_quality import Finding, Severity, review, review_whole
from oneplan.engines.indicator_quality import Limits as ReviewLimits
from oneplan.plans.rules.past import IndicatorSaid, find_about_the_past, plain


class PlanTest(StrEnum):
    """In the order the founding text names them."""

    CLEAR = "clear"
    CAUSAL = "causal"
    CURRENT = "current"
    CONSISTENT = "consistent"
    PAST = "past"


OF_THE_REVIEW: Mapping[str, PlanTest] = {
    **dict.fromkeys(("base_year_stale", "source_missing", "no_source_anywhere"), PlanTest.CURRENT),
    **dict.fromkeys(
        (
            *("unit_contradicts_name", "name_number_contradicts", "same_indicator_other_issue"),
            *("same_indicator_twice", "shared_baseline", "target_worse_than_baseline"),
            *("baseline_unit_contradicts_name", "baseline_unit_differs", "target_turns_back"),
            *("baseline_scale_differs", "population_not_local", "percent_over_100"),
        ),
        PlanTest.CONSISTENT,
    ),
    **dict.fromkeys(
        (
            *("baseline_missing", "base_year_missing", "base_year_not_before_targets"),
            *("target_beyond_trend", "target_jump", "target_equals_baseline", "all_years_same"),
            "target_already_reached",
        ),
        PlanTest.PAST,
    ),
    "name_is_activity": PlanTest.CAUSAL,
}
"""Which test a finding of the indicator review speaks of; every other one is of clearness."""

OF_THE_PAST: Mapping[str, PlanTest] = {
    **dict.fromkeys(("measured_long_ago", "baseline_superseded"), PlanTest.CURRENT),
}
"""Of what is found in measured values, all is of the past but what makes a figure out of date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproachSaid:
    """An approach of an issue, and how many works name it."""

    number: str
    works: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueSaid:
    """What stands below an issue.

    ``works`` counts what is listed below it or serves one of its approaches, ``claims`` the
    targets that it and they are said to serve, with a because.
    """

    key: UUID
    indicators: int
    approaches: Sequence[ApproachSaid] = ()
    works: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSaid:
    """A plan edition as the tests read it.  ``first_year`` is the first it plans for (B.E.).

    ``has_before``: a plan of the same body and type stands before it in the system.
    """

    first_year: int
    goals: Sequence[UUID] = ()
    goal_indicators: int = 0
    indicators: Sequence[IndicatorSaid] = ()
    issues: Sequence[IssueSaid] = ()
    has_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Defaults of the system, not official values (ค่าเริ่มต้นของระบบ ไม่ใช่ค่าทางการ)."""

    measured_years: int = 3
    """How many years before the plan a value must have been recorded in at the latest."""
    review: ReviewLimits = field(default_factory=ReviewLimits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """One place where a plan fails a test; ``where`` is an element, none for the whole plan.

    ``review`` is the finding of the indicator review it comes from, with its words and proposal.
    """

    test: PlanTest
    code: str
    where: UUID | None
    severity: Severity
    facts: Mapping[str, object] = field(default_factory=dict)
    review: Finding | None = None


DEFAULTS = Limits()
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def find_failures(said: PlanSaid, *, limits: Limits = DEFAULTS) -> list[Failed]:
    """Every place where the plan fails one of the tests.

    By test; within one the whole plan first, then by weight, what is alike together.
    """
    found = [
        *_of_the_whole(said),
        *_of_issues(said.issues),
        *_of_values(said, limits),
        *_of_sums(said.indicators),
        *_of_the_review(said.indicators, limits),
    ]
    order = list(PlanTest)
    heaviest: dict[str, int] = {}
    for each in found:
        weight = _WEIGHT[each.severity]
        heaviest[each.code] = min(weight, heaviest.get(each.code, weight))
    return sorted(
        found,
        key=lambda each: (
            order.index(each.test), each.where is not None, heaviest[each.code], each.code
        ),
    )  # fmt: skip


def _of_the_whole(said: PlanSaid) -> Iterator[Failed]:
    if not said.goals:
        yield _failed(PlanTest.CLEAR, "no_goal", None, Severity.ERROR)
    elif not said.goal_indicators:
        yield _failed(PlanTest.CLEAR, "goal_unmeasured", said.goals[0], Severity.ERROR)
    if not said.issues:
        yield _failed(PlanTest.CAUSAL, "no_issues", None, Severity.ERROR)
    elif not any(each.works for each in said.issues):
        yield _failed(PlanTest.CAUSAL, "no_works", None, Severity.NOTE)
    if said.issues and not any(each.claims for each in said.issues):
        yield _failed(PlanTest.CONSISTENT, "nothing_serves_a_target", None, Severity.WARNING)


def _of_issues(issues: Sequence[IssueSaid]) -> Iterator[Failed]:
    """From the goal down to the works: an issue nothing measures or nothing is done for."""
    has_works = any(each.works for each in issues)
    has_claims = any(each.claims for each in issues)
    for each in issues:
        if not each.indicators:
            yield _failed(PlanTest.CLEAR, "issue_unmeasured", each.key, Severity.ERROR)
        if not each.approaches:
            yield _failed(PlanTest.CAUSAL, "issue_without_approach", each.key, Severity.ERROR)
        if has_works and not each.works:
            yield _failed(PlanTest.CAUSAL, "issue_without_works", each.key, Severity.WARNING)
        bare = [approach.number for approach in each.approaches if not approach.works]
        if each.works and bare:
            yield _failed(
                PlanTest.CAUSAL, "approaches_without_works", each.key, Severity.NOTE,
                numbers=", ".join(bare), count=len(bare), total=len(each.approaches),
            )  # fmt: skip
        if has_claims and not each.claims:
            code = "works_serve_no_target" if each.works else "issue_serves_no_target"
            yield _failed(
                PlanTest.CONSISTENT, code, each.key, Severity.WARNING, works=each.works
            )  # fmt: skip


def _of_values(said: PlanSaid, limits: Limits) -> Iterator[Failed]:
    for found in find_about_the_past(
        said.indicators,
        first_year=said.first_year,
        has_before=said.has_before,
        measured_years=limits.measured_years,
    ):
        yield Failed(
            test=OF_THE_PAST.get(found.code, PlanTest.PAST),
            code=found.code,
            where=found.where,
            severity=found.severity,
            facts=found.facts,
        )


def _of_sums(indicators: Sequence[IndicatorSaid]) -> Iterator[Failed]:
    """What works promise together falls short of the target, or none promises anything."""
    for each in indicators:
        works = each.works
        if works is None or works.why_not:
            continue
        if not works.stated:
            yield _failed(
                PlanTest.CAUSAL, "works_promise_nothing", each.key, Severity.NOTE,
                silent=works.silent, year=works.year,
            )  # fmt: skip
        elif works.missing:
            yield _failed(
                PlanTest.CAUSAL, "works_fall_short", each.key, Severity.WARNING,
                year=works.year, promised=plain(works.promised), needed=plain(works.needed),
                missing=plain(works.missing), silent=works.silent,
            )  # fmt: skip


def _of_the_review(indicators: Sequence[IndicatorSaid], limits: Limits) -> Iterator[Failed]:
    rows = [each.row for each in indicators]
    for finding in review_whole(rows) if rows else ():
        yield _reviewed(finding, None)
    for each, one in zip(indicators, review(rows, limits=limits.review), strict=True):
        for finding in one.findings:
            yield _reviewed(finding, each.key)


def _reviewed(finding: Finding, where: UUID | None) -> Failed:
    return Failed(
        test=OF_THE_REVIEW.get(finding.code, PlanTest.CLEAR),
        code=finding.code,
        where=where,
        severity=finding.severity,
        facts=finding.facts,
        review=finding,
    )


def _failed(
    test: PlanTest, code: str, where: UUID | None, severity: Severity, **facts: object
) -> Failed:
    return Failed(test=test, code=code, where=where, severity=severity, facts=facts)
