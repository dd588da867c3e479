"""Which texts are worth comparing: the same place, or the same thing in a place around it.

Place and object come first; wording does not choose.  Blocks that are too big
(ten thousand copies of one text, or no codes at all) are sorted by what they
say and compared with their neighbours only.
"""

import numpy as np
import numpy.typing as npt

from oneplan.engines.overlap.gazetteer import parent_code, span_of
from oneplan.engines.overlap.lexicon import Lexicon
from oneplan.engines.overlap.records import Records
from oneplan.engines.overlap.signs import popcount
from oneplan.engines.overlap.text import Bools, Ints

WINDOW = 150  # neighbours a text meets in a block that is too big
_NAMED, _FEW = 60, 8  # neighbours met by texts without any code: of one village name, of none
_REACH = 600  # finer texts a coarse text meets
_ALIKE = 0.3  # shared letter pairs for texts about unlike things to be compared at all


def candidate_pairs(records: Records, lexicon: Lexicon) -> tuple[Ints, Ints]:
    """Return pairs ``a < b`` of positions in ``records``, each pair once."""
    parts = [_same_place(records), _same_name(records), _place_within(records)]
    a = np.concatenate([p[0] for p in parts])
    b = np.concatenate([p[1] for p in parts])
    low, high = np.minimum(a, b), np.maximum(a, b)
    keys = np.sort(low * len(records) + high)
    fresh = np.ones(len(keys), bool)
    fresh[1:] = keys[1:] != keys[:-1]
    keys = keys[fresh]
    low, high = keys // max(len(records), 1), keys % max(len(records), 1)
    keep = np.concatenate(
        [worth(records, records, low[i : i + 10**6], high[i : i + 10**6], lexicon)
         for i in range(0, len(low), 10**6)] or [np.zeros(0, bool)]
    )  # fmt: skip
    return low[keep], high[keep]


def worth(left: Records, right: Records, a: Ints, b: Ints, lexicon: Lexicon) -> Bools:
    """Keep pairs about the same, a neighbouring or an unknown thing, or worded alike."""
    first, second = left.family[a], right.family[b]
    same = (first == second) | (first == 0) | (second == 0)
    mates = lexicon.mates
    mated = (mates[left.concept[a]] == mates[right.concept[b]]) & (mates[left.concept[a]] > 0)
    one = np.uint64(1)
    first_bit = one << (left.concept[a] % 64).astype(np.uint64)
    second_bit = one << (right.concept[b] % 64).astype(np.uint64)
    held = ((left.others[a] & second_bit) | (right.others[b] & first_bit)) > 0
    keep = same | mated | held
    open_ = np.flatnonzero(~keep)
    shared = popcount(left.whole[a[open_]] & right.whole[b[open_]])
    union = popcount(left.whole[a[open_]] | right.whole[b[open_]])
    keep[open_] = shared >= _ALIKE * np.maximum(union, 1)
    clash = (left.soi[a] >= 0) & (right.soi[b] >= 0) & (left.soi[a] != right.soi[b])
    said = (popcount(left.whole[a]) > 0) & (popcount(right.whole[b]) > 0)
    good: Bools = keep & said & ~(clash & ~same)
    return good


def _meaning(records: Records) -> npt.NDArray[np.uint64]:
    """Hash what a text says, so that copies lie side by side."""
    mixed = records.whole[:, 0].copy()
    for column in range(1, 4):
        mixed = (mixed ^ records.whole[:, column]) * np.uint64(0x9E3779B97F4A7C15)
    return mixed


def _in_blocks(order: Ints, key: npt.NDArray[np.generic], window: int) -> tuple[Ints, Ints]:
    """Pair members of equal ``key`` up to ``window`` apart in ``order``."""
    lefts, rights = [], []
    fresh = np.ones(len(order), bool)
    fresh[1:] = key[1:] != key[:-1]
    starts = np.flatnonzero(fresh)
    sizes = np.diff(np.append(starts, len(order)))
    end = np.repeat(starts + sizes, sizes)
    position = np.arange(len(order))
    live = position
    for step in range(1, window + 1):
        live = live[live + step < end[live]]
        if not len(live):
            break
        lefts.append(order[live])
        rights.append(order[live + step])
    empty = np.zeros(0, np.int64)
    return np.concatenate([empty, *lefts]), np.concatenate([empty, *rights])


def _same_place(records: Records) -> tuple[Ints, Ints]:
    """Everything in one village; the same thing in one subdistrict or coarser place."""
    order = np.lexsort(
        (_meaning(records), records.phase, records.soi, records.moo, records.village_name,
         records.family, records.code)
    )  # fmt: skip
    fine = records.level[order] == 8
    village = order[fine]
    a, b = _in_blocks(village, records.code[village], WINDOW)
    rest = order[~fine & (records.level[order] > 0)]
    key = records.code[rest] * 512 + records.family[rest]
    c, d = _in_blocks(rest, key, WINDOW)
    told = rest[records.topics[rest] > 0]
    topic = records.topics[told]
    first_bit = np.log2((topic & (~topic + np.uint64(1))).astype(np.float64)).astype(np.int64)
    key = records.code[told] * 64 + first_bit
    by_topic = np.argsort(key, kind="stable")
    e, f = _in_blocks(told[by_topic], key[by_topic], WINDOW)
    return np.concatenate([a, c, e]), np.concatenate([b, d, f])


def _same_name(records: Records) -> tuple[Ints, Ints]:
    """Texts without any code: the same thing, next to each other by name and wording."""
    lost = np.flatnonzero(records.level == 0)
    order = lost[
        np.lexsort((_meaning(records)[lost], records.soi[lost], records.moo[lost],
                    records.village_name[lost], records.family[lost]))
    ]  # fmt: skip
    key = records.family[order].astype(np.int64) * 2
    named = records.village_name[order].astype(np.int64)
    a, b = _in_blocks(order, key ^ (named << 1), _NAMED)
    c, d = _in_blocks(order, key, _FEW)
    return np.concatenate([a, c]), np.concatenate([b, d])


def _place_within(records: Records) -> tuple[Ints, Ints]:
    """The same thing where one place lies inside the other."""
    span = span_of(records.level)
    order = np.lexsort((span, records.code, records.family))
    key = records.family[order].astype(np.int64) * 10**9 + records.code[order]
    coarse = np.flatnonzero((records.level > 0) & (records.level < 8))
    base = records.family[coarse].astype(np.int64) * 10**9 + records.code[coarse]
    low = np.searchsorted(key, base)
    high = np.searchsorted(key, base + span[coarse])
    counts = np.minimum(high - low, _REACH)
    who = np.repeat(coarse, counts)
    offset = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    other = order[np.repeat(low, counts) + offset]
    finer = records.level[other] > records.level[who]
    finer &= (records.level[who] > 2) | (parent_code(records.code[other], 2) == records.code[who])
    return who[finer], other[finer]
