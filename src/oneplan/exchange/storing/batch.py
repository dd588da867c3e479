"""The rows of one layout that a storing service is given, and what it may look up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from oneplan.core.findings import Finding, Severity
from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.models import IntakeRow

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.exchange.storing.ledger import Ledger
    from oneplan.exchange.storing.wish import Wish
    from oneplan.exchange.storing.world import World
    from oneplan.threads.models import Subject

SHOWN_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class Met:
    """A row of the file beside the row it was when it came before."""

    record: Record
    row: IntakeRow


@dataclass(frozen=True, slots=True)
class Batch:
    """The records of one layout, sorted by what the ledger knows of them."""

    layout: str
    new: list[Record]
    changed: list[Met]
    unchanged: list[Met]
    world: World
    ledger: Ledger
    wish: Wish
    by: Post | None
    findings: list[Finding] = field(default_factory=list)

    def tell(self, code: str, record: Record, severity: Severity, **facts: object) -> None:
        """Add a finding about a record."""
        self.findings.append(Finding(code, severity, record.where, facts))

    def tell_cell(
        self,
        code: str,
        record: Record,
        severity: Severity,
        *,
        column: str,
        value: str,
        **facts: object,
    ) -> None:
        """Add a finding about one cell of a record."""
        where = replace(record.where, column=column, value=value[:SHOWN_CHARACTERS])
        self.findings.append(Finding(code, severity, where, facts))

    @property
    def records(self) -> list[Record]:
        """All of the layout's records, whatever became of them."""
        return [*self.new, *(met.record for met in (*self.changed, *self.unchanged))]

    @property
    def to_store(self) -> list[Record]:
        return [*self.new, *(met.record for met in self.changed)]


Stored = Mapping[str, "Subject | None"]
"""Natural key to subject, of the new and changed records that were stored.

A record that is left out was refused and has a finding; it does not enter the ledger.
"""

Store = Callable[[Batch], Stored]
"""Stores one layout's new records and carries changed ones over."""
