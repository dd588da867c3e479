"""The four ways a text can resemble a target, each a plain table texts x targets.

Character 2-4-grams forgive spelling and wording, words hold the subject, BM25 rewards rare
words and short targets, keywords hold what officials call the thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from oneplan.engines.alignment.text import Read
from oneplan.thai.search import fold

Table = npt.NDArray[np.float64]
SATURATION, LENGTH = 1.2, 0.75
"""The usual constants of BM25."""


def pieces(read: Read) -> list[str]:
    """The character 2-, 3- and 4-grams of a text, spaces among them."""
    text = read.folded
    return [text[at : at + size] for size in (2, 3, 4) for at in range(len(text) - size + 1)]


def words(read: Read) -> Sequence[str]:
    """The telling words of a text."""
    return read.words


class Cosine:
    """Cosine of TF-IDF vectors of what ``parts`` takes from a text."""

    def __init__(self, targets: Sequence[Read], *, parts: Callable[[Read], Sequence[str]]) -> None:
        self._count = len(targets)
        self._empty = not any(map(parts, targets))
        self._vectors = TfidfVectorizer(analyzer=parts, sublinear_tf=True)
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
    """Curated keywords found in a text; one that few targets share weighs more."""

    def __init__(self, keywords: Sequence[Sequence[str]]) -> None:
        folded = [sorted({fold(word) for word in words} - {""}) for words in keywords]
        shared = Counter(word for words in folded for word in words)
        self.words = sorted(shared)
        index = {word: at for at, word in enumerate(self.words)}
        self.weights = np.zeros((len(self.words), len(keywords)))
        for column, words in enumerate(folded):
            for word in words:
                self.weights[index[word], column] = (1 + np.log(len(word))) / shared[word]

    def scores(self, texts: Sequence[Read]) -> Table:
        found = np.zeros((len(texts), len(self.words)))
        for row, read in enumerate(texts):
            inside = [at for at, word in enumerate(self.words) if word in read.folded]
            found[row, [at for at in inside if read.has(self.words[at])]] = 1.0
        return np.asarray(found @ self.weights, dtype=np.float64)


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


def standard(table: Table) -> Table:
    """Each row in standard deviations from its mean, so that tables can be added.

    A row that says the same of every target says nothing: zeros.
    """
    spread = table.std(axis=1, keepdims=True)
    said = np.zeros_like(table)
    np.divide(table - table.mean(axis=1, keepdims=True), spread, out=said, where=spread > 1e-12)
    return said
