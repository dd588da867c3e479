"""Finding the headings: not always in row 1, sometimes in two merged rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from oneplan.exchange.reading.tables import Cell, Row, is_blank

LOOK_AT = 15
"""How many of the first rows that show something may hold the headings."""

IsHeading = Callable[[str], bool]

_LINE_NUMBER = re.compile(r"\(?[0-9๐-๙]{1,3}\)?\.?")


def heading(cell: Cell) -> str:
    """A heading on one line, outer and repeated spaces removed."""
    return "" if cell is None else " ".join(str(cell).split())


def find_header(rows: Sequence[Row], *, is_known: IsHeading) -> tuple[list[str], int] | None:
    """The headings and the index in ``rows`` of the last row they stand in; None without any.

    The row (or pair of rows, where a heading is merged over several) with most known headings
    wins; without any known heading the first row that has the most distinct words does.  A tie
    goes to the earlier and to the single row.
    """
    best: tuple[tuple[int, int, int, int], list[str], int] | None = None
    for index, row in enumerate(rows[:LOOK_AT]):
        for names, last in _candidates(rows, index, row):
            known = len({name for name in names if name and is_known(name)})
            wordy = len({name for name in names if _is_word(name)})
            if last > index and not known:
                continue
            rank = (known, wordy if not known else 0, -index, index - last)
            if wordy and (best is None or rank > best[0]):
                best = rank, names, last
    return None if best is None else (_without_tail(best[1]), best[2])


def rows_below(rows: Sequence[Row], last: int) -> list[Row]:
    """The rows under the headings, without a row that only numbers the columns (1) (2) (3)."""
    below = list(rows[last + 1 :])
    if below and _numbers_columns(below[0]):
        del below[0]
    return below


def _candidates(rows: Sequence[Row], index: int, row: Row) -> list[tuple[list[str], int]]:
    single = [heading(cell) for cell in row.cells]
    found = [(single, index)]
    has_gaps = any(not name for name in single)
    if has_gaps and index + 1 < len(rows):
        lower = [heading(cell) for cell in rows[index + 1].cells]
        found.append((_joined(single, lower), index + 1))
    return found


def _joined(upper: list[str], lower: list[str]) -> list[str]:
    """Two heading rows as one: a merged upper heading stands before each of its lower ones."""
    width = max(len(upper), len(lower))
    upper = upper + [""] * (width - len(upper))
    lower = lower + [""] * (width - len(lower))
    names, over = [], ""
    for above, below in zip(upper, lower, strict=True):
        over = above or (over if below else "")
        names.append(f"{over} {below}".strip() if below else above)
    return names


def _is_word(name: str) -> bool:
    return any(letter.isalpha() for letter in name)


def _numbers_columns(row: Row) -> bool:
    shown = [heading(cell).removesuffix(".0") for cell in row.cells if not is_blank(cell)]
    return (
        len(shown) > 2
        and all(_LINE_NUMBER.fullmatch(text) for text in shown)
        and [int(re.sub(r"\D", "", text)) for text in shown] == list(range(1, len(shown) + 1))
    )


def _without_tail(names: list[str]) -> list[str]:
    end = len(names)
    while end and not names[end - 1]:
        end -= 1
    return names[:end]
