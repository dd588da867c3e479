"""The causal chain on the page of a work, and the way to the list on the page of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from oneplan.annual_plans.xyz import works_with_chains
from oneplan.plans.models import Listing
from oneplan.threads.access import reach

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject


def chain_panel(subject: Subject, post: Post | None) -> Mapping[str, Any] | None:
    """The chain of one activity or project."""
    works = works_with_chains([subject.pk], reach=reach(post))
    return {"work": works[0]} if works else None


def plan_panel(subject: Subject, _post: Post | None) -> Mapping[str, Any] | None:
    """Only where the plan lists works."""
    has_works = Listing.objects.filter(edition__plan=subject.pk).exists()
    return {"plan": subject.pk} if has_works else None
