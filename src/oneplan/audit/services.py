"""Writing the audit trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol
from uuid import UUID

from django.db import connection

from oneplan.audit.models import Entry


class Acting(Protocol):
    """Whoever acts: a post, as the accounts floor knows it, and the account it acts through."""

    @property
    def pk(self) -> UUID: ...

    @property
    def acting_user_id(self) -> int | None: ...


def record(
    code: str,
    *,
    by: Acting | None,
    kind: str,
    key: object,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Entry:
    """Add one entry.  ``by`` is None only for the installation itself (set-up, imports of codes).

    Must run inside the transaction of the change it tells of; refuses to run outside one.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"audit of {code} outside its transaction")
    return Entry.objects.create(
        code=code,
        user_id=by.acting_user_id if by else None,
        post_id=by.pk if by else None,
        object_kind=kind,
        object_id=str(key),
        before=dict(before or {}),
        after=dict(after or {}),
    )
