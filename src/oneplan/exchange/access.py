"""Fetching a run for reading, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import require
from oneplan.core.errors import NotVisible
from oneplan.exchange.models import IntakeRun
from oneplan.exchange.queries import runs_of

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def run_for_reading(post: Post, pk: UUID) -> IntakeRun:
    """A run of the post's body or province.

    Raises ``NotVisible`` for any other, ``AccessDenied`` for a post that takes nothing in.
    """
    run = runs_of(post).defer(None).filter(pk=pk).first()
    if run is None:
        raise NotVisible(pk)
    require(post, "exchange.take_in")
    return run
