"""Every layout OnePlan knows.  A new one is added here; see ``docs/how/add-a-layout.md``."""

from __future__ import annotations

from oneplan.exchange.layouts import (
    activities,
    areas,
    bodies,
    budget_lines,
    indicator_values,
    ministry_lines,
    needs,
    pao_income,
    pao_tasks,
    plan,
    printed_subtotals,
    scores,
    subsidy_lines,
    targets,
    unit_totals,
)
from oneplan.exchange.layouts.layout import Layout

LAYOUTS: dict[str, Layout] = {
    each.code: each
    for each in (
        areas.PROVINCES,
        areas.DISTRICTS,
        areas.SUBDISTRICTS,
        areas.BOUNDARIES,
        bodies.CLUSTER_MEMBERS,
        bodies.AUTHORITIES,
        budget_lines.LAYOUT,
        printed_subtotals.LAYOUT,
        ministry_lines.LAYOUT,
        subsidy_lines.LAYOUT,
        pao_tasks.LAYOUT,
        pao_income.LAYOUT,
        unit_totals.LAYOUT,
        targets.LAYOUT,
        indicator_values.VALUES,
        indicator_values.BY_YEAR,
        plan.HEADS,
        plan.ISSUES,
        plan.KPIS,
        plan.GUIDELINES,
        needs.LAYOUT,
        activities.LAYOUT,
        scores.LAYOUT,
    )
}
"""By code, in the order in which a province's files are stored: places, bodies, money, plan."""
