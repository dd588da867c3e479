"""What goes in and out of the review: indicator rows, findings, limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """What the indicator belongs to; goals and issues ask for outcomes."""

    GOAL = "goal"
    ISSUE = "issue"
    PROJECT = "project"
    ACTIVITY = "activity"

    @property
    def wants_outcome(self) -> bool:
        return self in (Level.GOAL, Level.ISSUE)


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    KEEP = "keep"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """An error makes the indicator unusable, a warning asks, a note tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """One indicator as people write it: every value is text, just as it stands in the sheet.

    ``targets`` and ``history`` are (B.E. year, text); year 0 where none is given.  ``history``
    holds observed values, if any are known.  ``number`` is the row a person sees.
    """

    name: str
    unit: str = ""
    baseline: str = ""
    base_year: str = ""
    source: str = ""
    targets: tuple[tuple[int, str], ...] = ()
    history: tuple[tuple[int, str], ...] = ()
    level: Level = Level.ISSUE
    direction: Direction = Direction.UNKNOWN
    issue: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation.  ``code`` is worded in ``messages.MESSAGES``; ``where`` names a field.

    ``proposal`` is a better wording in Thai, built from the row, ready to be taken over.
    """

    code: str
    severity: Severity
    where: str
    facts: Mapping[str, object] = field(default_factory=dict)
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Everything found about one row, errors first."""

    row: IndicatorRow
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Where a value becomes suspect: defaults of the system, not official values."""

    stale_years: int = 5
    jump_sigmas: float = 3.0
    jump_times: float = 3.0
    same_years: int = 3
