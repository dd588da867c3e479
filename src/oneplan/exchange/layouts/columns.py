"""Columns of a layout, declared as the fields of a frozen record.

``satang: int = money("amount_baht", "จำนวนเงิน", required=True)`` says in one line what a row
becomes, which headings mean it, and how its cells are read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any, TypedDict, Unpack

from oneplan.exchange.layouts import cells
from oneplan.exchange.layouts.cells import Reader, UnreadableCell, shown
from oneplan.exchange.layouts.headings import heading_key
from oneplan.exchange.reading import Cell

_META = "column"
YEAR = "<year>"


@dataclass(frozen=True, slots=True)
class Column:
    """How one field is found and read.

    ``required``: the column must be there.  ``filled``: and no cell of it may be empty.  ``key``:
    part of the row's natural key.  ``fill_down``: an empty cell means the one above it (merged
    cells).  ``by_year``: the column repeats once a year, its headings hold the year.
    """

    read: Reader
    names: tuple[str, ...]
    required: bool = False
    filled: bool = False
    key: bool = False
    fill_down: bool = False
    is_text: bool = False
    is_money: bool = False
    is_year: bool = False
    by_year: tuple[re.Pattern[str], ...] = ()


class Options(TypedDict, total=False):
    """The claims of ``Column`` that a declaration may make."""

    required: bool
    filled: bool
    key: bool
    fill_down: bool


def text(*names: str, **options: Unpack[Options]) -> Any:
    return _declare(Column(cells.read_text, names, is_text=True, **options))


def printed(*names: str, **options: Unpack[Options]) -> Any:
    """A measured value as printed; a dash or dots are none."""
    return _declare(Column(cells.read_printed, names, **options))


def names(*headings: str, **options: Unpack[Options]) -> Any:
    """Several names in one cell: a tuple."""
    return _declare(Column(cells.read_names, headings, **options))


def money(*names: str, **options: Unpack[Options]) -> Any:
    """Baht at the edge, satang inside."""
    return _declare(Column(cells.read_satang, names, is_money=True, **options))


def fiscal_year(*names: str, **options: Unpack[Options]) -> Any:
    known = ("fiscal_year_be", "fiscal_year", "fy", "ปีงบประมาณ", "ปีงบประมาณ พ.ศ.", "ปี งปม.")
    return _declare(Column(cells.read_year, (*known, *names), is_year=True, **options))


def year(*names: str, **options: Unpack[Options]) -> Any:
    return _declare(Column(cells.read_year, names, **options))


def code(*names: str, digits: tuple[int, ...] = (), **options: Unpack[Options]) -> Any:
    return _declare(Column(partial(cells.read_code, digits=digits), names, **options))


def codes(*names: str, digits: tuple[int, ...] = (), **options: Unpack[Options]) -> Any:
    return _declare(Column(partial(cells.read_codes, digits=digits), names, **options))


def count(*names: str, **options: Unpack[Options]) -> Any:
    return _declare(Column(cells.read_count, names, **options))


def number(*names: str, **options: Unpack[Options]) -> Any:
    return _declare(Column(cells.read_number, names, **options))


def flag(*names: str, **options: Unpack[Options]) -> Any:
    return _declare(Column(cells.read_flag, names, **options))


def day(*names: str, **options: Unpack[Options]) -> Any:
    return _declare(Column(cells.read_day, names, **options))


def choice(*names: str, among: Mapping[str, tuple[str, ...]], **options: Unpack[Options]) -> Any:
    """One of a few codes; ``among`` gives each code's other spellings."""
    table = {
        heading_key(word): meaning for meaning, words in among.items() for word in (meaning, *words)
    }

    def read(cell: Cell) -> str | None:
        if cells.is_nothing(cell):
            return None
        meaning = table.get(heading_key(shown(cell)))
        if meaning is None:
            raise UnreadableCell("exchange.choice_unknown", choices=", ".join(among))
        return meaning

    return _declare(Column(read, names, **options))


def yearly_text(*patterns: str, **options: Unpack[Options]) -> Any:
    """A text for each year: ``((2571, "5"), …)``.  A pattern holds ``<year>``."""
    return _declare(Column(cells.read_text, (), by_year=_yearly(patterns), **options))


def yearly_printed(*patterns: str, **options: Unpack[Options]) -> Any:
    """A measured value for each year: ``((2569, "5.2"), …)``."""
    return _declare(Column(cells.read_printed, (), by_year=_yearly(patterns), **options))


def yearly_money(*patterns: str, **options: Unpack[Options]) -> Any:
    """An amount for each year: ``((2569, satang), …)``."""
    by_year = _yearly(patterns)
    return _declare(Column(cells.read_satang, (), by_year=by_year, is_money=True, **options))


def columns_of(entry: type[Any]) -> dict[str, Column]:
    """The columns that a record's fields declare, in their order."""
    return {each.name: each.metadata[_META] for each in fields(entry) if _META in each.metadata}


def _declare(column: Column) -> Any:
    return field(metadata={_META: column})


def _yearly(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(
            r"(?P<year>2[45][0-9]{2})".join(
                re.escape(heading_key(part)) for part in each.split(YEAR)
            )
        )
        for each in patterns
    )
