"""Findings: what a check has to say, all of it at once, as plain values.

A command that must stop raises ``Refusal``; a check that should tell everything returns
findings (completeness of a project, rows of a spreadsheet, rules of the year).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error keeps the thing out, a warning asks, a note tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Where:
    """The place a finding points at; every part may be empty."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation of a check.  ``code`` is worded (reason, remedy) in some ``messages.py``."""

    code: str
    severity: Severity
    where: Where = Where()
    facts: Mapping[str, object] = field(default_factory=dict)


def has_errors(findings: list[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)
