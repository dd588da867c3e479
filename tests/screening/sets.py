"""Builders of criteria sets for tests."""

from __future__ import annotations

from decimal import Decimal

from oneplan.screening.models import CriteriaSet, Criterion


def make_criteria_set(code: str = "TEST", *, is_default: bool = True) -> CriteriaSet:
    """Three criteria: 0–5 of weight 60, 0–5 by halves of weight 40, and a 0/1 gate of no weight."""
    made, is_new = CriteriaSet.objects.get_or_create(
        code=code, fiscal_year=None, defaults={"name_th": "เกณฑ์สมมติ", "is_default": is_default}
    )
    if is_new:
        for position, (name, highest, step, weight, is_gate) in enumerate(
            (("A1", 5, "1", 60, False), ("A2", 5, "0.5", 40, False), ("G", 1, "1", 0, True))
        ):
            Criterion.objects.create(
                criteria_set=made,
                code=name,
                name_th=f"เกณฑ์ {name}",
                lowest=0,
                highest=highest,
                step=Decimal(step),
                weight=weight,
                is_gate=is_gate,
                position=position,
            )
    return made
