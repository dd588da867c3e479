"""Where a work is: names in the text, the row's own code and the gazetteer together.

The finest code that everything agrees on wins.  A text that names its
subdistrict and district is believed over a row code that contradicts both.
Villages named as ends of a road ("สายบ้าน ก - บ้าน ข") are not its place.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from oneplan.engines.overlap.automaton import Links
from oneplan.engines.overlap.gazetteer import Gazetteer, parent_code
from oneplan.engines.overlap.lexicon import KIND, Lexicon, of_kinds
from oneplan.engines.overlap.signs import Signs, pair_hash, popcount
from oneplan.engines.overlap.slots import Slots, Tokens
from oneplan.engines.overlap.text import Bools, Flat, Ints, is_letter

_LONGEST_NAME = 22
_NO_NAME = of_kinds(
    "num", "moo", "village", "tambon", "district", "province", "lao", "soi", "person", "dims",
    "near", "km",
)  # fmt: skip
_THINGS, _LOOSE_ENDS = of_kinds("object", "topic", "noise"), of_kinds("route", "dash")
_LEVEL_OF = {"province": 2, "district": 4, "tambon": 6, "lao": 6, "village": 8}
_SLIP_LIKENESS = 0.62  # shared letter pairs for a misspelt name to be read as a known one
_LEAD = 0.12  # and how much clearer than the second best


@dataclass
class Mentions:
    """Places named in a batch of texts, in reading order."""

    row: Ints
    at: Ints  # first letter of the name
    level: npt.NDArray[np.int8]  # 2 4 6 8
    is_lao: Bools
    is_end: Bools  # an end of a road, not the place itself
    names: Links  # three columns, longest first, 0 = none
    sizes: Links
    size: Ints  # letters taken as the name


def read_mentions(
    flat: Flat, tokens: Tokens, gazetteer: Gazetteer, is_unit: Bools, lexicon: Lexicon
) -> Mentions:
    """Read the names after ต. อ. จ. บ้าน and after สาย, ถึง and a dash."""
    kind = tokens.kind
    level = np.zeros(len(kind), np.int8)
    for name, digits in _LEVEL_OF.items():
        level[kind == KIND[name]] = digits
    touched = np.concatenate([[False], tokens.next_touches[:-1]])
    before = np.concatenate([[0], kind[:-1]]) * touched
    joins = (before == KIND["route"]) | (before == KIND["dash"])
    loose_end = _LOOSE_ENDS[kind]
    loose_end |= np.append(lexicon.landmark, False)[tokens.term]
    followed = np.zeros(len(kind), bool)
    followed[:-1] = tokens.next_touches[:-1] & _NO_NAME[kind[1:]]
    here = np.flatnonzero(((level > 0) & ~is_unit) | (loose_end & ~followed))
    at = tokens.at[here] + tokens.size[here]
    inside = at < flat.starts[tokens.row[here] + 1]
    here, at = here[inside], at[inside]
    names, sizes = gazetteer.walker.walk(flat, at)
    depth = np.where(level[here] > 0, level[here], 8)
    fits = (gazetteer.name_levels[names] >> (depth[:, None] // 2)) & 1 > 0
    names, sizes = names * fits, sizes * fits
    names, sizes = _compact(names, sizes)
    bare = (level[here] == 0) | np.append(lexicon.soft, False)[tokens.term[here]]
    keep = ~bare | (sizes[:, 0] >= 4)
    here, at, names, sizes, depth, bare = (
        here[keep], at[keep], names[keep], sizes[keep], depth[keep], bare[keep],
    )  # fmt: skip
    size: Ints = np.where(sizes[:, 0] > 0, sizes[:, 0], _guessed_size(flat, tokens, here, at))
    is_end = (level[here] == 0) | ((depth == 8) & joins[here])
    row, marker = tokens.row[here], tokens.at[here]
    for _ in range(2):  # "บ้าน ก กับบ้าน ข": what is joined to an end is an end
        gap = marker[1:] - (at + size)[:-1]
        chained = is_end[:-1] & (row[1:] == row[:-1]) & (gap >= 1) & (gap <= 4)
        is_end[1:] |= chained & (depth[1:] == 8)
    return Mentions(
        row=row, at=at, level=depth.astype(np.int8),
        is_lao=kind[here] == KIND["lao"], is_end=is_end,
        names=names, sizes=sizes, size=size,
    )  # fmt: skip


def _compact(names: Links, sizes: Links) -> tuple[Links, Links]:
    """Move empty columns to the right."""
    order = np.argsort(names == 0, axis=1, kind="stable")
    return np.take_along_axis(names, order, 1), np.take_along_axis(sizes, order, 1)


def _guessed_size(flat: Flat, tokens: Tokens, here: Ints, at: Ints) -> Ints:
    """Length of a name that is not known: up to a space or the next marker."""
    end = np.minimum(flat.starts[tokens.row[here] + 1], at + _LONGEST_NAME)
    thing = _THINGS[tokens.kind]
    markers = np.flatnonzero(
        (tokens.kind < KIND["route"]) | (tokens.kind == KIND["unit"]) | (thing & (tokens.size >= 7))
    )
    stops = np.append(tokens.at[markers], np.int64(1) << 40)
    end = np.minimum(end, stops[np.searchsorted(stops, at)])
    gaps = np.append(np.flatnonzero(flat.bound), np.int64(1) << 40)
    gap = gaps[np.searchsorted(gaps, at + 1)]
    return np.maximum(np.minimum(end, gap) - at, 0)


@dataclass
class Places:
    """The resolved place of each text."""

    code: Ints  # eight digits, zeros below ``level``
    level: npt.NDArray[np.int8]
    ends: npt.NDArray[np.uint64]  # names of road ends, hashed
    name: npt.NDArray[np.uint64]  # name of a village that has no code, hashed; 0 none
    doubtful: Bools  # a หมู่ที่ or village is named but its subdistrict is not known


def resolve(
    flat: Flat, mentions: Mentions, slots: Slots, gazetteer: Gazetteer, code: Ints,
    level: npt.NDArray[np.int8],
) -> Places:  # fmt: skip
    """Find the finest place of each text."""
    size = flat.size
    code, level = code.copy(), level.copy()
    for depth in (6, 4, 2, 0):
        here = np.flatnonzero(level == depth + 2)
        wrong = here[~_plausible(gazetteer, code[here], level[here])]
        level[wrong] = depth
        code[wrong] = parent_code(code[wrong], depth)
    code, level = _upper(mentions, gazetteer, code, level, size, flat)
    code, level = _village(mentions, slots, gazetteer, code, level, size, flat)
    has_moo = slots.moo > 0
    named = np.zeros(size, bool)
    own = (mentions.level == 8) & ~mentions.is_end
    named[mentions.row[own]] = True
    lao = mentions.is_lao & (level[mentions.row] < 6)
    return Places(
        code=code, level=level, ends=_ends(flat, mentions, size),
        name=_loose_name(flat, mentions, own | lao, level, size),
        doubtful=(level < 6) & (has_moo | named),
    )  # fmt: skip


def _plausible(gazetteer: Gazetteer, code: Ints, level: npt.NDArray[np.int8]) -> Bools:
    """Tell codes of one level that exist; where that level is not listed, ask the one above."""
    depth = int(level[0]) if len(level) else 0
    if depth == 0:
        return np.ones(len(code), bool)
    above = np.full(len(level), depth - 2, np.int8)
    if not len(gazetteer.by_level[depth]):
        return _plausible(gazetteer, parent_code(code, depth - 2), above)
    known = gazetteer.known(code, level)
    if depth == 8:
        low, high = gazetteer.children(parent_code(code, 6), level=8)
        bare = np.flatnonzero(low == high)  # a subdistrict whose villages are not listed
        known[bare] = _plausible(gazetteer, parent_code(code[bare], 6), above[bare])
    return known


def _first(mentions: Mentions, pick: Bools, size: int) -> Ints:
    """Return for each text its first mention of a sort, -1 if none."""
    out = np.full(size, -1, np.int64)
    at = np.flatnonzero(pick)[::-1]
    out[mentions.row[at]] = at
    return out


def _upper(
    mentions: Mentions, gazetteer: Gazetteer, code: Ints, level: npt.NDArray[np.int8], size: int,
    flat: Flat,
) -> tuple[Ints, npt.NDArray[np.int8]]:  # fmt: skip
    """Complete province, district and subdistrict from their names."""
    province = _named(mentions, gazetteer, 2, np.zeros(size, np.int64), size, flat)
    home = np.where(level >= 2, parent_code(code, 2), province)
    level = np.where((level < 2) & (home > 0), 2, level).astype(np.int8)
    code = np.where(code > 0, code, home)
    inside = _named(mentions, gazetteer, 4, home, size, flat)
    anywhere = _named(mentions, gazetteer, 4, np.zeros(size, np.int64), size, flat, under=0)
    district = np.where(home > 0, inside, anywhere)
    gains = (level < 4) & (district > 0)
    text_tambon = _named(mentions, gazetteer, 6, district, size, flat, under=4)
    against = (district > 0) & (text_tambon > 0) & (level >= 4)
    against &= parent_code(code, 4) != district  # both names contradict the row's code
    code = np.where(gains, district, np.where(against, text_tambon, code))
    level = np.where(gains, 4, np.where(against, 6, level)).astype(np.int8)
    in_district = _named(mentions, gazetteer, 6, parent_code(code, 4), size, flat, under=4)
    in_province = _named(mentions, gazetteer, 6, parent_code(code, 2), size, flat, under=2)
    tambon = np.where(level == 4, in_district, np.where(level == 2, in_province, 0))
    if (level == 0).any():
        nation = _named(mentions, gazetteer, 6, np.zeros(size, np.int64), size, flat, under=0)
        tambon = np.where(level == 0, nation, tambon)
    gains = tambon > 0
    return np.where(gains, tambon, code), np.where(gains, 6, level).astype(np.int8)


def _named(
    mentions: Mentions, gazetteer: Gazetteer, depth: int, parent: Ints, size: int, flat: Flat,
    under: int | None = None,
) -> Ints:  # fmt: skip
    """Return the code of the place of ``depth`` named in each text below ``parent``."""
    out = np.zeros(size, np.int64)
    under = (depth - 2 if depth > 2 else 0) if under is None else under
    for lao in (True, False) if depth == 6 else (False,):
        pick = _first(mentions, (mentions.level == depth) & (mentions.is_lao == lao), size)
        rows = np.flatnonzero(pick >= 0)
        at = pick[rows]
        found = np.zeros(len(rows), np.int64)
        for column in range(3):
            name = mentions.names[at, column].astype(np.int64)
            more = gazetteer.find(name, parent[rows], level=depth, under=under)
            found = np.where(found > 0, found, more)
        if under and depth > 2:
            lost = (found == 0) & (parent[rows] > 0) & (under == depth - 2)
            found[lost] = _slipped(flat, mentions, at[lost], parent[rows][lost], gazetteer, depth)
        out[rows] = np.where(found > 0, found, out[rows])
    return out


def _slipped(
    flat: Flat, mentions: Mentions, at: Ints, parent: Ints, gazetteer: Gazetteer, depth: int
) -> Ints:
    """Read a misspelt name as the one sister place it clearly resembles."""
    low, high = gazetteer.children(parent, level=depth)
    counts = high - low
    out = np.zeros(len(at), np.int64)
    if not counts.sum():
        return out
    who = np.repeat(np.arange(len(at)), counts)
    each = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + low[who]
    place = gazetteer.by_level[depth][each]
    window = _window_signs(flat, mentions.at[at], np.maximum(mentions.size[at], 4))
    theirs = gazetteer.signatures[place]
    shared = popcount(window[who] & theirs)
    union = popcount(window[who] | theirs)
    likeness = shared / np.maximum(union, 1)
    order = np.lexsort((-likeness, who))
    who, likeness, place = who[order], likeness[order], place[order]
    lead = np.flatnonzero(np.concatenate([[True], who[1:] != who[:-1]]))
    second = np.zeros(len(lead))
    next_same = (lead + 1 < len(who)) & (who[np.minimum(lead + 1, len(who) - 1)] == who[lead])
    second[next_same] = likeness[lead[next_same] + 1]
    good = (likeness[lead] >= _SLIP_LIKENESS - 0.12) & (likeness[lead] - second >= _LEAD)
    out[who[lead[good]]] = gazetteer.codes[place[lead[good]]]
    return out


def _window_signs(flat: Flat, at: Ints, size: Ints) -> Signs:
    bits = np.zeros((len(at), 256), np.uint8)
    letters = np.append(flat.chars, np.zeros(2, np.uint8))
    for step in range(int(size.max(initial=0)) - 1):
        live = np.flatnonzero(step + 1 < size)
        here = np.minimum(at[live] + step, len(flat.chars))
        bits[live, pair_hash(letters[here], letters[here + 1])] = 1
    return np.packbits(bits, axis=1).view(np.uint64)


def _village(
    mentions: Mentions, slots: Slots, gazetteer: Gazetteer, code: Ints,
    level: npt.NDArray[np.int8], size: int, flat: Flat,
) -> tuple[Ints, npt.NDArray[np.int8]]:  # fmt: skip
    """Find the village from หมู่ที่ (one number) and from the name."""
    single = (slots.moo > 0) & (slots.moo & (slots.moo - np.uint64(1)) == 0)
    number = np.zeros(size, np.int64)
    number[single] = np.log2(slots.moo[single].astype(np.float64)).round().astype(np.int64)
    tambon = parent_code(code, 6)
    at_tambon = level == 6
    listed = gazetteer.find_moo(number, tambon)
    counted = np.where(listed > 0, listed, tambon + number)
    by_moo = np.where(at_tambon & single & (number > 0), counted, 0)
    several = (slots.moo > 0) & ~single
    own = (mentions.level == 8) & ~mentions.is_end
    pick = _first(mentions, own, size)
    by_name = np.zeros(size, np.int64)
    for depth, under in ((6, 6), (4, 4)):
        rows = np.flatnonzero((pick >= 0) & (level == depth) & ~several)
        at = pick[rows]
        found = np.zeros(len(rows), np.int64)
        for column in range(3):
            name = mentions.names[at, column].astype(np.int64)
            more = gazetteer.find(name, parent_code(code[rows], under), level=8, under=under)
            found = np.where(found > 0, found, more)
        if depth == 4:  # a number that contradicts the name leaves the place open
            clash = single[rows] & (found % 100 != number[rows])
            found[clash] = 0
        else:
            lost = (found == 0) & (by_moo[rows] == 0)
            found[lost] = _slipped(flat, mentions, at[lost], tambon[rows][lost], gazetteer, 8)
        by_name[rows] = found
    village = np.where(by_moo > 0, by_moo, by_name)
    gains = village > 0
    return np.where(gains, village, code), np.where(gains, 8, level).astype(np.int8)


def _hashes(flat: Flat, at: Ints, size: Ints) -> npt.NDArray[np.uint64]:
    """Hash the letters of each span; spaces and lost tone marks make no difference."""
    out = np.full(len(at), 1469598103934665603, np.uint64)
    letters = np.append(flat.chars, np.uint8(0))
    good = is_letter(letters)
    for step in range(int(size.max(initial=0))):
        live = np.flatnonzero(step < size)
        here = np.minimum(at[live] + step, len(flat.chars))
        used = good[here]
        live, here = live[used], here[used]
        out[live] = (out[live] ^ letters[here]) * np.uint64(1099511628211)
    return out ^ (out >> np.uint64(29))


def _ends(flat: Flat, mentions: Mentions, size: int) -> npt.NDArray[np.uint64]:
    """Collect the names of a road's ends, whichever way round."""
    out = np.zeros(size, np.uint64)
    here = np.flatnonzero(mentions.is_end & (mentions.size >= 2))
    hashed = _hashes(flat, mentions.at[here], mentions.size[here]) % np.uint64(64)
    np.bitwise_or.at(out, mentions.row[here], np.uint64(1) << hashed)
    return out


def _loose_name(
    flat: Flat, mentions: Mentions, own: Bools, level: npt.NDArray[np.int8], size: int
) -> npt.NDArray[np.uint64]:
    """Hash the village name of a text whose village has no code."""
    out = np.zeros(size, np.uint64)
    here = np.flatnonzero(own & (mentions.size >= 2) & (level[mentions.row] < 8))[::-1]
    out[mentions.row[here]] = _hashes(flat, mentions.at[here], mentions.size[here]) | np.uint64(1)
    return out
