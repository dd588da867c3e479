"""Fetching a pair for a purpose, or 404: a pair no side of which may be read does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import require
from oneplan.core.errors import AccessDenied, NotVisible
from oneplan.screening.models import Verdict
from oneplan.screening.overlap.facing import readable_among
from oneplan.screening.overlap.listing import reviewable
from oneplan.threads.access import reach

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def verdict_for_reading(post: Post, pk: UUID) -> Verdict:
    """The pair if it lies in the post's area and one side may be read.  Raises ``NotVisible``."""
    require(post, "screening.see_overlaps")
    seen = reach(post)
    rows = Verdict.objects.none() if seen is None else reviewable(seen)
    found = rows.select_related("a__owner", "b__owner", "decided_by__body").filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found


def verdict_for_judging(post: Post, pk: UUID) -> Verdict:
    """The pair if the post may judge it, which needs both texts.

    Raises ``NotVisible`` outside the circle, ``AccessDenied`` where a side is hidden or the
    role judges none.
    """
    verdict = verdict_for_reading(post, pk)
    require(post, "screening.judge_overlap")
    if len(readable_among([verdict.a_id, verdict.b_id], reach(post))) < 2:
        raise AccessDenied("screening.judge_overlap")
    return verdict
