"""What whoever starts an intake asks for."""

from __future__ import annotations

from dataclasses import dataclass

from oneplan.exchange.layouts.mapping import HeadingMap


@dataclass(frozen=True, slots=True)
class Wish:
    """Whose rows are wanted, and what the files themselves do not say.

    ``province`` is a two-digit code, empty for the whole country.  ``cycle`` ("2571-2575") is
    that of a plan's rows.  ``fiscal_year`` (B.E.) holds where a table that must have one has no
    column for it.
    """

    province: str = ""
    cycle: str = ""
    fiscal_year: int | None = None
    mapping: HeadingMap | None = None
    plan_province: str = ""
    """Whose plan the rows of a plan belong to, where no one province was asked for."""
