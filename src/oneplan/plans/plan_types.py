"""The kinds of plan as the editable list has them, and which of them a body may hold."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from oneplan.core.models import Code
from oneplan.plans.rules.plan_types import MadeBy, Overlap, PlanType, Years

if TYPE_CHECKING:
    from oneplan.areas.models import Body
    from oneplan.plans.models import Plan

PLAN_TYPES = "plan_types"

Choice = TypeVar("Choice", bound=StrEnum)


def plan_types() -> dict[str, PlanType]:
    """Every kind of plan by its code, in the order of the list; one query."""
    rows = Code.objects.filter(list=PLAN_TYPES).order_by("position")
    return {row.code: _type(row) for row in rows}


def plan_type(code: str) -> PlanType | None:
    """One kind of plan; None for a code the list does not have."""
    row = Code.objects.filter(list=PLAN_TYPES, code=code).first()
    return _type(row) if row else None


def types_made_here(body: Body) -> list[PlanType]:
    """The kinds a body may hold whose editions are written on the pages of plans."""
    return [
        each
        for each in plan_types().values()
        if body.kind in each.bodies and each.made_by == MadeBy.HERE
    ]


def adopted_by(committee_kind: str, *, made_by: MadeBy) -> list[str]:
    """Codes of the kinds of plan a kind of committee adopts, among those made in one way."""
    return [
        each.code
        for each in plan_types().values()
        if committee_kind in each.adopted_by and each.made_by == made_by
    ]


def years_of_plan(plan: Plan) -> Years:
    """The fiscal years a plan covers."""
    if plan.cycle is None:
        return Years(plan.first_fiscal_year, plan.first_fiscal_year)
    return Years(plan.cycle.first_fiscal_year, plan.cycle.last_fiscal_year)


def _type(row: Code) -> PlanType:
    said = {name: str(value) for name, value in row.extra.items()}
    years = said.get("horizon_years", "")
    return PlanType(
        code=row.code,
        name=row.name_th,
        parent=row.parent_code,
        owner=said.get("owner", ""),
        approver=said.get("approver", ""),
        mark=row.mark,
        years=int(years) if years.isdecimal() else 0,
        bodies=frozenset(said.get("bodies", "").split()),
        made_by=_among(MadeBy, said.get("made_by", ""), MadeBy.OUTSIDE),
        adopted_by=frozenset(said.get("adopted_by", "").split()),
        overlap=_among(Overlap, said.get("overlap", ""), Overlap.REFUSED),
    )


def _among(choices: type[Choice], word: str, otherwise: Choice) -> Choice:
    """The choice a word names; ``otherwise`` for a word nobody knows (an official typed it)."""
    return next((each for each in choices if each.value == word), otherwise)
