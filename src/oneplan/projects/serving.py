"""Which activities serve an approach, and what they promise, for the pages of plans."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from oneplan.plans.serving import Promise, Source, Work, Works
from oneplan.projects.models import Activity, Contribution, Preparation
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

NOBODY = UUID(int=0)
"""Stands in an address for the number of each work: finding a thousand addresses takes long."""


def activities_serving(approaches: Collection[UUID], reach: Reach | None) -> Works:
    """Activities whose project names one of these approaches, those withdrawn left out."""
    rows = Activity.objects.filter(
        readable(reach, at="subject"), project__approach__in=approaches
    ).exclude(preparation=Preparation.WITHDRAWN)
    return {
        Work(key, approach, year)
        for key, approach, year in rows.values_list("pk", "project__approach", "fiscal_year")
        if approach is not None
    }


def promises_of_activities(works: Collection[UUID], indicators: Collection[UUID]) -> list[Promise]:
    """The contributions these activities state, the largest first."""
    rows = Contribution.objects.filter(activity__in=works, indicator__in=indicators)
    found = rows.order_by("-amount", "pk").values_list(
        "activity_id", "activity__title", "indicator_id", "activity__fiscal_year", "amount"
    )
    address = reverse("projects:activity", args=[NOBODY])
    return [
        Promise(
            work=work,
            title=title,
            url=address.replace(str(NOBODY), str(work)),
            indicator=indicator,
            fiscal_year=year,
            amount=amount,
        )
        for work, title, indicator, year, amount in found
    ]


SOURCE = Source(activities_serving, promises_of_activities)
