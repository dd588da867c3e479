"""Targets lie below each other also across lists: what stands above each, and what below one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from oneplan.strategy.models import Target


def over_each() -> Mapping[UUID, frozenset[UUID]]:
    """Each target with itself and everything above it, in one query."""
    parents = dict(Target.objects.order_by().values_list("pk", "parent_id"))
    found: dict[UUID, frozenset[UUID]] = {}
    for key in parents:
        chain: list[UUID] = []
        step: UUID | None = key
        while step and step not in chain:
            chain.append(step)
            step = parents[step]
        found[key] = frozenset(chain)
    return found


def keys_under(target: Target) -> list[UUID]:
    """A target and everything below it, in its own list and in others."""
    under: dict[UUID, list[UUID]] = defaultdict(list)
    for key, above in over_each().items():
        for each in above:
            under[each].append(key)
    return under[target.pk]
