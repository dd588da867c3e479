"""Fetching an indicator to read, define or record values of, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may, require
from oneplan.core.errors import AccessDenied, NotVisible
from oneplan.indicators.models import Indicator

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def indicator_for_reading(pk: UUID) -> Indicator:
    """Indicators are told to everybody.  Raises ``NotVisible`` for a key nothing has."""
    found = Indicator.objects.select_related("owner", "weight").filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found


def indicator_for_observing(post: Post, pk: UUID) -> Indicator:
    """The indicator if the post may record values of it: its body's own, or a common one."""
    return _allowed(post, indicator_for_reading(pk), "indicators.observe")


def indicator_for_defining(post: Post, pk: UUID) -> Indicator:
    """The indicator if the post may write what it measures: its body's own, or a common one."""
    return _allowed(post, indicator_for_reading(pk), "indicators.define")


def may_observe(post: Post | None, indicator: Indicator) -> bool:
    return _may(post, indicator, "indicators.observe")


def may_define(post: Post | None, indicator: Indicator) -> bool:
    return _may(post, indicator, "indicators.define")


def is_own_place(post: Post, area_code: str) -> bool:
    """Whether values of an area are the post's to record: those of its own area and below it."""
    return post.area_id is None or area_code.startswith(post.area_id)


def _allowed(post: Post, found: Indicator, permission: str) -> Indicator:
    require(post, permission if found.owner_id else f"{permission}_common")
    if not _may(post, found, permission):
        raise AccessDenied(permission)
    return found


def _may(post: Post | None, found: Indicator, permission: str) -> bool:
    if post is None:
        return False
    if found.owner_id is None:
        return may(post, f"{permission}_common")
    return may(post, permission) and found.owner_id == post.body_id
