"""From likeness to a verdict that means something.

``same`` the same work; ``part_of`` one holds the other; ``adjoins`` the next
segment of a road or canal; ``recurs`` an event that comes every year;
``complement`` road, drain and lights in one place and season; ``possible`` the
places are too coarse to tell; ``different`` everything else, not reported.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from oneplan.engines.overlap.features import COLUMN, SHAPES, Features, shapes
from oneplan.engines.overlap.gazetteer import span_of
from oneplan.engines.overlap.lexicon import Lexicon
from oneplan.engines.overlap.records import Records
from oneplan.engines.overlap.text import Bools, Ints


class Verdict(IntEnum):
    """What the engine thinks of a pair."""

    DIFFERENT = 0
    SAME = 1
    PART_OF = 2
    ADJOINS = 3
    RECURS = 4
    COMPLEMENT = 5
    POSSIBLE = 6


_STOCK = SHAPES.index("stock")  # things every office buys: equal words mean little

_ALIKE, _FEW = 0.6, 4  # likeness and letter pairs apart, to call coarse places possible
_MANAGE = SHAPES.index("manage")  # running costs are never compared


@dataclass(frozen=True)
class Limits:
    """Scores from which a verdict is given; an administrator may move them."""

    same: float = 0.55
    automatic: float = 0.97  # from here a person need only glance
    possible: float = 0.12
    part: float = 0.25
    adjoins_gap: int = 100  # metres between two kilometre posts that still meet


#: Highest score of a verdict that is not "same": never in the automatic band.
CEILING = {Verdict.POSSIBLE: 0.49, Verdict.COMPLEMENT: 0.49, Verdict.PART_OF: 0.79,
           Verdict.ADJOINS: 0.49, Verdict.RECURS: 0.79}  # fmt: skip


def judge(
    x: Records, y: Records, facts: Features, score: npt.NDArray[np.float32], lexicon: Lexicon,
    limits: Limits | None = None,
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:  # fmt: skip
    """Return verdicts and scores of pairs whose records are ``x`` and ``y``."""
    limits = limits or Limits()
    f = {name: facts[i] for name, i in COLUMN.items()}
    shape = shapes(lexicon)[x.concept]
    kin = (f["concept"] >= 1) & ~((x.family == 0) & (y.family == 0))
    same_place = (x.code == y.code) & (x.level == y.level) & (f["village"] >= 0)
    apart = (f["soi"] < 0) | (f["phase"] < 0) | (f["batch"] < 0) | (f["km"] < 0)
    apart |= f["numbers"] < 0
    verdict = np.zeros(len(score), np.int8)

    wide = span_of(x.level) != span_of(y.level)
    compatible = ~apart & (f["topics"] >= 0) & (f["village"] >= 0) & (f["numbers"] > -1)
    unclear = (f["doubt"] > 0) | (np.minimum(x.level, y.level) < 4)
    alike = (f["whole_alike"] >= _ALIKE) & (f["rest_unlike"] <= _FEW)
    named = (f["rest_held"] >= _ALIKE) & (f["rest_least"] >= 5) & (f["rest_unlike"] <= _FEW)
    hint = np.where(f["doubt"] > 0, score >= limits.possible, alike | named)
    verdict[kin & compatible & unclear & hint] = Verdict.POSSIBLE
    part = _holds(x, y, f, kin, same_place, wide, lexicon) & compatible & ~unclear
    part &= shape != _STOCK  # an office's instrument is no part of another's, however wide
    verdict[part] = Verdict.PART_OF
    verdict[_together(x, y, f, lexicon) & (verdict == 0)] = Verdict.COMPLEMENT
    several = wide & (x.bundle | y.bundle | _many(x.moo) | _many(y.moo))
    verdict[(score >= limits.same) & ~apart & (f["village"] >= 0) & ~several] = Verdict.SAME
    verdict[_next_segment(x, y, f, kin & same_place, shape, limits)] = Verdict.ADJOINS
    recurs = _recurs(x, y, f, kin & same_place & ~apart, shape, score, limits)
    verdict[recurs] = Verdict.RECURS
    stock = (shape == _STOCK) & (np.minimum(x.level, y.level) < 8)
    verdict[stock & (verdict == Verdict.SAME)] = Verdict.DIFFERENT
    verdict[stock & alike & ~apart & (verdict == 0)] = Verdict.POSSIBLE
    vague = (np.minimum(x.level, y.level) < 4) & (f["village"] < 2)
    vague |= wide & (f["doubt"] > 0)
    verdict[vague & (verdict == Verdict.SAME)] = Verdict.POSSIBLE
    verdict[shape == _MANAGE] = Verdict.DIFFERENT
    return verdict, _bounded(verdict, score, f)


def _many(moo: npt.NDArray[np.uint64]) -> Bools:
    """Tell texts that name several villages."""
    several: Bools = (moo & (moo - np.minimum(moo, np.uint64(1)))) > 0
    return several


def _bounded(
    verdict: npt.NDArray[np.int8], score: npt.NDArray[np.float32], f: dict[str, Features]
) -> npt.NDArray[np.float32]:
    out = score.copy()
    for kind, top in CEILING.items():
        here = verdict == kind
        alike = 0.15 + 0.3 * f["whole_alike"][here]
        out[here] = np.minimum(np.maximum(out[here], alike), top)
    return np.clip(out, 0, 1)


def _holds(
    x: Records, y: Records, f: dict[str, Features], kin: Bools, same_place: Bools, wide: Bools,
    lexicon: Lexicon,
) -> Bools:  # fmt: skip
    """One place holds the other, or one text names the other's thing as an addition."""
    one = np.uint64(1)
    first = one << (x.concept % 64).astype(np.uint64)
    second = one << (y.concept % 64).astype(np.uint64)
    named = ((x.others & second) | (y.others & first)) > 0
    built = np.isin(shapes(lexicon)[x.concept], [1, 2, 3]) & np.isin(
        shapes(lexicon)[y.concept], [1, 2, 3]
    )
    spot = (f["soi"] == 2) | (f["ends"] > 0.5) & (f["ends"] != 1) | (f["rest_held"] >= 0.6)
    addition = named & same_place & built & spot & (f["soi"] >= 0) & (f["phase"] >= 0)
    told = (f["village"] == 2) | x.bundle | y.bundle
    name = (f["rest_held"] >= 0.7) & (f["rest_least"] >= 5)
    token = (f["topics"] > 1) | (f["manners"] > 1) | name
    inside = wide & kin & (f["concept"] >= 2) & (told | token) & (f["verb"] >= 1)
    inside &= (f["topics"] >= 1) & (f["manners"] >= 0) & ((f["soi"] >= 1) | told) & (f["year"] <= 1)
    part: Bools = addition | inside
    return part


