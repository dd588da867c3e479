"""What the five tests say: of each finding what is wrong, why it matters, what to write, whence.

Findings of the indicator review have their words beside the engine; only what they rest on
stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from oneplan.plans.rules.five_tests import PlanTest

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

NAMES: Mapping[PlanTest, tuple[_StrPromise, _StrPromise]] = {
    PlanTest.CLEAR: (
        _("Clarity"),
        _("It says what is measured, of whom, how much and by when; two people read it alike."),
    ),
    PlanTest.CAUSAL: (
        _("Causality"),
        _("From goal to issue, approach and work, something is done that makes the result come."),
    ),
    PlanTest.CURRENT: (
        _("Up-to-date data"),
        _("Baselines and data are the newest there are, and say where they come from."),
    ),
    PlanTest.CONSISTENT: (
        _("Consistency"),
        _(
            "Figures, units and issues do not contradict each other, and works serve national "
            "targets for a reason that is told."
        ),
    ),
    PlanTest.PAST: (
        _("Link to the evaluation of the past"),
        _(
            "Targets start from what was really measured, and what the plan before reached is "
            "known where this one goes on with it."
        ),
    ),
}
"""Each test's name and what it asks."""

FOUNDING = _(
    "Founding text of the province of Rayong: a plan is clear, causal, up to date, consistent, and "
    "linked to the evaluation of the past."
)
LAW_53_1 = _(
    "State Administration Act B.E. 2534, section 53/1: a provincial plan accords with national "
    "directions and with what the people of the place need (read in summary)."
)
CRITERION_N1 = _(
    "Criteria of the national plan office for FY2569, N1: works fit the value chain of a target "
    "and move it (XYZ)."
)
CRITERION_N3 = _(
    "Criteria of the national plan office for FY2569, N3: built on evidence, not on assertion."
)
OFFICIALS = _(
    "Planning paper of the strategy office of the Lower Northeast 2 cluster, FY2567: indicators "
    "and targets are clear, rest on facts and have data behind them."
)
PRACTICE = _("Usual practice in writing indicators; not checked against a regulation.")
OFFICIALS_SUM = _(
    "Usual practice: what the projects of an issue bring about together reaches its target; not "
    "checked against a regulation."
)
WORKSHOP = _(
    "Order of the planning workshop: goal, its success indicators, issues, approaches, value chain."
)


@dataclass(frozen=True, slots=True)
class Words:
    """What is ``wrong``, ``why`` it matters, what to write ``instead``, what it rests on."""

    wrong: _StrPromise
    why: _StrPromise
    instead: _StrPromise
    source: _StrPromise


