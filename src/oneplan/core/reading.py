"""Pieces of reading that every app needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Q

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


def one_of(path: str, keys: QuerySet[Any, Any]) -> Q:
    """Rows whose key at ``path`` is one of these, gathered once a statement.

    ``IN (SELECT ...)`` PostgreSQL reckons anew for every row it looks up by key: reading the few
    newest backwards then seems dearer to it than sorting all.
    """
    return Q(
        Func(
            F(path),
            ArraySubquery(keys),
            template="(%(expressions)s))",
            arg_joiner=" = ANY(",
            output_field=BooleanField(),
        )
    )
