"""Five suggestions for each text, best first, with the words that matched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from oneplan.engines.alignment.channels import (
    BestMatch25,
    Cosine,
    Keywords,
    Table,
    pieces,
    standard,
    words,
)
from oneplan.engines.alignment.learning import Learned
from oneplan.engines.alignment.targets import Target
from oneplan.engines.alignment.text import FUNCTION_WORDS, Read, read_all, without_places
from oneplan.thai.search import fold

LEARNED_WEIGHT = 3.0
"""Standard deviations that a full weight of accepted words is worth.

Not standardised like the others: one word seen once must not outweigh everything."""
MOST_WORDS = 6
SHORTEST_PIECE = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A target that may be meant.  ``score`` compares suggestions of one text only.

    ``matched`` are the words of the text that speak for it, the most telling first; empty
    means a guess by spelling alone.
    """

    target: Target
    score: float
    matched: tuple[str, ...]


class Aligner:
    """A list of targets made ready once for any number of texts."""

    def __init__(self, targets: Sequence[Target], *, learned: Learned | None = None) -> None:
        self._targets = list(targets)
        self._learned = learned or Learned()
        reads = read_all(" ".join((target.name, *target.keywords)) for target in self._targets)
        self._reads = reads
        self._bm25 = BestMatch25(reads)
        self._keywords = Keywords([target.keywords for target in self._targets])
        self._channels = (
            Cosine(reads, parts=pieces), Cosine(reads, parts=words), self._bm25, self._keywords,
        )  # fmt: skip
        self._folded = [[fold(word) for word in target.keywords] for target in self._targets]

    def suggest(self, texts: Iterable[str], *, most: int = 5) -> list[list[Suggestion]]:
        """Up to ``most`` suggestions a text; none for a text without words."""
        reads = read_all(map(without_places, texts))
        if not reads or not self._targets:
            return [[] for _read in reads]
        scores = self._scores(reads)
        order = np.argsort(-scores, axis=1, kind="stable")[:, :most]
        return [
            [self._suggestion(read, int(at), float(row[at])) for at in best] if read.words else []
            for read, row, best in zip(reads, scores, order, strict=True)
        ]

    def _scores(self, reads: Sequence[Read]) -> Table:
        total = sum(
            (standard(channel.scores(reads)) for channel in self._channels),
            start=np.zeros((len(reads), len(self._targets))),
        )
        if self._learned.weights:
            codes = [target.code for target in self._targets]
            total += LEARNED_WEIGHT * self._learned.scores(reads, codes=codes)
        return total

    def _suggestion(self, read: Read, at: int, score: float) -> Suggestion:
        target = self._targets[at]
        return Suggestion(target, round(score, 2), self._matched(read, at))

    def _matched(self, read: Read, at: int) -> tuple[str, ...]:
        """Keywords found, then shared and learnt words; else the longest piece in common."""
        keywords = [word for word in self._folded[at] if word and read.has(word)]
        own = set(self._reads[at].words)
        rank = self._bm25
        shared = sorted(
            {word for word in read.words if word in own},
            key=lambda word: (-rank.weights[rank.index[word], at], word),
        )
        weights = self._learned.weights.get(self._targets[at].code, {})
        learnt = [word for word in dict.fromkeys(read.words) if weights.get(word, 0) >= 0.3]
        telling = [*sorted(keywords, key=len, reverse=True), *shared, *learnt]
        return _distinct(telling)[:MOST_WORDS] or _piece(read.folded, self._reads[at].folded)


def align(
    texts: Iterable[str],
    targets: Sequence[Target],
    *,
    learned: Learned | None = None,
    most: int = 5,
) -> list[list[Suggestion]]:
    """For each text the ``most`` likely targets, best first, with the words that matched.

    Nothing is assigned: a person chooses and says why.  Keep an ``Aligner`` where the same
    targets are asked again and again.
    """
    return Aligner(targets, learned=learned).suggest(texts, most=most)


def _distinct(telling: Iterable[str]) -> tuple[str, ...]:
    """Without repetitions and without words inside a word already told."""
    told: list[str] = []
    for word in telling:
        if not any(word in other for other in told):
            told.append(word)
    return tuple(told)


def _piece(text: str, target: str) -> tuple[str, ...]:
    """The longest piece both hold, if it is long enough to mean something."""
    match = SequenceMatcher(None, text, target, autojunk=False).find_longest_match()
    piece = text[match.a : match.a + match.size].strip()
    return (piece,) if len(piece) >= SHORTEST_PIECE and piece not in FUNCTION_WORDS else ()
