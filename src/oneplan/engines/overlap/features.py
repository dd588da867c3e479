"""How two records agree and differ: the numbers the model judges, in a fixed order.

A relation of two optional parts is 2 = both have it and agree, 1 = neither has
it, 0 = only one has it, -1 = both have it and disagree.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from oneplan.engines.overlap.lexicon import Lexicon
from oneplan.engines.overlap.records import Records
from oneplan.engines.overlap.signs import popcount
from oneplan.engines.overlap.text import Ints

Features = npt.NDArray[np.float32]

NAMES = (
    "place", "concept", "verb", "shape", "soi", "phase", "batch", "km", "ends", "topics",
    "manners", "others", "numbers", "rest_alike", "rest_held", "rest_least", "rest_most",
    "whole_alike", "whole_held", "budget", "year", "category", "length", "text_year", "village",
    "doubt", "verb_pair", "rest_unlike", "whole_unlike",
)  # fmt: skip
COLUMN = {name: i for i, name in enumerate(NAMES)}
SHAPES = ("", "line", "point", "water", "act", "event", "kit", "manage", "stock")
_VERB_GROUPS = {"": 0, "build": 1, "improve": 2, "repair": 3, "extend": 4, "dig": 5}


def _part(one: npt.NDArray[Any], two: npt.NDArray[Any], none: int = -1) -> Features:
    have, has = one != none, two != none
    part = np.where(have & has, np.where(one == two, 2, -1), np.where(have | has, 0, 1))
    return part.astype(np.float32)


def _sets(one: npt.NDArray[np.uint64], two: npt.NDArray[np.uint64]) -> Features:
    """Like ``_part`` for sets; a partial overlap lies between 0 and 2."""
    shared, union = np.bitwise_count(one & two), np.bitwise_count(one | two)
    both = (one > 0) & (two > 0)
    alike = np.where(shared > 0, 2.0 * shared / np.maximum(union, 1), -1)
    return np.where(both, alike, np.where(union > 0, 0, 1)).astype(np.float32)


def _signs(
    one: npt.NDArray[np.uint64], two: npt.NDArray[np.uint64]
) -> tuple[Features, Features, Features, Features]:
    """Return likeness, share of the smaller held by the larger, and both sizes."""
    shared = popcount(one & two).astype(np.float32)
    first = popcount(one).astype(np.float32)
    second = popcount(two).astype(np.float32)
    least, most = np.minimum(first, second), np.maximum(first, second)
    alike = np.where(most > 0, shared / np.maximum(first + second - shared, 1), 1)
    held = np.where(least > 0, shared / np.maximum(least, 1), np.where(most > 0, 0.5, 1))
    return alike, held, least, most


def _own(one: npt.NDArray[np.uint64], two: npt.NDArray[np.uint64]) -> Features:
    """Count letter pairs each text has for itself; the lesser of both.

    Long lines share long endings; two names in them still differ by this much.
    """
    first, second = popcount(one & ~two), popcount(two & ~one)
    lesser: Features = np.minimum(first, second).astype(np.float32)
    return lesser


def shapes(lexicon: Lexicon) -> npt.NDArray[np.int8]:
    """Return the shape number of each concept."""
    return np.asarray([SHAPES.index(c.shape) for c in lexicon.concepts], np.int8)


def verb_groups(lexicon: Lexicon) -> npt.NDArray[np.int8]:
    """Return a coarse group for each verb; 6 is "any other act"."""
    return np.asarray([_VERB_GROUPS.get(v.code, 6) for v in lexicon.verbs], np.int8)


def features(left: Records, right: Records, a: Ints, b: Ints, lexicon: Lexicon) -> Features:
    """Compare pairs of positions; returns one row of numbers for each of ``NAMES``."""
    return compared(left.take(a), right.take(b), lexicon)


def compared(x: Records, y: Records, lexicon: Lexicon) -> Features:
    """Compare records pair by pair; returns one row of numbers for each of ``NAMES``."""
    out = np.empty((len(NAMES), len(x)), np.float32)
    same_code = x.code == y.code
    level = np.minimum(x.level, y.level)
    out[0] = np.where(same_code & (x.level == y.level), level, level - 9)
    same = x.concept == y.concept
    unknown = (x.family == 0) | (y.family == 0)
    loose = lexicon.loose[x.concept] | lexicon.loose[y.concept]
    kin = np.where(loose, 2, 0)
    out[1] = np.where(unknown, 1, np.where(same, 3, np.where(x.family == y.family, kin, -1)))
    out[2], out[26] = _verbs(x, y, lexicon)
    shape = shapes(lexicon)
    out[3] = np.maximum(shape[x.concept], shape[y.concept])
    out[4], out[5], out[6] = (
        _part(x.soi, y.soi), _part(x.phase, y.phase), _part(x.batch, y.batch)
    )  # fmt: skip
    out[7] = _posts(x, y)
    out[8], out[9] = _sets(x.ends, y.ends), _sets(x.topics, y.topics)
    out[10], out[11] = _sets(x.manners, y.manners), _sets(x.others, y.others)
    out[12] = _sets(x.numbers, y.numbers)
    out[13], out[14], out[15], out[16] = _signs(x.rest, y.rest)
    out[17], out[18], _least, _most = _signs(x.whole, y.whole)
    out[27], out[28] = _own(x.rest, y.rest), _own(x.whole, y.whole)
    out[19], out[20] = _money(x, y), _years(x, y)
    out[21] = _part(x.category, y.category, none=0)
    out[22] = _part(x.length, y.length)
    out[23] = _part(x.text_year, y.text_year)
    out[24] = _village(x, y)
    out[25] = x.doubtful.astype(np.float32) + y.doubtful
    return out


def _verbs(x: Records, y: Records, lexicon: Lexicon) -> tuple[Features, Features]:
    group = verb_groups(lexicon)
    one, two = group[x.verb], group[y.verb]
    least, most = np.minimum(one, two), np.maximum(one, two)
    same = np.where(x.verb == y.verb, 2, np.where(one == two, 1, 0))
    relation = np.where(least == 0, 1, same)
    return relation.astype(np.float32), (least * 8 + most).astype(np.float32)


def _posts(x: Records, y: Records) -> Features:
    """Compare kilometre posts: 2 overlapping, -1 apart."""
    have, has = x.km_from >= 0, y.km_from >= 0
    low, high = np.minimum(x.km_from, x.km_to), np.maximum(x.km_from, x.km_to)
    down, up = np.minimum(y.km_from, y.km_to), np.maximum(y.km_from, y.km_to)
    overlap = (np.minimum(high, up) > np.maximum(low, down)) | ((low == down) & (high == up))
    return np.where(
        have & has, np.where(overlap, 2, -1), np.where(have | has, 0, 1)
    ).astype(np.float32)  # fmt: skip


def _money(x: Records, y: Records) -> Features:
    """Distance of two budgets as a logarithm; -1 where one is not known."""
    known = (x.budget > 0) & (y.budget > 0)
    ratio = np.where(known, x.budget, 1) / np.where(known, y.budget, 1)
    return np.where(known, np.abs(np.log(ratio)), -1).astype(np.float32)


def _years(x: Records, y: Records) -> Features:
    known = (x.year > 0) & (y.year > 0)
    gap = np.abs(x.year.astype(np.int32) - y.year)
    return np.where(known, np.minimum(gap, 9), -1).astype(np.float32)


def _village(x: Records, y: Records) -> Features:
    """Compare villages that have no code: by หมู่ที่ and by name."""
    moo = _part(x.moo, y.moo, none=0)
    name = _part(x.village_name, y.village_name, none=0)
    coarse = (x.level < 8) & (y.level < 8)
    worst = np.where((moo < 0) | (name < 0), -1, np.maximum(moo, name))
    inside = (x.level < 8) != (y.level < 8)
    fine = np.where(x.level == 8, x.code, y.code) % 100
    wide = np.where(x.level == 8, y.moo, x.moo)
    listed = (wide >> fine.astype(np.uint64)) & np.uint64(1)
    open_name = np.where(x.level < y.level, x.village_name, y.village_name) > 0
    elsewhere = open_name & (np.minimum(x.level, y.level) < 4)  # names a place that is not here
    told = np.where(wide == 0, np.where(elsewhere, -1, 1), np.where(listed > 0, 2, -1))
    return np.where(coarse, worst, np.where(inside, told, 2)).astype(np.float32)
