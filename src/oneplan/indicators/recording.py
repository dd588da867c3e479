"""Naming a body's own indicators, and recording measured values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from oneplan.audit.services import Acting, record
from oneplan.indicators.models import Direction, EarlierValue, Indicator, Observation

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Area, Body

LONGEST_UNIT = 80
LONGEST_WORDS = 300
BATCH = 2000

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
    """Record values; where its source said otherwise before, that stays as an earlier value.

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
    record_values(observations, by=by)
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
    note: str = "",
) -> Observation:
    """Record one value of an indicator that is known; what its source said before stays."""
    told = Observation(
        indicator=indicator, area=area, year=year, value=value, words=words, source=source,
        note=note, recorded_by=by,
    )  # fmt: skip
    record_values([told], by=by)
    return Observation.objects.get(indicator=indicator, area=area, year=year, source=source)


Said = tuple[UUID, str, int, str]
"""Indicator, area, year and source: what one value is told of."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording came to; ``corrected`` holds each value with what stood before it."""

    new: list[Observation] = field(default_factory=list)
    corrected: list[tuple[Observation, EarlierValue]] = field(default_factory=list)
    unchanged: int = 0


def said_of(observation: Observation) -> Said:
    return (
        observation.indicator_id,
        observation.area_id,
        observation.year,
        observation.source,
    )


@transaction.atomic
def record_values(told: Sequence[Observation], *, by: Acting | None) -> Recorded:
    """Store values not yet stored, each of its own place, year and source.

    A value told before is left as it is.  Where its source said otherwise, the new value counts
    and the old one stays as an ``EarlierValue``.  The indicators are locked, so that two people
    recording at once make no value twice.  One audit entry counts what changed; none otherwise.
    """
    indicators = sorted({each.indicator_id for each in told})
    locked = Indicator.objects.select_for_update(no_key=True, of=("self",))
    list(locked.filter(pk__in=indicators).order_by("pk").values_list("pk", flat=True))
    standing = {
        said_of(each): each
        for each in Observation.objects.filter(
            indicator__in=indicators,
            area__in={each.area_id for each in told},
            year__in={each.year for each in told},
            source__in={each.source for each in told},
        )
    }
    came = Recorded(
        new=[each for each in told if said_of(each) not in standing],
        corrected=[
            (before, _earlier(before, each))
            for each in told
            if (before := standing.get(said_of(each))) and _differs(before, each)
        ],
        unchanged=sum(
            not _differs(standing[said_of(each)], each)
            for each in told
            if said_of(each) in standing
        ),
    )
    Observation.objects.bulk_create(came.new, batch_size=BATCH)
    EarlierValue.objects.bulk_create([each for _now, each in came.corrected], batch_size=BATCH)
    Observation.objects.bulk_update(
        [now for now, _before in came.corrected],
        ["value", "words", "note", "recorded_by", "recorded_at"],
        batch_size=BATCH,
    )
    _tell(came, by=by)
    return came


def _differs(before: Observation, now: Observation) -> bool:
    """A number written in another way is the same number."""
    if before.value is None or now.value is None:
        return (before.value, before.words, before.note) != (now.value, now.words, now.note)
    return (before.value, before.note) != (now.value, now.note)


def _earlier(standing: Observation, now: Observation) -> EarlierValue:
    """What stood, taken aside; the observation says what is told now."""
    earlier = EarlierValue(
        observation=standing,
        value=standing.value,
        words=standing.words,
        note=standing.note,
        recorded_by_id=standing.recorded_by_id,
        recorded_at=standing.recorded_at,
    )
    standing.value, standing.words, standing.note = now.value, now.words, now.note
    standing.recorded_by_id, standing.recorded_at = now.recorded_by_id, timezone.now()
    return earlier


def _tell(came: Recorded, *, by: Acting | None) -> None:
    """One audit entry that counts the values and tells the first; none where nothing changed."""
    first = came.new[0] if came.new else came.corrected[0][0] if came.corrected else None
    if first is None:
        return
    record(
        "indicators.observed",
        by=by,
        kind="indicators.indicator",
        key=first.indicator_id,
        before={"words": came.corrected[0][1].words} if came.corrected else None,
        after={
            "count": len(came.new) + len(came.corrected),
            "corrected": len(came.corrected),
            "area": first.area_id,
            "year": first.year,
            "words": first.words,
            "source": first.source,
        },
    )
