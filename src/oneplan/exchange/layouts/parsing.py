"""From a table to records: each row read, whose it is, and which rows stand twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oneplan.core.findings import Finding, Severity, Where
from oneplan.exchange.layouts.headings import money_scale
from oneplan.exchange.layouts.layout import Record, Scope
from oneplan.exchange.layouts.mapping import HeadingMap
from oneplan.exchange.layouts.recognise import Match, recognise
from oneplan.exchange.layouts.rows import RowReader
from oneplan.exchange.reading import Table
from oneplan.exchange.reading.tables import trouble


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose rows are wanted; empty wants all.

    ``province`` is a two-digit code; ``clusters`` the codes of the clusters it belongs to, None
    where any cluster's rows are welcome.  ``cycle`` ("2571-2575") is that of a plan's rows, which
    do not say it themselves; so is ``plan_province``, where no one province was asked for.
    """

    province: str = ""
    clusters: frozenset[str] | None = None
    cycle: str = ""
    plan_province: str = ""

    def wants(self, scope: Scope) -> bool:
        if not self.province:
            return True
        if scope.provinces:
            return self.province in scope.provinces
        if scope.clusters and self.clusters is not None:
            return any(code in self.clusters for code in scope.clusters)
        return True


@dataclass(frozen=True, slots=True)
class Parsed:
    """One table, read; ``layout`` is empty where none fits.  ``rows`` counts those below the
    headings, whatever became of them."""

    file: str
    sheet: str
    layout: str
    rows: int
    records: tuple[Record, ...]
    findings: tuple[Finding, ...]


def parse_table(
    table: Table, *, asked: Asked | None = None, mapping: HeadingMap | None = None
) -> Parsed:
    """Records and findings of a table.

    A row with an error gives no record, only its findings; a row of another province neither.
    Of equal rows the first stays; rows that share a natural key and differ all go, because
    nobody can say which is right.
    """
    asked = asked or Asked()
    match = recognise(table, mapping=mapping)
    if isinstance(match, Finding):
        return Parsed(table.file, table.sheet, "", len(table.rows), (), (match,))
    findings = _about_headings(table, match)
    records: list[Record] = []
    reader = RowReader(table, match, plan=(asked.plan_province or asked.province, asked.cycle))
    for row in table.rows:
        record, told = reader.read(row)
        findings.extend(told)
        if record is None:
            continue
        scope = match.layout.scope(record.entry)
        if not asked.wants(scope):
            findings.append(_of_another(record, scope, asked))
            continue
        records.append(record)
        for code, facts in match.layout.doubts(record.entry):
            findings.append(Finding(code, Severity.WARNING, record.where, facts))
    kept, repeats = without_repeats(records)
    return Parsed(
        table.file,
        table.sheet,
        match.layout.code,
        len(table.rows),
        tuple(kept),
        (*findings, *repeats),
    )


def without_repeats(records: Iterable[Record]) -> tuple[list[Record], list[Finding]]:
    """The records whose natural key is theirs alone, in order; repeats become findings.

    An equal row met again is a note.  A different row under the same key is an error, and
    neither stays.  Works across files as well: the same indicators from a plan's JSON and from
    its spreadsheet are one set.
    """
    first: dict[tuple[str, str], Record] = {}
    conflicts: set[tuple[str, str]] = set()
    findings: list[Finding] = []
    for record in records:
        identity = record.layout, record.key
        earlier = first.setdefault(identity, record)
        if earlier is record:
            continue
        is_same = earlier.digest == record.digest
        if not is_same:
            conflicts.add(identity)
        findings.append(_repeat(record, earlier, is_same=is_same))
    kept = [record for identity, record in first.items() if identity not in conflicts]
    return kept, findings


def _repeat(record: Record, earlier: Record, *, is_same: bool) -> Finding:
    return Finding(
        "exchange.row_repeated" if is_same else "exchange.key_conflict",
        Severity.NOTE if is_same else Severity.ERROR,
        record.where,
        {"key": record.key, "first_file": earlier.where.file, "first_row": earlier.where.row},
    )


def _of_another(record: Record, scope: Scope, asked: Asked) -> Finding:
    owners = ", ".join(scope.provinces or scope.clusters)
    facts = {"owners": owners, "province": asked.province, "key": record.key}
    return Finding("exchange.other_province", Severity.WARNING, record.where, facts)


def _about_headings(table: Table, match: Match) -> list[Finding]:
    """Headings nobody knows, headings that stand twice, and money not in baht."""
    findings = []

    def tell(code: str, severity: Severity, heading: str, **facts: object) -> None:
        where = Where(table.file, table.sheet, table.header_row, heading)
        findings.append(Finding(code, severity, where, {"column": heading, **facts}))

    if match.unknown:
        headings = ", ".join(match.unknown)[:300]
        findings.append(
            trouble(
                "exchange.headings_unknown",
                file=table.file,
                sheet=table.sheet,
                row=table.header_row,
                severity=Severity.NOTE,
                headings=headings,
                layout=match.layout.code,
            )
        )
    for heading in match.repeated:
        tell("exchange.heading_repeated", Severity.WARNING, heading)
    for name, places in match.places.items():
        for place in places:
            scale = money_scale(place.heading)
            if match.layout.columns[name].is_money and scale != 1:
                tell("exchange.money_scaled", Severity.NOTE, place.heading, scale=scale)
    return findings
