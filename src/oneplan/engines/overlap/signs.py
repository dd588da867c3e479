"""Sets of letter pairs in 256 bits: how alike two wordings are, at array speed."""

import numpy as np
import numpy.typing as npt

from oneplan.engines.overlap.text import Bools, Bytes, Flat

Signs = npt.NDArray[np.uint64]  # n x 4


def pair_hash(first: Bytes, second: Bytes) -> npt.NDArray[np.uint8]:
    """Map a pair of symbols to one of 256 places."""
    mixed = (first.astype(np.uint32) * 0x9E3779B1 + second.astype(np.uint32) * 0x85EBCA6B) >> 13
    return (mixed & 0xFF).astype(np.uint8)


def word_sign(word: bytes) -> Signs:
    """Return the letter pairs of one word."""
    letters = np.frombuffer(word, np.uint8)
    bits = np.zeros(256, np.uint8)
    bits[pair_hash(letters[:-1], letters[1:])] = 1
    return np.packbits(bits).view(np.uint64)


def pair_signs(flat: Flat, used: Bools) -> Signs:
    """Return for each text the pairs of neighbouring letters that are both ``used``."""
    bits = np.zeros((flat.size, 256), bool)
    at = np.flatnonzero(used[:-1] & used[1:])
    row = flat.rows[at]
    same = row == flat.rows[at + 1]
    at, row = at[same], row[same]
    bits[row, pair_hash(flat.chars[at], flat.chars[at + 1])] = True
    return np.packbits(bits, axis=1).view(np.uint64)


def popcount(signs: Signs) -> npt.NDArray[np.int32]:
    """Count the pairs in each set."""
    bytes_ = np.ascontiguousarray(np.bitwise_count(signs)).view(np.uint32).ravel()
    halves = (bytes_ & np.uint32(0x00FF00FF)) + ((bytes_ >> np.uint32(8)) & np.uint32(0x00FF00FF))
    total = (halves & np.uint32(0xFFFF)) + (halves >> np.uint32(16))
    return total.astype(np.int32)
