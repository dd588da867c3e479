"""The register of works that serve an approach: the apps above tell which of theirs do.

Projects lie on a higher floor, so a plan cannot ask them by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

Works = set[tuple[UUID, UUID]]
"""Records that are works, each with the lineage of the approach it serves."""
Source = Callable[[Collection[UUID], "Reach | None"], Works]
"""The works a reader may read that serve one of these approaches, in a fixed number of queries."""

_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Add what an app knows.  Raises ``ImproperlyConfigured`` for a name twice."""
    if _sources.setdefault(name, source) is not source:
        raise ImproperlyConfigured(f"Two sources of works that serve approaches: {name}")


def works_serving(approaches: Collection[UUID], *, reach: Reach | None) -> Works:
    """Every work the reader may read that serves one of these approaches."""
    found: Works = set()
    for name in sorted(_sources):
        found |= _sources[name](approaches, reach)
    return found
