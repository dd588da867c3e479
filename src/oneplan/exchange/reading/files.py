"""From a path to its tables: a file by what it is, a folder file by file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from oneplan.core.findings import Finding, Severity
from oneplan.exchange.reading import limits
from oneplan.exchange.reading.container import OLE
from oneplan.exchange.reading.delimited import read_delimited
from oneplan.exchange.reading.header import IsHeading, find_header, rows_below
from oneplan.exchange.reading.structured import read_json
from oneplan.exchange.reading.tables import Row, Table, filled, trouble
from oneplan.exchange.reading.workbook import read_workbook

DELIMITED = {".csv", ".tsv", ".txt"}
WORKBOOKS = {".xlsx", ".xlsm"}
OLD_WORKBOOKS = {".xls", ".xlsb", ".ods"}
PASSED_OVER = (".", "~$", "README")
DOCUMENTS = {".json", ".geojson"}


def _no_heading_is_known(_name: str) -> bool:
    return False


def read_tables(
    path: Path, *, is_known: IsHeading = _no_heading_is_known
) -> Iterator[Table | Finding]:
    """Every table of a file or of the files below a folder, and what could not be read.

    Folders are walked in sorted order; hidden files, lock files (``~$…``), notes to readers
    (``README…``) and links out of the folder are passed over.  ``is_known`` tells whether a
    text is a heading some layout knows and finds the headings below title lines.  Whatever a
    file holds, the answer is tables and findings: nothing is raised.
    """
    if path.is_file():
        yield from _read_file(path, file=path.name, is_known=is_known)
        return
    if not path.is_dir():
        yield trouble("exchange.file_missing", file=path.name)
        return
    files = _files_below(path)
    if not files:
        yield trouble("exchange.folder_empty", file=path.name, severity=Severity.WARNING)
    for count, each in enumerate(files):
        if count >= limits.FILES:
            yield trouble("exchange.too_many_files", file=path.name, limit=limits.FILES)
            return
        yield from _read_file(each, file=each.relative_to(path).as_posix(), is_known=is_known)


def _files_below(folder: Path) -> list[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(Path(parent, name) for name in names if not name.startswith(PASSED_OVER))
    root = folder.resolve()
    return sorted(each for each in found if each.resolve().is_relative_to(root))


def _read_file(path: Path, *, file: str, is_known: IsHeading) -> Iterator[Table | Finding]:
    """One file's tables; whatever the file system refuses is a finding."""
    try:
        if not path.is_file():
            yield trouble("exchange.not_a_file", file=file)
            return
        size = path.stat().st_size
        if size == 0:
            yield trouble("exchange.file_empty", file=file)
        elif size > limits.FILE_BYTES:
            limit = limits.FILE_BYTES // limits.MEBIBYTE
            yield trouble("exchange.file_too_large", file=file, megabytes=limit)
        else:
            yield from _by_kind(path, file=file, is_known=is_known)
    except PermissionError:
        yield trouble("exchange.file_not_permitted", file=file)
    except OSError as error:
        yield trouble("exchange.file_unreadable", file=file, detail=type(error).__name__)


def _by_kind(path: Path, *, file: str, is_known: IsHeading) -> Iterator[Table | Finding]:
    suffix = path.suffix.lower()
    head = _head(path)
    if head.startswith(OLE) or suffix in OLD_WORKBOOKS:
        yield trouble("exchange.old_or_locked_workbook", file=file)
    elif suffix in DOCUMENTS:
        yield from read_json(path, file=file)
    elif suffix in WORKBOOKS or (suffix in DELIMITED and head.startswith(b"PK\x03\x04")):
        for sheet in read_workbook(path, file=file):
            yield sheet if isinstance(sheet, Finding) else _headed(file, *sheet, is_known=is_known)
    elif suffix in DELIMITED:
        for rows in read_delimited(path, file=file):
            yield rows if isinstance(rows, Finding) else _headed(file, "", rows, is_known=is_known)
    else:
        yield trouble(
            "exchange.format_unknown", file=file, severity=Severity.WARNING, suffix=suffix
        )


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(8)


def _headed(file: str, sheet: str, rows: list[Row], *, is_known: IsHeading) -> Table | Finding:
    """A sheet's rows as a table under its headings."""
    shown = filled(rows)
    found = find_header(shown, is_known=is_known)
    if found is None:
        return trouble(
            "exchange.sheet_empty", file=file, sheet=sheet, severity=Severity.NOTE, name=sheet
        )
    header, last = found
    if len(header) > limits.COLUMNS:
        return trouble("exchange.too_many_columns", file=file, sheet=sheet, limit=limits.COLUMNS)
    return Table(file, sheet, header, shown[last].number, rows_below(shown, last))
