"""A plan of the cast's province with an approach, and points of its analysis."""

from __future__ import annotations

from oneplan.analysis.models import Point, TowsStrategy
from oneplan.analysis.writing import Pairing, put_point, put_strategy
from oneplan.core.models import new_id
from oneplan.plans.models import EditionKind, Element, ElementKind, Plan
from oneplan.plans.services import ElementDraft, open_edition, open_plan, write_elements
from tests.cast import Cast


def a_plan(cast: Cast, *, fiscal_year: int = 2571) -> Plan:
    """The province's plan, read in its circle, with one issue and one approach in preparation."""
    plan = open_plan(
        "P1", cast.province, title="แผนสมมติ", fiscal_year=fiscal_year, by=cast.strategist
    )
    edition = open_edition(plan, kind=EditionKind.FULL, year=fiscal_year, by=cast.strategist)
    drafts = [
        ElementDraft(kind=ElementKind.ISSUE, number="1", title="ประเด็นสมมติ"),
        ElementDraft(kind=ElementKind.APPROACH, number="1.1", title="แนวทางสมมติ", parent="1"),
    ]
    write_elements(edition, drafts, by=cast.strategist)
    return plan


def approach_of(plan: Plan) -> Element:
    return Element.objects.get(edition__plan=plan, kind=ElementKind.APPROACH)


def a_point(cast: Cast, plan: Plan, field: str = "S", text: str = "มะขามสมมติมีชื่อเสียง") -> Point:
    return put_point(plan, field, text, group="กลุ่ม 2 เกษตร", key=new_id(), by=cast.strategist)


def a_strategy(cast: Cast, plan: Plan, *points: Point, corner: str = "SO") -> TowsStrategy:
    said = Pairing(text="ขายมะขามสมมติทางออนไลน์", points=points)
    return put_strategy(plan, corner, said, key=new_id(), by=cast.strategist)
