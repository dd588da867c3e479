"""What the numbers and names in a text stand for: หมู่ที่, ซอย, ระยะ, กม., ขนาด, ปี.

A *slot* is a numbered part of the wording that tells one work from another.
Sizes are read and put aside, so that two widths never make two works.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from oneplan.engines.overlap.automaton import Links
from oneplan.engines.overlap.lexicon import KIND, NUM_TERM, Lexicon, of_kinds
from oneplan.engines.overlap.text import DOT, Bools, Flat, Ints, is_digit

UNSET = -1
_PLACE_KINDS = of_kinds("village", "tambon", "district", "province", "lao", "body")
_FIRM_LEADS, _SOFT_LEADS = of_kinds("moo", "soi", "year"), of_kinds("phase", "batch", "km")
_SHORTEST_FULL_YEAR, _LAST_FULL_YEAR = 2500, 2650


@dataclass
class Tokens:
    """The known words and numbers of a batch, in reading order."""

    at: Ints  # letter position in the flat text
    size: Ints
    term: Links  # NUM_TERM for a number
    row: Ints
    kind: npt.NDArray[np.int8]
    value: Ints  # of a number; -1 else
    next_touches: Bools  # the next token is of the same text and starts where this one ends

    def select(self, keep: Bools) -> "Tokens":
        """Return some of the tokens; touching is decided anew."""
        return _tokens(
            self.at[keep], self.size[keep], self.term[keep], self.row[keep], self.kind[keep],
            self.value[keep],
        )  # fmt: skip


def _tokens(
    at: Ints, size: Ints, term: Links, row: Ints, kind: npt.NDArray[np.int8], value: Ints
) -> Tokens:
    touches = np.zeros(len(at), bool)
    touches[:-1] = (at[:-1] + size[:-1] == at[1:]) & (row[:-1] == row[1:])
    return Tokens(at, size, term, row, kind, value, touches)


def read_tokens(flat: Flat, lexicon: Lexicon) -> Tokens:
    """Find the words of the lexicon and the numbers."""
    terms = lexicon.finder.terms(flat)
    total = len(flat.chars)
    starts = np.flatnonzero(terms)
    inside = span_mask(starts, lexicon.finder.lengths[terms[starts]].astype(np.int64), total)
    first, sizes, values = _numbers(flat, inside)
    terms[first] = NUM_TERM
    at = np.flatnonzero(terms)
    term = terms[at]
    number = term == NUM_TERM
    known = np.maximum(term, 0)
    size = lexicon.finder.lengths[known].astype(np.int64)
    size[number] = sizes
    value = np.full(len(at), -1, np.int64)
    value[number] = values
    kind = lexicon.kind[known]
    kind[number] = KIND["num"]
    row = flat.rows[at].astype(np.int64)
    return _tokens(at, size, term, row, kind, value)


def span_mask(at: Ints, size: Ints, total: int) -> Bools:
    """Mark the letters inside any of the spans, which come in order of their starts."""
    reach = np.maximum.accumulate(np.minimum(at + size, total))
    before = np.concatenate([np.zeros(1, np.int64), reach])
    start = np.maximum(np.minimum(at, total), before[:-1])
    lengths = np.empty(2 * len(at) + 1, np.int64)
    lengths[0:-1:2] = start - before[:-1]
    lengths[1::2] = np.maximum(reach - start, 0)
    lengths[-1] = total - before[-1]
    kinds = np.zeros(len(lengths), bool)
    kinds[1::2] = True
    return np.repeat(kinds, lengths)


def _numbers(flat: Flat, inside: Bools) -> tuple[Ints, Ints, Ints]:
    """Return starts, lengths and whole values of runs of digits; 0.15 is one number."""
    chars, tight = flat.chars, ~flat.bound
    digit = is_digit(chars) & ~inside
    point = np.zeros(len(chars), bool)
    if len(chars) > 2:
        middle = (chars[1:-1] == DOT) & digit[:-2] & digit[2:] & tight[1:-1] & tight[2:]
        point[1:-1] = middle
    run = digit | point
    before = np.concatenate([[False], run[:-1]]) & tight
    starts = np.flatnonzero(run & ~before)
    goes_on = np.concatenate([(run & before)[1:], [False]])
    ends = np.flatnonzero(run & ~goes_on) + 1
    sizes = ends - starts
    value = np.zeros(len(starts), np.int64)
    live = np.ones(len(starts), bool)
    for step in range(min(int(sizes.max(initial=0)), 8)):
        here = np.minimum(starts + step, len(chars) - 1)
        live &= (step < sizes) & digit[here]
        value = np.where(live, value * 10 + chars[here] - 1, value)
    return starts, sizes, value


@dataclass
class Slots:
    """The numbered parts of each text; ``UNSET`` or 0 where there is none."""

    moo: npt.NDArray[np.uint64]  # bit n: หมู่ที่ n is named
    soi: npt.NDArray[np.int32]
    phase: npt.NDArray[np.int32]
    batch: npt.NDArray[np.int32]
    km_from: npt.NDArray[np.int32]  # metres
    km_to: npt.NDArray[np.int32]
    length: npt.NDArray[np.int32]  # metres
    year: npt.NDArray[np.int16]  # B.E., as written
    annual: Bools
    bundle: Bools
    numbers: npt.NDArray[np.uint64]  # remaining numbers, hashed


def _shifted(values: npt.NDArray[Any], by: int) -> npt.NDArray[Any]:
    """Return the value ``by`` tokens later (earlier if negative); zero beyond the ends."""
    out: npt.NDArray[Any] = np.zeros_like(values)
    if by > 0:
        out[:-by] = values[by:]
    else:
        out[-by:] = values[:by]
    return out


def _put_first(size: int, rows: Ints, values: Ints, dtype: type) -> npt.NDArray[Any]:
    out: npt.NDArray[Any] = np.full(size, UNSET, dtype)
    out[rows[::-1]] = values[::-1]
    return out


def read_slots(tokens: Tokens, lexicon: Lexicon, size: int) -> tuple[Slots, Bools]:
    """Return the slots and which tokens are units (so that they name nothing)."""
    number = tokens.kind == KIND["num"]
    touched = np.concatenate([[False], tokens.next_touches[:-1]])
    before = _shifted(tokens.kind, -1) * touched
    two_back = _shifted(tokens.kind, -2) * touched * np.concatenate([[False], touched[:-1]])
    size_unit = (before == KIND["km"]) & (two_back == KIND["num"])  # "1.2 กม. 3 สาย"
    lead = np.where(number & ~size_unit, before, 0)
    dims_lead = lead == KIND["dims"]
    unit = np.concatenate([lexicon.unit, [0]])[tokens.term]
    after_unit = (_shifted(unit, 1) * tokens.next_touches) * number
    after_unit[_metre_or_moo(tokens, dims_lead)] = 0
    after_unit[_PLACE_KINDS[_shifted(tokens.kind, 1)] & ~dims_lead] = 0
    firm, soft = _FIRM_LEADS[lead], _SOFT_LEADS[lead]
    pure = _shifted(tokens.kind, 1) == KIND["unit"]
    pure |= _shifted(unit, 1) >= 2
    dim = number & (dims_lead | ((after_unit > 0) & ~firm & (~soft | pure)))
    is_unit = np.concatenate([[False], (dim & (after_unit > 0))[:-1]])
    return _fill(tokens, lexicon, size, number, np.where(dim, 0, lead), dim), is_unit


def _metre_or_moo(tokens: Tokens, dims_lead: Bools) -> Bools:
    """Mark numbers before "ม. 5", where ม. is หมู่ and not a metre."""
    moo = _shifted(tokens.kind, 1) == KIND["moo"]
    third = (_shifted(tokens.kind, 2) == KIND["num"]) & _shifted(tokens.next_touches, 1)
    marked: Bools = tokens.next_touches & moo & third & ~dims_lead
    return marked


def _fill(
    tokens: Tokens, lexicon: Lexicon, size: int, number: Bools, lead: Ints, dim: Bools
) -> Slots:
    value, row = tokens.value, tokens.row
    code = np.concatenate([lexicon.code, [0]])[tokens.term]
    used = dim.copy()

    def first(kind: str, limit: int) -> npt.NDArray[Any]:
        here = number & (lead == KIND[kind]) & (value < limit)
        used[here] = True
        return _put_first(size, row[here], value[here], np.int32)

    moo, used_moo = _moo(tokens, number & (lead == KIND["moo"]) & (value < 64), dim, size)
    used |= used_moo
    km_from, km_to, used_km = _posts(tokens, number, lead, size)
    used |= used_km
    year_here = number & ~dim & (
        ((value >= _SHORTEST_FULL_YEAR) & (value <= _LAST_FULL_YEAR))
        | ((lead == KIND["year"]) & (value >= 50) & (value < 100))
    )  # fmt: skip
    used |= year_here
    full = np.where(value < 100, value + 2500, value)
    annual = np.zeros(size, bool)
    annual[row[(tokens.kind == KIND["year"]) & (code == 2)]] = True
    bundle = np.zeros(size, bool)
    bundle[row[tokens.kind == KIND["bundle"]]] = True
    soi, phase, batch = first("soi", 1000), first("phase", 100), first("batch", 100)
    spelled = _shifted(tokens.kind, 1) == KIND["number"]
    spelled &= (tokens.kind == KIND["phase"]) & tokens.next_touches
    phase[row[spelled]] = _shifted(code, 1)[spelled]
    rest = number & ~used & (value > 0)
    numbers = np.zeros(size, np.uint64)
    np.bitwise_or.at(numbers, row[rest], np.uint64(1) << (value[rest] % 61).astype(np.uint64))
    return Slots(
        moo=moo, soi=soi, phase=phase, batch=batch, km_from=km_from, km_to=km_to,
        length=_length(tokens, lexicon, code, dim, size),
        year=_put_first(size, row[year_here], full[year_here], np.int16),
        annual=annual, bundle=bundle, numbers=numbers,
    )  # fmt: skip


def _moo(
    tokens: Tokens, first: Bools, dim: Bools, size: int
) -> tuple[npt.NDArray[np.uint64], Bools]:
    """Collect หมู่ที่ 1, 3 และ 5 and หมู่ที่ 1-5 (every village between)."""
    mask = np.zeros(size, np.uint64)
    one = np.uint64(1)
    here = np.flatnonzero(first)
    used = first.copy()
    np.bitwise_or.at(mask, tokens.row[here], one << tokens.value[here].astype(np.uint64))
    for _ in range(16):
        here = here[here + 2 < len(tokens.at)]
        join = tokens.kind[here + 1]
        good = tokens.next_touches[here] & tokens.next_touches[here + 1]
        good &= (join == KIND["link"]) | (join == KIND["dash"])
        good &= (tokens.kind[here + 2] == KIND["num"]) & ~dim[here + 2]
        good &= (tokens.value[here + 2] > 0) & (tokens.value[here + 2] < 64)
        here, join = here[good], join[good]
        if not len(here):
            break
        low, high = tokens.value[here], tokens.value[here + 2]
        np.bitwise_or.at(mask, tokens.row[here], one << high.astype(np.uint64))
        between = (join == KIND["dash"]) & (low < high)
        span = (one << high.astype(np.uint64)) - (one << low.astype(np.uint64))
        np.bitwise_or.at(mask, tokens.row[here[between]], span[between])
        here = here + 2
        used[here] = True
    return mask, used


def _posts(
    tokens: Tokens, number: Bools, lead: Ints, size: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], Bools]:
    """Read kilometre posts such as กม.1+200 - กม.2+200 in metres."""
    plus = (_shifted(tokens.kind, 1) == KIND["plus"]) & tokens.next_touches
    plus &= (_shifted(tokens.kind, 2) == KIND["num"]) & _shifted(tokens.next_touches, 1).astype(
        bool
    )
    post = number & plus & (tokens.value < 3000)
    metres = np.where(plus, tokens.value * 1000 + _shifted(tokens.value, 2), tokens.value * 1000)
    alone = number & (lead == KIND["km"]) & ~post & (tokens.value < 3000)
    here = np.flatnonzero(post | alone)
    used = post | alone
    tails = np.flatnonzero(post) + 2
    used[tails[tails < len(used)]] = True
    first = _put_first(size, tokens.row[here], metres[here], np.int32)
    last = np.full(size, UNSET, np.int32)
    last[tokens.row[here]] = metres[here]
    return first, last, used


def _length(
    tokens: Tokens, lexicon: Lexicon, code: Links, dim: Bools, size: int
) -> npt.NDArray[np.int32]:
    """Read the length of a line in metres."""
    lead = (_shifted(tokens.kind, -1) == KIND["dims"]) & (_shifted(code, -1) == 1)
    here = np.flatnonzero(dim & lead)
    units = np.append(lexicon.unit, 0)[_shifted(tokens.term, 1)[here]]
    metres = np.where(units == 3, tokens.value[here] * 1000, tokens.value[here])
    return _put_first(size, tokens.row[here], np.minimum(metres, 10**8), np.int32)
