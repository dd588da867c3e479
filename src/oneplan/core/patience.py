"""How long a page waits for one question to the database before it says that it is too wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

T = TypeVar("T")
WAYS_OF_GATHERING = ("enable_bitmapscan", "enable_sort")


class TooSlow(Exception):
    """The database was still looking when the patience ended."""


def either_way(
    ask: Callable[[], T], *, quick: int, longest: int, in_order_first: bool = False
) -> T:
    """What ``ask`` reads: as PostgreSQL thinks quickest, or where that was a mistake, in order.

    How often several words stand together is only guessed, and a wrong guess gathers a tenth of
    the country before it shows anything.  After ``quick`` milliseconds the rows are gone through
    in their order instead; if that finds too few, as at first, for as long as ``longest``.
    ``in_order_first`` where so many rows surely answer that the newest of them are soon found.
    Raises ``TooSlow``.
    """
    for milliseconds, is_in_order in ((quick, in_order_first), (2 * quick, not in_order_first)):
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
    gathering = "off" if is_in_order else "on"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_settings(int(milliseconds), gathering))
            yield
            cursor.execute(_settings("DEFAULT", "DEFAULT"))
    except OperationalError as fault:
        if isinstance(fault.__cause__, QueryCanceled):
            raise TooSlow from fault
        raise


def _settings(timeout: int | str, gathering: str) -> str:
    """One statement for all of them, until the transaction ends."""
    values = {"statement_timeout": timeout, **dict.fromkeys(WAYS_OF_GATHERING, gathering)}
    return "; ".join(f"SET LOCAL {name} = {value}" for name, value in values.items())
