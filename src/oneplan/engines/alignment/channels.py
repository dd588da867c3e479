"""The three ways a text can resemble a target, each a plain table texts x targets.

Keywords hold what officials call the thing, BM25 rewards rare words of the target, character
2-4-grams forgive spelling.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from oneplan.engines.alignment.text import Read
from oneplan.thai.search import fold

Table = npt.NDArray[np.float64]
SATURATION, LENGTH = 1.2, 0.75
"""The usual constants of BM25."""
HALF, INSIDE, LATER = 0.5, 0.2, 0.2
"""What a further keyword counts, one inside a longer one, and how much the end of a title loses."""


def pieces(read: Read) -> list[str]:
    """The character 2-, 3- and 4-grams of a text, spaces among them."""
    text = read.folded
    return [text[at : at + size] for size in (2, 3, 4) for at in range(len(text) - size + 1)]


class Spelling:
    """Cosine of TF-IDF vectors of the character 2-, 3- and 4-grams of text and target."""

    def __init__(self, targets: Sequence[Read]) -> None:
        self._count = len(targets)
        self._empty = not any(map(pieces, targets))
        self._vectors = TfidfVectorizer(analyzer=pieces, sublinear_tf=True)
        if not self._empty:
            self._targets = self._vectors.fit_transform(targets)

    def scores(self, texts: Sequence[Read]) -> Table:
        if self._empty:
            return np.zeros((len(texts), self._count))
        seen = self._vectors.transform(texts)
        return np.asarray((seen @ self._targets.T).toarray(), dtype=np.float64)


class BestMatch25:
    """BM25 of the words of a text against the words of each target."""

    def __init__(self, targets: Sequence[Read]) -> None:
        bags = [Counter(read.words) for read in targets]
        self.index = {word: at for at, word in enumerate(sorted(set().union(*bags)))}
        found_in = Counter(word for bag in bags for word in bag)
        mean = max(1.0, sum(map(len, bags)) / max(1, len(bags)))
        weights = np.zeros((len(self.index), len(targets)))
        for column, bag in enumerate(bags):
            room = SATURATION * (1 - LENGTH + LENGTH * bag.total() / mean)
            for word, count in bag.items():
                rare = np.log1p((len(bags) - found_in[word] + 0.5) / (found_in[word] + 0.5))
                weights[self.index[word], column] = rare * count * (SATURATION + 1) / (count + room)
        self.weights = weights

    def scores(self, texts: Sequence[Read]) -> Table:
        return np.asarray(word_table(texts, self.index) @ self.weights)


class Keywords:
    """Curated keywords found in a text: absolute evidence, the longer the word the more.

    A word of several targets weighs less at each.  Inside a longer keyword that was found it
    hardly counts (a port of cruise ships is first that, then a port), and further along in the
    title a little less than at its head.  Of several keywords of one target each counts half of
    the one before, so that a list of many keywords is no advantage.
    """

    def __init__(self, keywords: Sequence[Sequence[str]]) -> None:
        self._count = len(keywords)
        self.targets: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(keywords):
            for word in {fold(word) for word in words} - {""}:
                self.targets[word].append(at)
        self._by_head: dict[str, list[str]] = defaultdict(list)
        for word in self.targets:
            self._by_head[word[:2]].append(word)

    def scores(self, texts: Sequence[Read]) -> Table:
        return np.array([self._of(read) for read in texts]).reshape(len(texts), self._count)

    def found(self, read: Read) -> dict[str, list[tuple[int, int]]]:
        """Which keywords a text has, and from where to where."""
        heads = {read.folded[at : at + size] for size in (1, 2) for at in range(len(read.folded))}
        likely = (word for head in heads for word in self._by_head.get(head, ()))
        places = {word: read.places(word) for word in sorted(likely)}
        return {word: spans for word, spans in places.items() if spans}

    def _of(self, read: Read) -> npt.NDArray[np.float64]:
        found = self.found(read)
        spans = [span for spans in found.values() for span in spans]
        heard: dict[int, list[float]] = defaultdict(list)
        for word, own in found.items():
            best = max(_at(span, among=spans, length=len(read.folded)) for span in own)
            owners = self.targets[word]
            weight = best * (1 + np.log(len(word)) / 2) / np.sqrt(len(owners))
            for target in owners:
                heard[target].append(weight)
        row = np.zeros(self._count)
        for target, weights in heard.items():
            row[target] = halving(weights)
        return row


def halving(weights: Iterable[float]) -> float:
    """The sum of ``weights``, the largest whole, the next by half, and so on.

    >>> halving([1.0, 4.0, 2.0])
    5.25
    """
    return sum(weight * HALF**at for at, weight in enumerate(sorted(weights, reverse=True)))


def _at(span: tuple[int, int], *, among: Iterable[tuple[int, int]], length: int) -> float:
    """How much a word counts for where it stands."""
    start, end = span
    nested = any(
        first <= start and end <= last and last - first > end - start for first, last in among
    )
    return (INSIDE if nested else 1.0) * (1 - LATER * start / length)


def word_table(texts: Sequence[Read], index: dict[str, int]) -> csr_matrix:
    """Which known words each text has, once each."""
    cells = [
        (row, index[word])
        for row, read in enumerate(texts)
        for word in set(read.words)
        if word in index
    ]
    rows, columns = zip(*cells, strict=True) if cells else ((), ())
    shape = (len(texts), len(index))
    return csr_matrix((np.ones(len(cells)), (rows, columns)), shape=shape)
