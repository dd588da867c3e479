"""What an edition in preparation holds, row by row, and which kinds of row may be added where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from oneplan.plans.models import Edition, Element, ElementKind, Plan
from oneplan.plans.plan_types import plan_types, years_of_plan
from oneplan.plans.rules.plan_types import MadeBy, PlanType
from oneplan.plans.rules.writing import UNDER

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.areas.models import Body


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row with its depth, the kinds that may stand under it, and its place among its like."""

    element: Element
    depth: int
    below: Sequence[tuple[str, Any]]
    is_first: bool
    is_last: bool
    is_bare: bool
    """Whether nothing stands under it, so that it can be left out."""


def rows_in_order(edition: Edition) -> list[WrittenRow]:
    """The rows as a tree, in the order of the workshop; two queries."""
    rows = edition.elements.select_related("indicator").prefetch_related("targets")
    elements = list(rows.order_by("position", "pk"))
    below: dict[UUID | None, list[Element]] = {}
    for each in elements:
        below.setdefault(each.parent_id, []).append(each)
    kinds = list(ElementKind.values)
    found: list[WrittenRow] = []

    def walk(above: UUID | None, depth: int) -> None:
        beside = sorted(below.get(above, ()), key=lambda each: kinds.index(each.kind))
        for each in beside:
            alike = [other for other in beside if other.kind == each.kind]
            found.append(
                WrittenRow(
                    each,
                    depth,
                    [(kind, ElementKind(kind).label) for kind in UNDER.get(each.kind, ())],
                    is_first=alike[0] is each,
                    is_last=alike[-1] is each,
                    is_bare=each.pk not in below,
                )
            )
            walk(each.pk, depth + 1)

    walk(None, 0)
    return found


def target_years(plan: Plan) -> list[int]:
    """The fiscal years an indicator of the plan has targets for."""
    years = years_of_plan(plan)
    return list(range(years.first, years.last + 1))


def types_for(bodies: Sequence[Body]) -> list[PlanType]:
    """The kinds of plan any of these bodies makes on the pages of plans."""
    kinds = {each.kind for each in bodies}
    return [
        each
        for each in plan_types().values()
        if each.made_by == MadeBy.HERE and kinds & each.bodies
    ]
