"""How long a page waits for one question to the database before it says that it is too wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

T = TypeVar("T")


class TooSlow(Exception):
    """The database was still looking when the patience ended."""


def either_way(ask: Callable[[], T], *, quick: int, longest: int) -> T:
    """What ``ask`` reads: as PostgreSQL thinks quickest, or where that was a mistake, in order.

    How often several words stand together is only guessed, and a wrong guess gathers a tenth of
    the country before it shows anything.  After ``quick`` milliseconds the rows are gone through
    in their order instead; if that finds too few, as at first, for as long as ``longest``.
    Raises ``TooSlow``.
    """
    for milliseconds, is_in_order in ((quick, False), (2 * quick, True)):
        try:
            with at_most(milliseconds, is_in_order=is_in_order):
                return ask()
        except TooSlow:
            continue
    with at_most(longest):
        return ask()


@contextmanager
def at_most(milliseconds: int, *, is_in_order: bool = False) -> Iterator[None]:
    """Give up each statement inside after so long.  Raises ``TooSlow``; nothing is left hanging.

    ``is_in_order`` reads rows by the index of their order, without gathering them first.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = {int(milliseconds)}")
            cursor.execute(f"SET LOCAL enable_bitmapscan = {'off' if is_in_order else 'on'}")
            yield
            cursor.execute("SET LOCAL statement_timeout = DEFAULT")
            cursor.execute("SET LOCAL enable_bitmapscan = DEFAULT")
    except OperationalError as fault:
        if isinstance(fault.__cause__, QueryCanceled):
            raise TooSlow from fault
        raise
