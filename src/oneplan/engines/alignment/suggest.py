"""Five suggestions for each text, best first, with the words that matched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from oneplan.engines.alignment.channels import BestMatch25, Keywords, Spelling, Table
from oneplan.engines.alignment.learning import Learned, Precedents
from oneplan.engines.alignment.targets import Target
from oneplan.engines.alignment.text import FUNCTION_WORDS, Read, read_all, without_places

RARE_WORDS, SPELLING, LEARNED = 0.3, 2.0, 1.0
"""What BM25, spelling and learnt words count beside the keywords.

A keyword is worth 2 to 3 and a learnt word at most 1, so that one odd choice outweighs nothing
and many alike outweigh a keyword."""
MOST_WORDS = 6
SHORTEST_PIECE = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A target that may be meant.  ``score`` compares suggestions of one text only.

    ``matched`` are the words of the text that speak for it, the most telling first;
    ``precedents`` the similar works people tied to it before.  Neither: a guess by spelling.
    """

    target: Target
    score: float
    matched: tuple[str, ...]
    precedents: Precedents


class Aligner:
    """A list of targets made ready once for any number of texts."""

    def __init__(self, targets: Sequence[Target]) -> None:
        self._targets = list(targets)
        self._reads = read_all(" ".join((each.name, *each.keywords)) for each in self._targets)
        self._rare = BestMatch25(self._reads)
        self._spelling = Spelling(self._reads)
        self._keywords = Keywords([target.keywords for target in self._targets])

    def suggest(
        self, texts: Iterable[str], *, learned: Learned | None = None, most: int = 5
    ) -> list[list[Suggestion]]:
        """Up to ``most`` suggestions a text; none for a text without words."""
        reads = read_all(map(without_places, texts))
        if not reads or not self._targets:
            return [[] for _read in reads]
        known = learned or Learned()
        scores = self._scores(reads, known)
        order = np.argsort(-scores, axis=1, kind="stable")[:, :most]
        return [
            self._suggestions(read, best, row, known) if read.words else []
            for read, row, best in zip(reads, scores, order, strict=True)
        ]

    def _scores(self, reads: Sequence[Read], learned: Learned) -> Table:
        codes = [target.code for target in self._targets]
        return (
            self._keywords.scores(reads)
            + RARE_WORDS * self._rare.scores(reads)
            + SPELLING * self._spelling.scores(reads)
            + LEARNED * learned.scores(reads, codes=codes)
        )

    def _suggestions(
        self, read: Read, best: Table, row: Table, learned: Learned
    ) -> list[Suggestion]:
        keywords = self._keywords.found(read)
        return [
            Suggestion(
                self._targets[at],
                round(float(row[at]), 2),
                self._matched(read, at, keywords),
                learned.precedents(read, self._targets[at].code),
            )
            for at in map(int, best)
        ]

    def _matched(self, read: Read, at: int, keywords: Iterable[str]) -> tuple[str, ...]:
        """Keywords found, then shared words; else the longest piece in common."""
        own = [word for word in keywords if at in self._keywords.targets[word]]
        known = set(self._reads[at].words)
        rank = self._rare
        shared = sorted(
            {word for word in read.words if word in known},
            key=lambda word: (-rank.weights[rank.index[word], at], word),
        )
        telling = [*sorted(own, key=lambda word: (-len(word), word)), *shared]
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
    return Aligner(targets).suggest(texts, learned=learned, most=most)


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
