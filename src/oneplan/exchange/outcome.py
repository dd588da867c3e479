"""What an intake did: counts, sums to the satang, subtotal checks and findings, as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from oneplan.core.findings import Finding, Severity, Where
from oneplan.core.money import baht
from oneplan.exchange.reconcile import Agreement, SubtotalCheck


@dataclass(frozen=True, slots=True)
class FileSum:
    """Rows and satang of one sheet: as read from the file, and as they stand in the database."""

    file: str
    sheet: str
    layout: str
    rows_read: int
    rows_kept: int
    satang_read: int
    satang_kept: int

    @property
    def is_whole(self) -> bool:
        return self.satang_read == self.satang_kept


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run.  Every row read is stored, unchanged, changed or reported; these add up.

    ``missing`` counts rows that an earlier issue of a table held and this one does not.
    """

    run_id: UUID
    path: str
    province: str
    rows_read: int
    stored: int
    unchanged: int
    changed: int
    returned: int
    missing: int
    sums: tuple[FileSum, ...]
    checks: tuple[SubtotalCheck, ...]
    findings: tuple[Finding, ...]

    @property
    def reported(self) -> int:
        return self.rows_read - self.stored - self.unchanged - self.changed

    @property
    def took_in(self) -> bool:
        """Whether anything of the path stands in the database now."""
        return bool(self.stored or self.unchanged or self.changed)

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        """For programs; amounts both in satang and, as text, in baht."""
        codes = Counter(finding.code for finding in self.findings)
        return {
            "run": str(self.run_id),
            "path": self.path,
            "province": self.province,
            "rows_read": self.rows_read,
            "stored": self.stored,
            "unchanged": self.unchanged,
            "changed": self.changed,
            "missing": self.missing,
            "returned": self.returned,
            "reported": self.reported,
            "findings": dict(sorted(codes.items())),
            "errors": sum(each.severity is Severity.ERROR for each in self.findings),
            "files": [_sum_as_json(each) for each in self.sums],
            "subtotals": {
                "checked": len(self.checks),
                "agree": sum(check.agreement is Agreement.AGREES for check in self.checks),
                "differ": [_check_as_json(check) for check in self.differing],
            },
        }

    @property
    def differing(self) -> list[SubtotalCheck]:
        return [check for check in self.checks if check.agreement is not Agreement.AGREES]


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """A finding as it is kept with its run; ``finding_of`` reads it back."""
    where = finding.where
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": where.file,
        "sheet": where.sheet,
        "row": where.row,
        "column": where.column,
        "value": where.value,
        "facts": {
            name: value if isinstance(value, str | int | float | None) else str(value)
            for name, value in finding.facts.items()
        },
    }


def finding_of(kept: dict[str, Any]) -> Finding:
    where = Where(kept["file"], kept["sheet"], kept["row"], kept["column"], kept["value"])
    return Finding(kept["code"], Severity(kept["severity"]), where, kept["facts"])


def findings_of(kept: Sequence[dict[str, Any]]) -> list[Finding]:
    return [finding_of(each) for each in kept]


def _sum_as_json(each: FileSum) -> dict[str, Any]:
    return {
        "file": each.file,
        "sheet": each.sheet,
        "layout": each.layout,
        "rows_read": each.rows_read,
        "rows_kept": each.rows_kept,
        "satang_read": each.satang_read,
        "satang_kept": each.satang_kept,
        "baht_read": baht(each.satang_read),
        "baht_kept": baht(each.satang_kept),
    }


def _check_as_json(check: SubtotalCheck) -> dict[str, Any]:
    return {
        "owner": check.owner_code,
        "project": check.project,
        "budget_type": check.budget_type,
        "agreement": check.agreement.value,
        "printed_baht": baht(check.printed_satang),
        "sum_baht": baht(check.sum_satang),
        "difference_baht": baht(check.difference),
        "lines": len(check.rows),
    }
