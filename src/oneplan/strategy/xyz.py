"""What records are claimed to serve in the national lists, and what that leads up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from oneplan.strategy.models import Alignment, ListKind, Target
from oneplan.strategy.xyz_rules import Named

NATIONAL = (ListKind.MASTER, ListKind.NATIONAL)
DEEPEST = 8
"""Entries above an entry are followed so far; the national lists are six deep."""


def named_by(subjects: Collection[UUID]) -> Mapping[UUID, list[Named]]:
    """By record: the targets of the national lists it is claimed to serve, and those above.

    A fixed number of queries: one for the claims, one for each storey above them.
    """
    claims = list(
        Alignment.objects.filter(
            subject__in=subjects, ended_at=None, target__list_version__kind__in=NATIONAL
        ).select_related("target")
    )
    above = _above({each.target for each in claims})
    found: dict[UUID, list[Named]] = defaultdict(list)
    for claim in claims:
        for place, target in enumerate(_upwards(claim.target, above)):
            found[claim.subject_id].append(
                Named(
                    level=target.level,
                    code=target.code,
                    name=str(target.name_th),
                    strength=claim.strength,
                    because=claim.because,
                    is_direct=not place,
                    target=target,
                )
            )
    return found


def _above(targets: Collection[Target]) -> Mapping[UUID, Target]:
    """Everything the targets lie below, by key."""
    found: dict[UUID, Target] = {each.pk: each for each in targets}
    wanted = {each.parent_id for each in targets if each.parent_id} - found.keys()
    for _storey in range(DEEPEST):
        if not wanted:
            break
        rows = list(Target.objects.filter(pk__in=wanted))
        found |= {each.pk: each for each in rows}
        wanted = {each.parent_id for each in rows if each.parent_id} - found.keys()
    return found


def _upwards(target: Target, above: Mapping[UUID, Target]) -> Iterator[Target]:
    here: Target | None = target
    for _storey in range(DEEPEST):
        if here is None:
            return
        yield here
        here = above.get(here.parent_id) if here.parent_id else None
