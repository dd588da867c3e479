"""What people accepted and took back, as weights of words for each target.

Nothing is stored: weights are made anew from the choices themselves, so the same choices
always say the same, and one that is gone leaves no trace.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from oneplan.engines.alignment.channels import Table, word_table
from oneplan.engines.alignment.text import Read, read_all, without_places

TELLING = 0.3
"""The weight from which a learnt word is told, and from which its works are called similar."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One judgement of a person: this work serves the target with this code.

    ``stands`` is false for a claim that was taken back or refused; ``key`` is whatever the
    caller finds the work by.
    """

    text: str
    code: str
    stands: bool = True
    key: str = ""


@dataclass(frozen=True, slots=True)
class Precedents:
    """The earlier works behind a suggestion, by the ``words`` they share with the text.

    ``tied`` are the works whose claims stand, the most alike first; ``untied`` counts those
    whose claims do not.
    """

    words: tuple[str, ...] = ()
    tied: tuple[Choice, ...] = ()
    untied: int = 0


class Learned:
    """Choices made ready: what the words of a text say of each target, and whose words they are.

    A word weighs the share of its choices that went to a target, trusted more the oftener it
    was seen (n / (n + 1)): once gives at most 0.5, four times 0.8.  Choices that do not stand
    are taken from n, and a word whose claims mostly fell speaks against the target.
    """

    def __init__(self, choices: Iterable[Choice] = ()) -> None:
        self._choices = list(choices)
        reads = read_all(without_places(choice.text) for choice in self._choices)
        self._words = [frozenset(read.words) for read in reads]
        net: dict[str, Counter[str]] = defaultdict(Counter)
        anywhere: Counter[str] = Counter()
        self._of: dict[str, list[int]] = defaultdict(list)
        for at, (choice, words) in enumerate(zip(self._choices, self._words, strict=True)):
            anywhere.update(words)
            self._of[choice.code].append(at)
            for word in words:
                net[choice.code][word] += 1 if choice.stands else -1
        self.weights: Mapping[str, Mapping[str, float]] = {
            code: {
                word: n / anywhere[word] * abs(n) / (abs(n) + 1) for word, n in counts.items() if n
            }
            for code, counts in net.items()
        }
        self._index = {word: at for at, word in enumerate(sorted(anywhere))}

    def scores(self, texts: Sequence[Read], *, codes: Sequence[str]) -> Table:
        """Sum of the weights of the words each text has, texts x ``codes``."""
        table = np.zeros((len(self._index), len(codes)))
        for column, code in enumerate(codes):
            for word, weight in self.weights.get(code, {}).items():
                table[self._index[word], column] = weight
        return np.asarray(word_table(texts, self._index) @ table)

    def precedents(self, text: Read, code: str) -> Precedents:
        """The works that share a telling word with ``text`` and were tied to the target."""
        weights = self.weights.get(code, {})
        told = {word for word in text.words if weights.get(word, 0.0) >= TELLING}
        alike = [(at, self._words[at] & told) for at in self._of.get(code, ())]
        alike = [(at, shared) for at, shared in alike if shared]
        alike.sort(key=lambda pair: (-sum(weights[word] for word in pair[1]), pair[0]))
        works = [self._choices[at] for at, _shared in alike]
        return Precedents(
            words=tuple(sorted(told, key=lambda word: (-weights[word], word))),
            tied=tuple(work for work in works if work.stands),
            untied=sum(not work.stands for work in works),
        )
