"""The indicators a work may add something to: those above the approach that it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oneplan.indicators.models import Combine, Indicator
from oneplan.plans.models import EditionState, Element, ElementKind

if TYPE_CHECKING:
    from uuid import UUID


def indicators_above(approach: UUID) -> list[Indicator]:
    """Indicators of the approach's issue and of the goal whose parts add up; three queries.

    Of the newest sealed edition that prints the approach, else of the one in preparation.
    """
    printed = Element.objects.filter(lineage=approach).select_related("parent", "edition")
    newest = sorted(
        printed,
        key=lambda each: (each.edition.state == EditionState.SEALED, each.edition.made_at),
    )
    if not newest:
        return []
    found = newest[-1]
    issue = found
    while issue.kind != ElementKind.ISSUE and issue.parent is not None:
        issue = issue.parent
    elements = Element.objects.filter(
        edition=found.edition_id, indicator__combine=Combine.SUM
    ).select_related("indicator")
    above = [
        each.indicator
        for each in elements.order_by("position", "pk")
        if each.indicator is not None
        and (
            each.kind == ElementKind.GOAL_INDICATOR
            or (each.kind == ElementKind.INDICATOR and each.parent_id == issue.pk)
        )
    ]
    return list(dict.fromkeys(above))
