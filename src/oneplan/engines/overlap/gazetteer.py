"""Place names and the codes they may stand for.

A gazetteer table has the columns ``code`` (official, 2, 4, 6 or 8 digits),
``level``, ``name_th`` and optionally ``moo``.  Wrong codes, empty names and
repeated rows are put aside and counted, never fatal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from oneplan.engines.overlap.automaton import NameWalker
from oneplan.engines.overlap.signs import pair_signs
from oneplan.engines.overlap.text import Ints, skeletons

LEVELS = (2, 4, 6, 8)
_PREFIXES = {2: ("จังหวัด", "จ."), 4: ("อำเภอ", "อ.", "เขต", "กิ่งอำเภอ"), 6: ("ตำบล", "ต.", "แขวง"),
             8: ("บ้าน", "บ.", "หมู่บ้าน", "ชุมชน")}  # fmt: skip


def parse_codes(codes: Sequence[object]) -> tuple[Ints, npt.NDArray[np.int8]]:
    """Return codes padded to eight digits and their levels (0 = no usable code).

    A municipal community ``TTTTTTC07`` becomes a place of its own below its
    subdistrict.  Odd lengths are cut to the level above; letters make no code.
    """
    plain = np.array([_clean(c) for c in codes], dtype="S9")
    digits = plain.view(np.uint8).reshape(len(plain), 9).astype(np.int64)
    community = digits[:, 6] == ord("C")
    shifted = digits.copy()
    shifted[community, 6:8] = digits[community, 7:9]
    shifted[community, 6] += 6
    number = (shifted >= 48) & (shifted <= 48 + 15)
    good = np.cumprod(number[:, :8], axis=1).sum(axis=1)
    level = (good // 2 * 2).astype(np.int8)
    value = np.zeros(len(plain), np.int64)
    for place in range(8):
        value = value * 10 + np.where(place < level, shifted[:, place] - 48, 0)
    return value, level


def _clean(code: object) -> str:
    if code is None:
        return ""
    text = str(code).strip().upper().removesuffix(".0")
    return text if text.isascii() else ""


_SPAN = {0: 10**8, 2: 10**6, 4: 10**4, 6: 10**2, 8: 1}


def parent_code(code: Ints, level: int) -> Ints:
    """Return the code cut to ``level`` digits and padded to eight again."""
    span = _SPAN[level]
    return code // span * span


def span_of(level: npt.NDArray[np.int8]) -> Ints:
    """Return how many village codes a code of this level holds."""
    table = np.ones(9, np.int64)
    for at, span in _SPAN.items():
        table[at] = span
    return table[level]


class _Lookup:
    """Sorted pairs (name, parent) to the one code they mean; 0 where none or several."""

    def __init__(self, name: Ints, parent: Ints, code: Ints) -> None:
        key = name * 10**8 + parent
        order = np.argsort(key, kind="stable")
        key, code = key[order], code[order]
        fresh = np.ones(len(key), bool)
        fresh[1:] = key[1:] != key[:-1]
        starts = np.flatnonzero(fresh)
        low = np.minimum.reduceat(code, starts) if len(starts) else code
        high = np.maximum.reduceat(code, starts) if len(starts) else code
        self.keys = key[starts]
        self.codes = np.where(low == high, low, 0)
        self.first = low

    def find(self, name: Ints, parent: Ints) -> Ints:
        if not len(self.keys):
            return np.zeros(len(name), np.int64)
        key = name * 10**8 + parent
        at = np.minimum(np.searchsorted(self.keys, key), len(self.keys) - 1)
        return np.where((self.keys[at] == key) & (name > 0), self.codes[at], 0)


@dataclass(frozen=True)
class Gazetteer:
    """Places of one province or of the country, ready for look-up."""

    codes: Ints
    levels: npt.NDArray[np.int8]
    names: Sequence[str]
    moos: Ints
    refused: int = 0

    @classmethod
    def of(
        cls,
        codes: Sequence[object],
        names: Sequence[str | None],
        moos: Sequence[object] | None = None,
    ) -> "Gazetteer":
        """Read the columns of a gazetteer table."""
        value, level = parse_codes(codes)
        moo = np.asarray([_number(m) for m in moos], np.int64) if moos else value % 100
        moo = np.where(moo > 0, moo, value % 100)
        clean = [(n or "").strip() for n in names]
        keep = (level > 0) & np.asarray([bool(n) for n in clean], bool)
        order = np.flatnonzero(keep)
        order = order[np.argsort(value[order] * 10 + level[order], kind="stable")]
        places = [(int(value[i]), clean[i]) for i in order]
        kept = [
            i for n, i in enumerate(order) if n == 0 or places[n] not in places[max(0, n - 8) : n]
        ]
        at = np.asarray(kept, np.int64)
        return cls(value[at], level[at], [clean[i] for i in at], moo[at], len(names) - len(at))

    def province(self, code: int) -> "Gazetteer":
        """Return the part of one province (its two digits)."""
        low, high = np.searchsorted(self.codes, [code * 10**6, (code + 1) * 10**6])
        return Gazetteer(
            self.codes[low:high], self.levels[low:high], self.names[low:high], self.moos[low:high]
        )

    @cached_property
    def _bare_names(self) -> list[str]:
        return [_bare(n, level) for n, level in zip(self.names, self.levels.tolist(), strict=True)]

    @cached_property
    def _words(self) -> tuple[list[bytes], Ints]:
        flat = skeletons(self._bare_names)
        whole, starts = flat.chars.tobytes(), flat.starts
        index: dict[bytes, int] = {}
        ids = [
            index.setdefault(whole[starts[i] : starts[i + 1]], len(index)) + 1
            for i in range(len(self.names))
        ]
        return list(index), np.asarray(ids, np.int64)

    @cached_property
    def walker(self) -> NameWalker:
        """Machine that reads names in a text."""
        return NameWalker.of(self._words[0])

    @property
    def name_ids(self) -> Ints:
        """Number of the spelling of each place."""
        return self._words[1]

    @cached_property
    def name_levels(self) -> npt.NDArray[np.int8]:
        """Return for each spelling which levels carry it, as bits."""
        bits = np.zeros(len(self._words[0]) + 1, np.int8)
        np.bitwise_or.at(bits, self.name_ids, (1 << (self.levels // 2)).astype(np.int8))
        return bits

    @cached_property
    def _lookups(self) -> dict[tuple[int, int], _Lookup]:
        tables = {}
        for level, under in (
            (2, 0),
            (4, 0),
            (4, 2),
            (6, 0),
            (6, 2),
            (6, 4),
            (8, 2),
            (8, 4),
            (8, 6),
        ):
            at = self.levels == level
            tables[level, under] = _Lookup(
                self.name_ids[at], parent_code(self.codes[at], under), self.codes[at]
            )
        at = self.levels == 8
        tables[8, 8] = _Lookup(self.moos[at], parent_code(self.codes[at], 6), self.codes[at])
        return tables

    def find(self, name: Ints, parent: Ints, *, level: int, under: int) -> Ints:
        """Return the one place of ``level`` so named below ``parent``; 0 if none or several."""
        return self._lookups[level, under].find(name, parent)

    def find_moo(self, moo: Ints, tambon: Ints) -> Ints:
        """Return the village with this number in the subdistrict, 0 if not known."""
        return self._lookups[8, 8].find(moo, tambon)

    def known(self, code: Ints, level: npt.NDArray[np.int8]) -> npt.NDArray[np.bool_]:
        """Tell which codes exist at their level."""
        key = self.codes * 10 + self.levels
        wanted = code * 10 + level
        at = np.minimum(np.searchsorted(key, wanted), max(len(key) - 1, 0))
        return key[at] == wanted if len(key) else np.zeros(len(code), bool)

    @cached_property
    def signatures(self) -> npt.NDArray[np.uint64]:
        """Letter-pair sets of the places' names, for names with slips."""
        flat = skeletons(self._bare_names)
        return pair_signs(flat, np.ones(len(flat.chars), bool))

    def children(self, parent: Ints, *, level: int) -> tuple[Ints, Ints]:
        """Return for each parent the slice of its places of ``level`` in ``by_level(level)``."""
        codes = self.codes[self.by_level[level]]
        span = _SPAN[level - 2]
        return np.searchsorted(codes, parent), np.searchsorted(codes, parent + span)

    @cached_property
    def by_level(self) -> dict[int, Ints]:
        """Positions of the places of each level, in code order."""
        return {level: np.flatnonzero(self.levels == level) for level in LEVELS}


def _number(value: object) -> int:
    try:
        return int(float(str(value)))
    except (TypeError, ValueError, OverflowError):
        return 0


def _bare(name: str, level: int) -> str:
    for prefix in _PREFIXES[level]:
        rest = name.removeprefix(prefix).strip()
        if rest != name and len(rest) >= 2:
            return rest
    return name
