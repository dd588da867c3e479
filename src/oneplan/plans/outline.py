"""A large plan opens as an outline: an issue is drawn when somebody opens it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oneplan.core.asked import asked_choice, asked_key

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.plans.queries import Issue, StrategyPart

LARGE = 60
"""Indicators from which a plan opens folded: three hundred of them are a page of a megabyte."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Whether the issues of a plan are folded, and the one that was asked for."""

    is_folded: bool
    opened: Issue | None = None


def outline_of(part: StrategyPart, query: Mapping[str, str]) -> Outline:
    """How a plan opens: whole (``all=yes``, or a small one), or folded but for one issue.

    ``row`` is the key of anything in that issue.
    """
    indicators = len(part.goal_kpis) + sum(len(issue.kpis) for issue in part.issues)
    if not is_large(indicators) or asked_choice(query, "all", ["yes"]):
        return Outline(is_folded=False)
    row = asked_key(query, "row")
    opened = next((issue for issue in part.issues if row in set(_keys(issue))), None)
    return Outline(is_folded=True, opened=opened)


def is_large(indicators: int) -> bool:
    return indicators >= LARGE


def _keys(issue: Issue) -> Iterator[UUID]:
    yield issue.element.pk
    yield from (each.pk for each in (*issue.objectives, *issue.approaches))
    yield from (kpi.element.pk for kpi in issue.kpis)
    for programme, parts in issue.programmes:
        yield from (each.pk for each in (programme, *parts))
