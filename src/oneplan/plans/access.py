"""Fetching plans for a purpose, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.core.errors import NotVisible
from oneplan.plans.models import Plan
from oneplan.threads.access import subject_for_reading
from oneplan.threads.models import SubjectKind

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def plan_for_reading(post: Post | None, pk: UUID) -> Plan:
    """The plan if the reader may read it.  Raises ``NotVisible`` otherwise."""
    subject_for_reading(post, pk, kind=SubjectKind.PLAN)
    plans = Plan.objects.select_related("subject__owner", "subject__area", "body", "cycle")
    found = plans.filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found
