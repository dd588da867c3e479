"""How long a page waits for one question to the database before it says that it is too wide."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled


class TooSlow(Exception):
    """The database was still looking when the patience ended."""


@contextmanager
def at_most(milliseconds: int) -> Iterator[None]:
    """Give up each statement inside after so long.  Raises ``TooSlow``; nothing is left hanging."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = {int(milliseconds)}")
            yield
            cursor.execute("SET LOCAL statement_timeout = DEFAULT")
    except OperationalError as fault:
        if isinstance(fault.__cause__, QueryCanceled):
            raise TooSlow from fault
        raise
