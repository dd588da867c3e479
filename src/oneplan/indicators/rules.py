"""How the values of parts make the whole's, and how a series stands against a target."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from oneplan.thai.digits import to_arabic

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
LARGEST = Decimal(10) ** 18
SMALLEST_STEP = Decimal("0.000001")


def number_in(words: str) -> Decimal | None:
    """The number that printed words are, to six decimals; None where they say anything more.

    A percent sign may stand behind it.  A scale ("1.5 ล้าน") is not reckoned in: whether the
    indicator's unit has it already, nobody can tell.

    >>> number_in("๑,๒๓๔.๕"), number_in("12 %"), number_in("1.5 ล้าน"), number_in("1,23")
    (Decimal('1234.500000'), Decimal('12.000000'), None, None)
    """
    plain = to_arabic(words).strip().removesuffix("%").strip().replace("−", "-")
    if not _NUMBER.fullmatch(plain):
        return None
    value = Decimal(plain.replace(",", ""))
    return value.quantize(SMALLEST_STEP) if abs(value) < LARGEST else None


def without_zeros(value: Decimal | None) -> Decimal | None:
    """The value as it was measured: the table keeps six places behind the point of each.

    >>> without_zeros(Decimal("74.000000")), without_zeros(Decimal("1200.500000"))
    (Decimal('74'), Decimal('1200.5'))
    """
    return None if value is None else Decimal(f"{value.normalize():f}")


class Lack(StrEnum):
    """Why parts make no whole."""

    RULE = "rule"
    PARTS = "parts"
    WEIGHTS = "weights"


@dataclass(frozen=True, slots=True)
class Whole:
    """What the parts make together, from ``known`` of ``of`` parts; None says why in ``lacks``."""

    value: Decimal | None
    known: int
    of: int
    lacks: Lack | None = None

    @property
    def is_complete(self) -> bool:
        return self.value is not None and self.known == self.of


@dataclass(frozen=True, slots=True)
class Place:
    """A place's value of a year: its own, what its parts make, and the one that counts.

    Its own value counts; without one, what *all* its parts make.  A sum of some parts is shown
    as such and never passed on as the whole.
    """

    own: Decimal | None
    parts: Whole

    @property
    def value(self) -> Decimal | None:
        if self.own is not None:
            return self.own
        return self.parts.value if self.parts.is_complete else None

    @property
    def gap(self) -> Decimal | None:
        """How far the parts' whole lies from the place's own value, where both are known."""
        if self.own is None or not self.parts.is_complete or self.parts.value is None:
            return None
        return self.parts.value - self.own


def whole_of(
    values: Sequence[Decimal | None], weights: Sequence[Decimal | None], how: str
) -> Whole:
    """The whole of parts by the rule ``sum``, ``mean`` (weighted) or ``maximum``.

    >>> whole_of([Decimal(2), None], [None, None], "sum")
    Whole(value=Decimal('2'), known=1, of=2, lacks=None)
    """
    if how not in ("sum", "mean", "maximum"):
        return Whole(None, 0, len(values), Lack.RULE)
    known = [
        (value, weight) for value, weight in zip(values, weights, strict=True) if value is not None
    ]
    if not known:
        return Whole(None, 0, len(values), Lack.PARTS)
    if how == "mean":
        heavy = [(value, weight) for value, weight in known if weight is not None]
        total = sum((weight for _value, weight in heavy), Decimal(0))
        if len(heavy) < len(known) or total <= 0:
            return Whole(None, len(known), len(values), Lack.WEIGHTS)
        return Whole(
            sum((value * weight for value, weight in heavy), Decimal(0)) / total,
            len(known),
            len(values),
        )
    plain = [value for value, _weight in known]
    found = max(plain) if how == "maximum" else sum(plain, Decimal(0))
    return Whole(found, len(known), len(values))


def parent_of(code: str) -> str:
    """The code of the place a place lies in; empty for a province.

    >>> parent_of("67070301"), parent_of("670703C01"), parent_of("67")
    ('670703', '670703', '')
    """
    return code[:6] if "C" in code else code[:-2]


def up_the_tree(
    codes: Iterable[str],
    own: Mapping[str, Decimal],
    weights: Mapping[str, Decimal],
    how: str,
) -> dict[str, Place]:
    """The values of places from the smallest up: each place's own, and what its parts make."""
    found: dict[str, Place] = {}
    below: dict[str, list[str]] = defaultdict(list)
    for code in sorted(set(codes), key=lambda each: (-len(each), each)):
        parts = below.pop(code, [])
        whole = whole_of(
            [found[part].value for part in parts], [weights.get(part) for part in parts], how
        )
        found[code] = Place(own.get(code), whole)
        below[parent_of(code)].append(code)
    return found


class Course(StrEnum):
    """How a series stands against a target of a year."""

    MET = "met"
    MISSED = "missed"
    ON = "on_course"
    OFF = "off_course"
    UNKNOWN = "unknown"


def reaches(value: Decimal, target: Decimal, direction: str) -> bool:
    """Whether a value is at least as good as a target; ``keep`` means not worse either way."""
    if direction == "down":
        return value <= target
    return value == target if direction == "keep" else value >= target


def course_of(
    series: Sequence[tuple[int, Decimal]], *, year: int, target: Decimal | None, direction: str
) -> Course:
    """Whether the target of ``year`` was met, or would be if the mean yearly change went on.

    ``series`` is (year B.E., value) by year.  With one value, or a direction nobody stated,
    nothing is foretold.
    """
    past = [(at, value) for at, value in series if at <= year]
    if target is None or direction not in ("up", "down", "keep") or not past:
        return Course.UNKNOWN
    last_year, last = past[-1]
    if last_year == year:
        return Course.MET if reaches(last, target, direction) else Course.MISSED
    first_year, first = past[0]
    if first_year == last_year:
        return Course.UNKNOWN
    change = (last - first) / (last_year - first_year)
    reckoned = last + change * (year - last_year)
    return Course.ON if reaches(reckoned, target, direction) else Course.OFF
