"""The process that opens a workbook, alone with its limits.

Run by path and never imported: it knows nothing of OnePlan, so that it starts fast and holds no
secrets.  A reader written in another language may abort on a hostile file; then only this
process ends.  It writes one JSON value a line: ``["sheet", name, first column]``, then ``["row",
cells]`` for each row from the first on, and last ``["end"]``; or ``["failed", reason]``.

Arguments: path, most rows, most columns, most sheets, bytes of memory, seconds.
"""

import contextlib
import datetime
import json
import sys
from collections.abc import Iterator


def limit(memory: int, seconds: int) -> None:
    """Bound this process before anything foreign is read."""
    try:
        import resource  # noqa: PLC0415 - absent outside Unix, where the caller's timeout remains
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def plain(cell: object) -> object:
    """A cell as JSON: a date becomes ``{"d": ISO}``, a time of day or a duration its text."""
    if isinstance(cell, datetime.date):
        return {"d": cell.isoformat()}
    if isinstance(cell, str | int | float | bool):
        return cell
    return str(cell)


def sheets(
    path: str, *, most_rows: int, most_columns: int, most_sheets: int
) -> Iterator[list[object]]:
    """The visible work sheets of a workbook as messages."""
    import python_calamine  # noqa: PLC0415 - only after the limits are set

    workbook = python_calamine.CalamineWorkbook.from_path(path)
    shown = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == python_calamine.SheetVisibleEnum.Visible
        and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]
    if len(shown) > most_sheets:
        yield ["failed", "sheets"]
        return
    for name in shown:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.total_height > most_rows:
            yield ["failed", "rows"]
            return
        if sheet.total_width > most_columns:
            yield ["failed", "columns"]
            return
        yield ["sheet", name, sheet.start[1] if sheet.start else 0]
        for row in sheet.iter_rows():
            yield ["row", [plain(cell) for cell in row]]
    yield ["end"]


def main(arguments: list[str]) -> None:
    path, most_rows, most_columns, most_sheets, memory, seconds = arguments
    limit(int(memory), int(seconds))
    out = sys.stdout
    try:
        for message in sheets(
            path,
            most_rows=int(most_rows),
            most_columns=int(most_columns),
            most_sheets=int(most_sheets),
        ):
            out.write(json.dumps(message, ensure_ascii=True))
            out.write("\n")
    except MemoryError:
        out.write('["failed", "memory"]\n')
    except Exception as error:  # whatever a foreign file raises is told, not thrown
        out.write(json.dumps(["failed", type(error).__name__]) + "\n")
    out.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
