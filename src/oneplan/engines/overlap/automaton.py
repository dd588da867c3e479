"""Find thousands of terms in thousands of texts at once.

Both machines walk all texts of a batch in lockstep, one letter a step, so that
the work of a step is a few array operations however many texts there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from oneplan.engines.overlap.text import WIDTH, Bools, Flat, Ints, is_digit

Links = npt.NDArray[np.int32]
_MARGIN = 4  # empty letters below the grid, so that a short term can look past the end


def _trie(words: Sequence[bytes]) -> tuple[list[dict[int, int]], list[int]]:
    """Return children and the last word ending at each state (index + 1)."""
    children: list[dict[int, int]] = [{}]
    ends = [0]
    for index, word in enumerate(words, 1):
        state = 0
        for symbol in word:
            after = children[state].get(symbol)
            if after is None:
                after = children[state][symbol] = len(children)
                children.append({})
                ends.append(0)
            state = after
        ends[state] = ends[state] or index
    return children, ends


@dataclass(frozen=True)
class TermFinder:
    """Reads texts from the end, so that each letter learns the longest term it starts."""

    links: Links  # state offset + symbol -> state offset
    found: Links  # state -> term (1-based) or 0
    lengths: Links  # term -> letters
    free: Bools  # term may start inside a word
    names: Bools  # term opens a name: what follows is not a new word

    @classmethod
    def of(
        cls, words: Sequence[bytes], *, free: Sequence[bool], names: Sequence[bool]
    ) -> "TermFinder":
        """Build the machine; term ``i + 1`` is ``words[i]``."""
        children, ends = _trie([w[::-1] for w in words])
        links = np.zeros((len(children), WIDTH), np.int32)
        fails = np.zeros(len(children), np.int64)
        found = np.asarray(ends, np.int32)
        level = [0]
        while level:  # all states of one depth at once
            states = np.asarray(level)
            if states[0]:
                links[states] = links[fails[states]]
                found[states] = np.where(found[states], found[states], found[fails[states]])
            edges = [(s, symbol, after) for s in level for symbol, after in children[s].items()]
            if edges:
                origin, symbols, targets = np.asarray(edges).T
                fails[targets] = links[origin, symbols]
                links[origin, symbols] = targets
            level = [after for _, _, after in edges]
        links *= WIDTH
        sizes = np.asarray([0, *map(len, words)], np.int32)
        return cls(
            links.ravel(), found, sizes, np.asarray([False, *free]), np.asarray([False, *names])
        )

    def terms(self, flat: Flat) -> Links:
        """Return per letter the term that starts there, chosen leftmost and longest.

        A short term counts only as a word of its own: after a space, a digit or
        another term, and before one of these, and never across a space.
        """
        sizes = np.diff(flat.starts)
        if not len(flat.chars):
            return np.zeros(0, np.int32)
        order = np.argsort(-sizes, kind="stable")
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        width, height = len(order), int(sizes.max())
        offset = np.arange(len(flat.chars)) - np.repeat(flat.starts[:-1], sizes)
        place = offset * width + np.repeat(rank, sizes)
        grid = np.zeros((height + _MARGIN) * width, np.int32)
        grid[place] = flat.chars
        loose = np.ones((height + _MARGIN) * width, bool)
        digit = is_digit(flat.chars)
        loose[place] = flat.bound | digit | np.concatenate([[True], digit[:-1]])
        active = np.searchsorted(-sizes[order], -np.arange(height), side="left")
        shape = (height + _MARGIN, width)
        self._backwards(grid.reshape(shape), active)
        self._greedy(grid.reshape(shape), loose.reshape(shape), active)
        return grid[place]

    def _backwards(self, grid: Links, active: Ints) -> None:
        state = np.zeros(grid.shape[1], np.int32)
        for step in range(len(active) - 1, -1, -1):
            a = active[step]
            state[:a] = self.links[state[:a] + grid[step, :a]]
            grid[step, :a] = self.found[state[:a] // WIDTH]

    def _greedy(self, grid: Links, loose: Bools, active: Ints) -> None:
        until = np.zeros(grid.shape[1], np.int32)
        joined = np.zeros(grid.shape[1], np.int32)
        for step in range(len(active)):
            a = active[step]
            term, end = grid[step, :a], until[:a]
            here = np.flatnonzero((term > 0) & (end <= step))
            word = term[here]
            short = ~self.free[word]
            doubt, weak = here[short], word[short]
            size = self.lengths[weak]
            good = loose[step, doubt] | (joined[doubt] == step)
            for inner in (1, 2):
                good &= ~(loose[step + inner, doubt] & (size > inner))
            good &= loose[step + size, doubt] | (grid[step + size, doubt] > 0)
            taken = np.ones(len(here), bool)
            taken[short] = good
            here, word = here[taken], word[taken]
            kept = np.zeros(a, np.int32)
            kept[here] = word
            grid[step, :a] = kept
            until[here] = step + self.lengths[word]
            joined[here] = np.where(self.names[word], -1, step + self.lengths[word])


@dataclass(frozen=True)
class NameWalker:
    """Reads a name from a given letter on and keeps the three longest that fit."""

    links: Links  # state offset + symbol -> state offset, 0 = dead
    ends: Links  # state -> name (1-based) or 0

    @classmethod
    def of(cls, names: Sequence[bytes]) -> "NameWalker":
        """Build the machine; name ``i + 1`` is ``names[i]``.  State 0 is dead, 1 the start."""
        children, ends = _trie(names)
        links = np.zeros((len(children) + 1, WIDTH), np.int32)
        for state, after in enumerate(children):
            for symbol, target in after.items():
                links[state + 1, symbol] = (target + 1) * WIDTH
        return cls(links.ravel(), np.asarray([0, *ends], np.int32))

    def walk(self, flat: Flat, at: Ints) -> tuple[Links, Links]:
        """Return names and their lengths, three columns, longest first, 0 where none."""
        names = np.zeros((len(at), 3), np.int32)
        sizes = np.zeros((len(at), 3), np.int32)
        padded = np.append(flat.chars, np.uint8(0))
        row_end = flat.starts[np.searchsorted(flat.starts, at, side="right")] if len(at) else at
        live, state = np.arange(len(at)), np.full(len(at), WIDTH, np.int32)
        step = 0
        while len(live):
            here = at[live] + step
            inside = here < row_end[live]
            live, state, here = live[inside], state[inside], here[inside]
            state = self.links[state + padded[here]]
            alive = state > 0
            live, state = live[alive], state[alive]
            step += 1
            name = self.ends[state // WIDTH]
            hit = np.flatnonzero(name)
            if len(hit):
                who = live[hit]
                names[who, 1:], sizes[who, 1:] = names[who, :2], sizes[who, :2]
                names[who, 0], sizes[who, 0] = name[hit], step
        return names, sizes
