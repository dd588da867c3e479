"""``findings.csv``: everything an intake had to say, to be opened in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from oneplan.core.exporting import FORMULA_STARTS
from oneplan.core.findings import Finding
from oneplan.core.messages import remedy_of, text_of

COLUMNS = (
    "file", "sheet", "row", "column", "value", "severity", "code", "reason", "remedy",
)  # fmt: skip
MARK = "\ufeff"
"""Spreadsheets read Thai in a CSV file only behind this mark."""
_NUMBER = re.compile(r"[-+][0-9.,]+")


def findings_csv(findings: Iterable[Finding]) -> str:
    """The findings as CSV text with a byte order mark, in the reader's language."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for finding in findings:
        where = finding.where
        writer.writerow(
            _harmless(cell)
            for cell in (
                where.file,
                where.sheet,
                "" if where.row is None else str(where.row),
                where.column,
                where.value,
                finding.severity.value,
                finding.code,
                text_of(finding),
                remedy_of(finding),
            )
        )
    return MARK + text.getvalue()


def write_findings(findings: Iterable[Finding], path: Path) -> None:
    """Write the file, replacing one of that name."""
    path.write_text(findings_csv(findings), encoding="utf-8", newline="")


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula is written as the text it is."""
    is_formula = cell.startswith(FORMULA_STARTS) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell
