"""Sums of the whole country that are exact: what is kept, and what changed since, added up anew.

Every change writes a ``ChangedCell`` in its own transaction (by trigger, whoever made it).  Reading
takes the kept sums of the cells nobody touched and adds up the touched ones from their rows, in
one statement and so at one moment.  Folding does the same for good.  Neither needs a lock on the
records: a change whose note cannot be seen yet cannot be seen itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from oneplan.areas.models import BodyKind
from oneplan.budget.keeping_sql import EVERYTHING, FOLD, KINDS, READ, YEARS
from oneplan.budget.lying import SEATED
from oneplan.core.folding import fold_alone

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

ADVISORY_LOCK = 2571_0601
"""Only one fold works at a time."""


@dataclass(frozen=True, slots=True)
class CountrySum:
    """One sum of a province in one fiscal year.  ``province`` is empty for what lies in none.

    ``figure``: records (needs and activities have their kind as ``source``), asked, printed, money.
    """

    figure: str
    province: str
    source: str
    stage: str
    rows: int
    satang: int


def country_sums(fiscal_year: int, *, reach: Reach | None) -> list[CountrySum]:
    """Every sum of a fiscal year (B.E.) by province, exact at this moment, in one statement.

    What is public; and for officials what circulates in their circle.  Never a draft.
    """
    wanted = {
        "fiscal_year": fiscal_year,
        "is_national": reach is not None and reach.is_national,
        "circle": sorted(reach.circle) if reach else [],
    }
    with connection.cursor() as cursor:
        cursor.execute(READ, _given() | wanted)
        return [CountrySum(*row) for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class KeptYears:
    """Fiscal years (B.E.) sums are kept of, from the last, and the last with printed money."""

    years: tuple[int, ...] = ()
    printed: int | None = None


def years_kept() -> KeptYears:
    """The years of the kept sums, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(YEARS)
        first, last, printed = cursor.fetchone()
    return KeptYears(tuple(range(last, first - 1, -1)), printed) if last else KeptYears()


def fold() -> bool:
    """Bring the kept sums up to now; False when another fold is at work.  Safe at any moment."""
    return fold_alone(FOLD, _given(), lock=ADVISORY_LOCK)


@transaction.atomic
def add_up_anew() -> None:
    """Note every cell as changed and forget what is kept; the next fold keeps it all again."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM budget_keptsum")
        cursor.execute(EVERYTHING, _given())


def _given() -> dict[str, Any]:
    return {
        "kinds": [kind.value for kind in KINDS],
        "pao": BodyKind.PAO.value,
        "seated": [kind.value for kind in SEATED],
    }
