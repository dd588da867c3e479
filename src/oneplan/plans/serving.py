"""The register of works that serve an approach, and of what they promise to an indicator.

Projects lie on a higher floor, so a plan cannot ask them by itself: the apps above tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach


class Work(NamedTuple):
    """A record that serves a row of a plan (``lineage``).

    ``fiscal_year`` (B.E.) is that of an activity, which may promise something; else None.
    """

    key: UUID
    lineage: UUID
    fiscal_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What a work says that it adds to an indicator in its fiscal year, in the indicator's unit."""

    work: UUID
    title: str
    url: str
    indicator: UUID
    fiscal_year: int
    amount: Decimal


Works = set[Work]


@dataclass(frozen=True, slots=True)
class Source:
    """What an app knows, as far as a reader may read it, in a fixed number of queries each.

    ``works`` serve one of some approaches; ``promises`` are of some works to some indicators.
    """

    works: Callable[[Collection[UUID], Reach | None], Works]
    promises: Callable[[Collection[UUID], Collection[UUID]], Sequence[Promise]]


_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Add what an app knows.  Raises ``ImproperlyConfigured`` for a name twice."""
    if _sources.setdefault(name, source) != source:
        raise ImproperlyConfigured(f"Two sources of works that serve approaches: {name}")


def works_serving(approaches: Collection[UUID], *, reach: Reach | None) -> Works:
    """Every work the reader may read that serves one of these approaches."""
    found: Works = set()
    for name in sorted(_sources):
        found |= _sources[name].works(approaches, reach)
    return found


def promises_of(works: Collection[UUID], indicators: Collection[UUID]) -> list[Promise]:
    """What works the reader may read promise to these indicators."""
    return [
        promise
        for name in sorted(_sources)
        for promise in _sources[name].promises(works, indicators)
    ]
