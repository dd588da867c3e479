"""How the money of a place is split: what has its own place below, what is shared, what has none.

Money of several parts is shown once, as shared; it is never divided and never counted twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from oneplan.core.errors import Refusal

NEXT_LENGTH = {0: 2, 2: 4, 4: 6, 6: 9}
"""Length of an area code, and the most its parts have: a village 8, a municipal community 9."""


class Split(StrEnum):
    """Which share of a place's money a figure is."""

    ALL = "all"
    PLACED = "placed"
    """Inside one part of the place."""
    SHARED = "shared"
    """In several parts together: not divisible below."""
    UNPLACED = "unplaced"
    """Names no part at all."""
    BEYOND = "beyond"
    """Touches the place and places outside it; counted above and never here."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum in satang and how many rows stand behind it."""

    satang: int = 0
    rows: int = 0

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.satang + other.satang, self.rows + other.rows)


@dataclass(frozen=True, slots=True)
class Shares:
    """The three shares of one sum; they always add up to ``total``, to the satang."""

    placed: Figure = Figure()
    shared: Figure = Figure()
    unplaced: Figure = Figure()

    @property
    def total(self) -> Figure:
        return self.placed + self.shared + self.unplaced


@dataclass(frozen=True, slots=True)
class KeyShares:
    """The shares of one budget paper (``LineKind``) or source group (``SourceGroup``)."""

    key: str
    shares: Shares


@dataclass(frozen=True, slots=True)
class PartMoney:
    """The money placed inside one part of a place, by budget paper or source group."""

    area_code: str
    name_th: str
    name_en: str
    total: Figure
    by_key: dict[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlaceMoney:
    """All the money of a place in one fiscal year (B.E.).

    ``parts`` hold every part of the place, also those without money; their totals add up to
    ``shares.placed``.  ``beyond`` is money that reaches over the place's border: it is counted
    at the place above and is not in ``shares``.
    """

    area_code: str
    fiscal_year: int
    shares: Shares
    keys: tuple[KeyShares, ...]
    parts: tuple[PartMoney, ...]
    beyond: Figure = Figure()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows added up by the database: which key, in which part, whether they name parts at all.

    ``part`` is the code of the part the rows lie in, or the place's own code when in none.
    """

    key: str
    part: str
    names_parts: bool
    satang: int
    rows: int


def gather(
    groups: Iterable[Group],
    *,
    area_code: str,
    fiscal_year: int,
    parts: Sequence[tuple[str, str, str]],
    beyond: Figure = Figure(),
) -> PlaceMoney:
    """Put the groups of a place together; ``parts`` are (code, Thai, English name)."""
    by_key: dict[str, Shares] = defaultdict(Shares)
    by_part: dict[str, dict[str, Figure]] = {code: {} for code, *_names in parts}
    for group in groups:
        figure = Figure(group.satang, group.rows)
        shares = by_key[group.key]
        by_key[group.key] = _added(shares, figure, split_of(group, area_code))
        if group.part != area_code:
            inside = by_part.setdefault(group.part, {})
            inside[group.key] = inside.get(group.key, Figure()) + figure
    names = {code: (thai, english) for code, thai, english in parts}
    whole = Shares()
    for shares in by_key.values():
        whole = Shares(
            whole.placed + shares.placed,
            whole.shared + shares.shared,
            whole.unplaced + shares.unplaced,
        )
    return PlaceMoney(
        area_code=area_code,
        fiscal_year=fiscal_year,
        shares=whole,
        keys=tuple(KeyShares(key, by_key[key]) for key in sorted(by_key)),
        parts=tuple(
            PartMoney(code, *names.get(code, (code, code)), sum(kinds.values(), Figure()), kinds)
            for code, kinds in by_part.items()
        ),
        beyond=beyond,
    )


def split_of(group: Group, area_code: str) -> Split:
    """Which share a group belongs to."""
    if group.part != area_code:
        return Split.PLACED
    return Split.SHARED if group.names_parts else Split.UNPLACED


def part_length(area_code: str) -> int:
    """Longest code of the parts a place is divided into; its own length where it has none.

    >>> part_length("67"), part_length("67070301")
    (4, 8)
    """
    return NEXT_LENGTH.get(len(area_code), len(area_code))


def check_amount(*, satang: int, stage: str) -> None:
    """Only transfers go both ways; a correction of another stage names the row it corrects."""
    if satang < 0 and stage != "transferred":
        raise Refusal("budget.amount_is_negative", stage=stage)


def _added(shares: Shares, figure: Figure, split: Split) -> Shares:
    if split is Split.PLACED:
        return Shares(shares.placed + figure, shares.shared, shares.unplaced)
    if split is Split.SHARED:
        return Shares(shares.placed, shares.shared + figure, shares.unplaced)
    return Shares(shares.placed, shares.shared, shares.unplaced + figure)
