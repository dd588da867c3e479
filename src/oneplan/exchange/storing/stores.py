"""Which service stores which layout."""

from __future__ import annotations

from oneplan.exchange.storing import (
    activities,
    indicator_values,
    lines,
    needs,
    places,
    plan,
    scores,
    targets,
    totals,
    umbrellas,
)
from oneplan.exchange.storing.batch import Store

STORES: dict[str, Store] = {
    "provinces": places.store_provinces,
    "districts": places.store_districts,
    "subdistricts": places.store_subdistricts,
    "boundaries": places.store_boundaries,
    "cluster_members": places.store_cluster_members,
    "authorities": places.store_authorities,
    "budget_lines": umbrellas.store_budget_lines,
    "printed_subtotals": totals.store_printed_subtotals,
    "ministry_lines": lines.store_ministry_lines,
    "subsidy_lines": lines.store_subsidy_lines,
    "pao_tasks": lines.store_pao_tasks,
    "pao_income": totals.store_pao_income,
    "strategy_targets": targets.store_targets,
    "indicator_values": indicator_values.store_values,
    "indicator_values_by_year": indicator_values.store_values,
    "plan_heads": plan.store_plan_heads,
    "plan_issues": plan.store_plan_issues,
    "plan_kpis": plan.store_plan_kpis,
    "plan_guidelines": plan.store_plan_guidelines,
    "unit_totals": totals.store_unit_totals,
    "needs": needs.store_needs,
    "activities": activities.store_activities,
    "scores": scores.store_scores,
}
"""Every layout of the registry has one."""
