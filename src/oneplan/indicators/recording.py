"""Naming a body's own indicators, and recording measured values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.audit.services import Acting, record
from oneplan.indicators.models import Direction, Indicator, Observation

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Area, Body

LONGEST_UNIT = 80
LONGEST_WORDS = 300

Named = tuple[str, str]
"""Name and unit of an indicator; together they are one indicator of its owner."""


@transaction.atomic
def indicators_of(
    owner: Body,
    named: Iterable[Named],
    *,
    by: Acting | None,
    direction: Direction = Direction.UNKNOWN,
) -> dict[Named, Indicator]:
    """The owner's indicators of these names and units; new ones are made, in a fixed number of
    queries."""
    wanted = {(name, unit[:LONGEST_UNIT]) for name, unit in named}
    found = {
        (each.name_th, each.unit): each
        for each in Indicator.objects.filter(
            owner=owner, name_th__in={name for name, _unit in wanted}
        )
    }
    fresh = [
        Indicator(owner=owner, name_th=name, unit=unit, direction=direction)
        for name, unit in sorted(wanted - found.keys())
    ]
    Indicator.objects.bulk_create(fresh)
    if fresh:
        after = {"count": len(fresh)}
        key = fresh[0].pk
        record("indicators.named", by=by, kind="indicators.indicator", key=key, after=after)
    return found | {(each.name_th, each.unit): each for each in fresh}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A measured value.  ``year`` is B.E., ``words`` as printed; ``value`` None: not a number."""

    owner: Body
    name: str
    unit: str
    area_code: str
    year: int
    source: str
    value: Decimal | None = None
    words: str = ""
    direction: Direction = Direction.UNKNOWN


@transaction.atomic
def observe(
    readings: Sequence[Reading], *, by: Acting | None, post: Post | None = None
) -> list[Observation]:
    """Record values; one that its source has given before is replaced by what it says now.

    ``post`` is who answers for the values: None where a file brought them.
    """
    observations = []
    for owner, direction in {(each.owner, each.direction) for each in readings}:
        own = [each for each in readings if (each.owner, each.direction) == (owner, direction)]
        known = indicators_of(
            owner, ((each.name, each.unit) for each in own), by=by, direction=direction
        )
        observations += [
            Observation(
                indicator=known[each.name, each.unit[:LONGEST_UNIT]],
                area_id=each.area_code,
                year=each.year,
                value=each.value,
                words=each.words[:LONGEST_WORDS],
                source=each.source[:LONGEST_WORDS],
                recorded_by=post,
            )
            for each in own
        ]
    _keep(observations, by=by)
    return observations


@transaction.atomic
def observe_value(
    indicator: Indicator,
    *,
    area: Area,
    year: int,
    value: Decimal | None,
    words: str,
    source: str,
    by: Post,
) -> Observation:
    """Record one value of an indicator that is known; its source's earlier one is replaced."""
    told = Observation(
        indicator=indicator, area=area, year=year, value=value, words=words, source=source,
        recorded_by=by,
    )  # fmt: skip
    _keep([told], by=by)
    return Observation.objects.get(indicator=indicator, area=area, year=year, source=source)


def _keep(observations: Sequence[Observation], *, by: Acting | None) -> None:
    """Store values and one audit entry that counts them and tells the first."""
    if not observations:
        return
    Observation.objects.bulk_create(
        observations,
        update_conflicts=True,
        unique_fields=["indicator", "area", "year", "source"],
        update_fields=["value", "words", "recorded_by", "recorded_at"],
    )
    first = observations[0]
    record(
        "indicators.observed",
        by=by,
        kind="indicators.indicator",
        key=first.indicator_id,
        after={
            "count": len(observations),
            "area": first.area_id,
            "year": first.year,
            "words": first.words,
            "source": first.source,
        },
    )
