"""What a cell of a list may hold: judged by the description of its column, never by its list."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from oneplan.core.errors import Refusal
from oneplan.thai.digits import to_arabic

LONGEST_CODE, LONGEST_CELL = 40, 4000
CODE_CHARACTERS = "-_./+"


class Kind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    """A whole number between two ends."""
    ONE = "one"
    """One word of a fixed few, or nothing where that is among them."""
    SOME = "some"
    """Any of a fixed few, parted by blanks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a list: what it is called in files and forms, and what it may hold.

    ``choices`` are the words of ``ONE`` and ``SOME``, each with what it says.
    """

    name: str
    kind: Kind = Kind.TEXT
    lowest: int = 0
    highest: int = 100_000
    is_required: bool = False
    choices: tuple[tuple[str, str], ...] = field(default=())

    @property
    def words(self) -> Collection[str]:
        return [word for word, _label in self.choices]

    def told(self, cell: str) -> str:
        """A cell as people read it: fixed words by what they say."""
        labels = dict(self.choices)
        if self.kind == Kind.SOME:
            return ", ".join(labels.get(word, word) for word in cell.split())
        return labels.get(cell, cell)


def checked_cell(column: Column, typed: str) -> str:
    """The cell as it is kept.  Raises ``Refusal`` for what its column does not hold.

    Thai digits of a number are kept as Arabic ones, more blanks than one as one.
    """
    cell = typed.strip()
    if len(cell) > LONGEST_CELL:
        raise Refusal("code_lists.cell_too_long", column=column.name, limit=LONGEST_CELL)
    if not cell:
        if column.is_required:
            raise Refusal("code_lists.cell_empty", column=column.name)
        return ""
    if column.kind == Kind.NUMBER:
        return _number(column, cell)
    if column.kind == Kind.ONE and cell not in column.words:
        raise Refusal("code_lists.cell_unknown", column=column.name, value=cell)
    if column.kind == Kind.SOME:
        parts = cell.split()
        unknown = [part for part in parts if part not in column.words]
        if unknown:
            raise Refusal("code_lists.cell_unknown", column=column.name, value=unknown[0])
        return " ".join(dict.fromkeys(parts))
    return cell


def checked_code(typed: str) -> str:
    """A code: letters, digits and a few signs.  Raises ``Refusal`` for anything else."""
    code = typed.strip()
    is_plain = all(each.isalnum() or each in CODE_CHARACTERS for each in code)
    if not code or len(code) > LONGEST_CODE or not is_plain:
        raise Refusal("code_lists.code_unreadable", value=code)
    return code


def _number(column: Column, cell: str) -> str:
    digits = to_arabic(cell)
    if not (digits.isascii() and digits.isdecimal()) or not (
        column.lowest <= int(digits) <= column.highest
    ):
        raise Refusal(
            "code_lists.cell_not_a_number",
            column=column.name,
            value=cell,
            lowest=column.lowest,
            highest=column.highest,
        )
    return str(int(digits))
