"""What a file says about an area or a body, before it meets the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from oneplan.core.findings import Finding


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One place; an empty English name or point says nothing about it."""

    code: str
    name_th: str
    name_en: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Competence:
    """Where a body is competent, since when, and whether anybody checked."""

    area_code: str
    is_confirmed: bool
    since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body by its own code, with its other notations as (scheme, code) pairs."""

    code: str
    kind: str
    name_th: str
    name_en: str = ""
    parent_code: str = ""
    seat_code: str = ""
    competences: tuple[Competence, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Renamed:
    code: str
    was: str
    now: str


@dataclass(slots=True)
class Changes:
    """What bringing rows in did."""

    new: list[str] = field(default_factory=list)
    renamed: list[Renamed] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    """Another column changed: the English name, the point, the boundary, the seat."""
    closed: list[str] = field(default_factory=list)
    reopened: list[str] = field(default_factory=list)
    unchanged: int = 0

    @property
    def is_empty(self) -> bool:
        changed = (self.new, self.renamed, self.corrected, self.closed, self.reopened)
        return not any(changed)

    def counts(self) -> dict[str, int]:
        return {
            "new": len(self.new),
            "renamed": len(self.renamed),
            "corrected": len(self.corrected),
            "closed": len(self.closed),
            "reopened": len(self.reopened),
            "unchanged": self.unchanged,
        }


@dataclass(slots=True)
class FileRows:
    """A file as read.  ``kind`` is an area kind, ``authority`` or ``boundary``."""

    file: str
    kind: str
    areas: list[AreaRow] = field(default_factory=list)
    authorities: list[BodyRow] = field(default_factory=list)
    boundaries: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """The line each code stands on, rejected rows too: what is named is not missing."""
    has_unreadable_codes: bool = False
    findings: list[Finding] = field(default_factory=list)
    sha256: str = ""
    origin: str = ""
    version: str = ""
    """Fingerprint, provenance and version of a file of boundaries."""


@dataclass(slots=True)
class AreaImport:
    """The report of one imported file."""

    file: str
    kind: str
    changes: Changes
    findings: list[Finding]
