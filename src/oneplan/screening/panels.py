"""The panel of a need's or an activity's page that points to records about the same work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from oneplan.accounts.permissions import may
from oneplan.screening.overlap.listing import pairs_around
from oneplan.threads.access import reach

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject


def overlap_panel(subject: Subject, post: Post | None) -> Mapping[str, Any] | None:
    """The likeliest pairs the record stands in, as far as the post may review them."""
    seen = reach(post)
    if seen is None or not may(post, "screening.see_overlaps"):
        return None
    pairs = pairs_around(subject, seen)
    return {"pairs": pairs} if pairs else None
