"""What people accepted, as weights of words for each target: plain numbers in plain JSON."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from oneplan.engines.alignment.channels import Table, word_table
from oneplan.engines.alignment.text import Read, read_all, without_places

VERSION = 1


@dataclass(frozen=True, slots=True)
class Accepted:
    """One choice a person made: this text serves the target with this code."""

    text: str
    code: str


@dataclass(frozen=True, slots=True)
class Learned:
    """Target code -> word -> weight between 0 and 1; ``choices`` is what it was learnt from."""

    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    choices: int = 0

    def to_json(self) -> str:
        """For a file or a column; the same choices give the same text."""
        return json.dumps(
            {"version": VERSION, "choices": self.choices, "weights": self.weights},
            ensure_ascii=False, sort_keys=True,
        )  # fmt: skip

    @classmethod
    def from_json(cls, text: str) -> Learned:
        """Read what ``to_json`` wrote; ``ValueError`` for any other text or version."""
        held = json.loads(text)
        if not isinstance(held, dict) or held.get("version") != VERSION:
            raise ValueError("alignment weights of an unknown version")
        return cls(weights=held["weights"], choices=int(held["choices"]))

    def scores(self, texts: Sequence[Read], *, codes: Sequence[str]) -> Table:
        """Sum of the weights of the words each text has, texts x ``codes``."""
        index = {word: 0 for words in self.weights.values() for word in words}
        index = {word: at for at, word in enumerate(sorted(index))}
        weights = np.zeros((len(index), len(codes)))
        for column, code in enumerate(codes):
            for word, weight in self.weights.get(code, {}).items():
                weights[index[word], column] = weight
        return np.asarray(word_table(texts, index) @ weights)


def learn(accepted: Iterable[Accepted]) -> Learned:
    """Weights from accepted choices; all of them each time, nothing is learnt twice.

    A word's weight for a target is the share of its uses accepted there, trusted more the
    oftener it was seen (n / (n + 1)): once gives at most 0.5, four times 0.8.  Words that
    go with many targets thus weigh little anywhere.
    """
    choices = list(accepted)
    with_target: dict[str, Counter[str]] = defaultdict(Counter)
    anywhere: Counter[str] = Counter()
    reads = read_all(without_places(choice.text) for choice in choices)
    for choice, read in zip(choices, reads, strict=True):
        telling = set(read.words)
        with_target[choice.code].update(telling)
        anywhere.update(telling)
    weights = {
        code: {
            word: round(count / anywhere[word] * count / (count + 1), 4)
            for word, count in sorted(counts.items())
        }
        for code, counts in sorted(with_target.items())
    }
    return Learned(weights=weights, choices=len(choices))
