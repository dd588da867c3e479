"""Coverage of the whole country, exact at every moment: kept counts, and what changed since.

Every change writes a ``ChangedCell`` in its own transaction (by trigger, whoever made it).  Reading
takes what is kept of the provinces, takes the touched cells out of it and counts those from their
records, in one statement and so at one moment.  Folding does the same for good.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, transaction

from oneplan.core.folding import fold_alone
from oneplan.coverage.keeping_sql import EVERYTHING, FOLD, OF_COUNTRY, OF_TARGET, WORDS, YEARS

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

ADVISORY_LOCK = 2571_3601
"""Only one fold works at a time."""


@dataclass(frozen=True, slots=True)
class CountryCount:
    """One count of records and their money.  ``province`` is empty for what lies in none.

    ``figure``: works, no-approach, no-target, needs, no-activity; or serves, of one target.
    """

    figure: str
    province: str
    target: UUID | None
    rows: int
    satang: int


def country_counts(fiscal_year: int, *, reach: Reach | None) -> list[CountryCount]:
    """The gaps of every province and what serves each target in the country, in one statement.

    What is public; and for officials what circulates in their circle.  Never a draft.
    """
    return _read(OF_COUNTRY, {"fiscal_year": fiscal_year}, reach)


def target_counts(target_id: UUID, fiscal_year: int, *, reach: Reach | None) -> list[CountryCount]:
    """What serves a target or something below it, by province."""
    return _read(OF_TARGET, {"fiscal_year": fiscal_year, "target": target_id}, reach)


def years_kept() -> tuple[int, ...]:
    """Fiscal years (B.E.) counts are kept of, from the last, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(YEARS)
        first, last = cursor.fetchone()
    return tuple(range(last, first - 1, -1)) if last else ()


def fold() -> bool:
    """Bring the kept counts up to now; False when another fold is at work.  Safe at any moment."""
    return fold_alone(FOLD, WORDS, lock=ADVISORY_LOCK)


@transaction.atomic
def count_anew() -> None:
    """Note every cell as changed and forget what is kept; the next fold keeps it all again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])
        cursor.execute("DELETE FROM coverage_keptcount")
        cursor.execute("DELETE FROM coverage_provincecount")
        cursor.execute(EVERYTHING, WORDS)


def _read(statement: str, asked: dict[str, Any], reach: Reach | None) -> list[CountryCount]:
    seen = {
        "is_national": reach is not None and reach.is_national,
        "circle": sorted(reach.circle) if reach else [],
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, WORDS | asked | seen)
        return [CountryCount(*row) for row in cursor.fetchall()]
