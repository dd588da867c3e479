"""The way to the page from a plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from oneplan.plan_pages.models import Reader
from oneplan.plans.models import Edition, EditionState

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject


def page_of_plan(subject: Subject, post: Post | None) -> Mapping[str, Any] | None:
    """Where there is an edition to read: its page, and how many have read it."""
    editions = Edition.objects.filter(plan=subject.pk)
    if post is None:
        editions = editions.filter(state=EditionState.SEALED)
    if not editions.exists():
        return None
    sent = Reader.objects.filter(edition__plan=subject.pk)
    return {
        "plan": subject.pk,
        "sent": sent.count(),
        "read": sent.filter(read_at__isnull=False).count(),
    }
