"""Reading one row of those that are open to whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from oneplan.core.errors import NotVisible

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

M = TypeVar("M", bound="Model")


def one_among(rows: QuerySet[M], pk: UUID) -> M:
    """The row of that key.  Raises ``NotVisible`` where it is none of them."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found
