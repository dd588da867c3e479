"""Reading delimited text: which encoding, which delimiter, which rows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from oneplan.core.findings import Finding, Severity
from oneplan.exchange.reading import limits
from oneplan.exchange.reading.tables import Row, trouble

DELIMITERS = ",;\t|"
_SAMPLE = 20


def read_delimited(path: Path, *, file: str) -> Iterator[list[Row] | Finding]:
    """The rows of a delimited text file, then what was strange about it.

    UTF-8 with or without its mark, UTF-16 with its mark (Excel's "Unicode text"), else Thai
    Windows-874/TIS-620.  A quoted line break stays inside its cell.
    """
    data = path.read_bytes()
    decoded = decode(data)
    if decoded is None:
        yield trouble("exchange.not_text", file=file)
        return
    text, encoding = decoded
    if not text.strip():
        yield trouble("exchange.file_empty", file=file)
        return
    if encoding == "cp874":
        yield trouble("exchange.read_as_thai_windows", file=file, severity=Severity.NOTE)
    yield from _records(text, file=file)


def decode(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding; None for bytes that are no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _attempt(data, "utf-16")
    if b"\0" in data:
        return None
    return _attempt(data, "utf-8-sig") or _attempt(data, "cp874")


def sniff(text: str) -> str:
    """The delimiter under which the first record has several cells and the next ones as many."""
    sample = "\n".join(text[: 64 * 1024].splitlines()[:_SAMPLE])
    best = max(DELIMITERS, key=lambda delimiter: _agreement(sample, delimiter))
    return best if any(_agreement(sample, best)) else ","


def _attempt(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def _agreement(sample: str, delimiter: str) -> tuple[int, int]:
    """Records as wide as the first, if that has several cells; then cells in the usual width."""
    try:
        widths = [len(each) for each in csv.reader(io.StringIO(sample), delimiter=delimiter)]
    except csv.Error:
        return 0, 0
    like_first = widths.count(widths[0]) if widths and widths[0] > 1 else 0
    usual = max(((width - 1) * times for width, times in Counter(widths).items()), default=0)
    return like_first, usual


def _records(text: str, *, file: str) -> Iterator[list[Row] | Finding]:
    delimiter = sniff(text)
    try:
        rows = _parsed(text, delimiter, strict=True)
    except csv.Error as error:
        try:
            rows = _parsed(text, delimiter, strict=False)
        except csv.Error:
            yield trouble("exchange.quotes_broken", file=file, detail=str(error))
            return
        yield trouble(
            "exchange.quotes_doubtful", file=file, severity=Severity.WARNING, detail=str(error)
        )
    if len(rows) > limits.ROWS:
        yield trouble("exchange.too_many_rows", file=file, limit=limits.ROWS)
        return
    yield rows


def _parsed(text: str, delimiter: str, *, strict: bool) -> list[Row]:
    """Every record with its number; one more than the limit is enough to refuse the rest."""
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    for number, record in enumerate(reader, start=1):
        rows.append(Row(number, list(record)))
        if number > limits.ROWS:
            break
    return rows
