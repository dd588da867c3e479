"""The boards of a plan, shown on the plan's page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from oneplan.plans.models import Plan
from oneplan.threads.access import reach
from oneplan.value_chains.access import keeps
from oneplan.value_chains.queries import boards_listed

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject


def boards_of_plan(subject: Subject, post: Post | None) -> Mapping[str, Any] | None:
    """The plan's boards as far as the reader may read them; nothing where there is none."""
    boards = list(boards_listed(Plan(pk=subject.pk), reach=reach(post)))
    may_open = keeps(post, subject)
    if not boards and not may_open:
        return None
    return {"boards": boards, "may_open": may_open, "plan": subject.pk}
