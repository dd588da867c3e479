"""Who may take what, and how a list spreads over places and years; plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from oneplan.core.errors import Refusal
from oneplan.core.money import share_out

LOCAL = frozenset(
    {"city_municipality", "town_municipality", "subdistrict_municipality", "sao", "special"}
)
KINDS_OF_TAKER: Mapping[str, frozenset[str]] = {
    "local": LOCAL,
    "pao": frozenset({"pao"}),
    "province": frozenset({"province_office"}),
    "cluster": frozenset({"cluster"}),
    "agency": frozenset({"agency", "state_enterprise", "national"}),
    "private": frozenset({"company", "association"}),
    "community": frozenset({"village_committee"}),
}
"""Kinds of body that fit each taker; the last two need no body: nobody is asked by a request."""
NEED_NO_BODY = frozenset({"private", "community"})


def check_taker(taker: str, *, body_kind: str | None, name: str = "") -> None:
    """A taker names the body that is asked, and that body is of its kind."""
    if body_kind is None:
        if taker not in NEED_NO_BODY:
            raise Refusal("apportioning.body_is_missing")
        return
    if body_kind not in KINDS_OF_TAKER[taker]:
        raise Refusal("apportioning.wrong_kind_of_body", body=name)


def taker_of(kind: str) -> str | None:
    """The taker a body of a kind would be; None for bodies that take nothing.

    >>> taker_of("sao"), taker_of("pao"), taker_of("district_office")
    ('local', 'pao', None)
    """
    return next((taker for taker, kinds in KINDS_OF_TAKER.items() if kind in kinds), None)


@dataclass(frozen=True, slots=True)
class Portion:
    """Some money of a year (satang), and the weights by which places gain from it.

    Without weights it stands as undivided: nothing is spread by guess.
    """

    fiscal_year: int
    satang: int
    weights: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Cell:
    """What a place gains in a year: how many lines touch it, and how much of their money."""

    lines: int = 0
    satang: int = 0


UNDIVIDED = ""
"""The place of money that is not said to go anywhere."""


def spread(portions: Iterable[Portion]) -> dict[tuple[str, int], Cell]:
    """Money by place and year; every portion is shared out to the satang.

    >>> cells = spread([Portion(2571, 100, {"63": 60, "67": 40}), Portion(2571, 5)])
    >>> cells["63", 2571].satang, cells["67", 2571].satang, cells["", 2571].satang
    (60, 40, 5)
    """
    cells: dict[tuple[str, int], Cell] = {}
    for portion in portions:
        weights = {place: weight for place, weight in portion.weights.items() if weight > 0}
        places = list(weights) or [UNDIVIDED]
        shares = share_out(portion.satang, list(weights.values()) or [1])
        for place, satang in zip(places, shares, strict=True):
            cell = cells.setdefault((place, portion.fiscal_year), Cell())
            cell.lines += 1
            cell.satang += satang
    return cells


def last_years(fiscal_year: int, *, count: int = 5) -> Sequence[int]:
    """The years a balance shows, the list's own last.

    >>> list(last_years(2571, count=3))
    [2569, 2570, 2571]
    """
    return range(fiscal_year - count + 1, fiscal_year + 1)
