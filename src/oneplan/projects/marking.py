"""What projects and activities say of themselves in lists of every kind of record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Sum

from oneplan.projects.models import Activity, Preparation
from oneplan.threads.marks import Mark
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.threads.rules import Reach

TONES = {Preparation.DRAFT: "draft", Preparation.READY: "ok", Preparation.WITHDRAWN: "bad"}


def marks_of_activities(keys: Sequence[UUID], _reach: Reach | None) -> dict[UUID, Mark]:
    """How far its papers are and what it asks for; one query."""
    rows = Activity.objects.filter(pk__in=keys).values_list("pk", "preparation", "satang")
    return {
        key: Mark(Preparation(state).label, TONES[Preparation(state)], satang)
        for key, state, satang in rows
    }


def marks_of_projects(keys: Sequence[UUID], reach: Reach | None) -> dict[UUID, Mark]:
    """What the activities the reader may read ask for together; one query."""
    seen = Activity.objects.filter(
        project__in=keys, subject__in=Subject.objects.filter(readable(reach))
    )
    sums = seen.order_by().values_list("project_id").annotate(satang=Sum("satang"))
    return {key: Mark(satang=satang) for key, satang in sums}
