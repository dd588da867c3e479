"""Reading .xlsx and .xlsm through a child process that may die without harm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from oneplan.core.findings import Finding
from oneplan.exchange.reading import limits
from oneplan.exchange.reading.container import check_container
from oneplan.exchange.reading.tables import Cell, Row, trouble

CHILD = Path(__file__).with_name("child.py")
_PASSED_ON = ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")

_REASONS = {
    "sheets": "exchange.too_many_sheets",
    "rows": "exchange.too_many_rows",
    "columns": "exchange.too_many_columns",
    "memory": "exchange.workbook_too_heavy",
    "PasswordError": "exchange.old_or_locked_workbook",
}
_LIMITS = {"sheets": limits.SHEETS, "rows": limits.ROWS, "columns": limits.COLUMNS}


def read_workbook(path: Path, *, file: str) -> Iterator[tuple[str, list[Row]] | Finding]:
    """Name and rows of each visible sheet, or the reason why the workbook cannot be read.

    A sheet is yielded only once it is whole.  Nothing a file holds can end this process or keep
    it longer than ``limits.SECONDS``.
    """
    refusal = check_container(path, file=file)
    if refusal:
        yield refusal
        return
    process = _start(path)
    late = threading.Event()
    timer = threading.Timer(limits.SECONDS, _stop, (process, late))
    timer.daemon = True
    timer.start()
    try:
        yield from _sheets(process, file=file, late=late)
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _start(path: Path) -> subprocess.Popen[bytes]:
    bounds = (limits.ROWS, limits.COLUMNS, limits.SHEETS, limits.MEMORY_BYTES, limits.SECONDS)
    return subprocess.Popen(  # noqa: S603 - our own file, no shell
        [sys.executable, "-P", str(CHILD), str(path.resolve()), *map(str, bounds)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
    )


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _sheets(
    process: subprocess.Popen[bytes], *, file: str, late: threading.Event
) -> Iterator[tuple[str, list[Row]] | Finding]:
    name: str | None = None
    rows: list[Row] = []
    first_column = 0
    for kind, *content in _messages(process):
        if kind == "row":
            cells: list[Cell] = [""] * first_column
            cells.extend(_cell(value) for value in content[0])
            rows.append(Row(len(rows) + 1, cells))
            continue
        if kind == "failed":
            yield _failure(content[0], file=file)
            return
        if name is not None:
            yield name, rows
        if kind == "end":
            return
        (name, first_column), rows = content, []
    process.wait()
    code = "exchange.workbook_too_slow" if late.is_set() else "exchange.workbook_too_heavy"
    yield trouble(code, file=file, sheet=name or "", seconds=limits.SECONDS)


def _messages(process: subprocess.Popen[bytes]) -> Iterator[list[Any]]:
    """What the child says, up to where it stops making sense (it was ended in mid-word)."""
    assert process.stdout is not None
    for line in process.stdout:
        try:
            yield json.loads(line)
        except ValueError:
            return


def _failure(reason: str, *, file: str) -> Finding:
    """What the child's reason means.  A reader that is not installed is our defect, not theirs."""
    if reason in ("ImportError", "ModuleNotFoundError"):
        raise RuntimeError("python-calamine cannot be imported by the reading process")
    code = _REASONS.get(reason, "exchange.workbook_damaged")
    return trouble(code, file=file, limit=_LIMITS.get(reason, 0))


def _cell(value: Any) -> Cell:
    """A cell as the child wrote it; a date comes back as a date."""
    if isinstance(value, dict):
        text = value["d"]
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    return value  # type: ignore[no-any-return]
