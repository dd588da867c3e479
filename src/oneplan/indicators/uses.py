"""The register of where an indicator is used: the apps above tell which of their records do.

Plans lie on a higher floor, so the page of an indicator cannot ask them by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach


@dataclass(frozen=True, slots=True)
class Aim:
    """What is aimed at in one fiscal year (B.E.): the number where it is one, and as printed."""

    year: int
    value: Decimal | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A record that measures itself by an indicator, in the area it speaks of."""

    title: str
    url: str
    where: str
    area_code: str
    baseline: str = ""
    aims: Sequence[Aim] = ()


Source = Callable[[UUID, "Reach | None"], list[Use]]
"""The uses of an indicator a reader may read, in a fixed number of queries."""

_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Add what an app knows.  Raises ``ImproperlyConfigured`` for a name twice."""
    if _sources.setdefault(name, source) is not source:
        raise ImproperlyConfigured(f"Two sources of uses of indicators: {name}")


def uses_of(indicator: UUID, *, reach: Reach | None) -> list[Use]:
    """Every use of an indicator the reader may read."""
    return [use for name in sorted(_sources) for use in _sources[name](indicator, reach)]
