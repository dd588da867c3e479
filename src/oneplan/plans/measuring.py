"""Where plans measure themselves by an indicator, for the indicator's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from oneplan.core.templatetags.official import attribute
from oneplan.indicators.uses import Aim, Use
from oneplan.plans.models import EditionState, Element
from oneplan.plans.services import edition_label
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

MOST = 50
"""Uses shown; one indicator of the common list may stand in every plan of the country."""


def uses_in_plans(indicator: UUID, reach: Reach | None) -> list[Use]:
    """The newest edition of each plan that prints the indicator, with its targets; two queries.

    The public reads sealed editions only.
    """
    elements = (
        Element.objects.filter(readable(reach, at="edition__plan__subject"), indicator=indicator)
        .select_related("edition__plan__body", "edition__plan__cycle")
        .prefetch_related("targets")
        .order_by("edition__plan_id", "lineage_id", "-edition__made_at")
        .distinct("edition__plan_id", "lineage_id")
    )
    if reach is None:
        elements = elements.filter(edition__state=EditionState.SEALED)
    return [_use(each) for each in elements[:MOST]]


def _use(element: Element) -> Use:
    edition = element.edition
    plan = edition.plan
    return Use(
        title=plan.title,
        url=f"{reverse('plans:plan', args=[plan.pk])}?edition={edition.pk}",
        where=f"{attribute(plan.body, 'name')} · {edition_label(edition)}",
        area_code=plan.body.seat_id or "",
        baseline=element.baseline_words,
        aims=[Aim(each.fiscal_year, each.value, each.words) for each in element.targets.all()],
    )
