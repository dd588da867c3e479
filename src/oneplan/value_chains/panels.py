"""The boards of a plan, shown on the plan's page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oneplan.plans.chapters import Filled
from oneplan.plans.models import Plan
from oneplan.threads.access import reach
from oneplan.value_chains.access import keeps
from oneplan.value_chains.queries import boards_listed

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.plans.models import Edition
    from oneplan.threads.models import Subject


def boards_of_plan(subject: Subject, post: Post | None) -> Mapping[str, Any] | None:
    """The plan's boards as far as the reader may read them; nothing where there is none."""
    boards = list(boards_listed(Plan(pk=subject.pk), reach=reach(post)))
    may_open = keeps(post, subject)
    if not boards and not may_open:
        return None
    return {"boards": boards, "may_open": may_open, "plan": subject.pk}


def boards_filled(plan: Plan, _edition: Edition | None, post: Post | None) -> Filled:
    """The chapter of value chains: the plan's boards the reader may read."""
    boards = list(boards_listed(Plan(pk=plan.pk), reach=reach(post)))
    page = reverse("value_chains:board", args=[boards[0].pk]) if boards else ""
    page = page or reverse("plans:plan", args=[plan.pk])
    return Filled(len(boards), _("boards"), page)
