"""What plans say of themselves in lists of every kind of record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from oneplan.plans.models import Edition, EditionState
from oneplan.threads.marks import Mark

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.threads.rules import Reach


def marks_of_plans(keys: Sequence[UUID], _reach: Reach | None) -> dict[UUID, Mark]:
    """Whether an edition of it is sealed or all are being prepared; one query."""
    rows = Edition.objects.filter(plan__in=keys).order_by("made_at").values_list("plan_id", "state")
    found: dict[UUID, Mark] = {}
    for key, state in rows:
        if key not in found or state == EditionState.SEALED:
            found[key] = Mark(EditionState(state).label, state)
    return found
