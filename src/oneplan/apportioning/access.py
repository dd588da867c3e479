"""Fetching a list for saying who takes its lines, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may
from oneplan.annual_plans.access import round_for_reading
from oneplan.annual_plans.models import Level
from oneplan.core.errors import AccessDenied
from oneplan.threads.access import is_own

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.annual_plans.models import Round


def round_for_dividing(post: Post, pk: UUID) -> Round:
    """The list if the post keeps it.  Raises ``NotVisible`` or ``AccessDenied``."""
    round_ = round_for_reading(post, pk)
    if not may_divide(post, round_):
        raise AccessDenied("apportioning.say_taker")
    return round_


def may_divide(post: Post | None, round_: Round) -> bool:
    """Whether the post says who takes the lines of this list: its own district's."""
    return (
        post is not None
        and round_.level == Level.DISTRICT
        and may(post, "apportioning.say_taker")
        and is_own(post, round_.subject)
    )
