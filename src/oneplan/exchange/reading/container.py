"""Looking into a workbook's container before anything opens it.

A workbook is a zip of XML parts.  A few kilobytes can claim to inflate to gigabytes, and one cell
in the far corner makes a reader lay out a sheet of seventeen thousand million cells and abort.
Both are seen here, from the outside, in bounded time.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from pathlib import Path

from oneplan.core.findings import Finding
from oneplan.exchange.reading import limits
from oneplan.exchange.reading.tables import trouble

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_CHUNK = 1024 * 1024
_OVERLAP = 64
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,4})([0-9]{1,9})["']""")
_FAR = re.compile(rb"""\br\s*=\s*["'](?:[A-Za-z]{3,}[0-9]|[A-Za-z]{0,2}[0-9]{6,})""")
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|meta|head|\?xml)", re.IGNORECASE
)


def check_container(path: Path, *, file: str) -> Finding | None:
    """The reason a workbook must not be opened, or None."""
    with path.open("rb") as stream:
        head = stream.read(512)
    if head.startswith(OLE):
        return trouble("exchange.old_or_locked_workbook", file=file)
    if _MARKUP.match(head):
        return trouble("exchange.web_page_named_workbook", file=file)
    if not head.startswith(b"PK"):
        return trouble("exchange.not_a_workbook", file=file)
    if _directory_bytes(path) > limits.DIRECTORY_BYTES:
        return trouble("exchange.workbook_swollen", file=file, megabytes=0)
    try:
        with zipfile.ZipFile(path) as container:
            return _check_parts(container, file=file)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ):
        return trouble("exchange.workbook_damaged", file=file)


def _directory_bytes(path: Path) -> int:
    """How large the table of contents says it is; 0 where the end mark is missing."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        stream.seek(max(0, size - 65_557))
        tail = stream.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        return 0
    return int(_END.unpack_from(tail, at)[5])


def _check_parts(container: zipfile.ZipFile, *, file: str) -> Finding | None:
    parts = container.infolist()
    inflated = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    too_steep = inflated > limits.RATIO_FROM_BYTES and inflated / packed > limits.INFLATION_RATIO
    if inflated > limits.INFLATED_BYTES or too_steep:
        megabytes = inflated // limits.MEBIBYTE
        return trouble("exchange.workbook_swollen", file=file, megabytes=megabytes)
    for part in parts:
        if _SHEET.fullmatch(part.filename):
            far = _far_reference(container, part)
            if far:
                return trouble("exchange.cell_too_far", file=file, cell=far)
    return None


def _far_reference(container: zipfile.ZipFile, part: zipfile.ZipInfo) -> str:
    """The first row or cell reference past the limits, or nothing."""
    carried = b""
    with container.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            window = carried + chunk
            for doubtful in _FAR.finditer(window):
                match = _REFERENCE.match(window, doubtful.start())
                if match and _is_far(match[1].decode(), int(match[2])):
                    return (match[1] + match[2]).decode()
            carried = window[-_OVERLAP:]
    return ""


def _is_far(letters: str, row: int) -> bool:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column > limits.COLUMNS or row > limits.ROWS
