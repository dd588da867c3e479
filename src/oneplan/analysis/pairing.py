"""What a strategy can be made of and lead to, and what a form chose of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from oneplan.analysis.models import Point, TowsStrategy
from oneplan.analysis.writing import LED_TO, Pairing
from oneplan.plans.models import Edition, Element, Plan
from oneplan.threads.models import Subject


def point_choices(plan: Plan, corner: str) -> list[tuple[str, str]]:
    """The standing points of both fields of a corner, each under the name it has; one query."""
    points = list(Point.objects.filter(plan=plan, field__in=list(corner), withdrawn_at=None))
    named = []
    for letter in corner:
        here = (point for point in points if point.field == letter)
        for number, point in enumerate(here, start=1):
            named.append((str(point.pk), f"{letter}{number} {point.text}"))
    return named


def end_choices(plan: Plan, strategy: TowsStrategy | None = None) -> list[tuple[str, str]]:
    """Issues and approaches of the newest edition; what a strategy led to before stays offered."""
    newest = Edition.objects.filter(plan=plan).order_by("-made_at", "-pk").first()
    rows = Element.objects.filter(edition=newest, kind__in=LED_TO).order_by("position", "pk")
    found = [(str(row.lineage_id), f"{row.number} {row.title}") for row in rows]
    if strategy is not None and strategy.leads_to is not None:
        standing = str(strategy.leads_to_id)
        if standing not in dict(found):
            found.append((standing, strategy.leads_to.title))
    return found


def pairing_of(plan: Plan, given: Mapping[str, Any]) -> Pairing:
    """What a valid form says, its choices fetched."""
    points = Point.objects.filter(plan=plan, pk__in=given["points"])
    end = Subject.objects.filter(pk=given["leads_to"]).first() if given["leads_to"] else None
    return Pairing(text=given["text"], points=list(points), leads_to=end, group=given["group"])