WORDS: Mapping[str, Words] = {
    "no_goal": Words(
        _("The plan states no development goal."),
        _("Without a goal nobody can tell which issue matters, nor when the plan has succeeded."),
        _("Write one sentence on what the place and its people will be by the last year."),
        WORKSHOP,
    ),
    "goal_unmeasured": Words(
        _("The goal has no success indicator."),
        _("A goal that nothing measures can neither be reached nor missed."),
        _("Give the goal one to five indicators, each with baseline, source and yearly targets."),
        WORKSHOP,
    ),
    "issue_unmeasured": Words(
        _("The issue has no indicator."),
        _("Money and work go into an issue of which nobody can say whether it got better."),
        _("Give the issue at least one outcome indicator with baseline and yearly targets."),
        OFFICIALS,
    ),
    "no_issues": Words(
        _("The plan has no development issue."),
        _("Nothing leads from the goal to the works that are asked for."),
        _("Write the issues that stand between today and the goal."),
        WORKSHOP,
    ),
    "no_works": Words(
        _(
            "No project or activity that you may read names an approach of this plan yet, and none "
            "is listed under an issue."
        ),
        _("How the approaches lead to the targets cannot be read before any work is named."),
        _("Name in each project the approach it serves."),
        CRITERION_N1,
    ),
    "issue_without_approach": Words(
        _("The issue has no approach."),
        _("An issue without a way to work on it stays a heading, and no project can serve it."),
        _("Write at least one approach: what will be done, with whom, for what result."),
        WORKSHOP,
    ),
    "issue_without_works": Words(
        _("No project or activity serves this issue, while other issues have some."),
        _("Its targets will not come about by themselves."),
        _("Propose works for it, tie existing ones to its approaches, or say who else does it."),
        CRITERION_N1,
    ),
    "approaches_without_works": Words(
        _("%(count)s of %(total)s approaches have no work yet: %(numbers)s."),
        _("An approach nobody works on promises what will not be done."),
        _("Propose works for them, join them to others, or leave them out."),
        CRITERION_N1,
    ),
    "works_fall_short": Words(
        _(
            "Works that say what they add promise %(promised)s until %(year)s; %(needed)s is "
            "needed, so %(missing)s is missing (%(silent)s works say nothing)."
        ),
        _("The target cannot come about by what is proposed."),
        _(
            "Propose more, let the silent works say what they add, or set a target that can be "
            "reached."
        ),
        OFFICIALS_SUM,
    ),
    "works_promise_nothing": Words(
        _("None of the %(silent)s works until %(year)s says what it adds to this indicator."),
        _("Whether the works are enough for the target cannot be seen."),
        _("State at each activity what it adds to the indicator in its year."),
        OFFICIALS_SUM,
    ),
    "measured_long_ago": Words(
        _("The newest value recorded is of %(year)s, %(years)s years before the plan begins."),
        _("The place may have changed since; the target may be reached already or out of reach."),
        _("Record a value of the last %(limit)s years, or say how often it is surveyed."),
        CRITERION_N3,
    ),
    "baseline_superseded": Words(
        _("The baseline is of %(base_year)s, while %(value)s was measured in %(year)s."),
        _("Whoever sets out from an older value measures progress that was made already."),
        _("Take the newest value as the baseline, and look at the first target again."),
        CRITERION_N3,
    ),
    "nothing_serves_a_target": Words(
        _("Neither the plan nor any work of it that you may read says which target it serves."),
        _("That the plan accords with national directions is then asserted and not shown."),
        _("At each work choose the target it moves and write by what it does so (because …)."),
        LAW_53_1,
    ),
    "works_serve_no_target": Words(
        _("None of the %(works)s works of this issue says which target it serves, and why."),
        _("Other issues show how they serve a target; of this one it has to be guessed."),
        _("At each work choose the target it moves and write by what it does so (because …)."),
        CRITERION_N1,
    ),
    "issue_serves_no_target": Words(
        _("The issue says of no target that it serves it, and has no works that could say so."),
        _("Other issues show how they serve a target; of this one it has to be guessed."),
        _("Name works for the issue, each with the target it moves and because of what."),
        LAW_53_1,
    ),
    "no_plan_before": Words(
        _("The plan before this one is not in the system."),
        _("What it reached cannot be held against what this one goes on with."),
        _("Bring in the plan of the cycle before, with its targets, and record what was measured."),
        FOUNDING,
    ),
    "nothing_continued": Words(
        _("No indicator of the plan before stands in this one."),
        _("Whether five years of work brought anything can no longer be followed."),
        _("Keep at least the indicators of issues that go on, or say why they were given up."),
        FOUNDING,
    ),
    "nothing_measured": Words(
        _("For none of the %(rows)s indicators a measured value is recorded."),
        _("Baselines can be read on paper only; whether a target is within reach is not shown."),
        _("Record the values of the last years with their source, at the page of each indicator."),
        FOUNDING,
    ),
    "never_measured": Words(
        _("No value measured before the plan is recorded, while other indicators have some."),
        _("Whether the target is within reach is not shown."),
        _("Record the values of the last years with their source, at the page of the indicator."),
        FOUNDING,
    ),
    "continued_unmeasured": Words(
        _("It goes on from “%(plan)s”, but no value measured in %(first)s-%(last)s is recorded."),
        _("A new target is set without knowing what came of the old one."),
        _("Record what was measured in those years, then set the targets from there."),
        FOUNDING,
    ),
    "past_target_missed": Words(
        _("The plan before aimed at %(aim)s for %(year)s; %(value)s was measured."),
        _("The same aim set again without a reason will be missed again."),
        _("Say in the plan why it was missed and what is done differently now."),
        FOUNDING,
    ),
}

OF_THE_REVIEW: Mapping[str, _StrPromise] = {
    **dict.fromkeys(
        (
            *("baseline_missing", "base_year_missing", "base_year_stale", "source_missing"),
            "no_source_anywhere",
            *("no_targets", "target_gaps", "target_already_reached", "target_beyond_trend"),
            *("unit_missing", "vague_criterion", "vague_wish", "no_measure_word"),
        ),
        OFFICIALS,
    ),
}
"""What a finding of the indicator review rests on, where that is more than usual practice."""


def source_of_review(code: str) -> _StrPromise:
    return OF_THE_REVIEW.get(code, PRACTICE)
