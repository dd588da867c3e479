"""Folding notes of changes into what is kept, one fold at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction


def fold_alone(statement: str, given: Mapping[str, Any], *, lock: int) -> bool:
    """Run the statement that folds, in a transaction of its own; False where another fold works.

    ``lock`` is the number of the advisory lock of PostgreSQL only this kind of fold takes.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [lock])
        if not cursor.fetchone()[0]:
            return False
        cursor.execute(statement, given)
    return True
