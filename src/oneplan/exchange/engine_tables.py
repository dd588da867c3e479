"""A file as the plain engines take it: sheets of text, read through the guard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from oneplan.core.findings import Finding, Severity
from oneplan.engines.alignment import Choice, Target
from oneplan.engines.alignment.files import (
    CODES,
    KEYWORDS,
    NAMES,
    STANDS,
    TITLES,
    choices_of,
)
from oneplan.engines.alignment.targets import split_keywords
from oneplan.engines.indicator_quality import IndicatorRow, Level
from oneplan.engines.indicator_quality.sheet import HEADINGS, rows_of
from oneplan.exchange.reading import Cell, Table, read_tables
from oneplan.thai.search import fold

Sheets = tuple[list[Table], list[Finding]]
INDICATOR_HEADINGS = frozenset(fold(name) for names in HEADINGS.values() for name in names)
PROJECT_HEADINGS = frozenset(map(fold, TITLES))
TARGET_HEADINGS = frozenset(map(fold, (*CODES, *NAMES, *KEYWORDS)))
CHOICE_HEADINGS = frozenset(map(fold, (*TITLES, *CODES, *STANDS)))


def sheets_of(path: Path, *, known: frozenset[str]) -> Sheets:
    """The tables of a file and what could not be read; ``known`` are headings to look for."""
    found = list(read_tables(path, is_known=lambda heading: fold(heading) in known))
    return (
        [each for each in found if isinstance(each, Table)],
        [each for each in found if isinstance(each, Finding) and each.severity != Severity.NOTE],
    )


def indicators_in(tables: Sequence[Table], *, level: Level) -> list[IndicatorRow]:
    """The indicators of every table; row numbers are those a spreadsheet shows."""
    return [row for table in tables for row in rows_of(_cells(table), level=level)]


def titles_in(tables: Sequence[Table]) -> list[str]:
    """The project texts of every table; a table of one column is one text a row."""
    texts = []
    for table in tables:
        at = _column(table.header, TITLES)
        if at is not None:
            texts += [_text(row.cells[at]) for row in table.rows if at < len(row.cells)]
        elif len(table.header) == 1:
            texts += [table.header[0], *(_text(row.cells[0]) for row in table.rows if row.cells)]
    return [text for text in texts if text]


def targets_in(tables: Sequence[Table]) -> list[Target]:
    """The targets of every table that has columns of codes and names."""
    targets = []
    for table in tables:
        code, name = _column(table.header, CODES), _column(table.header, NAMES)
        if code is None or name is None:
            continue
        more = _column(table.header, KEYWORDS)
        for row in table.rows:
            texts = [_text(cell) for cell in row.cells]
            if max(code, name) < len(texts) and texts[name]:
                words = texts[more] if more is not None and more < len(texts) else ""
                targets.append(Target(texts[code], texts[name], split_keywords(words)))
    return targets


def choices_in(tables: Sequence[Table], path: Path) -> list[Choice]:
    """The claims of every table; ``ValueError`` for one without columns of titles and codes."""
    return [
        choice
        for table in tables
        for choice in choices_of(_cells(table)[table.header_row - 1 :], path)
    ]


def _cells(table: Table) -> list[list[str]]:
    """The table with its headings in the row they stand in; rows between are empty."""
    last = max((row.number for row in table.rows), default=table.header_row)
    cells: list[list[str]] = [[] for _row in range(last)]
    cells[table.header_row - 1] = list(table.header)
    for row in table.rows:
        cells[row.number - 1] = [_text(cell) for cell in row.cells]
    return cells


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell).strip()


def _column(header: Sequence[str], known: Sequence[str]) -> int | None:
    """The first column with the most wanted heading."""
    folded = [fold(name) for name in header]
    return next((folded.index(name) for name in known if name in folded), None)
