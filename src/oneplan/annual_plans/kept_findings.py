"""Findings as a run keeps them: packed into JSON, and the same findings again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from oneplan.core.findings import Finding, Severity


def packed(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as plain JSON values, in their order; where they point is the row itself."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "facts": dict(finding.facts),
        }
        for finding in findings
    ]


def unpacked(rows: Iterable[dict[str, Any]]) -> list[Finding]:
    """The findings that ``packed`` gave."""
    return [Finding(row["code"], Severity(row["severity"]), facts=row["facts"]) for row in rows]
