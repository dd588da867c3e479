"""Do the sums agree: printed subtotals, sums by file, umbrella projects with their lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from oneplan.core.findings import Finding, Severity, Where
from oneplan.core.money import baht
from oneplan.exchange.layouts.budget_lines import BudgetLine
from oneplan.exchange.layouts.layout import Record, key_of
from oneplan.exchange.layouts.printed_subtotals import PrintedSubtotal
from oneplan.exchange.rules import name_key


class Agreement(StrEnum):
    """What comparing a printed subtotal with its lines gives."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NO_LINES = "no_lines"
    NOT_PRINTED = "not_printed"


@dataclass(frozen=True, slots=True)
class SubtotalCheck:
    """One owner, umbrella project and kind of expenditure: what is printed, what the lines make.

    ``difference`` is lines minus print, in satang.  ``is_paired_by_likeness`` says that the
    project's name is printed with stray marks and was paired without them.  ``rows`` are the
    lines' places, ``printed_at`` that of the subtotal (None where nothing is printed).
    """

    owner_type: str
    owner_code: str
    project: str
    budget_type: str
    printed_satang: int
    sum_satang: int
    agreement: Agreement
    is_paired_by_likeness: bool
    rows: tuple[Where, ...]
    printed_at: Where | None

    @property
    def difference(self) -> int:
        return self.sum_satang - self.printed_satang


@dataclass(frozen=True, slots=True)
class Umbrella:
    """A budget "project" of a province or cluster with its lines as activities.

    ``management_satang`` and ``bundle_satang`` are the parts that are never ranked.
    """

    key: str
    fiscal_year: int
    owner_type: str
    owner_code: str
    project: str
    lines: tuple[Record, ...]
    satang: int
    management_satang: int
    bundle_satang: int


_Cell = tuple[str, str, str, str]
"""Owner type, owner code, project, kind of expenditure."""


def umbrella_key(line: BudgetLine | PrintedSubtotal) -> str:
    """The natural key of a line's umbrella project: year, owner and the project's cleaned name."""
    return key_of([line.fiscal_year, line.owner_type, line.owner_code, line.project])


def umbrellas(records: Iterable[Record]) -> list[Umbrella]:
    """The umbrella projects of budget lines, in the order of their first line."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if isinstance(record.entry, BudgetLine):
            groups[umbrella_key(record.entry)].append(record)
    return [_umbrella(key, lines) for key, lines in groups.items()]


def check_subtotals(lines: Iterable[Record], printed: Iterable[Record]) -> list[SubtotalCheck]:
    """Compare each printed subtotal with the sum of its lines, and say what has no partner.

    Records of other layouts are passed over.  Names are paired exactly first; what is left over
    is paired without stray marks, where that gives exactly one candidate on either side within
    one owner and kind of expenditure.
    """
    line_cells = _by_cell(lines, BudgetLine)
    printed_cells = _by_cell(printed, PrintedSubtotal)
    alike = _paired_by_likeness(
        [cell for cell in printed_cells if cell not in line_cells],
        [cell for cell in line_cells if cell not in printed_cells],
    )
    checks = [
        _check(cell, subtotals, line_cells.get(alike.get(cell, cell), []), alike=cell in alike)
        for cell, subtotals in printed_cells.items()
    ]
    answered = set(printed_cells) | set(alike.values())
    left = (cell for cell in line_cells if cell not in answered)
    return checks + [_check(cell, [], line_cells[cell], alike=False) for cell in left]


def subtotal_findings(checks: Iterable[SubtotalCheck]) -> list[Finding]:
    """A warning for every subtotal that disagrees or has no partner."""
    return [
        Finding(
            f"exchange.subtotal_{check.agreement.value}",
            Severity.WARNING,
            check.printed_at or check.rows[0],
            {
                "owner": check.owner_code,
                "project": check.project,
                "budget_type": check.budget_type,
                "printed_satang": check.printed_satang,
                "sum_satang": check.sum_satang,
                "difference_satang": check.difference,
                "printed": baht(check.printed_satang),
                "sum": baht(check.sum_satang),
                "difference": baht(check.difference),
                "lines": len(check.rows),
            },
        )
        for check in checks
        if check.agreement is not Agreement.AGREES
    ]


def amounts_by_file(records: Iterable[Record]) -> Mapping[tuple[str, str, str], tuple[int, int]]:
    """Count and satang of records by file, sheet and layout; rows without money count 0."""
    sums: dict[tuple[str, str, str], tuple[int, int]] = {}
    for record in records:
        place = record.where.file, record.where.sheet, record.layout
        count, satang = sums.get(place, (0, 0))
        sums[place] = count + 1, satang + (record.satang or 0)
    return sums


def _umbrella(key: str, lines: list[Record]) -> Umbrella:
    first: BudgetLine = lines[0].entry
    return Umbrella(
        key=key,
        fiscal_year=first.fiscal_year,
        owner_type=first.owner_type,
        owner_code=first.owner_code,
        project=first.project,
        lines=tuple(lines),
        satang=sum(line.entry.satang for line in lines),
        management_satang=sum(line.entry.satang for line in lines if line.entry.is_management),
        bundle_satang=sum(line.entry.satang for line in lines if line.entry.is_bundle),
    )


def _by_cell(
    records: Iterable[Record], entry: type[BudgetLine | PrintedSubtotal]
) -> dict[_Cell, list[Record]]:
    cells: dict[_Cell, list[Record]] = defaultdict(list)
    for record in records:
        row = record.entry
        if isinstance(row, entry):
            cells[row.owner_type, row.owner_code, row.project, row.budget_type].append(record)
    return dict(cells)


def _paired_by_likeness(printed: list[_Cell], lines: list[_Cell]) -> dict[_Cell, _Cell]:
    """Printed cell to line cell where their names without stray marks pair one to one."""
    groups: dict[_Cell, tuple[list[_Cell], list[_Cell]]] = defaultdict(lambda: ([], []))
    for side, cells in enumerate((printed, lines)):
        for cell in cells:
            owner_type, owner_code, project, budget_type = cell
            groups[owner_type, owner_code, name_key(project), budget_type][side].append(cell)
    return {
        left[0]: right[0] for left, right in groups.values() if len(left) == 1 and len(right) == 1
    }


def _check(
    cell: _Cell, subtotals: list[Record], lines: list[Record], *, alike: bool
) -> SubtotalCheck:
    owner_type, owner_code, project, budget_type = cell
    printed = sum(record.entry.satang for record in subtotals)
    total = sum(record.entry.satang for record in lines)
    if not subtotals:
        agreement = Agreement.NOT_PRINTED
    elif not lines:
        agreement = Agreement.NO_LINES
    else:
        agreement = Agreement.AGREES if printed == total else Agreement.DIFFERS
    return SubtotalCheck(
        owner_type=owner_type,
        owner_code=owner_code,
        project=project,
        budget_type=budget_type,
        printed_satang=printed,
        sum_satang=total,
        agreement=agreement,
        is_paired_by_likeness=alike,
        rows=tuple(record.where for record in lines),
        printed_at=subtotals[0].where if subtotals else None,
    )