def _together(x: Records, y: Records, f: dict[str, Features], lexicon: Lexicon) -> Bools:
    """Different works that belong in one season: the same spot, things that go together."""
    mates = lexicon.mates
    mated = (mates[x.concept] == mates[y.concept]) & (mates[x.concept] > 0)
    built = np.isin(shapes(lexicon)[x.concept], [1, 2, 3, 6]) & (x.family != y.family)
    place = (x.code == y.code) & (np.minimum(x.level, y.level) == 8)
    ends = (f["ends"] > 0.5) & (x.ends > 0) & (y.ends > 0)
    named = (f["rest_held"] >= 0.6) & (f["rest_least"] >= 5)
    spot = (f["soi"] == 2) | (f["phase"] == 2) | (f["km"] == 2) | ends | named
    clash = (f["soi"] < 0) | (f["phase"] < 0) | (f["km"] < 0)
    together: Bools = mated & built & place & spot & ~clash & (f["year"] <= 1)
    return together


def _next_segment(
    x: Records, y: Records, f: dict[str, Features], base: Bools, shape: npt.NDArray[np.int8],
    limits: Limits,
) -> Bools:  # fmt: skip
    """Segments of one line: other phases, or kilometre posts that meet."""
    line = np.isin(shape, [1, 3])
    step = (f["phase"] < 0) & (np.abs(x.phase - y.phase) <= 1)
    low = np.maximum(np.minimum(x.km_from, x.km_to), np.minimum(y.km_from, y.km_to))
    high = np.minimum(np.maximum(x.km_from, x.km_to), np.maximum(y.km_from, y.km_to))
    meets = (f["km"] < 0) & (low - high <= limits.adjoins_gap)
    like = (f["concept"] >= 2) & ((f["rest_held"] >= 0.5) | (f["rest_least"] < 5))
    following: Bools = base & line & (step | meets) & like & (f["soi"] >= 0) & (f["numbers"] >= 0)
    return following


def _recurs(
    x: Records,
    y: Records,
    f: dict[str, Features],
    base: Bools,
    shape: npt.NDArray[np.int8],
    score: npt.NDArray[np.float32],
    limits: Limits,
) -> Bools:
    """The same event in another year, or an activity the text itself calls yearly."""
    first = np.where(x.text_year > 0, x.text_year, x.year)
    second = np.where(y.text_year > 0, y.text_year, y.year)
    other_year = (first > 0) & (second > 0) & (first != second)
    event, act = shape == 5, np.isin(shape, [4, 5])
    yearly = x.annual | y.annual | ((x.text_year > 0) & (y.text_year > 0))
    like = (f["topics"] >= 1) & (f["manners"] >= 0)
    like &= (f["rest_held"] >= 0.4) | (f["rest_least"] < 5) | (f["topics"] > 1)
    again: Bools = base & other_year & like & (event | (act & yearly & (score >= limits.same / 2)))
    return again


def components(size: int, a: Ints, b: Ints) -> Ints:
    """Return for each of ``size`` items the smallest item it is linked with."""
    parent = np.arange(size)
    while True:
        first, second = parent[a], parent[b]
        low = np.minimum(first, second)
        before = parent.copy()
        np.minimum.at(parent, first, low)
        np.minimum.at(parent, second, low)
        parent = parent[parent]
        if np.array_equal(parent, before):
            return parent
