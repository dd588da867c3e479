"""Which activities serve an approach of a plan, for the plan's own pages."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from oneplan.plans.serving import Works
from oneplan.projects.models import Activity, Preparation
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.threads.rules import Reach


def activities_serving(approaches: Collection[UUID], reach: Reach | None) -> Works:
    """Activities whose project names one of these approaches, those withdrawn left out."""
    rows = Activity.objects.filter(
        readable(reach, at="subject"), project__approach__in=approaches
    ).exclude(preparation=Preparation.WITHDRAWN)
    return {
        (key, approach)
        for key, approach in rows.values_list("pk", "project__approach")
        if approach is not None
    }
