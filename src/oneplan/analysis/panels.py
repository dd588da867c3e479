"""The analysis a plan rests on, shown on the plan's page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from oneplan.plans.models import Plan

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject


def analysis_of_plan(subject: Subject, post: Post | None) -> Mapping[str, Any] | None:
    """The way to the situation of the place the plan is for; nothing where it is for none."""
    plan = Plan.objects.select_related("body__seat", "cycle").get(pk=subject.pk)
    if plan.body.seat is None:
        return None
    return {"area": plan.body.seat, "fiscal_year": plan.first_fiscal_year}
