"""The condition under which a record may be read, as one expression of SQL.

Every list of the product asks it, some pages twenty times.  Built from single lookups it costs
the processor ten times as much as the rest of such a query.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, Expression, F

from oneplan.threads.models import Circulation

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

    from oneplan.threads.rules import Reach

Condition = tuple[str, list[Any]]
"""SQL with a place for each of its parameters."""

COMPETENT = "SELECT body_id FROM areas_bodyarea WHERE area_id = ANY(%s)"
SEATED = "SELECT id FROM areas_body WHERE seat_id = ANY(%s)"
CONSULTED = "SELECT subject_id FROM threads_share WHERE body_id = ANY(%s) AND ended_at IS NULL"


class IsReadable(Expression):
    """``rules.may_read`` for the subject at ``to`` (a path ending in ``__``, or empty).

    Lists of keys are gathered once a statement, as arrays: ``IN (SELECT ...)`` PostgreSQL reckons
    anew for every row it looks up by key, and would rather sort a whole country.
    """

    def __init__(self, reach: Reach, to: str) -> None:
        super().__init__(output_field=BooleanField())
        self.reach = reach
        columns = ("circulation", "area_id", "owner_id", "pk")
        self.columns: Sequence[Any] = [F(f"{to}{name}") for name in columns]

    def get_source_expressions(self) -> list[Any]:
        return list(self.columns)

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        self.columns = exprs

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        columns = [compiler.compile(column)[0] for column in self.columns]
        conditions = list(self._conditions(*columns))
        joined = " OR ".join(sql for sql, _parameters in conditions)
        parameters = tuple(chain.from_iterable(given for _sql, given in conditions))
        return f"({joined})", parameters

    def _conditions(self, state: str, area: str, owner: str, key: str) -> Iterator[Condition]:
        reach = self.reach
        bodies = list(reach.body_ids)
        yield f"{state} = %s", [Circulation.PUBLIC.value]
        if reach.is_national:
            yield f"{state} = %s", [Circulation.CIRCULATED.value]
        elif reach.circle:
            near, parameters = _near(sorted(reach.circle), area, owner)
            yield f"({state} = %s AND {near})", [Circulation.CIRCULATED.value, *parameters]
        yield f"{owner} = ANY(%s)", [bodies]
        yield (
            f"({state} = %s AND {key} = ANY(ARRAY({CONSULTED})))",
            [Circulation.CONSULTED.value, bodies],
        )
        if reach.listed:
            yield f"{key} = ANY(%s)", [list(reach.listed)]


def _near(circle: list[str], area: str, owner: str) -> Condition:
    """In a province of the circle; literal prefixes, the only form answered from the index."""
    placed = " OR ".join(f"{area}::text LIKE %s" for _code in circle)
    unplaced = f"{area} IS NULL AND {owner} = ANY(ARRAY({COMPETENT} UNION ALL {SEATED}))"
    return f"({placed} OR ({unplaced}))", [*(f"{code}%" for code in circle), circle, circle]
