"""Thai text as a skeleton: one small number a letter, look-alikes folded together.

The skeleton drops what hurried typing loses (tone marks, spaces, doubled
letters), joins what fonts take apart (nikhahit and aa, two sara e) and folds
letters that are mistaken for each other (ด ต, บ ป, ซ ช, long and short vowels).
Digits are one symbol each, Thai or Arabic.  Everything works on all texts of a
batch at once: ``Flat`` holds their letters end to end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

Bytes = npt.NDArray[np.uint8]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Texts = Sequence[str] | pl.Series
"""Texts of a batch; a column of a table stays one, which no process has to take apart."""

WIDTH = 80  # size of the alphabet; 0 means "no letter"
LONGEST = 700  # letters of a text that are read; the rest of a longer text is ignored

_FOLDS = (
    "ก", "ข ฃ", "ค ฅ ฆ", "ง", "จ", "ฉ", "ช ซ ฌ", "ญ ย", "ด ต ฎ ฏ", "ถ ภ ฐ", "ท ธ ฑ ฒ", "น ณ",
    "บ ป", "ผ ฝ", "พ ฟ", "ม", "ร ฤ", "ล ฬ ฦ", "ว", "ศ ษ ส", "ห", "อ", "ฮ",
    "ะ", "ั", "า ๅ", "ำ", "ิ ี ึ ื", "ุ ู", "เ", "แ", "โ", "ใ ไ", "ฯ",
)  # fmt: skip
_DROPPED = "่้๊๋์็ๆฺ๎\u200b\u200c\u200d\ufeff\u00ad\u2060*#\"'`’‘“”"
_PUNCTUATION = {".": ".", ",": ",،;:", "-": "-–—‐‑−~", "/": "/\\|", "+": "+"}

_DIGIT = 1  # codes 1..10 are the digits 0..9
LETTERS = 11  # first letter code
_LATIN = LETTERS + len(_FOLDS)
DOT, COMMA, DASH, SLASH, PLUS = range(_LATIN + 26, _LATIN + 31)
_SPACE, _DROP, _NIKHAHIT = 253, 254, 252


def _alphabet() -> Bytes:
    table = np.full(0x10000, _SPACE, np.uint8)
    for code, group in enumerate(_FOLDS, LETTERS):
        for letter in group.split():
            table[ord(letter)] = code
    for i in range(26):
        table[ord("a") + i] = table[ord("A") + i] = _LATIN + i
    for i in range(10):
        table[ord("0") + i] = table[ord("๐") + i] = _DIGIT + i
    for code, (_, signs) in enumerate(_PUNCTUATION.items(), DOT):
        for sign in signs:
            table[ord(sign)] = code
    for sign in _DROPPED:
        table[ord(sign)] = _DROP
    table[ord("ํ")] = _NIKHAHIT
    return table


_TABLE = _alphabet()
_E, _AE = int(_TABLE[ord("เ")]), int(_TABLE[ord("แ")])
_AA, _AM = int(_TABLE[ord("า")]), int(_TABLE[ord("ำ")])


@dataclass(frozen=True)
class Flat:
    """The skeletons of a batch, end to end; text ``i`` is ``starts[i]:starts[i+1]``.

    ``bound`` marks letters that follow a space, a bracket or the start.
    """

    chars: Bytes
    bound: Bools
    starts: Ints

    @property
    def size(self) -> int:
        """Number of texts."""
        return len(self.starts) - 1

    @cached_property
    def rows(self) -> npt.NDArray[np.int32]:
        """The text each letter belongs to."""
        return np.repeat(np.arange(self.size, dtype=np.int32), np.diff(self.starts))


def is_digit(chars: Bytes) -> Bools:
    """Tell which symbols are digits."""
    return (chars >= _DIGIT) & (chars < LETTERS)


def is_letter(chars: Bytes) -> Bools:
    """Tell which symbols are letters of either script."""
    return (chars >= LETTERS) & (chars < DOT)


def skeletons(texts: Texts) -> Flat:
    """Reduce a batch of texts to their skeletons."""
    joined, lengths = _end_to_end(texts)
    wide = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    chars = _TABLE[np.minimum(wide, 0xFFFF)]
    rows = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)
    kept = chars != _DROP
    chars, rows = chars[kept], rows[kept]
    chars, rows = _joined_vowels(chars, rows)
    solid = np.flatnonzero(chars != _SPACE)
    chars, rows = chars[solid], rows[solid]
    fresh = np.ones(len(chars), bool)
    fresh[1:] = rows[1:] != rows[:-1]
    bound = fresh.copy()
    bound[1:] |= np.diff(solid) > 1
    return _tidied(chars, rows, bound, len(texts))


def _end_to_end(texts: Texts) -> tuple[str, Ints]:
    if isinstance(texts, pl.Series):
        return texts.str.join("").item(), texts.str.len_chars().to_numpy().astype(np.int64)
    return "".join(texts), np.fromiter(map(len, texts), np.int64, len(texts))


def _joined_vowels(
    chars: Bytes, rows: npt.NDArray[np.int32]
) -> tuple[Bytes, npt.NDArray[np.int32]]:
    chars = chars.copy()
    drop = np.zeros(len(chars), bool)
    nikhahit = np.flatnonzero(chars == _NIKHAHIT)
    if len(nikhahit):
        drop[nikhahit] = True
        follows = nikhahit[nikhahit + 1 < len(chars)]
        follows = follows[(chars[follows + 1] == _AA) & (rows[follows + 1] == rows[follows])]
        chars[follows + 1] = _AM
    doubled = np.flatnonzero((chars[:-1] == _E) & (chars[1:] == _E) & (rows[:-1] == rows[1:]))
    chars[doubled] = _AE
    drop[doubled + 1] = True
    return chars[~drop], rows[~drop]


def _tidied(chars: Bytes, rows: npt.NDArray[np.int32], bound: Bools, size: int) -> Flat:
    """Drop doubled letters and thousands commas, cut long texts, find the starts."""
    keep = np.ones(len(chars), bool)
    thai = (chars >= LETTERS) & (chars < _LATIN)
    keep[1:] = ~((chars[1:] == chars[:-1]) & thai[1:] & ~bound[1:])
    keep &= ~_thousands(chars, bound)
    chars, rows, bound = chars[keep], rows[keep], bound[keep]
    starts = np.searchsorted(rows, np.arange(size + 1))
    if size and np.diff(starts).max(initial=0) > LONGEST:
        offset = np.arange(len(rows)) - starts[rows]
        short = offset < LONGEST
        chars, rows, bound = chars[short], rows[short], bound[short]
        starts = np.searchsorted(rows, np.arange(size + 1))
    return Flat(chars, bound, starts.astype(np.int64))


def _thousands(chars: Bytes, bound: Bools) -> Bools:
    """Mark the comma in 1,500 but not in "หมู่ที่ 1,3,5"."""
    marked = np.zeros(len(chars), bool)
    at = np.flatnonzero(chars == COMMA)
    at = at[(at > 0) & (at + 3 < len(chars))]
    digit, tight = is_digit(chars), ~bound
    good = digit[at - 1]
    for step in (1, 2, 3):
        good &= digit[at + step] & tight[at + step]
    after = np.minimum(at + 4, len(chars) - 1)
    good &= ~(digit[after] & tight[after] & (at + 4 < len(chars)))
    marked[at[good]] = True
    return marked


def skeleton(text: str) -> bytes:
    """Return one text's skeleton as bytes."""
    return skeletons([text]).chars.tobytes()
