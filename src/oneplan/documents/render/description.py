"""What a paper contains, in words that no output format owns.

::

    Document ── Part (starts a page) ── Text
                                     ├─ Table ── Section ── Group ── Row
                                     └─ Fields ── Field ── text, list or Table

Money cells are integer satang.  ``None`` in a cell means "not given" and prints as a dash,
which a reader can tell from zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Marked:
    """A text of which some stretches stand bold: what changed, in a comparison."""

    pieces: tuple[tuple[str, bool], ...]
    """Stretches in reading order, each with whether it is marked."""

    def __str__(self) -> str:
        return "".join(text for text, _is_marked in self.pieces)


Cell = str | int | date | Marked | None


class Kind(StrEnum):
    """How a column's cells are written and added up."""

    TEXT = "text"
    MONEY = "money"
    """Integer satang; printed in baht, added up."""
    COUNT = "count"
    """A whole number of things; printed with thousands separators, not added up."""
    RANK = "rank"
    """A place in an order."""
    DATE = "date"
    """A day; printed in the Buddhist era."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    heading: str
    kind: Kind = Kind.TEXT
    weight: float = 1.0
    """Share of the width left over after numbers took what they need.  Text columns only."""
    under: str = ""
    """Heading shared with the neighbouring columns that name the same one."""


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows that belong together; a heading carries their sum."""

    rows: tuple[Row, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of a table with its own total.

    ``opening`` prints as a strip across the table; with ``is_boundary`` the strip is a heavy
    line that no reader can miss.
    """

    groups: tuple[Group, ...]
    opening: str = ""
    total: str = ""
    is_boundary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    name: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    total: str = ""


class Tone(StrEnum):
    PLAIN = "plain"
    STRONG = "strong"
    NOTE = "note"
    """Small print."""
    NOTICE = "notice"
    """A framed message: the page has nothing else to show, or something must not be missed."""


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Field:
    """One numbered item of a form.  An empty value prints as "not yet given"."""

    label: str
    value: "str | int | tuple[str, ...] | Table | None"
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The numbered items of one filled form.  ``name`` is the same for every copy of the form."""

    name: str
    items: tuple[Field, ...]


Block = Text | Table | Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch that starts on a new page under centred headings."""

    headings: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()
    """Label and value pairs below the headings."""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What every page carries besides its content.

    ``mark`` is a warning no page may hide ("made-up data"); ``edition`` names what was
    printed; ``seal`` is the paper's verification code.
    """

    printed_on: date
    issuer: str = ""
    mark: str = ""
    edition: str = ""
    seal: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    title: str
    form: str
    """The form's code, printed in the corner of every page."""
    parts: Sequence[Part]
    imprint: Imprint
    landscape: bool = False
    thai_digits: bool = True
    names: frozenset[str] = frozenset()
    """Names, and other expressions, that must not be broken across lines."""
