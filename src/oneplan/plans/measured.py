"""What was measured for the place of a plan, beside which its targets are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from oneplan.indicators.models import Observation
from oneplan.plans.models import Edition, Plan


def measured_for(
    edition: Edition, *, printed_in: Sequence[UUID] = ()
) -> Mapping[UUID, list[tuple[int, Decimal]]]:
    """What was measured, where the plan's body sits, by the indicators an edition prints.

    ``printed_in``: the editions to take the indicators from, where the plan is spread over
    several.  Year and value, oldest first, by indicator; a year for which sources tell different
    numbers is left out.  One query.
    """
    seat = Plan.objects.filter(editions=edition).values("body__seat")
    rows = Observation.objects.filter(
        indicator__elements__edition__in=printed_in or [edition.pk],
        area__in=seat,
        value__isnull=False,
    )
    told: dict[UUID, dict[int, set[Decimal]]] = defaultdict(lambda: defaultdict(set))
    for indicator, year, value in rows.values_list("indicator_id", "year", "value").distinct():
        if value is not None:
            told[indicator][year].add(value)
    return {
        indicator: sorted((year, min(values)) for year, values in years.items() if len(values) == 1)
        for indicator, years in told.items()
    }
