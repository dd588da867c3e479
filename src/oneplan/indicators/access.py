"""Fetching an indicator to record a value of, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import require
from oneplan.core.errors import AccessDenied, NotVisible
from oneplan.indicators.models import Indicator

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def indicator_for_reading(pk: UUID) -> Indicator:
    """Indicators are told to everybody.  Raises ``NotVisible`` for a key nothing has."""
    found = Indicator.objects.select_related("owner").filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found


def indicator_for_observing(post: Post, pk: UUID) -> Indicator:
    """The indicator if the post's body owns it and its role may record values of it."""
    found = indicator_for_reading(pk)
    require(post, "indicators.observe")
    if found.owner_id != post.body_id:
        raise AccessDenied("indicators.observe")
    return found
