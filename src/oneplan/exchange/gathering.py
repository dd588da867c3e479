"""Gathering: a path read, recognised, parsed, and reconciled across its files; nothing stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from oneplan.core.findings import Finding
from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.layouts.mapping import HeadingMap
from oneplan.exchange.layouts.parsing import Asked, Parsed, parse_table, without_repeats
from oneplan.exchange.layouts.recognise import is_known_heading
from oneplan.exchange.layouts.registry import LAYOUTS
from oneplan.exchange.reading import read_tables
from oneplan.exchange.reconcile import SubtotalCheck, check_subtotals, subtotal_findings


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything a path holds.

    ``records`` are each met once, sorted by layout in the order of storing (places, bodies,
    money, plan); ``tables`` tell what was read from where; ``findings`` are all there is to say.
    """

    tables: tuple[Parsed, ...]
    records: tuple[Record, ...]
    checks: tuple[SubtotalCheck, ...]
    findings: tuple[Finding, ...]

    def of(self, layout: str) -> list[Record]:
        return [record for record in self.records if record.layout == layout]


def parse_path(
    path: Path, *, asked: Asked | None = None, mapping: HeadingMap | None = None
) -> Iterator[Parsed | Finding]:
    """Every table below a path as records, one after the other, and what could not be read."""

    @lru_cache(maxsize=4096)
    def is_known(heading: str) -> bool:
        return is_known_heading(heading, mapping=mapping)

    for table in read_tables(path, is_known=is_known):
        if isinstance(table, Finding):
            yield table
        else:
            yield parse_table(table, asked=asked, mapping=mapping)


def gather(
    path: Path, *, asked: Asked | None = None, mapping: HeadingMap | None = None
) -> Gathered:
    """All tables below a path as one set of records, with printed subtotals checked.

    A row that stands in two files is one record; two files that contradict each other give an
    error and no record.  Subtotals are checked where the path holds both lines and print.
    """
    tables: list[Parsed] = []
    findings: list[Finding] = []
    for each in parse_path(path, asked=asked, mapping=mapping):
        if isinstance(each, Finding):
            findings.append(each)
        else:
            tables.append(each)
            findings.extend(each.findings)
    kept, repeats = without_repeats(record for table in tables for record in table.records)
    order = {code: place for place, code in enumerate(LAYOUTS)}
    records = sorted(kept, key=lambda record: order[record.layout])
    checks = _checks(records)
    doubled = {each.where for each in repeats if each.code == "exchange.row_repeated"}
    findings = [each for each in findings if each.where not in doubled]
    findings += [*repeats, *subtotal_findings(checks)]
    return Gathered(tuple(tables), tuple(records), tuple(checks), tuple(findings))


def _checks(records: list[Record]) -> list[SubtotalCheck]:
    printed = [record for record in records if record.layout == "printed_subtotals"]
    return check_subtotals(records, printed) if printed else []
