"""What the permission table says of each role, as a planner of the field would expect it."""

from __future__ import annotations

import pytest

from oneplan.accounts.permissions import permission_table
from oneplan.accounts.roles import CHIEFS, PEOPLES_HEADS, PLANNERS, Role


def held_by(role: Role) -> set[str]:
    return {name for name, roles in permission_table().items() if role in roles}


def test_a_post_that_only_reads_may_change_nothing() -> None:
    assert held_by(Role.OBSERVER) == set()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OBSERVER}))
def test_every_other_role_may_do_something(role: Role) -> None:
    assert held_by(role)


def test_a_head_of_group_may_what_the_officers_below_may() -> None:
    assert held_by(Role.STRATEGIST) <= held_by(Role.GROUP_HEAD)


def test_a_permanent_secretary_may_what_the_planner_of_the_authority_may() -> None:
    assert held_by(Role.LOCAL_PLANNER) <= held_by(Role.LOCAL_CLERK)


@pytest.mark.parametrize("role", sorted(CHIEFS | PEOPLES_HEADS))
def test_who_signs_or_speaks_for_people_writes_no_drafts(role: Role) -> None:
    assert not held_by(role) & {"projects.begin", "projects.change", "annual_plans.run_round"}


@pytest.mark.parametrize("role", sorted(PEOPLES_HEADS))
def test_who_speaks_for_people_records_what_they_ask(role: Role) -> None:
    assert {"needs.change", "needs.record"} <= held_by(role)


def test_the_watchdog_reads_and_asks_and_decides_nothing() -> None:
    assert held_by(Role.GOVERNANCE_MEMBER) == {
        "analysis.ask",
        "projects.export",
        "screening.see_overlaps",
        "strategy.challenge",
        "value_chains.comment",
    }


def test_only_who_pays_records_money_beside_the_planners() -> None:
    assert permission_table()["budget.record_amount"] - PLANNERS == {Role.FINANCE_OFFICER}
